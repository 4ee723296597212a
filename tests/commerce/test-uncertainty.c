/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-uncertainty.h"

#include "tdr-engine-error.h"

#include <math.h>

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }
#define NOTHING USD (0)

static const double deciles[] = { 0.1, 0.5, 0.9 };

/* 13,500 per million requests, or 14,000 a month. */
static const TdrUncertainPlan by_token = {
  { .fixed = NOTHING, .per_million = USD (13500) }, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN,
};
static const TdrUncertainPlan flat_fee = {
  { .fixed = USD (14000), .per_million = NOTHING }, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN,
};

/* A million requests in one month, times the first column. */
static const TdrUncertainDemand one_month = {
  .requests_per_month = 1000000, .term_months = 1, .demand = 0, .growth = TDR_CERTAIN, .tokens = TDR_CERTAIN,
};

static TdrUncertainty *
price (const TdrUncertainDemand *demand,
       const TdrUncertainPlan   *plans,
       guint                     n_plans,
       const TdrDraws           *draws)
{
  g_autoptr (GError) error = NULL;
  TdrUncertainty *result = tdr_uncertainty_new (demand, plans, n_plans, draws, &error);

  g_assert_no_error (error);
  return result;
}

/* Half, all and double the demand: by the token 6,750, 13,500 and 27,000; the fee stays 14,000. */
static TdrUncertainty *
three_worlds (void)
{
  static double factors[] = { 0.5, 1, 2 };
  const TdrDraws draws = { factors, 3, 1 };
  const TdrUncertainPlan plans[] = { by_token, flat_fee };

  return price (&one_month, plans, 2, &draws);
}

/* P10 lies at 0.2 of the way from the first to the second: 6,750 + 1,350; P90 at 0.8 from the second to the third:
 * 13,500 + 10,800. */
static void
test_quantiles (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrUncertainty) worlds = three_worlds ();
  TdrMoney amounts[3], mean;

  g_assert_true (tdr_uncertainty_get_quantiles (worlds, 0, deciles, 3, amounts, &error));
  g_assert_cmpint (amounts[0].micros, ==, 8100000000);
  g_assert_cmpint (amounts[1].micros, ==, 13500000000);
  g_assert_cmpint (amounts[2].micros, ==, 24300000000);
  g_assert_cmpstr (amounts[0].currency, ==, "USD");

  /* (6,750 + 13,500 + 27,000) ÷ 3 */
  g_assert_true (tdr_uncertainty_get_mean (worlds, 0, &mean, &error));
  g_assert_cmpint (mean.micros, ==, 15750000000);
  g_assert_true (tdr_uncertainty_get_mean (worlds, 1, &mean, &error));
  g_assert_cmpint (mean.micros, ==, 14000000000);
}

/* By the token is regretted only in the third world, by 13,000; the fee by 7,250 and by 500. */
static void
test_choice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrUncertainty) worlds = three_worlds ();
  TdrMoney expected, greatest;

  g_assert_cmpfloat_with_epsilon (tdr_uncertainty_get_chance_cheaper (worlds, 0, 1), 2.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_uncertainty_get_chance_cheaper (worlds, 1, 0), 1.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_uncertainty_get_chance_cheaper (worlds, 1, 1), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_uncertainty_get_chance_cheapest (worlds, 0), 2.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_uncertainty_get_chance_over (worlds, 0, (TdrMoney) USD (20000)), 1.0 / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_uncertainty_get_chance_over (worlds, 0, (TdrMoney) USD (27000)), 0, 1e-12);

  g_assert_true (tdr_uncertainty_get_regret (worlds, 0, &expected, &greatest, &error));
  g_assert_cmpint (expected.micros, ==, 4333333333);
  g_assert_cmpint (greatest.micros, ==, 13000000000);
  g_assert_true (tdr_uncertainty_get_regret (worlds, 1, &expected, &greatest, &error));
  g_assert_cmpint (expected.micros, ==, 2583333333);
  g_assert_cmpint (greatest.micros, ==, 7250000000);
}

typedef struct {
  const char *name;
  double factor;
  int demand, growth, tokens, price, throughput, exchange;   /* 0: uses the factor */
  double total;
} FactorCase;

/* 13 months without growth, a million requests: 13 × (1,000 fixed + 2,000 by use + 4 units that carry 300,000 at 500 =
 * 2,000) = 65,000. Each factor alone changes: */
