/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-calibrator.h"

#include "capacity-fixtures.h"
#include "tdr-left-out.h"

#include <math.h>

#define N_GROUPS 12
#define N_BATCHES 8
#define N_CASES (N_GROUPS * N_BATCHES)

/* Figures that the engine itself would measure on a machine whose memory reaches 0.75 × e^-0.3 of its bandwidth and
 * whose steps take three times as long as expected: what is put in must come out. */
typedef struct {
  TdrMeasuredRun runs[N_CASES];
  TdrRunCase cases[N_CASES];
  const TdrRunCase *pointers[N_CASES];
} Machine;

static void
set_run (TdrMeasuredRun *run,
         guint           group,
         guint           batch)
{
  *run = (TdrMeasuredRun) {
    .id = "t", .source = "test", .source_path = "", .date = "2026-01-01", .chip = h200.id, .model = llama_70b.id,
    .model_raw = "", .weights = "bf16", .cache = "", .phase = "serving-agg", .software = "vllm 0.15.1",
    .metric = "TPOT", .unit = "ms", .notes = "", .chips = 8, .input_tokens = 500 + 300 * group, .output_tokens = 500,
    .batch = NAN, .concurrency = 1 << batch, .tensor_parallel = 8, .pipeline_parallel = 1, .expert_parallel = NAN,
    .data_parallel = 1, .value = 1,
  };
  run->group = g_intern_string (group % 2 == 0 ? "even" : group % 3 == 0 ? "third" : "odd");
}

static Machine *
machine_new (void)
{
  Machine *self = g_new0 (Machine, 1);
  TdrCoefficients truth = tdr_coefficients_get_prior ();

  tdr_coefficients_scale (&truth, TDR_COEFFICIENT_MEMORY, exp (-0.3));
  tdr_coefficients_scale (&truth, TDR_COEFFICIENT_STEP, 3);
  for (guint i = 0; i < N_CASES; i++)
    {
      set_run (&self->runs[i], i / N_BATCHES, i % N_BATCHES);
      tdr_run_case_init (&self->cases[i], &self->runs[i], &llama_70b, &h200);
      g_assert_null (self->cases[i].obstacle);
      self->cases[i].value = tdr_run_case_predict (&self->cases[i], &truth);
      self->pointers[i] = &self->cases[i];
    }
  return self;
}

static double
largest_error (const TdrErrorRow *rows)
{
  double worst = 0;

  for (guint i = 0; i < N_CASES; i++)
    worst = MAX (worst, fabs (rows[i].predicted / rows[i].item->value - 1));
  return worst;
}

static void
test_recovers_a_machine (void)
{
  g_autofree Machine *machine = machine_new ();
  TdrCalibratorWidths widths = tdr_calibrator_get_widths ();
  g_autoptr (TdrCalibrator) calibrator = tdr_calibrator_new (machine->pointers, N_CASES, &widths);
  const TdrCalibration *calibration = tdr_calibrator_fit (calibrator);
  TdrCoefficients prior = tdr_coefficients_get_prior ();
  double before = 0;
  double after = 0;

  for (guint i = 0; i < N_CASES; i++)
    {
      TdrCoefficients fitted = tdr_calibration_get_coefficients (calibration, &machine->cases[i].situation);

      before = MAX (before, fabs (tdr_run_case_predict (&machine->cases[i], &prior) / machine->cases[i].value - 1));
      after = MAX (after, fabs (tdr_run_case_predict (&machine->cases[i], &fitted) / machine->cases[i].value - 1));
    }
  g_assert_cmpfloat (before, >, 0.25);
  g_assert_cmpfloat (after, <, 0.02);
  g_assert_cmpuint (tdr_calibration_find_effect (calibration, TDR_LEVEL_CHIP, "h200-sxm")->rows, ==, N_CASES);
}

static void
test_same_rows_same_calibration (void)
{
  g_autofree Machine *machine = machine_new ();
  TdrCalibratorWidths widths = tdr_calibrator_get_widths ();
  g_autoptr (TdrCalibrator) one = tdr_calibrator_new (machine->pointers, N_CASES, &widths);
  g_autoptr (TdrCalibrator) two = tdr_calibrator_new (machine->pointers, N_CASES, &widths);
  const TdrCalibration *a = tdr_calibrator_fit (one);
  const TdrCalibration *b = tdr_calibrator_fit (two);

  g_assert_cmpuint (a->n_effects, ==, b->n_effects);
  for (guint i = 0; i < a->n_effects; i++)
    g_assert_cmpmem (a->effects[i].logs, sizeof a->effects[i].logs, b->effects[i].logs, sizeof b->effects[i].logs);
}

