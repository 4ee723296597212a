/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-calibration.h"

#include "capacity-fixtures.h"

#include <math.h>

/* Halves and doubles, so that products are exact. */
static const TdrEffect effects[] = {
  { .level = TDR_LEVEL_ALL, .key = "all", .rows = 500, .logs = { [TDR_COEFFICIENT_STEP] = G_LN2 } },
  { .level = TDR_LEVEL_FAMILY, .key = "hopper", .rows = 200, .logs = { [TDR_COEFFICIENT_STEP] = G_LN2 } },
  { .level = TDR_LEVEL_CHIP, .key = "a10g", .rows = 3 },
  { .level = TDR_LEVEL_CHIP, .key = "h200-sxm", .rows = 120, .logs = { [TDR_COEFFICIENT_MEMORY] = G_LN2 } },
};

static const TdrErrorRange ranges[] = {
  { .key = "calibrated", .quantity = TDR_QUANTITY_RATE, .low = 0.7, .high = 1.3, .median = 0.15, .rows = 90 },
  { .key = "h200-sxm", .quantity = TDR_QUANTITY_RATE, .low = 0.8, .high = 1.2, .median = 0.1, .rows = 30 },
  { .key = "prior", .quantity = TDR_QUANTITY_RATE, .low = 0.5, .high = 2, .median = 0.3, .rows = 90 },
};

static const TdrCalibration calibration = {
  .effects = effects, .n_effects = G_N_ELEMENTS (effects), .ranges = ranges, .n_ranges = G_N_ELEMENTS (ranges),
};

static TdrCoefficients
coefficients_of (const TdrAccelerator *chip)
{
  TdrLayout layout = tdr_layout_new (&llama_70b, chip, 16, 8);
  TdrSituation situation;

  tdr_situation_init (&situation, &llama_70b, chip, &layout, tdr_accelerator_get_stack (chip));
  return tdr_calibration_get_coefficients (&calibration, &situation);
}

static void
test_effects_multiply (void)
{
  TdrCoefficients prior = tdr_coefficients_get_prior ();
  TdrCoefficients calibrated = coefficients_of (&h200);

  /* Twice for all runs and twice for the family; the chip is of none of the others. */
  g_assert_cmpfloat_with_epsilon (calibrated.values[TDR_COEFFICIENT_STEP] / prior.values[TDR_COEFFICIENT_STEP], 4, 1e-12);
  g_assert_cmpfloat (calibrated.values[TDR_COEFFICIENT_LAYER], ==, prior.values[TDR_COEFFICIENT_LAYER]);
  /* Twice 0.75 would be more than the memory can do. */
  g_assert_cmpfloat (calibrated.values[TDR_COEFFICIENT_MEMORY], ==, 1);
  g_assert_cmpfloat_with_epsilon (coefficients_of (&a10g).values[TDR_COEFFICIENT_STEP], 2e-3, 1e-12);
}

static void
test_basis (void)
{
  TdrAccelerator h100 = h200;
  TdrAccelerator trainium3 = trainium2;
  guint runs;

  h100.id = "h100-sxm";
  trainium3.id = "trainium3";
  g_assert_cmpint (tdr_calibration_get_basis (&calibration, &h200, &runs), ==, TDR_BASIS_CALIBRATED);
  g_assert_cmpuint (runs, ==, 120);
  g_assert_cmpint (tdr_calibration_get_basis (&calibration, &h100, &runs), ==, TDR_BASIS_FAMILY);
  g_assert_cmpuint (runs, ==, 200);
  /* Three figures are not a calibration. */
  g_assert_cmpint (tdr_calibration_get_basis (&calibration, &a10g, &runs), ==, TDR_BASIS_PRIOR);
  g_assert_cmpint (tdr_calibration_get_basis (&calibration, &trainium3, &runs), ==, TDR_BASIS_PRIOR);
  g_assert_cmpuint (runs, ==, 0);
}

static void
test_ranges (void)
{
  g_assert_cmpfloat (tdr_calibration_get_range (&calibration, &h200, TDR_QUANTITY_RATE)->low, ==, 0.8);
  g_assert_cmpfloat (tdr_calibration_get_range (&calibration, &a10g, TDR_QUANTITY_RATE)->high, ==, 2);
  g_assert_null (tdr_calibration_get_range (&calibration, &h200, TDR_QUANTITY_FIRST_TOKEN));
}

