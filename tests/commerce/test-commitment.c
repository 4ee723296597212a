/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-commitment.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }
#define NOTHING USD (0)

/* 730,000 requests a month, of which 42 hours of the week have weight 3 and 126 weight 1: 2,000 an hour for 182.5
 * hours, 666.67 for 547.5. */
static TdrLoadCurve *
office_curve (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload;
  TdrLoadCurve *curve;

  tdr_workload_init (&workload);
  workload.requests_per_month = 730000;
  for (guint hour = 0; hour < 42; hour++)
    workload.week[hour] = 3;

  curve = tdr_load_curve_new (&workload, 1, &error);
  g_assert_no_error (error);
  return curve;
}

/* A unit carries 100 requests an hour for 73 a month, 0.001 a request; beyond it a request costs 0.002. */
static const TdrVolumeCost by_unit = {
  .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (73), 73000, 0, 1 } },
};
static const TdrVolumeCost by_use = { .fixed = NOTHING, .per_million = USD (2000) };

static TdrCommitment
find (const TdrLoadCurve  *curve,
      const TdrVolumeCost *base,
      const TdrVolumeCost *overflow,
      guint                paid_months)
{
  g_autoptr (GError) error = NULL;
  TdrCommitment commitment;

  g_assert_true (tdr_commitment_find (curve, base, overflow, paid_months, &commitment, &error));
  g_assert_no_error (error);
  return commitment;
}

/* Units 1 to 6 are always busy, the seventh for two thirds and a quarter of the last: 75 %, the eighth 25 %; half is
 * enough. 7 × 73 = 511; beyond 700 an hour: 1,300 × 182.5 = 237,250 × 0.002 = 474.50. */
static void
test_find (void)
{
  g_autoptr (TdrLoadCurve) curve = office_curve ();
  TdrCommitment commitment = find (curve, &by_unit, &by_use, 1);

  g_assert_cmpint (commitment.units[0], ==, 7);
  g_assert_cmpint (commitment.capacity, ==, 511000);
  g_assert_cmpint (commitment.base.micros, ==, 511000000);
  g_assert_cmpint (commitment.overflow.micros, ==, 474500000);
  g_assert_cmpint (commitment.total.micros, ==, 985500000);
  g_assert_cmpfloat_with_epsilon (commitment.coverage.overflow, 237250, 1e-6);
  g_assert_cmpfloat_with_epsilon (commitment.coverage.coverage, 0.675, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_commitment_break_even_utilisation (&by_unit, &by_use), 0.5, 1e-12);
}

/* Every number of units by hand: n × 73 + 0.002 × overflow. */
static void
test_price (void)
{
  static const struct {
    gint64 units;
    gint64 total;
  } cases[] = {
    { 0, 1460000000 },    /* 730,000 × 0.002 */
    { 6, 1022000000 },    /* 438 + 0.002 × (1,400 × 182.5 + 66.667 × 547.5 = 292,000) */
    { 7, 985500000 },
    { 8, 1022000000 },    /* 584 + 0.002 × 219,000 */
    { 20, 1460000000 },   /* the peak: nothing beyond it */
    { 21, 1533000000 },
  };
  g_autoptr (TdrLoadCurve) curve = office_curve ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrCommitment commitment;

      g_assert_true (tdr_commitment_price (curve, &by_unit, &by_use, 1, cases[i].units * 73000, &commitment, &error));
      g_assert_no_error (error);
      g_assert_cmpint (commitment.units[0], ==, cases[i].units);
      g_assert_cmpint (commitment.total.micros, ==, cases[i].total);
    }
}

/* Sold from 10 in steps of 5: none costs 1,460, 10 cost 730 + 0.002 × 182,500 = 1,095, 15 cost 1,095 + 182.50. */
static void
test_minimum (void)
{
  static const TdrVolumeCost in_steps = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (73), 73000, 10, 5 } },
  };
  g_autoptr (TdrLoadCurve) curve = office_curve ();
  TdrCommitment commitment = find (curve, &in_steps, &by_use, 1);

  g_assert_cmpint (commitment.units[0], ==, 10);
  g_assert_cmpint (commitment.total.micros, ==, 1095000000);
}

/* Paid for two months and used for one: the always busy units cost 146 and save 146, the others save less. Of equals,
 * nothing. */
static void
test_longer_than_the_need (void)
{
  g_autoptr (TdrLoadCurve) curve = office_curve ();
  TdrCommitment commitment = find (curve, &by_unit, &by_use, 2);

  g_assert_cmpint (commitment.capacity, ==, 0);
  g_assert_cmpint (commitment.units[0], ==, 0);
  g_assert_cmpint (commitment.total.micros, ==, 1460000000);
}

/* Nothing else serves the rest: 20 units for the peak. */
static void
test_without_overflow (void)
{
  g_autoptr (TdrLoadCurve) curve = office_curve ();
  TdrCommitment commitment = find (curve, &by_unit, NULL, 1);

  g_assert_cmpint (commitment.units[0], ==, 20);
  g_assert_cmpint (commitment.total.micros, ==, 1460000000);
  g_assert_cmpint (commitment.overflow.micros, ==, 0);
}

/* Input units of 40 for 100 an hour and output units of 66 for 200: at 700 an hour 7 × 40 + 4 × 66 = 544, with 474.50
 * beyond it 1,018.50; at 600, 438 + 584 = 1,022; at 800, 584 + 438. */
static void
test_two_kinds (void)
{
  static const TdrVolumeCost reserved = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 2,
    .units = { { USD (40), 73000, 0, 1 }, { USD (66), 146000, 0, 1 } },
  };
  g_autoptr (TdrLoadCurve) curve = office_curve ();
  TdrCommitment commitment = find (curve, &reserved, &by_use, 1);

  g_assert_cmpint (commitment.units[0], ==, 7);
  g_assert_cmpint (commitment.units[1], ==, 4);
  g_assert_cmpint (commitment.total.micros, ==, 1018500000);
}

