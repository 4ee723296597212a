/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-error-table.h"

#include <math.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static int
compare_summaries (gconstpointer a,
                   gconstpointer b)
{
  const TdrErrorSummary *x = a;
  const TdrErrorSummary *y = b;

  return strcmp (x->key, y->key);
}

/**
 * tdr_error_table_median:
 * @values: (element-type double): at least one; they change places
 */
double
tdr_error_table_median (GArray *values)
{
  guint half = values->len / 2;

  g_array_sort (values, compare_doubles);
  if (values->len % 2 == 1)
    return g_array_index (values, double, half);
  return (g_array_index (values, double, half - 1) + g_array_index (values, double, half)) / 2;
}

static TdrErrorSummary
summarise_key (const TdrErrorRow *rows,
               guint              n_rows,
               TdrErrorKey        key,
               const char        *name)
{
  g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) biases = g_array_new (FALSE, FALSE, sizeof (double));
  guint inside = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      double bias = rows[i].predicted / rows[i].item->value - 1;
      double error = fabs (bias);

      if (key (&rows[i]) != name)
        continue;
      g_array_append_val (errors, error);
      g_array_append_val (biases, bias);
      inside += rows[i].item->value >= rows[i].low && rows[i].item->value <= rows[i].high;
    }
  return (TdrErrorSummary) {
    .key = name,
    .rows = errors->len,
    .median_error = tdr_error_table_median (errors),
    .median_bias = tdr_error_table_median (biases),
    .coverage = (double) inside / errors->len,
  };
}

/**
 * tdr_error_table_summarise:
 *
 * Returns: (transfer full) (element-type TdrErrorSummary): one for each name, sorted by it
 */
GArray *
tdr_error_table_summarise (const TdrErrorRow *rows,
                           guint              n_rows,
                           TdrErrorKey        key)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *summaries = g_array_new (FALSE, FALSE, sizeof (TdrErrorSummary));

  for (guint i = 0; i < n_rows; i++)
    {
      const char *name = key (&rows[i]);

      if (name != NULL && g_hash_table_add (seen, (gpointer) name))
        {
          TdrErrorSummary summary = summarise_key (rows, n_rows, key, name);

          g_array_append_val (summaries, summary);
        }
    }
  g_array_sort (summaries, compare_summaries);
  return summaries;
}

static gboolean
is_serving (const TdrErrorRow *row)
{
  return !row->item->mlperf && !tdr_run_case_is_training (row->item);
}

static const char *
key_all (const TdrErrorRow *row)
{
  return is_serving (row) ? g_intern_static_string ("all") : NULL;
}

static const char *
key_chip (const TdrErrorRow *row)
{
  return is_serving (row) ? g_intern_string (row->item->chip->id) : NULL;
}

static const char *
key_training_chip (const TdrErrorRow *row)
{
  return tdr_run_case_is_training (row->item) ? g_intern_string (row->item->chip->id) : NULL;
}

static const char *
key_training (const TdrErrorRow *row)
{
  return tdr_run_case_is_training (row->item) ? g_intern_static_string ("all") : NULL;
}

/**
 * tdr_error_key_source:
 *
 * Counts rows by who published them.
 */
const char *
tdr_error_key_source (const TdrErrorRow *row)
{
  return row->item->run->source;
}

static const char *
key_metric (const TdrErrorRow *row)
{
  return is_serving (row) ? row->item->run->metric : NULL;
}

static const char *
key_stack (const TdrErrorRow *row)
{
  return is_serving (row) ? g_intern_string (row->item->stack) : NULL;
}

static const char *
key_chip_metric (const TdrErrorRow *row)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", row->item->chip->id, row->item->run->metric);

  return is_serving (row) ? g_intern_string (name) : NULL;
}

static const char *
key_mlperf (const TdrErrorRow *row)
{
  return row->item->mlperf ? g_intern_string (row->item->chip->id) : NULL;
}

static const struct {
  const char *title;
  const char *member;
  TdrErrorKey key;
} tables[] = {
  { "Chip", "chips", key_chip },
  { "Metric", "metrics", key_metric },
  { "Stack", "stacks", key_stack },
  { "Chip and metric", "chips_and_metrics", key_chip_metric },
  { "MLPerf", "mlperf", key_mlperf },
  { "Serving in all, without MLPerf", "all", key_all },
  { "Training, by chip", "training_chips", key_training_chip },
  { "Training in all", "training", key_training },
};

/**
 * tdr_error_table_print:
 *
 * Prints median error, bias and coverage by chip, metric, stack and in all.
 */
void
tdr_error_table_print (const TdrErrorRow *rows,
                       guint              n_rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GArray) summaries = tdr_error_table_summarise (rows, n_rows, tables[i].key);

      if (summaries->len == 0)
        continue;
      g_print ("\n%-44s %6s %8s %8s %8s\n", tables[i].title, "rows", "error", "bias", "inside");
      for (guint j = 0; j < summaries->len; j++)
        {
          const TdrErrorSummary *summary = &g_array_index (summaries, TdrErrorSummary, j);

          g_print ("%-44s %6u %6.1f %% %+6.1f %% %6.1f %%\n", summary->key, summary->rows, 100 * summary->median_error,
                   100 * summary->median_bias, 100 * summary->coverage);
        }
    }
}

static void
add_summary (JsonBuilder           *builder,
             const TdrErrorSummary *summary)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, summary->key);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_int_value (builder, summary->rows);
  json_builder_set_member_name (builder, "median_error");
  json_builder_add_double_value (builder, summary->median_error);
  json_builder_set_member_name (builder, "median_bias");
  json_builder_add_double_value (builder, summary->median_bias);
  json_builder_set_member_name (builder, "coverage");
  json_builder_add_double_value (builder, summary->coverage);
  json_builder_end_object (builder);
}

/**
 * tdr_error_table_to_json:
 *
 * Returns: (transfer full): the same tables for a program
 */
JsonNode *
tdr_error_table_to_json (const TdrErrorRow *rows,
                         guint              n_rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GArray) summaries = tdr_error_table_summarise (rows, n_rows, tables[i].key);

      json_builder_set_member_name (builder, tables[i].member);
      json_builder_begin_array (builder);
      for (guint j = 0; j < summaries->len; j++)
        add_summary (builder, &g_array_index (summaries, TdrErrorSummary, j));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
