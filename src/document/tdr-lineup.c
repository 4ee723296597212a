/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-lineup.h"

#include <string.h>

/* A machine before a model is put on it. */
typedef struct {
  TdrLineupPlace place;   /* without id and group */
  guint kind;             /* number of its cloud, type and term */
} Machine;

struct _TdrLineup {
  TdrArena *arena;
  GHashTable *texts;      /* of the arena, each once */
  GString *scratch;
  guint n_instances;
  const TdrInstanceOffer *const *instances;
  TdrLineupPlace *offers;
  Machine *machines;
  GPtrArray *kinds;       /* "aws/p5.48xlarge/on-demand" */
  guint n_hosts;
  GHashTable *joined;     /* model → its places, one a machine */
};

/* Parts apart by "/". */
static const char *
join (TdrLineup  *self,
      const char *first,
      const char *second)
{
  gsize n_first = strlen (first), n_second = strlen (second);
  char *text = tdr_arena_take (self->arena, n_first + n_second + 2);

  memcpy (text, first, n_first);
  text[n_first] = '/';
  memcpy (text + n_first + 1, second, n_second + 1);
  return text;
}

/* The same text is the same pointer. */
static const char *
intern (TdrLineup  *self,
        const char *text)
{
  const char *known = g_hash_table_lookup (self->texts, text);

  if (known == NULL)
    {
      known = tdr_arena_copy (self->arena, text, strlen (text) + 1);
      g_hash_table_add (self->texts, (gpointer) known);
    }
  return known;
}

/* Parts apart by "/", up to %NULL. */
static const char *
intern_joined (TdrLineup *self,
               ...)
{
  va_list parts;

  g_string_truncate (self->scratch, 0);
  va_start (parts, self);
  for (const char *part = va_arg (parts, const char *); part != NULL; part = va_arg (parts, const char *))
    {
      if (self->scratch->len > 0)
        g_string_append_c (self->scratch, '/');
      g_string_append (self->scratch, part);
    }
  va_end (parts);

  return intern (self, self->scratch->str);
}

static void
line_up_offers (TdrLineup  *self,
                TdrCatalog *catalog,
                TdrJudge   *judge)
{
  guint n_offers;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n_offers);

  self->offers = tdr_arena_take (self->arena, MAX (1, n_offers) * sizeof *self->offers);
  for (guint i = 0; i < n_offers; i++)
    self->offers[i] = (TdrLineupPlace) {
      .id = offers[i]->id,
      .group = intern_joined (self, offers[i]->platform, offers[i]->model_id,
                              tdr_route_kind_to_string (offers[i]->route.kind),
                              tdr_deployment_to_string (offers[i]->deployment),
                              offers[i]->commitment != NULL ? offers[i]->commitment : "", NULL),
      .choice = intern_joined (self, offers[i]->platform, offers[i]->model, NULL),
      .ruling = tdr_judge_offer (judge, offers[i]),
    };
}

/* Returns: the number of a text, which is a new one for a new text */
static guint
number_of (GHashTable *numbers,
           const char *text)
{
  gpointer number;

  if (g_hash_table_lookup_extended (numbers, text, NULL, &number))
    return GPOINTER_TO_UINT (number);
  g_hash_table_insert (numbers, (gpointer) text, GUINT_TO_POINTER (g_hash_table_size (numbers)));
  return g_hash_table_size (numbers) - 1;
}

static void
line_up_machines (TdrLineup *self,
                  TdrJudge  *judge)
{
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);

  self->machines = tdr_arena_take (self->arena, MAX (1, self->n_instances) * sizeof *self->machines);
  for (guint i = 0; i < self->n_instances; i++)
    {
      const TdrInstanceOffer *instance = self->instances[i];
      const char *kind = intern_joined (self, instance->cloud, instance->host.instance_type,
                                        tdr_term_to_string (instance->term), NULL);

      self->machines[i] = (Machine) {
        .kind = number_of (kinds, kind),
        .place = { .host = number_of (hosts, instance->host.instance_type),
                   .choice = intern (self, instance->host.chip != NULL ? instance->host.chip->name : instance->chip_name),
                   .ruling = tdr_judge_instance (judge, instance) },
      };
      if (self->machines[i].kind == self->kinds->len)
        g_ptr_array_add (self->kinds, (gpointer) kind);
    }
  self->n_hosts = g_hash_table_size (hosts);
}

/**
 * tdr_lineup_new:
 * @catalog: must outlive the line-up
 * @judge: likewise
 * @arena: likewise; keeps the texts, which outlive the line-up
 */
TdrLineup *
tdr_lineup_new (TdrCatalog *catalog,
                TdrJudge   *judge,
                TdrArena   *arena)
{
  TdrLineup *self = g_new0 (TdrLineup, 1);

  self->arena = arena;
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  self->scratch = g_string_new (NULL);
  self->kinds = g_ptr_array_new ();
  self->joined = g_hash_table_new (NULL, NULL);
  self->instances = tdr_catalog_get_instances (catalog, &self->n_instances);
  line_up_offers (self, catalog, judge);
  line_up_machines (self, judge);

  return self;
}

/**
 * tdr_lineup_free:
 */
void
tdr_lineup_free (TdrLineup *self)
{
  g_hash_table_unref (self->texts);
  g_string_free (self->scratch, TRUE);
  g_hash_table_unref (self->joined);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

/**
 * tdr_lineup_get_offers:
 *
 * Returns: (transfer none): of the catalogue's offers, in its order
 */
const TdrLineupPlace *
tdr_lineup_get_offers (const TdrLineup *self)
{
  return self->offers;
}

static TdrLineupPlace *
put_on_machines (TdrLineup          *self,
                 const TdrModelSpec *model)
{
  TdrLineupPlace *places = tdr_arena_take (self->arena, MAX (1, self->n_instances) * sizeof *places);
  g_autofree const char **groups = g_new (const char *, self->kinds->len);

  for (guint kind = 0; kind < self->kinds->len; kind++)
    groups[kind] = join (self, model->id, g_ptr_array_index (self->kinds, kind));
  for (guint i = 0; i < self->n_instances; i++)
    {
      places[i] = self->machines[i].place;
      places[i].id = join (self, model->id, self->instances[i]->id);
      places[i].group = groups[self->machines[i].kind];
    }

  return places;
}

/**
 * tdr_lineup_get_instances:
 *
 * Returns: (transfer none): of the catalogue's machines with @model on them, in its order
 */
const TdrLineupPlace *
tdr_lineup_get_instances (TdrLineup          *self,
                          const TdrModelSpec *model)
{
  TdrLineupPlace *places = g_hash_table_lookup (self->joined, model);

  if (places == NULL)
    {
      places = put_on_machines (self, model);
      g_hash_table_insert (self->joined, (gpointer) model, places);
    }
  return places;
}

/**
 * tdr_lineup_get_n_hosts:
 *
 * How many types of machine there are.
 */
guint
tdr_lineup_get_n_hosts (const TdrLineup *self)
{
  return self->n_hosts;
}
