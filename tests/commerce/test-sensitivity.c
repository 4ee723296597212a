/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sensitivity.h"

#include "tdr-engine-error.h"

#include <math.h>

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }
#define NOTHING USD (0)
#define NANO 1e-9

enum { DEMAND, TOKENS, EXCHANGE, UNUSED, N_COLUMNS };

/* A million requests a month for a year. */
static const TdrUncertainDemand demand = {
  .requests_per_month = 1000000, .term_months = 12, .demand = DEMAND, .growth = TDR_CERTAIN, .tokens = TOKENS,
};

/* By the token 10,000 a month; by the month 12,000, paid in another currency. */
static const TdrUncertainPlan plans[] = {
  { { .fixed = NOTHING, .per_million = USD (10000) }, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN },
  { { .fixed = USD (12000), .per_million = NOTHING }, TDR_CERTAIN, TDR_CERTAIN, EXCHANGE },
};

static const TdrFactorRange ranges[N_COLUMNS] = {
  [DEMAND] = { 0.5, 1, 2 },
  [TOKENS] = { 0.9, 1, 1.1 },
  [EXCHANGE] = { 0.8, 1, 1.2 },
  [UNUSED] = { 0, 1, 10 },
};

/* 120,000 over the year; the demand moves it from 60,000 to 240,000, the tokens from 108,000 to 132,000; exchange and
 * the unused column do not, and keep their order. */
static void
test_tornado (void)
{
  static const struct {
    guint column;
    gint64 low, high;
  } expected[] = {
    { DEMAND, 60000, 240000 },
    { TOKENS, 108000, 132000 },
    { EXCHANGE, 120000, 120000 },
    { UNUSED, 120000, 120000 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) bars = tdr_sensitivity_compute_tornado (&demand, &plans[0], ranges, N_COLUMNS, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bars->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < bars->len; i++)
    {
      const TdrTornadoBar *bar = &g_array_index (bars, TdrTornadoBar, i);

      g_assert_cmpuint (bar->column, ==, expected[i].column);
      g_assert_cmpint (bar->at_low.micros, ==, expected[i].low * 1000000);
      g_assert_cmpint (bar->at_high.micros, ==, expected[i].high * 1000000);
    }
}

/* 10,000 against 12,000: the month wins from 20 % more demand on, or from an exchange rate of 0.8333 down; 10 % more
 * tokens are not enough. */
static void
test_tipping (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = tdr_sensitivity_find_tipping (&demand, plans, 2, ranges, N_COLUMNS, &error);
  const TdrTippingPoint *point;

  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, 2);
  point = &g_array_index (points, TdrTippingPoint, 0);
  g_assert_cmpuint (point->column, ==, DEMAND);
  g_assert_cmpfloat_with_epsilon (point->value, 1.2, 1e-12);
  g_assert_true (point->exact);
  g_assert_cmpuint (point->winner, ==, 1);
  point = &g_array_index (points, TdrTippingPoint, 1);
  g_assert_cmpuint (point->column, ==, EXCHANGE);
  g_assert_cmpfloat_with_epsilon (point->value, 10.0 / 12, 1e-12);
  g_assert_cmpuint (point->winner, ==, 1);
}

/* With the month first it loses as planned, and the same points are found: who is named first decides only between
 * equals. */
static void
test_order_does_not_matter (void)
{
  const TdrUncertainPlan turned[] = { plans[1], plans[0] };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = tdr_sensitivity_find_tipping (&demand, turned, 2, ranges, N_COLUMNS, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (points, TdrTippingPoint, 0).value, 1.2, 1e-9);
  g_assert_cmpuint (g_array_index (points, TdrTippingPoint, 0).winner, ==, 0);
}

/* A third plan of 4,500 a month and 6,000 per million beats the token from 1.125 of the demand on; the month beats it
 * only from 1.25 on: the nearest is named. */
