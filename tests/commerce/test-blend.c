/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-blend.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }
#define NOTHING USD (0)

/* A unit carries 100 requests an hour for 73 a month, 0.001 a request; beyond it a request costs 0.002. */
static const TdrVolumeCost by_unit = {
  .fixed = NOTHING, .per_million = NOTHING, .n_units = 1, .units = { { USD (73), 73000, 0, 1 } },
};
static const TdrVolumeCost by_use = { .fixed = NOTHING, .per_million = USD (2000) };

/* 1,000 requests an hour on average. */
static TdrWorkload
thousand_an_hour (void)
{
  TdrWorkload workload;

  tdr_workload_init (&workload);
  workload.requests_per_month = 730000;
  return workload;
}

/* 2,000 an hour for a quarter of the hours and 666.67 for the rest: 7 units cost least, 985.50 a month, of which 474.50
 * for what is beyond them (see the test of commitments). */
static TdrWorkload
office_week (void)
{
  TdrWorkload workload = thousand_an_hour ();

  for (guint hour = 0; hour < 42; hour++)
    workload.week[hour] = 3;

  return workload;
}

static TdrBlend *
blend (const TdrWorkload   *workload,
       guint                term_months,
       const TdrVolumeCost *base,
       guint                commitment_months,
       const TdrVolumeCost *overflow)
{
  const TdrDemand demand = { .workload = *workload };
  g_autoptr (GError) error = NULL;
  TdrBlend *result = tdr_blend_new (&demand, term_months, base, commitment_months, overflow, &error);

  g_assert_no_error (error);
  return result;
}

/* Twelve months of the same week: it does not matter for how long one commits. 12 × 985.50 = 11,826. */
static void
test_steady (void)
{
  static const guint commitments[] = { 1, 3, 12 };
  TdrWorkload workload = office_week ();

  for (guint i = 0; i < G_N_ELEMENTS (commitments); i++)
    {
      g_autoptr (TdrBlend) result = blend (&workload, 12, &by_unit, commitments[i], &by_use);

      g_assert_cmpuint (result->n_periods, ==, 12 / commitments[i]);
      g_assert_cmpint (result->periods[0].commitment.units[0], ==, 7);
      g_assert_cmpint (result->total.micros, ==, 11826000000);
      g_assert_cmpint (result->overflow.micros, ==, 5694000000);
      g_assert_cmpfloat_with_epsilon (result->coverage, 0.675, 1e-12);
      /* 492,750 of 511,000 requests. */
      g_assert_cmpfloat_with_epsilon (result->utilisation, 0.9642857, 1e-7);
    }
}

/* Four times the load in a year: 1,000 an hour in month 1, 2,000 in month 7, 4,000 in month 13. Committing month by
 * month follows: 10, 20 and 40 units, always busy. */
static void
test_follows_growth (void)
{
  TdrWorkload workload = thousand_an_hour ();
  g_autoptr (TdrBlend) result = NULL;

  workload.growth_ppm = 3000000;
  result = blend (&workload, 13, &by_unit, 1, &by_use);
  g_assert_cmpuint (result->n_periods, ==, 13);
  g_assert_cmpint (result->periods[0].commitment.units[0], ==, 10);
  g_assert_cmpint (result->periods[0].commitment.total.micros, ==, 730000000);
  g_assert_cmpint (result->periods[6].commitment.units[0], ==, 20);
  g_assert_cmpint (result->periods[6].commitment.total.micros, ==, 1460000000);
  g_assert_cmpint (result->periods[12].commitment.units[0], ==, 40);
  g_assert_cmpint (result->periods[12].commitment.total.micros, ==, 2920000000);
}

/* Two months at a time over three: 2 × 985.50, and for the last month a commitment of two does not pay: 1,460. */
static void
test_beyond_the_term (void)
{
  TdrWorkload workload = office_week ();
  g_autoptr (TdrBlend) result = blend (&workload, 3, &by_unit, 2, &by_use);

  g_assert_cmpuint (result->n_periods, ==, 2);
  g_assert_cmpuint (result->periods[1].first_month, ==, 3);
  g_assert_cmpuint (result->periods[1].last_month, ==, 3);
  g_assert_cmpint (result->periods[1].commitment.capacity, ==, 0);
  g_assert_cmpint (result->total.micros, ==, 3431000000);
  /* 2 × 492,750 of 3 × 730,000; while they are paid they carry 2 × 511,000. */
  g_assert_cmpfloat_with_epsilon (result->coverage, 0.45, 1e-12);
  g_assert_cmpfloat_with_epsilon (result->utilisation, 0.9642857, 1e-7);
}

static void
test_refuses (void)
{
  TdrDemand demand = { .workload = office_week () };
  g_autoptr (GError) error = NULL;

  g_assert_null (tdr_blend_new (&demand, 0, &by_unit, 1, &by_use, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tdr_blend_new (&demand, 12, &by_unit, 0, &by_use, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);
  demand.workload.input_tokens = -1;
  g_assert_null (tdr_blend_new (&demand, 12, &by_unit, 1, &by_use, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

/* A blend never costs more than its parts, all by use or all by the unit; and at the same price a shorter commitment
 * that divides a longer never costs more. */
static void
test_never_more_than_its_parts (void)
{
  static const guint commitments[] = { 1, 2, 4, 12, 24 };
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint draw = 0; draw < 50; draw++)
    {
      TdrWorkload workload = thousand_an_hour ();
      TdrVolumeCost base = by_unit, overflow = by_use;
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrLoadCurve) curve = NULL;
      TdrMoney all_by_use;
      gint64 shorter = 0;

      workload.requests_per_month = g_rand_int_range (random, 1, 2000000);
      workload.growth_ppm = g_rand_int_range (random, -500000, 1000000);
      for (guint hour = 1; hour < TDR_HOURS_PER_WEEK; hour++)
        workload.week[hour] = g_rand_int_range (random, 0, 9);
      base.units[0] = (TdrVolumeUnits) { USD (g_rand_int_range (random, 1, 100)),
                                         g_rand_int_range (random, 10000, 100000),
                                         g_rand_int_range (random, 0, 20), g_rand_int_range (random, 1, 5) };
      overflow.per_million = (TdrMoney) USD (g_rand_int_range (random, 100, 4000));
      curve = tdr_load_curve_new (&workload, 24, &error);
      g_assert_true (tdr_money_extend (overflow.per_million, (gint64) curve->requests, 1000000, &all_by_use, &error));

      for (guint i = 0; i < G_N_ELEMENTS (commitments); i++)
        {
          g_autoptr (TdrBlend) mixed = blend (&workload, 24, &base, commitments[i], &overflow);
          g_autoptr (TdrBlend) all_by_unit = blend (&workload, 24, &base, commitments[i], NULL);

          /* Requests are rounded once a period: a hair of a cent. */
          g_assert_cmpint (mixed->total.micros, <=, all_by_use.micros + 100000);
          g_assert_cmpint (mixed->total.micros, <=, all_by_unit->total.micros);
          g_assert_cmpint (shorter, <=, mixed->total.micros + 100000);
          shorter = mixed->total.micros;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/blend/steady", test_steady);
  g_test_add_func ("/blend/follows-growth", test_follows_growth);
  g_test_add_func ("/blend/beyond-the-term", test_beyond_the_term);
  g_test_add_func ("/blend/refuses", test_refuses);
  g_test_add_func ("/blend/never-more-than-its-parts", test_never_more_than_its_parts);

  return g_test_run ();
}
