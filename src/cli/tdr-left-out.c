/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-left-out.h"

#include <math.h>

/* A chip's own spread counts against the spread of all chips as its rows count against this many. */
#define POOLED_ROWS 60.0

/* A chip with fewer rows of a quantity has no range of its own. */
#define LEAST_ROWS 15

/**
 * tdr_left_out_group:
 *
 * All rows that one source published of one model on one chip.
 */
const char *
tdr_left_out_group (const TdrRunCase *item)
{
  return item->run->group;
}

/**
 * tdr_left_out_chip:
 *
 * All rows of one chip, as for a chip that nobody has measured.
 */
const char *
tdr_left_out_chip (const TdrRunCase *item)
{
  return item->chip->id;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Which fold each name belongs to: names in turn, in their order, so that the folds do not depend on the file's. */
static GHashTable *
deal_folds (const TdrRunCase *const *cases,
            guint                    n_cases,
            TdrLeftOutKey            key,
            guint                    folds)
{
  GHashTable *dealt = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n_cases; i++)
    {
      if (g_hash_table_add (dealt, (gpointer) key (cases[i])))
        g_ptr_array_add (names, (gpointer) key (cases[i]));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (dealt, g_ptr_array_index (names, i), GUINT_TO_POINTER (i % folds));
  return dealt;
}

/* Whoever buys does not know which release will run, nor is he one of the sources. */
static double
forecast (const TdrRunCase     *item,
          const TdrCalibration *calibration)
{
  static const TdrCalibrationLevel unknown[] = { TDR_LEVEL_RELEASE, TDR_LEVEL_RELEASE_BITS, TDR_LEVEL_PROTOCOL };
  TdrSituation situation = item->situation;
  TdrCoefficients coefficients;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    situation.keys[unknown[i]][0] = '\0';
  coefficients = tdr_calibration_get_coefficients (calibration, &situation);
  return tdr_run_case_predict (item, &coefficients);
}

static void
predict_fold (TdrErrorRow               *rows,
              const TdrRunCase *const   *cases,
              const guint               *folds,
              guint                      n_cases,
              const TdrCalibratorWidths *widths,
              guint                      fold)
{
  g_autofree const TdrRunCase **kept = g_new (const TdrRunCase *, n_cases);
  g_autoptr (TdrCalibrator) calibrator = NULL;
  const TdrCalibration *calibration;
  guint n_kept = 0;

  for (guint i = 0; i < n_cases; i++)
    {
      if (folds[i] != fold)
        kept[n_kept++] = cases[i];
    }
  calibrator = tdr_calibrator_new (kept, n_kept, widths);
  calibration = tdr_calibrator_fit (calibrator);
  for (guint i = 0; i < n_cases; i++)
    {
      TdrCoefficients coefficients;

      if (folds[i] != fold)
        continue;
      coefficients = tdr_calibration_get_coefficients (calibration, &cases[i]->situation);
      rows[i] = (TdrErrorRow) {
        .item = cases[i],
        .predicted = tdr_run_case_predict (cases[i], &coefficients),
        .forecast = forecast (cases[i], calibration),
      };
    }
}

/**
 * tdr_left_out_predict:
 * @key: what is left out together
 * @folds: into how many parts the names are dealt
 *
 * Predicts every case with a calibration that saw nothing of its part.
 *
 * Returns: (transfer full) (array length=n_cases): the predictions, in the order of the cases
 */
TdrErrorRow *
tdr_left_out_predict (const TdrRunCase *const   *cases,
                      guint                      n_cases,
                      const TdrCalibratorWidths *widths,
                      TdrLeftOutKey              key,
                      guint                      folds)
{
  g_autoptr (GHashTable) dealt = deal_folds (cases, n_cases, key, folds);
  g_autofree guint *fold_of = g_new (guint, n_cases);
  TdrErrorRow *rows = g_new0 (TdrErrorRow, n_cases);

  for (guint i = 0; i < n_cases; i++)
    fold_of[i] = GPOINTER_TO_UINT (g_hash_table_lookup (dealt, key (cases[i])));
  for (guint fold = 0; fold < folds; fold++)
    predict_fold (rows, cases, fold_of, n_cases, widths, fold);
  return rows;
}

/**
 * tdr_run_case_get_quantity:
 *
 * Returns: which kind of prediction a metric judges
 */
TdrQuantity
tdr_run_case_get_quantity (const TdrRunCase *item)
{
  switch (item->metric)
    {
    case TDR_RUN_FIRST_TOKEN:
      return TDR_QUANTITY_FIRST_TOKEN;
    case TDR_RUN_TOKEN_INTERVAL:
    case TDR_RUN_STEP:
    case TDR_RUN_REQUEST:
      return TDR_QUANTITY_TOKEN_INTERVAL;
    case TDR_RUN_OUTPUT_RATE:
    case TDR_RUN_INPUT_RATE:
      return TDR_QUANTITY_RATE;
    case TDR_RUN_TRAINING_RATE:
    case TDR_RUN_TRAINING_FLOPS:
    case TDR_RUN_TRAINING_SHARE:
      return TDR_QUANTITY_TRAINING;
    default:
      g_return_val_if_reached (TDR_QUANTITY_RATE);
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
quantile (GArray *sorted,
          double  share)
{
  return g_array_index (sorted, double, (guint) (share * (sorted->len - 1) + 0.5));
}

/* The spread of measured ÷ forecast over rows of one quantity and chip, or of all chips for %NULL. */
static gboolean
find_spread (const TdrErrorRow *rows,
             guint              n_rows,
             TdrQuantity        quantity,
             const char        *chip,
             TdrErrorRange     *range)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_rows; i++)
    {
      double ratio = rows[i].item->value / rows[i].forecast;
      double error = fabs (1 / ratio - 1);

      if (tdr_run_case_get_quantity (rows[i].item) != quantity
          || (chip != NULL && !g_str_equal (chip, rows[i].item->chip->id)))
        continue;
      g_array_append_val (ratios, ratio);
      g_array_append_val (errors, error);
    }
  if (ratios->len < LEAST_ROWS)
    return FALSE;
  g_array_sort (ratios, compare_doubles);
  g_array_sort (errors, compare_doubles);
  *range = (TdrErrorRange) {
    .quantity = quantity, .rows = ratios->len, .low = quantile (ratios, 0.1), .high = quantile (ratios, 0.9),
    .median = quantile (errors, 0.5),
  };
  return TRUE;
}

/* A chip measured by few groups says little about its own spread: it borrows from all chips. */
static void
pool_spread (TdrErrorRange       *own,
             const TdrErrorRange *all)
{
  double share = own->rows / (own->rows + POOLED_ROWS);

  own->low = exp (share * log (own->low) + (1 - share) * log (all->low));
  own->high = exp (share * log (own->high) + (1 - share) * log (all->high));
}

static void
add_chip_ranges (GArray               *ranges,
                 const TdrErrorRow    *rows,
                 guint                 n_rows,
                 TdrQuantity           quantity,
                 const TdrErrorRange  *all,
                 const TdrCalibration *calibration)
{
  for (guint e = 0; e < calibration->n_effects; e++)
    {
      const TdrEffect *effect = &calibration->effects[e];
      TdrErrorRange range;

      if (effect->level != TDR_LEVEL_CHIP || !find_spread (rows, n_rows, quantity, effect->key, &range))
        continue;
      pool_spread (&range, all);
      range.key = effect->key;
      g_array_append_val (ranges, range);
    }
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const TdrErrorRange *x = a;
  const TdrErrorRange *y = b;
  int order = strcmp (x->key, y->key);

  return order != 0 ? order : (int) x->quantity - (int) y->quantity;
}

/**
 * tdr_left_out_ranges:
 * @by_group: predictions with whole groups left out: what to expect of a chip that was measured otherwise
 * @by_chip: predictions with whole chips left out: what to expect of a chip that never was
 * @calibration: names the chips
 *
 * The intervals are of forecasts. Rows whose release is known lie closer to their predictions, and more of them inside.
 *
 * Returns: (transfer full) (element-type TdrErrorRange): ranges that hold four forecasts in five, sorted by key and quantity
 */
GArray *
tdr_left_out_ranges (const TdrErrorRow    *by_group,
                     const TdrErrorRow    *by_chip,
                     guint                 n_rows,
                     const TdrCalibration *calibration)
{
  static const TdrPredictionBasis unmeasured[] = { TDR_BASIS_FAMILY, TDR_BASIS_PRIOR };
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (TdrErrorRange));

  for (guint q = 0; q < TDR_N_QUANTITIES; q++)
    {
      TdrErrorRange all;

      if (find_spread (by_group, n_rows, (TdrQuantity) q, NULL, &all))
        {
          all.key = tdr_prediction_basis_to_string (TDR_BASIS_CALIBRATED);
          g_array_append_val (ranges, all);
          add_chip_ranges (ranges, by_group, n_rows, (TdrQuantity) q, &all, calibration);
        }
      if (!find_spread (by_chip, n_rows, (TdrQuantity) q, NULL, &all))
        continue;
      for (guint b = 0; b < G_N_ELEMENTS (unmeasured); b++)
        {
          all.key = tdr_prediction_basis_to_string (unmeasured[b]);
          g_array_append_val (ranges, all);
        }
    }
  g_array_sort (ranges, compare_ranges);
  return ranges;
}
