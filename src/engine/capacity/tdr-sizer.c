/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sizer.h"

#include "tdr-arena.h"
#include "tdr-sizing.h"

/* What a search space depends on. */
typedef struct {
  const TdrModelSpec *model;
  const TdrAccelerator *chip;
  int chips;
  double memory_bytes_per_chip;
} Key;

struct _TdrSizer {
  TdrArena *arena;
  GHashTable *spaces;          /* Key → TdrSearchSpace without the places that it lacks; both in the arena */
  TdrSearchSpace workspace;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->model) * 31 + g_direct_hash (key->chip) * 7 + (guint) key->chips;
}

static gboolean
are_equal_keys (gconstpointer a,
                gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  return x->model == y->model && x->chip == y->chip && x->chips == y->chips
         && x->memory_bytes_per_chip == y->memory_bytes_per_chip;
}

/**
 * tdr_sizer_new:
 */
TdrSizer *
tdr_sizer_new (void)
{
  TdrSizer *self = g_new (TdrSizer, 1);

  self->arena = tdr_arena_new ();
  self->spaces = g_hash_table_new (hash_key, are_equal_keys);
  return self;
}

/**
 * tdr_sizer_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_sizer_free (TdrSizer *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->spaces);
  tdr_arena_free (self->arena);
  g_free (self);
}

/* What has a space has passed its checks. */
static const TdrSearchSpace *
find_space (TdrSizer            *self,
            const TdrModelSpec  *model,
            const TdrHost       *host,
            GError             **error)
{
  const Key key = { model, host->chip, host->chips, host->memory_bytes_per_chip };
  TdrSearchSpace *space = g_hash_table_lookup (self->spaces, &key);

  if (space != NULL)
    return space;
  if (!tdr_model_spec_check (model, error) || !tdr_host_check (host, error))
    return NULL;

  tdr_search_space_init (&self->workspace, model, host, tdr_calibration_get_shipped ());
  space = tdr_arena_copy (self->arena, &self->workspace,
                          G_STRUCT_OFFSET (TdrSearchSpace, places)
                            + self->workspace.n_places * sizeof (TdrSearchPlace));
  space->coefficients = tdr_arena_copy (self->arena, self->workspace.own,
                                        self->workspace.n_coefficients * sizeof (TdrCoefficients));
  g_hash_table_insert (self->spaces, tdr_arena_copy (self->arena, &key, sizeof key), space);
  return space;
}

/**
 * tdr_sizer_compute:
 *
 * Does what tdr_sizing_compute() does.
 */
gboolean
tdr_sizer_compute (TdrSizer                *self,
                   const TdrModelSpec      *model,
                   const TdrHost           *host,
                   const TdrServingDemand  *demand,
                   TdrSizing               *sizing,
                   GError                 **error)
{
  const TdrSearchSpace *space;

  if (host->chip == NULL)
    return tdr_sizing_compute (model, host, demand, sizing, error);

  space = find_space (self, model, host, error);
  if (space == NULL || !tdr_serving_demand_check (demand, error))
    return FALSE;
  tdr_sizing_compute_in_space (space, demand, sizing);
  return TRUE;
}
