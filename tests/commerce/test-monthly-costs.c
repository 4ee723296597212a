/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-monthly-costs.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }

/* A million requests a month, times the first column, for four months; 1,000 a million. */
static const TdrUncertainDemand demand = {
  .requests_per_month = 1000000, .term_months = 4, .demand = 0, .growth = TDR_CERTAIN, .tokens = TDR_CERTAIN,
};
static const TdrUncertainPlan plan = {
  { .fixed = USD (0), .per_million = USD (1000) }, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN,
};

static TdrMonthlyCosts *
four_worlds (void)
{
  static double factors[] = { 0.5, 1, 1.5, 2 };
  const TdrDraws draws = { factors, 4, 1 };
  g_autoptr (GError) error = NULL;
  TdrMonthlyCosts *costs = tdr_monthly_costs_new (&demand, &plan, &draws, &error);

  g_assert_no_error (error);
  return costs;
}

/* 500, 1,000, 1,500 and 2,000 a month: one of four is above 1,500, two are below 1,500. Of two months together three
 * are above 1,999, and of all four months one is below 2,001. */
static void
test_chances (void)
{
  g_autoptr (TdrMonthlyCosts) costs = four_worlds ();

  g_assert_cmpfloat (tdr_monthly_costs_get_chance_over (costs, 3, 3, (TdrMoney) USD (1500)), ==, 0.25);
  g_assert_cmpfloat (tdr_monthly_costs_get_chance_under (costs, 3, 3, (TdrMoney) USD (1500)), ==, 0.5);
  g_assert_cmpfloat (tdr_monthly_costs_get_chance_over (costs, 1, 2, (TdrMoney) USD (1999)), ==, 0.75);
  g_assert_cmpfloat (tdr_monthly_costs_get_chance_under (costs, 1, 4, (TdrMoney) USD (2001)), ==, 0.25);
}

/* Another workload in the same worlds that costs double: the sums are 1,500, 3,000, 4,500 and 6,000. A promise of 4,000 a
 * month is missed in two of four, though either alone says nothing of it. */
static void
test_sum_of_workloads (void)
{
  g_autoptr (TdrMonthlyCosts) costs = four_worlds ();
  g_autoptr (TdrMonthlyCosts) other = four_worlds ();
  const double median = 0.5;
  TdrMoney amount;

  g_assert_true (tdr_monthly_costs_add (other, costs, NULL));
  g_assert_true (tdr_monthly_costs_add (costs, other, NULL));
  g_assert_cmpfloat (tdr_monthly_costs_get_chance_under (costs, 1, 1, (TdrMoney) USD (4000)), ==, 0.5);
  g_assert_true (tdr_monthly_costs_get_quantiles (costs, 2, &median, 1, &amount, NULL));
  g_assert_cmpint (amount.micros, ==, 3750000000);
}

static void
test_refuses (void)
{
  g_autoptr (TdrMonthlyCosts) costs = four_worlds ();
  g_autoptr (TdrMonthlyCosts) other = four_worlds ();
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  other->currency[0] = 'A';
  g_assert_false (tdr_monthly_costs_add (costs, other, &first));
  g_assert_error (first, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
  other->n_months = 3;
  g_assert_false (tdr_monthly_costs_add (costs, other, &second));
  g_assert_error (second, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monthly-costs/chances", test_chances);
  g_test_add_func ("/monthly-costs/sum-of-workloads", test_sum_of_workloads);
  g_test_add_func ("/monthly-costs/refuses", test_refuses);

  return g_test_run ();
}
