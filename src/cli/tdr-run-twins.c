/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-twins.h"

#include "tdr-error-table.h"

#include <math.h>

typedef struct {
  const char *metric;
  GArray *values;
} Twins;

static void
free_twins (gpointer data)
{
  Twins *self = data;

  g_array_unref (self->values);
  g_free (self);
}

/* All that a row says of its set-up, but which row it is and what came out. */
static char *
dup_setting (const TdrMeasuredRun *run)
{
  return g_strdup_printf ("%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%g|%g|%g|%g|%g|%g|%g|%g|%g", run->metric, run->source, run->date,
                          run->chip, run->model_raw, run->weights, run->cache, run->phase, run->software, run->notes,
                          run->chips, run->input_tokens, run->output_tokens, run->batch, run->concurrency,
                          run->tensor_parallel, run->pipeline_parallel, run->expert_parallel, run->data_parallel);
}

static GHashTable *
group (const TdrRunCase *const *cases,
       guint                    n_cases)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_twins);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *setting = dup_setting (cases[i]->run);
      Twins *twins = g_hash_table_lookup (groups, setting);

      if (twins == NULL)
        {
          twins = g_new0 (Twins, 1);
          twins->metric = cases[i]->run->metric;
          twins->values = g_array_new (FALSE, FALSE, sizeof (double));
          g_hash_table_insert (groups, g_steal_pointer (&setting), twins);
        }
      g_array_append_val (twins->values, cases[i]->run->value);
    }

  return groups;
}

static void
append_pairs (const Twins *twins,
              GArray      *apart)
{
  const double *values = (const double *) (gconstpointer) twins->values->data;

  for (guint i = 0; i < twins->values->len; i++)
    for (guint j = 0; j < twins->values->len; j++)
      if (i != j)
        {
          double distance = fabs (values[i] / values[j] - 1);

          g_array_append_val (apart, distance);
        }
}

static TdrTwinSummary
summarise_metric (GHashTable *groups,
                  const char *metric)
{
  g_autoptr (GArray) apart = g_array_new (FALSE, FALSE, sizeof (double));
  TdrTwinSummary summary = { .metric = metric };
  GHashTableIter iter;
  gpointer twins;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &twins))
    {
      const Twins *own = twins;

      if (!g_str_equal (own->metric, metric) || own->values->len < 2)
        continue;
      summary.rows += own->values->len;
      append_pairs (own, apart);
    }

  summary.median_apart = summary.rows > 0 ? tdr_error_table_median (apart) : 0;
  return summary;
}

static int
compare_metrics (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const TdrTwinSummary *) a)->metric, ((const TdrTwinSummary *) b)->metric);
}

/**
 * tdr_run_twins_summarise:
 *
 * Holds rows that differ in nothing but their figure against each other.
 *
 * Returns: (transfer full) (element-type TdrTwinSummary): by metric; one without twins is left out
 */
GArray *
tdr_run_twins_summarise (const TdrRunCase *const *cases,
                         guint                    n_cases)
{
  g_autoptr (GHashTable) groups = group (cases, n_cases);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *summaries = g_array_new (FALSE, FALSE, sizeof (TdrTwinSummary));

  for (guint i = 0; i < n_cases; i++)
    if (g_hash_table_add (seen, (gpointer) cases[i]->run->metric))
      {
        TdrTwinSummary summary = summarise_metric (groups, cases[i]->run->metric);

        if (summary.rows > 0)
          g_array_append_val (summaries, summary);
      }

  g_array_sort (summaries, compare_metrics);
  return summaries;
}