static void
test_nearest (void)
{
  const TdrUncertainPlan three[] = {
    plans[0], plans[1],
    { { .fixed = USD (4500), .per_million = USD (6000) }, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = tdr_sensitivity_find_tipping (&demand, three, 3, ranges, N_COLUMNS, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (g_array_index (points, TdrTippingPoint, 0).value, 1.125, 1e-9);
  g_assert_cmpuint (g_array_index (points, TdrTippingPoint, 0).winner, ==, 2);
}

/* Machines of 3,000 that carry 300,000 requests each, against 11,000 per million, for one month. As planned 4 machines
 * cost 12,000 and the token 11,000: it wins. From 12,000 ÷ 11,000 = 1.0909 of the demand the machines would, until at 1.2
 * a fifth is needed: 15,000 against 13,200: an island that few samples would find. Downwards a machine is saved at 0.9:
 * 9,000 against 9,900. Throughput: 3 machines carry a million from 1.1111 times as much on: 9,000. */
static void
test_steps (void)
{
  enum { OF_DEMAND, OF_THROUGHPUT };
  const TdrUncertainDemand asked = { .requests_per_month = 1000000, .term_months = 1, .demand = OF_DEMAND,
                                     .growth = TDR_CERTAIN, .tokens = TDR_CERTAIN };
  const TdrUncertainPlan rivals[] = {
    { { .fixed = NOTHING, .per_million = USD (11000) }, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN },
    { { .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (3000), 300000, 0, 1 } } },
      TDR_CERTAIN, OF_THROUGHPUT, TDR_CERTAIN },
  };
  static const TdrFactorRange both[] = { { 0.5, 1, 3 }, { 0.5, 1, 2 } };
  static const struct {
    guint column;
    double value;
  } expected[] = { { OF_DEMAND, 0.9 }, { OF_DEMAND, 12.0 / 11 }, { OF_THROUGHPUT, 10.0 / 9 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = tdr_sensitivity_find_tipping (&asked, rivals, 2, both, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < points->len; i++)
    {
      const TdrTippingPoint *point = &g_array_index (points, TdrTippingPoint, i);

      g_assert_cmpuint (point->column, ==, expected[i].column);
      g_assert_cmpfloat_with_epsilon (point->value, expected[i].value, 1e-9);
      g_assert_cmpuint (point->winner, ==, 1);
      g_assert_true (point->exact);
    }
}

/* Growth is no straight line and is found by trying: 24 months of 10,000 that grow against 12,000 flat. */
static void
test_growth (void)
{
  const TdrUncertainDemand growing = { .requests_per_month = 1000000, .term_months = 24, .demand = TDR_CERTAIN,
                                       .growth = 0, .tokens = TDR_CERTAIN };
  const TdrUncertainPlan certain[] = { plans[0], { plans[1].cost, TDR_CERTAIN, TDR_CERTAIN, TDR_CERTAIN } };
  static const TdrFactorRange growth = { 1, 1, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = tdr_sensitivity_find_tipping (&growing, certain, 2, &growth, 1, &error);
  double factor, sum = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, 1);
  g_assert_false (g_array_index (points, TdrTippingPoint, 0).exact);
  factor = pow (g_array_index (points, TdrTippingPoint, 0).value, 1.0 / 12);
  for (guint month = 0; month < 24; month++)
    sum += pow (factor, month) * 10000;
  g_assert_cmpfloat_with_epsilon (sum, 24 * 12000, 0.01);
}

static void
test_refuses (void)
{
  g_autoptr (GError) of_tokens = NULL;
  static const TdrFactorRange broken[][N_COLUMNS] = {
    { { 1, 0.5, 2 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } },
    { { 0.5, 3, 2 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } },
    { { NAN, 1, 2 }, { 1, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } },
  };
  static const TdrFactorRange no_tokens[N_COLUMNS] = { { 1, 1, 1 }, { 0, 1, 1 }, { 1, 1, 1 }, { 1, 1, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tdr_sensitivity_compute_tornado (&demand, plans, broken[i], N_COLUMNS, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_clear_error (&error);
      g_assert_null (tdr_sensitivity_find_tipping (&demand, plans, 2, broken[i], N_COLUMNS, &error));
      g_assert_cmpstr (error->message, ==, "Range 1 must be three numbers: lowest, planned, highest, in this order");
    }

  g_assert_null (tdr_sensitivity_compute_tornado (&demand, plans, no_tokens, N_COLUMNS, &of_tokens));
  g_assert_cmpstr (of_tokens->message, ==,
                   "The factor of the tokens of a request must stay above 0: choose a distribution that does");
}

/* A minimum of 110 to 100,000 requests and 0.0011 each beyond, against a fee of 132, at 50,000 requests: level at 120,000,
 * 2.4 times as many. Between is a bend, after which the straight line is another. */
static void
test_bend (void)
{
  static const TdrUncertainPlan rivals[] = {
    {
      .cost = {
        .fixed = USD (110), .per_million = NOTHING, .bands = { { 100000, NOTHING, USD (1100), NOTHING } }, .n_bands = 1,
      },
      .price = TDR_CERTAIN, .throughput = TDR_CERTAIN, .exchange = TDR_CERTAIN,
    },
    {
      .cost = { .fixed = USD (132), .per_million = NOTHING },
      .price = TDR_CERTAIN, .throughput = TDR_CERTAIN, .exchange = TDR_CERTAIN,
    },
  };
  static const TdrFactorRange range = { 0.5, 1, 4 };
  const TdrUncertainDemand asked = { 50000, 0, 3, 0, TDR_CERTAIN, TDR_CERTAIN };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = tdr_sensitivity_find_tipping (&asked, rivals, 2, &range, 1, &error);
  const TdrTippingPoint *point;

  g_assert_no_error (error);
  g_assert_cmpuint (points->len, ==, 1);
  point = &g_array_index (points, TdrTippingPoint, 0);
  g_assert_cmpfloat_with_epsilon (point->value, 2.4, 1e-9);
  g_assert_cmpuint (point->winner, ==, 1);
  g_assert_true (point->exact);
}

static TdrUncertainPlan
random_plan (GRand *random)
{
  TdrUncertainPlan plan = {
    .cost = { .fixed = USD (g_rand_int_range (random, 0, 2000)), .per_million = NOTHING },
    .price = TDR_CERTAIN, .throughput = TDR_CERTAIN, .exchange = TDR_CERTAIN,
    .buys_for_peak = g_rand_boolean (random),
  };

  if (g_rand_boolean (random))
    plan.cost.per_million = (TdrMoney) USD (g_rand_int_range (random, 8000, 14000));
  else
    {
      plan.cost.n_units = 1;
      plan.cost.units[0] = (TdrVolumeUnits) {
        USD (g_rand_int_range (random, 500, 4000)), g_rand_int_range (random, 60000, 400000),
        g_rand_int_range (random, 0, 3), g_rand_int_range (random, 1, 3),
      };
    }
  if (g_rand_boolean (random))
    {
      plan.cost.n_bands = 1;
      plan.cost.bands[0] = (TdrVolumeBand) {
        g_rand_int_range (random, 500000, 2000000), plan.cost.fixed, plan.cost.per_million, plan.cost.units[0].price,
      };
      plan.cost.bands[0].per_million.micros /= 2;
      plan.cost.bands[0].unit_price = plan.cost.n_units > 0 ? plan.cost.units[0].price : plan.cost.fixed;
    }

  return plan;
}

static guint
cheapest_at (const TdrUncertainDemand *asked,
             const TdrUncertainPlan   *rivals,
             guint                     n_rivals,
             double                    factor)
{
  const TdrDraws world = { &factor, 1, 1 };
  g_autoptr (TdrUncertainty) priced = tdr_uncertainty_new (asked, rivals, n_rivals, &world, NULL);
  guint winner = 0;

  for (guint i = 1; i < n_rivals; i++)
    if (priced->totals[i] < priced->totals[winner] * (1 - NANO))
      winner = i;
  return winner;
}

/* Against trying 2,000 values one after the other, on 200 sets of machines, lines, fees and prices that fall with the
 * volume: before the point that is found nothing else wins, and just beyond it something does. */
static void
test_against_trying (void)
{
  enum { N_VALUES = 2000 };
  static const TdrFactorRange range = { 1, 1, 3 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint set = 0; set < 200; set++)
    {
      const TdrUncertainDemand asked = { 1000000, 200000, 6, 0, TDR_CERTAIN, TDR_CERTAIN };
      TdrUncertainPlan rivals[4];
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) points = NULL;
      double point = 2 * range.high;
      guint winner;

      for (guint i = 0; i < G_N_ELEMENTS (rivals); i++)
        rivals[i] = random_plan (random);
      points = tdr_sensitivity_find_tipping (&asked, rivals, G_N_ELEMENTS (rivals), &range, 1, &error);
      g_assert_no_error (error);
      if (points->len > 0)
        point = g_array_index (points, TdrTippingPoint, 0).value;

      winner = cheapest_at (&asked, rivals, G_N_ELEMENTS (rivals), 1);
      for (guint i = 1; i <= N_VALUES; i++)
        {
          double value = range.low + (range.high - range.low) * i / N_VALUES;

          if (value < point * (1 - NANO))
            g_assert_cmpuint (cheapest_at (&asked, rivals, G_N_ELEMENTS (rivals), value), ==, winner);
        }
      if (points->len > 0)
        g_assert_cmpuint (cheapest_at (&asked, rivals, G_N_ELEMENTS (rivals), point * (1 + 1e-6)), !=, winner);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sensitivity/tornado", test_tornado);
  g_test_add_func ("/sensitivity/tipping", test_tipping);
  g_test_add_func ("/sensitivity/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/sensitivity/nearest", test_nearest);
  g_test_add_func ("/sensitivity/steps", test_steps);
  g_test_add_func ("/sensitivity/bend", test_bend);
  g_test_add_func ("/sensitivity/against-trying", test_against_trying);
  g_test_add_func ("/sensitivity/growth", test_growth);
  g_test_add_func ("/sensitivity/refuses", test_refuses);

  return g_test_run ();
}