static const FactorCase factor_cases[] = {
  { "none", 1, -1, -1, -1, -1, -1, -1, 65000 },
  /* Double the requests: 4,000 by use, 7 units: 13 × 8,500. */
  { "demand", 2, 0, -1, -1, -1, -1, -1, 110500 },
  /* Double the tokens: the same. */
  { "tokens", 2, -1, -1, 0, -1, -1, -1, 110500 },
  /* Double what a unit carries: 2 units: 13 × 4,000. */
  { "throughput", 2, -1, -1, -1, -1, 0, -1, 52000 },
  { "exchange", 2, -1, -1, -1, -1, -1, 0, 130000 },
  /* Prices fall to a 4096th after a year: 12 × 5,000 + 5,000 ÷ 4096. */
  { "price", 1.0 / 4096, -1, -1, -1, 0, -1, -1, 60001.220703 },
  /* Requests fall by half every month: by use 2,000 × (2 − 1 ÷ 4096) = 3,999.511719; units 4, 2, then 1 for 11 months:
   * 17 × 500 = 8,500; fixed 13,000. */
  { "growth", 1.0 / 4096, -1, 0, -1, -1, -1, -1, 25499.511719 },
};

static void
test_factor (gconstpointer data)
{
  const FactorCase *test = data;
  double factor = test->factor;
  const TdrDraws draws = { &factor, 1, 1 };
  const TdrUncertainDemand demand = {
    .requests_per_month = 1000000, .term_months = 13,
    .demand = test->demand, .growth = test->growth, .tokens = test->tokens,
  };
  const TdrUncertainPlan plan = {
    { .fixed = USD (1000), .per_million = USD (2000), .n_units = 1, .units = { { USD (500), 300000, 0, 1 } } },
    test->price, test->throughput, test->exchange,
  };
  g_autoptr (TdrUncertainty) worlds = price (&demand, &plan, 1, &draws);

  g_assert_cmpfloat_with_epsilon (worlds->totals[0] / 1e6, test->total, 1e-6);
}

/* Month by month: 44 % growth a year makes 13,500, 16,200 in month 7 and 19,440 in month 13; half and double of it
 * around. */