static void
test_left_out_groups_are_predicted (void)
{
  g_autofree Machine *machine = machine_new ();
  TdrCalibratorWidths widths = tdr_calibrator_get_widths ();
  g_autofree TdrErrorRow *by_group = tdr_left_out_predict (machine->pointers, N_CASES, &widths, tdr_left_out_group, 3);
  g_autofree TdrErrorRow *by_chip = tdr_left_out_predict (machine->pointers, N_CASES, &widths, tdr_left_out_chip, 1);

  /* Other groups of the same machine tell of it; with the only chip left out nothing does. */
  g_assert_cmpfloat (largest_error (by_group), <, 0.04);
  g_assert_cmpfloat (largest_error (by_chip), >, 0.25);
}

/* How much longer measured times are than what a member of the rows says, for every second row against the others. */
static double
ratio_of_second_rows (const TdrErrorRow *rows,
                      gsize              member)
{
  double logs[2] = { 0 };

  for (guint i = 0; i < N_CASES; i++)
    logs[i % 2] += log (rows[i].item->value / G_STRUCT_MEMBER (double, &rows[i], member));
  return exp ((logs[1] - logs[0]) / (N_CASES / 2));
}

/* A release that takes 1.4 times as long as the other is told from it where it is known; a forecast does not know it. */
static void
test_forecasts_know_no_release (void)
{
  g_autofree Machine *machine = machine_new ();
  TdrCalibratorWidths widths = tdr_calibrator_get_widths ();
  g_autofree TdrErrorRow *rows = NULL;

  for (guint i = 1; i < N_CASES; i += 2)
    {
      machine->cases[i].value *= 1.4;
      g_strlcpy (machine->cases[i].situation.keys[TDR_LEVEL_RELEASE], "slow", TDR_KEY_LENGTH);
      g_strlcpy (machine->cases[i].situation.keys[TDR_LEVEL_RELEASE_BITS], "slow|16", TDR_KEY_LENGTH);
    }
  rows = tdr_left_out_predict (machine->pointers, N_CASES, &widths, tdr_left_out_group, 3);
  g_assert_cmpfloat_with_epsilon (ratio_of_second_rows (rows, G_STRUCT_OFFSET (TdrErrorRow, predicted)), 1, 0.05);
  g_assert_cmpfloat_with_epsilon (ratio_of_second_rows (rows, G_STRUCT_OFFSET (TdrErrorRow, forecast)), 1.4, 0.05);
}

static void
test_ranges_hold_four_in_five (void)
{
  g_autofree Machine *machine = machine_new ();
  g_autofree TdrErrorRow *rows = g_new0 (TdrErrorRow, N_CASES);
  TdrCalibration calibration = { 0 };
  g_autoptr (GArray) ranges = NULL;
  const TdrErrorRange *range;

  /* Measured ÷ forecast runs evenly from 0.5 to 1.5: the tenths are 0.6 and 1.4. */
  for (guint i = 0; i < N_CASES; i++)
    rows[i] = (TdrErrorRow) { .item = machine->pointers[i],
                              .forecast = machine->cases[i].value / (0.5 + i / (N_CASES - 1.0)) };
  ranges = tdr_left_out_ranges (rows, rows, N_CASES, &calibration);
  g_assert_cmpuint (ranges->len, ==, 3);
  range = &g_array_index (ranges, TdrErrorRange, 0);
  g_assert_cmpstr (range->key, ==, "calibrated");
  g_assert_cmpint (range->quantity, ==, TDR_QUANTITY_TOKEN_INTERVAL);
  g_assert_cmpfloat_with_epsilon (range->low, 0.6, 0.011);
  g_assert_cmpfloat_with_epsilon (range->high, 1.4, 0.011);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calibrator/recovers-a-machine", test_recovers_a_machine);
  g_test_add_func ("/calibrator/same-rows-same-calibration", test_same_rows_same_calibration);
  g_test_add_func ("/calibrator/left-out-groups-are-predicted", test_left_out_groups_are_predicted);
  g_test_add_func ("/calibrator/forecasts-know-no-release", test_forecasts_know_no_release);
  g_test_add_func ("/calibrator/ranges-hold-four-in-five", test_ranges_hold_four_in_five);

  return g_test_run ();
}
