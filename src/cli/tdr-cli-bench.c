/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-bench-speed.h"
#include "tdr-left-out.h"
#include "tdr-run-set.h"
#include "tdr-run-twins.h"

static TdrErrorRow
predict (const TdrRunCase     *item,
         const TdrCalibration *calibration)
{
  TdrCoefficients coefficients = tdr_calibration_get_coefficients (calibration, &item->situation);
  const TdrErrorRange *range = tdr_calibration_get_range (calibration, item->chip, tdr_run_case_get_quantity (item));
  double predicted = tdr_run_case_predict (item, &coefficients);

  return (TdrErrorRow) {
    .item = item,
    .predicted = predicted,
    .low = range != NULL ? predicted * range->low : 0,
    .high = range != NULL ? predicted * range->high : 0,
  };
}

static TdrErrorRow *
predict_all (const TdrRunSet *set)
{
  const TdrCalibration *calibration = tdr_calibration_get_shipped ();
  TdrErrorRow *rows = g_new (TdrErrorRow, set->n_usable);

  for (guint i = 0; i < set->n_usable; i++)
    rows[i] = predict (set->usable[i], calibration);
  return rows;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* How many rows cannot be predicted, by reason. */
static GHashTable *
count_obstacles (const TdrRunSet *set)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < set->n_cases; i++)
    {
      const char *obstacle = set->cases[i].obstacle;

      if (obstacle != NULL)
        g_hash_table_insert (counts, (gpointer) obstacle,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, obstacle)) + 1));
    }
  return counts;
}

static GPtrArray *
sorted_reasons (GHashTable *counts)
{
  GPtrArray *reasons = g_hash_table_get_keys_as_ptr_array (counts);

  g_ptr_array_sort (reasons, compare_names);
  return reasons;
}

static void
print_twins (const TdrRunSet *set)
{
  g_autoptr (GArray) twins = tdr_run_twins_summarise (set->usable, set->n_usable);

  if (twins->len > 0)
    g_print ("\n%-44s %6s %8s\n", "Rows of one set-up, against each other", "rows", "apart");
  for (guint i = 0; i < twins->len; i++)
    {
      const TdrTwinSummary *summary = &g_array_index (twins, TdrTwinSummary, i);

      g_print ("%-44s %6u %6.1f %%\n", summary->metric, summary->rows, 100 * summary->median_apart);
    }
}

static JsonArray *
twins_to_json (const TdrRunSet *set)
{
  g_autoptr (GArray) twins = tdr_run_twins_summarise (set->usable, set->n_usable);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < twins->len; i++)
    {
      const TdrTwinSummary *summary = &g_array_index (twins, TdrTwinSummary, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "metric", summary->metric);
      json_object_set_int_member (object, "rows", summary->rows);
      json_object_set_double_member (object, "median_apart", summary->median_apart);
      json_array_add_object_element (list, object);
    }

  return list;
}

static void
print_text (const TdrRunSet   *set,
            const TdrErrorRow *rows)
{
  g_autoptr (GHashTable) counts = count_obstacles (set);
  g_autoptr (GPtrArray) reasons = sorted_reasons (counts);

  g_print ("%u of %u rows predicted. Not predicted:\n", set->n_usable, set->n_cases);
  for (guint i = 0; i < reasons->len; i++)
    {
      const char *reason = g_ptr_array_index (reasons, i);

      g_print ("%6u  %s\n", GPOINTER_TO_UINT (g_hash_table_lookup (counts, reason)), reason);
    }
  tdr_error_table_print (rows, set->n_usable);
  print_twins (set);
}

static void
print_json (const TdrRunSet   *set,
            const TdrErrorRow *rows)
{
  g_autoptr (JsonNode) root = tdr_error_table_to_json (rows, set->n_usable);
  g_autoptr (GHashTable) counts = count_obstacles (set);
  g_autoptr (GPtrArray) reasons = sorted_reasons (counts);
  JsonObject *refused = json_object_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < reasons->len; i++)
    {
      const char *reason = g_ptr_array_index (reasons, i);

      json_object_set_int_member (refused, reason, GPOINTER_TO_UINT (g_hash_table_lookup (counts, reason)));
    }
  json_object_set_int_member (json_node_get_object (root), "rows", set->n_cases);
  json_object_set_int_member (json_node_get_object (root), "predicted", set->n_usable);
  json_object_set_object_member (json_node_get_object (root), "not_predicted", refused);
  json_object_set_array_member (json_node_get_object (root), "twins", twins_to_json (set));
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
}

/**
 * tdr_cli_bench:
 *
 * Compares the capacity engine with published runs.
 */
int
tdr_cli_bench (int    argc,
               char **argv)
{
  g_autofree char *measured = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "measured", 'm', 0, G_OPTION_ARG_FILENAME, &measured, "Published runs to compare with", "FILE.csv" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = NULL;
  g_autoptr (TdrRunSet) set = NULL;
  g_autofree TdrErrorRow *rows = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "capacity|speed",
                      "Compares predictions with published runs, or says how fast the engine is.", 1, 1))
    return TDR_CLI_USAGE;
  if (!g_str_equal (argv[1], "capacity") && !g_str_equal (argv[1], "speed"))
    return tdr_cli_usage ("bench", "“%s” cannot be measured: “capacity” and “speed” can", argv[1]);
  if (g_str_equal (argv[1], "capacity") && measured == NULL)
    return tdr_cli_usage ("bench", "give the published runs with --measured FILE.csv");
  catalog = tdr_cli_open_catalog (TRUE, &error);
  if (catalog == NULL)
    return tdr_cli_cannot (error);
  if (g_str_equal (argv[1], "speed"))
    return tdr_cli_bench_speed (catalog) ? TDR_CLI_DONE
                                         : tdr_cli_usage ("bench", "the catalogue has nothing to measure with");
  set = tdr_run_set_load (measured, catalog, &error);
  if (set == NULL)
    return tdr_cli_cannot (error);
  rows = predict_all (set);
  if (json)
    print_json (set, rows);
  else
    print_text (set, rows);
  return TDR_CLI_DONE;
}