static void
test_shipped (void)
{
  const TdrCalibration *shipped = tdr_calibration_get_shipped ();

  for (guint i = 1; i < shipped->n_effects; i++)
    g_assert_cmpint (tdr_effect_compare (&shipped->effects[i - 1], &shipped->effects[i]), <, 0);
  for (guint i = 0; i < shipped->n_effects; i++)
    for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
      g_assert_cmpfloat (fabs (shipped->effects[i].logs[j]), <, 4);
  for (guint i = 0; i < shipped->n_ranges; i++)
    {
      g_assert_cmpfloat (shipped->ranges[i].low, >, 0);
      g_assert_cmpfloat (shipped->ranges[i].low, <, shipped->ranges[i].high);
    }
}

/* Chips that nobody has published runs of must say so. */
static void
test_unmeasured_chips_say_so (void)
{
  static const char *const unmeasured[] = { "trainium3", "l4", "a chip of next year" };
  const TdrCalibration *shipped = tdr_calibration_get_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (unmeasured); i++)
    {
      TdrAccelerator chip = h200;

      chip.id = unmeasured[i];
      g_assert_cmpint (tdr_calibration_get_basis (shipped, &chip, NULL), ==, TDR_BASIS_PRIOR);
      for (guint q = 0; q < TDR_N_QUANTITIES; q++)
        g_assert_nonnull (tdr_calibration_get_range (shipped, &chip, (TdrQuantity) q));
    }
  g_assert_cmpint (tdr_calibration_get_basis (shipped, &h200, NULL), ==, TDR_BASIS_CALIBRATED);
}

static void
test_names (void)
{
  for (guint i = 0; i < TDR_N_COEFFICIENTS; i++)
    {
      TdrCoefficient which;

      g_assert_true (tdr_coefficient_from_string (tdr_coefficient_to_string ((TdrCoefficient) i), &which));
      g_assert_cmpuint (which, ==, i);
    }
  g_assert_cmpstr (tdr_calibration_level_to_string (TDR_LEVEL_STACK_CLASS), ==, "stack-class");
  g_assert_cmpstr (tdr_model_get_class (&deepseek_v3), ==, "latent");
  g_assert_cmpstr (tdr_model_get_class (&mixtral_8x7b), ==, "experts");
}

/* A release's precision says nothing of waits, and neither it nor software with one model of training; of computing both
 * do. */
static void
test_shipped_levels_keep_to_their_coefficients (void)
{
  const TdrCalibration *shipped = tdr_calibration_get_shipped ();
  guint n_of_computing = 0;

  for (guint i = 0; i < shipped->n_effects; i++)
    {
      const TdrEffect *effect = &shipped->effects[i];

      if (effect->level != TDR_LEVEL_RELEASE_BITS && effect->level != TDR_LEVEL_STACK_MODEL)
        continue;
      for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
        {
          TdrCoefficient which = (TdrCoefficient) j;

          if (tdr_coefficient_is_training (which)
              || (effect->level == TDR_LEVEL_RELEASE_BITS && tdr_coefficient_is_wait (which)))
            g_assert_cmpfloat (effect->logs[j], ==, 0);
        }
      n_of_computing += fabs (effect->logs[TDR_COEFFICIENT_LAYER]) > 0;
    }
  g_assert_cmpuint (n_of_computing, >, 50);
  g_assert_true (tdr_coefficient_is_training (TDR_COEFFICIENT_TRAINING_ADAPTERS));
  g_assert_false (tdr_coefficient_is_training (TDR_COEFFICIENT_HOST));
  g_assert_true (tdr_coefficient_is_wait (TDR_COEFFICIENT_SLOT));
  g_assert_false (tdr_coefficient_is_wait (TDR_COEFFICIENT_ACCEPTANCE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calibration/effects-multiply", test_effects_multiply);
  g_test_add_func ("/calibration/basis", test_basis);
  g_test_add_func ("/calibration/ranges", test_ranges);
  g_test_add_func ("/calibration/shipped", test_shipped);
  g_test_add_func ("/calibration/unmeasured-chips-say-so", test_unmeasured_chips_say_so);
  g_test_add_func ("/calibration/names", test_names);
  g_test_add_func ("/calibration/shipped-levels-keep-to-their-coefficients",
                   test_shipped_levels_keep_to_their_coefficients);

  return g_test_run ();
}