/* A spare host for 300, and 0.0001 for every request served: the rented hosts must earn both. 7 units: 300 + 511 +
 * 492,750 × 0.0001 = 49.275, and 474.50 beyond: 1,334.775, below 1,460. */
static void
test_spare_and_use (void)
{
  static const TdrVolumeCost hosts = {
    .fixed = USD (300), .per_million = USD (100), .n_units = 1, .units = { { USD (73), 73000, 0, 1 } },
  };
  g_autoptr (TdrLoadCurve) curve = office_curve ();
  TdrCommitment commitment = find (curve, &hosts, &by_use, 1);

  g_assert_cmpint (commitment.units[0], ==, 7);
  g_assert_cmpint (commitment.total.micros, ==, 1334775000);
}

/* p5.48xlarge in us-east-1: 34.6752 by a savings plan for 1 year against 55.04 on demand (2026-07-20): 63 %. */
static void
test_break_even_utilisation (void)
{
  static const TdrVolumeCost plan = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { { 25312896000, "USD" }, 73000, 0, 1 } },
  };
  static const TdrVolumeCost on_demand = { .fixed = NOTHING, .per_million = USD (550400) };

  g_assert_cmpfloat_with_epsilon (tdr_commitment_break_even_utilisation (&plan, &on_demand), 0.63, 1e-12);
}

static void
test_no_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrLoadCurve) curve = NULL;
  TdrWorkload workload;
  TdrCommitment commitment;

  tdr_workload_init (&workload);
  curve = tdr_load_curve_new (&workload, 12, &error);
  commitment = find (curve, &by_unit, NULL, 12);
  g_assert_cmpint (commitment.capacity, ==, 0);
  g_assert_cmpint (commitment.total.micros, ==, 0);
}

static void
test_refuses (void)
{
  static const TdrVolumeCost tiny_units = {
    .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (1), 1, 0, 1 } },
  };
  static const TdrVolumeCost euros = { .fixed = { 0, "EUR" }, .per_million = { 1000000, "EUR" } };
  g_autoptr (TdrLoadCurve) curve = office_curve ();
  g_autoptr (GError) error = NULL;
  TdrCommitment commitment;

  g_assert_false (tdr_commitment_find (curve, &by_use, &by_use, 1, &commitment, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "A commitment needs units of capacity: this offer is billed by use");
  g_clear_error (&error);
  g_assert_false (tdr_commitment_find (curve, &by_unit, &by_unit, 1, &commitment, &error));
  g_assert_cmpstr (error->message, ==, "Requests beyond a commitment must be billed by use");
  g_clear_error (&error);
  g_assert_false (tdr_commitment_find (curve, &by_unit, &by_use, 0, &commitment, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tdr_commitment_find (curve, &tiny_units, &by_use, 1, &commitment, &error));
  g_assert_cmpstr (error->message, ==, "The peak needs more than a million units of capacity");
  g_clear_error (&error);
  g_assert_false (tdr_commitment_find (curve, &by_unit, &euros, 1, &commitment, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
}

/* No capacity at all, by the request, costs less than the one that was found; so neither does none, nor the peak. */
static void
test_nothing_costs_less (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (77);

  for (guint draw = 0; draw < 40; draw++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrLoadCurve) curve = NULL;
      TdrVolumeCost base = by_unit, overflow = by_use;
      TdrWorkload workload;
      TdrCommitment best, other;

      tdr_workload_init (&workload);
      workload.requests_per_month = g_rand_int_range (random, 1, 5000);
      workload.growth_ppm = g_rand_int_range (random, 0, 1000000);
      for (guint hour = 1; hour < TDR_HOURS_PER_WEEK; hour++)
        workload.week[hour] = g_rand_int_range (random, 0, 9);
      base.n_units = g_rand_int_range (random, 1, 3);
      for (guint i = 0; i < base.n_units; i++)
        base.units[i] = (TdrVolumeUnits) { USD (g_rand_int_range (random, 0, 50)), g_rand_int_range (random, 50, 2000),
                                           g_rand_int_range (random, 0, 4), g_rand_int_range (random, 1, 4) };
      overflow.per_million = (TdrMoney) USD (g_rand_int_range (random, 1, 200000));

      curve = tdr_load_curve_new (&workload, 3, &error);
      best = find (curve, &base, &overflow, 3);
      for (gint64 capacity = 0; capacity < tdr_load_curve_get_peak (curve) * 800; capacity += 7)
        {
          g_assert_true (tdr_commitment_price (curve, &base, &overflow, 3, capacity, &other, &error));
          g_assert_cmpint (best.total.micros, <=, other.total.micros);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/commitment/find", test_find);
  g_test_add_func ("/commitment/price", test_price);
  g_test_add_func ("/commitment/minimum", test_minimum);
  g_test_add_func ("/commitment/longer-than-the-need", test_longer_than_the_need);
  g_test_add_func ("/commitment/without-overflow", test_without_overflow);
  g_test_add_func ("/commitment/two-kinds", test_two_kinds);
  g_test_add_func ("/commitment/spare-and-use", test_spare_and_use);
  g_test_add_func ("/commitment/break-even-utilisation", test_break_even_utilisation);
  g_test_add_func ("/commitment/no-load", test_no_load);
  g_test_add_func ("/commitment/refuses", test_refuses);
  g_test_add_func ("/commitment/nothing-costs-less", test_nothing_costs_less);

  return g_test_run ();
}
