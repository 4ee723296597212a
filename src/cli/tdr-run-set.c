/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-set.h"

#include "tdr-run-model.h"

static GHashTable *
index_chips (TdrCatalog *catalog)
{
  GHashTable *chips = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_chips;
  const TdrAccelerator *const *all = tdr_catalog_get_accelerators (catalog, &n_chips);

  for (guint i = 0; i < n_chips; i++)
    g_hash_table_insert (chips, (gpointer) all[i]->id, (gpointer) all[i]);
  return chips;
}

/**
 * tdr_run_set_load:
 * @catalog: must outlive the set
 *
 * Reads a file of measured figures.
 *
 * Returns: (transfer full): the set, or %NULL with an error that names file and line
 */
TdrRunSet *
tdr_run_set_load (const char  *path,
                  TdrCatalog  *catalog,
                  GError     **error)
{
  g_autoptr (GHashTable) chips = index_chips (catalog);
  g_autoptr (GPtrArray) runs = tdr_measured_runs_load (path, error);
  TdrRunSet *self;

  if (runs == NULL)
    return NULL;
  self = g_new0 (TdrRunSet, 1);
  self->n_cases = runs->len;
  self->cases = g_new0 (TdrRunCase, runs->len);
  self->usable = g_new0 (const TdrRunCase *, runs->len);
  for (guint i = 0; i < runs->len; i++)
    {
      const TdrMeasuredRun *run = g_ptr_array_index (runs, i);

      tdr_run_case_init (&self->cases[i], run, tdr_run_model_find (run, catalog),
                         g_hash_table_lookup (chips, run->chip));
      if (self->cases[i].obstacle == NULL)
        self->usable[self->n_usable++] = &self->cases[i];
    }
  self->runs = g_steal_pointer (&runs);
  return self;
}

void
tdr_run_set_free (TdrRunSet *self)
{
  g_ptr_array_unref (self->runs);
  g_free (self->cases);
  g_free (self->usable);
  g_free (self);
}
