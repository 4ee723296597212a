/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-calibration-files.h"
#include "tdr-left-out.h"
#include "tdr-run-set.h"

/* Each part is left out once: enough parts that what is kept is nearly everything, few enough to wait for. */
#define GROUP_FOLDS 8
#define CHIP_FOLDS 17

/* Gives the left-out rows the intervals that they themselves lead to, to show how many fall inside. */
static void
set_intervals (TdrErrorRow          *rows,
               guint                 n_rows,
               const TdrCalibration *calibration)
{
  for (guint i = 0; i < n_rows; i++)
    {
      const TdrErrorRange *range = tdr_calibration_get_range (calibration, rows[i].item->chip,
                                                              tdr_run_case_get_quantity (rows[i].item));

      rows[i].low = range != NULL ? rows[i].predicted * range->low : 0;
      rows[i].high = range != NULL ? rows[i].predicted * range->high : 0;
    }
}

/* A buyer's errors: those of the rows if nobody had said what release they ran. */
static void
print_forecasts (const TdrErrorRow    *rows,
                 guint                 n_rows,
                 const TdrCalibration *calibration)
{
  g_autofree TdrErrorRow *forecasts = g_memdup2 (rows, n_rows * sizeof *rows);

  for (guint i = 0; i < n_rows; i++)
    forecasts[i].predicted = rows[i].forecast;
  set_intervals (forecasts, n_rows, calibration);
  tdr_error_table_print (forecasts, n_rows);
}

static gboolean
calibrate (const TdrRunSet  *set,
           const char       *folder,
           GError          **error)
{
  TdrCalibratorWidths widths = tdr_calibrator_get_widths ();
  g_autoptr (TdrCalibrator) calibrator = tdr_calibrator_new (set->usable, set->n_usable, &widths);
  g_autofree TdrErrorRow *by_group = tdr_left_out_predict (set->usable, set->n_usable, &widths, tdr_left_out_group,
                                                           GROUP_FOLDS);
  g_autofree TdrErrorRow *by_chip = tdr_left_out_predict (set->usable, set->n_usable, &widths, tdr_left_out_chip,
                                                          CHIP_FOLDS);
  TdrCalibration calibration = *tdr_calibrator_fit (calibrator);
  g_autoptr (GArray) ranges = tdr_left_out_ranges (by_group, by_chip, set->n_usable, &calibration);

  calibration.ranges = (const TdrErrorRange *) ranges->data;
  calibration.n_ranges = ranges->len;
  set_intervals (by_group, set->n_usable, &calibration);
  set_intervals (by_chip, set->n_usable, &calibration);
  g_print ("Fitted to %u figures. Each predicted without anything of its source, model and chip:\n", set->n_usable);
  tdr_error_table_print (by_group, set->n_usable);
  g_print ("\nLikewise, and without its release and the habits of its source, as a buyer's forecast is made:\n");
  print_forecasts (by_group, set->n_usable, &calibration);
  g_print ("\nEach predicted without anything of its chip:\n");
  tdr_error_table_print (by_chip, set->n_usable);
  return folder == NULL || tdr_calibration_files_write (folder, &calibration, by_group, set->n_usable, error);
}

/**
 * tdr_cli_calibrate:
 *
 * Fits the capacity engine's coefficients to published runs, judges them by leaving whole groups out, and writes them.
 */
int
tdr_cli_calibrate (int    argc,
                   char **argv)
{
  g_autofree char *measured = NULL;
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "measured", 'm', 0, G_OPTION_ARG_FILENAME, &measured, "Published runs to fit to", "FILE.csv" },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Where to write effects.csv, ranges.csv and sources.csv", "FOLDER" },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = NULL;
  g_autoptr (TdrRunSet) set = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, NULL, "Fits the capacity engine to published runs.", 0, 0))
    return TDR_CLI_USAGE;
  if (measured == NULL)
    return tdr_cli_usage ("calibrate", "give the published runs with --measured FILE.csv");
  catalog = tdr_cli_open_catalog (TRUE, &error);
  if (catalog == NULL)
    return tdr_cli_cannot (error);
  set = tdr_run_set_load (measured, catalog, &error);
  if (set == NULL || !calibrate (set, folder, &error))
    return tdr_cli_cannot (error);
  return TDR_CLI_DONE;
}