static void
test_months (void)
{
  static double factors[] = { 0.5, 1, 2 };
  const TdrDraws draws = { factors, 3, 1 };
  TdrUncertainDemand demand = one_month;
  g_autoptr (GError) error = NULL;
  TdrMoney amounts[13 * 3];

  demand.term_months = 13;
  demand.growth_ppm = 440000;
  g_assert_true (tdr_uncertainty_compute_months (&demand, &by_token, &draws, deciles, 3, amounts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (amounts[0].micros, ==, 8100000000);
  g_assert_cmpint (amounts[1].micros, ==, 13500000000);
  g_assert_cmpfloat_with_epsilon (amounts[6 * 3 + 1].micros / 1e6, 16200, 1e-5);
  g_assert_cmpfloat_with_epsilon (amounts[12 * 3 + 2].micros / 1e6, 34992, 1e-5);
}

static void
assert_refused (const TdrUncertainDemand *demand,
                const TdrUncertainPlan   *plans,
                guint                     n_plans,
                double                    factor,
                const char               *message)
{
  const TdrDraws draws = { &factor, 1, 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (tdr_uncertainty_new (demand, plans, n_plans, &draws, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
}

/* 1.00 a request; 10, 30 and 20 requests, of which a unit of 100.00 carries 15. By use: 10 + 30 + 20 = 60. Units for the
 * greatest month: three months of 2 are 600; as needed: 1 + 2 + 2 = 500, and one more such month is owed: 700. What chance
 * does not move comes to it once: 7. */
static void
test_shape_and_rest (void)
{
  static double certain[] = { 1 };
  static const double shape[] = { 1, 3, 2 }, beside[] = { 0, 7e6, 0 };
  const TdrDraws draws = { certain, 1, 1 };
  const TdrUncertainDemand demand = {
    .requests_per_month = 10, .term_months = 3, .demand = TDR_CERTAIN, .growth = TDR_CERTAIN, .tokens = TDR_CERTAIN,
    .shape = shape,
  };
  const TdrVolumeCost units = {
    .fixed = NOTHING, .per_million = NOTHING, .units = { { USD (100), 15, 0, 1 } }, .n_units = 1,
  };
  const TdrUncertainPlan plans[] = {
    { { .fixed = NOTHING, .per_million = USD (1000000) }, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN },
    { units, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN, .buys_for_peak = TRUE },
    { units, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN, .owed_months = 1, .certain = beside },
  };
  g_autoptr (TdrUncertainty) worlds = price (&demand, plans, G_N_ELEMENTS (plans), &draws);
  TdrMoney months[3];
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat_with_epsilon (worlds->totals[0], 60e6, 1);
  g_assert_cmpfloat_with_epsilon (worlds->totals[1], 600e6, 1);
  g_assert_cmpfloat_with_epsilon (worlds->totals[2], 707e6, 1);
  g_assert_true (tdr_uncertainty_compute_months (&demand, &plans[2], &draws, &deciles[1], 1, months, &error));
  g_assert_cmpint (months[0].micros, ==, 100000000);
  g_assert_cmpint (months[1].micros, ==, 207000000);
  g_assert_cmpint (months[2].micros, ==, 400000000);
}

/* Demand doubles in a year: 10 requests in the first month, 10 × 2^(1/12) = 10.59 in the second, 11.22 in the third, 20 in
 * the thirteenth. A unit of 100.00 carries 11. Bought as needed: 2 months of 1 unit, then 11 of 2: 2,400. Bought for the
 * greatest month: 13 of 2: 2,600. */
static void
test_units_for_peak (void)
{
  static double certain[] = { 1 };
  const TdrDraws draws = { certain, 1, 1 };
  const TdrUncertainDemand doubling = {
    .requests_per_month = 10, .growth_ppm = 1000000, .term_months = 13,
    .demand = TDR_CERTAIN, .growth = TDR_CERTAIN, .tokens = TDR_CERTAIN,
  };
  TdrUncertainPlan plans[] = {
    { { .fixed = NOTHING, .per_million = NOTHING, .units = { { USD (100), 11, 0, 1 } }, .n_units = 1 },
      TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN, FALSE },
    { { .fixed = NOTHING, .per_million = NOTHING, .units = { { USD (100), 11, 0, 1 } }, .n_units = 1 },
      TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN, TRUE },
  };
  g_autoptr (TdrUncertainty) worlds = price (&doubling, plans, 2, &draws);

  g_assert_cmpfloat_with_epsilon (worlds->totals[0], 2400e6, 1);
  g_assert_cmpfloat_with_epsilon (worlds->totals[1], 2600e6, 1);
}

static void
test_refuses (void)
{
  TdrUncertainDemand demand = one_month;
  TdrUncertainPlan plans[] = { by_token, flat_fee };

  assert_refused (&demand, plans, 2, -0.1,
                  "The factor of the demand must stay above 0: choose a distribution that does");
  assert_refused (&demand, plans, 2, NAN,
                  "The factor of the demand must stay above 0: choose a distribution that does");

  plans[0].throughput = 0;
  assert_refused (&demand, plans, 2, 0,
                  "The factor of the throughput must stay above 0: choose a distribution that does");

  plans[0] = by_token;
  plans[1].cost.fixed = (TdrMoney) { 1, "EUR" };
  assert_refused (&demand, plans, 2, 1, "Cannot compare EUR with USD");

  demand.term_months = 0;
  assert_refused (&demand, plans, 1, 1, "The term must be from 1 to 120 months, not 0");
  demand = one_month;
  demand.requests_per_month = -1;
  assert_refused (&demand, plans, 1, 1,
                  "The demand has more requests or growth than a workload can have, or less than none");
}

static void
test_overflow (void)
{
  static double factor = 1e12;
  const TdrDraws draws = { &factor, 1, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrUncertainty) worlds = price (&one_month, &by_token, 1, &draws);
  TdrMoney mean;

  g_assert_false (tdr_uncertainty_get_mean (worlds, 0, &mean, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
}

/* Where all is certain, every world is the plan: the sum of its months in whole money. */
static void
test_certain_is_the_plan (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  static double unused = 1;
  const TdrDraws draws = { &unused, 1, 1 };

  for (guint turn = 0; turn < 200; turn++)
    {
      TdrUncertainPlan plan = by_token;
      TdrUncertainDemand demand = one_month;
      g_autoptr (TdrUncertainty) worlds = NULL;
      TdrWorkload workload;
      double sum = 0;

      demand.demand = TDR_CERTAIN;
      demand.requests_per_month = g_rand_int_range (random, 0, 10000000);
      demand.term_months = g_rand_int_range (random, 1, 60);
      plan.cost.n_units = 1;
      plan.cost.units[0] = (TdrVolumeUnits) { USD (g_rand_int_range (random, 0, 1000)),
                                              g_rand_int_range (random, 1000, 1000000),
                                              g_rand_int_range (random, 0, 20), g_rand_int_range (random, 1, 5) };

      tdr_workload_init (&workload);
      workload.requests_per_month = demand.requests_per_month;
      for (guint month = 1; month <= demand.term_months; month++)
        {
          g_autoptr (GError) error = NULL;
          TdrMoney cost;

          g_assert_true (tdr_volume_cost_at (&plan.cost, tdr_workload_requests_in_month (&workload, month), &cost,
                                             &error));
          sum += cost.micros;
        }

      worlds = price (&demand, &plan, 1, &draws);
      g_assert_cmpfloat_with_epsilon (worlds->totals[0], sum, 100);
    }
}

/* Two offers whose prices move together differ sharply though each is wide: in the same worlds the cheaper by 1 % is
 * always cheaper. */
static void
test_common_worlds (void)
{
  static const TdrDistribution distributions[] = {
    { TDR_DISTRIBUTION_LOGNORMAL, .central = 1, .spread = 0.5 },
    { TDR_DISTRIBUTION_TRIANGULAR, .low = 0.5, .central = 0.8, .high = 1.2 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrDraws) draws = tdr_draws_new (distributions, 2, NULL, 1000, 5, &error);
  TdrUncertainPlan plans[] = { by_token, by_token };
  TdrUncertainDemand demand = one_month;
  g_autoptr (TdrUncertainty) worlds = NULL;

  demand.term_months = 36;
  plans[0].price = plans[1].price = 1;
  plans[1].cost.per_million = (TdrMoney) USD (13365);
  worlds = price (&demand, plans, 2, draws);
  g_assert_cmpfloat (tdr_uncertainty_get_chance_cheaper (worlds, 1, 0), ==, 1);
}

/* 100,000 requests: 110 at least, 0.0011 each beyond them, and in the second month 50 whatever comes. Half again as many
 * requests make 165 and 50; requests twice as long 220 and 50; half as many 110 and 50. In the first month alone and in
 * the second they are the same. */
static void
test_bands_and_phases (void)
{
  static const TdrVolumePhase later = { 2, { .fixed = USD (50), .per_million = NOTHING } };
  static const TdrUncertainPlan bid = {
    .cost = {
      .fixed = USD (110), .per_million = NOTHING, .bands = { { 100000, NOTHING, USD (1100), NOTHING } }, .n_bands = 1,
    },
    .price = TDR_CERTAIN, .throughput = TDR_CERTAIN, .exchange = TDR_CERTAIN, .later = &later, .n_later = 1,
  };
  const TdrUncertainDemand demand = {
    .requests_per_month = 100000, .term_months = 2, .demand = 0, .growth = TDR_CERTAIN, .tokens = 1,
  };
  static double factors[] = { 1.5, 1, 1, 2, 0.5, 1 };   /* by draw */
  const TdrDraws draws = { factors, 3, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrUncertainty) worlds = price (&demand, &bid, 1, &draws);
  static const double highest[] = { 1 };
  TdrMoney months[2];

  g_assert_cmpfloat_with_epsilon (worlds->totals[0], 215e6, 1);
  g_assert_cmpfloat_with_epsilon (worlds->totals[1], 270e6, 1);
  g_assert_cmpfloat_with_epsilon (worlds->totals[2], 160e6, 1);

  g_assert_true (tdr_uncertainty_compute_months (&demand, &bid, &draws, highest, 1, months, &error));
  g_assert_cmpint (months[0].micros, ==, 220000000);
  g_assert_cmpint (months[1].micros, ==, 50000000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uncertainty/quantiles", test_quantiles);
  g_test_add_func ("/uncertainty/choice", test_choice);
  for (guint i = 0; i < G_N_ELEMENTS (factor_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/uncertainty/factor/%s", factor_cases[i].name);

      g_test_add_data_func (path, &factor_cases[i], test_factor);
    }
  g_test_add_func ("/uncertainty/months", test_months);
  g_test_add_func ("/uncertainty/units-for-peak", test_units_for_peak);
  g_test_add_func ("/uncertainty/shape-and-rest", test_shape_and_rest);
  g_test_add_func ("/uncertainty/bands-and-phases", test_bands_and_phases);
  g_test_add_func ("/uncertainty/refuses", test_refuses);
  g_test_add_func ("/uncertainty/overflow", test_overflow);
  g_test_add_func ("/uncertainty/certain-is-the-plan", test_certain_is_the_plan);
  g_test_add_func ("/uncertainty/common-worlds", test_common_worlds);

  return g_test_run ();
}
