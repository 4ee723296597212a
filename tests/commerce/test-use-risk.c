/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-use-risk.h"

#include "tdr-engine-error.h"

static const TdrUncertainDemand demand = {
  .requests_per_month = 1000000, .term_months = 12, .demand = 0, .growth = TDR_CERTAIN, .tokens = TDR_CERTAIN,
};

static TdrUseRisk
compute (const TdrWorkload        *workload,
         const TdrUncertainDemand *asked,
         const TdrCommittedUse    *commitment,
         double                   *factors,
         guint                     n_factors)
{
  const TdrDraws draws = { factors, n_factors, 1 };
  g_autoptr (GError) error = NULL;
  TdrUseRisk risk;

  g_assert_true (tdr_use_risk_compute (workload, asked, &draws, commitment, &risk, &error));
  g_assert_no_error (error);
  return risk;
}

/* A flat load of 0.5, 0.9, 1 and 1.6 million on a capacity of a million: 50 %, 90 %, 100 % and 100 % are used, and of the
 * last 0.6 of 1.6 overflow. */
static void
test_flat (void)
{
  const TdrCommittedUse commitment = { 1000000, TDR_CERTAIN, 1, 12, 0.8 };
  double factors[] = { 0.5, 0.9, 1, 1.6 };
  TdrWorkload workload;
  TdrUseRisk risk;

  tdr_workload_init (&workload);
  risk = compute (&workload, &demand, &commitment, factors, 4);
  g_assert_cmpfloat_with_epsilon (risk.chance_under, 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (risk.expected_use, (0.5 + 0.9 + 1 + 1) / 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (risk.expected_overflow, 0.375 / 4, 1e-12);
}

/* Half of the hours have three times the load of the others: 1.5 and 0.5 of the mean. With a capacity of the mean the
 * heavy hours use all of it and the light ones half: 75 %; a quarter of the requests overflow. */
static void
test_week (void)
{
  const TdrCommittedUse commitment = { 1000000, TDR_CERTAIN, 1, 12, 0.75 };
  double factor = 1;
  TdrWorkload workload;
  TdrUseRisk risk;

  tdr_workload_init (&workload);
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    workload.week[hour] = hour % 2 == 0 ? 3 : 1;
  risk = compute (&workload, &demand, &commitment, &factor, 1);
  g_assert_cmpfloat_with_epsilon (risk.expected_use, 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (risk.expected_overflow, 0.25, 1e-12);
}

/* The same with the duration curve of the term: growth of 44 %, a fifth in batches. */
static void
test_agrees_with_the_load_curve (void)
{
  const TdrCommittedUse commitment = { 900000, TDR_CERTAIN, 4, 9, 0.5 };
  TdrUncertainDemand growing = demand;
  double factor = 1;
  TdrWorkload workload;
  g_autoptr (TdrLoadCurve) curve = NULL;
  TdrDemand same;
  TdrLoadCoverage coverage;
  TdrUseRisk risk;

  tdr_workload_init (&workload);
  workload.requests_per_month = growing.requests_per_month;
  workload.growth_ppm = growing.growth_ppm = 440000;
  workload.batch_ppm = 200000;
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    workload.week[hour] = 1 + (int) (hour * hour) % 17;

  tdr_demand_init (&same, &workload);
  curve = tdr_load_curve_new_for_months (&same, 4, 9, NULL);
  coverage = tdr_load_curve_cover (curve, 900000.0 / TDR_HOURS_PER_MONTH);
  risk = compute (&workload, &growing, &commitment, &factor, 1);
  /* The curve counts whole requests. */
  g_assert_cmpfloat_with_epsilon (risk.expected_use, coverage.utilisation, 1e-6);
  g_assert_cmpfloat_with_epsilon (1 - risk.expected_overflow, coverage.coverage, 1e-6);
}

/* Half the throughput is half the capacity; double the tokens too. */
static void
test_throughput_and_tokens (void)
{
  const TdrCommittedUse certain = { 1000000, TDR_CERTAIN, 1, 1, 0.5 };
  const TdrCommittedUse slower = { 2000000, 0, 1, 1, 0.5 };
  TdrUncertainDemand longer = demand;
  double half = 0.5, one = 1, two = 2;
  TdrWorkload workload;

  tdr_workload_init (&workload);
  longer.demand = TDR_CERTAIN;
  g_assert_cmpfloat_with_epsilon (compute (&workload, &longer, &slower, &half, 1).expected_use,
                                  compute (&workload, &demand, &certain, &one, 1).expected_use, 1e-12);
  longer.tokens = 0;
  g_assert_cmpfloat_with_epsilon (compute (&workload, &longer, &certain, &two, 1).expected_overflow, 0.5, 1e-12);
}

static void
test_refuses (void)
{
  static const struct {
    TdrCommittedUse commitment;
    const char *message;
  } cases[] = {
    { { 0, TDR_CERTAIN, 1, 1, 0.5 }, "The capacity of a commitment must be 1 request a month or more" },
    { { 1, TDR_CERTAIN, 0, 1, 0.5 }, "The months of a commitment must lie within the term" },
    { { 1, TDR_CERTAIN, 1, 13, 0.5 }, "The months of a commitment must lie within the term" },
    { { 1, TDR_CERTAIN, 1, 1, 1.5 }, "The share of a commitment that must be used is from 0 to 100 %" },
  };
  double factor = 1;
  const TdrDraws draws = { &factor, 1, 1 };
  TdrWorkload workload;
  TdrUseRisk risk;

  tdr_workload_init (&workload);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tdr_use_risk_compute (&workload, &demand, &draws, &cases[i].commitment, &risk, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/use-risk/flat", test_flat);
  g_test_add_func ("/use-risk/week", test_week);
  g_test_add_func ("/use-risk/agrees-with-the-load-curve", test_agrees_with_the_load_curve);
  g_test_add_func ("/use-risk/throughput-and-tokens", test_throughput_and_tokens);
  g_test_add_func ("/use-risk/refuses", test_refuses);

  return g_test_run ();
}
