/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-load-curve.h"

#include "tdr-engine-error.h"

#define DRAWS 300

/* 730,000 requests a month are 1,000 an hour on average. */
static TdrWorkload
thousand_an_hour (void)
{
  TdrWorkload workload;

  tdr_workload_init (&workload);
  workload.requests_per_month = 730000;
  return workload;
}

static TdrLoadCurve *
curve_of (const TdrWorkload *workload,
          guint              term_months)
{
  g_autoptr (GError) error = NULL;
  TdrLoadCurve *curve = tdr_load_curve_new (workload, term_months, &error);

  g_assert_no_error (error);
  return curve;
}

/* A flat load is one step: 1,000 an hour for 3 × 730 hours. */
static void
test_flat (void)
{
  TdrWorkload workload = thousand_an_hour ();
  g_autoptr (TdrLoadCurve) curve = curve_of (&workload, 3);

  g_assert_cmpuint (curve->n_steps, ==, 1);
  g_assert_cmpfloat_with_epsilon (curve->steps[0].load, 1000, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->steps[0].hours, 2190, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->hours, 2190, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->requests, 2190000, 1e-6);
}

/* From November, a ramp of a half in the first month and a December of 1.5: 500, 1,500 and, in January, 1,000 an hour. */
static void
test_season_and_ramp (void)
{
  TdrDemand demand = { .workload = thousand_an_hour (), .start = { 2027, 11 }, .ramp_ppm = { 500000 }, .n_ramp = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrLoadCurve) curve = NULL;

  for (guint i = 0; i < TDR_MONTHS_PER_YEAR; i++)
    demand.season_ppm[i] = i == 11 ? 1500000 : TDR_PPM;
  curve = tdr_load_curve_new_for_months (&demand, 1, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (curve->n_steps, ==, 3);
  g_assert_cmpfloat_with_epsilon (curve->steps[0].load, 1500, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->steps[1].load, 1000, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->steps[2].load, 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->requests, 2190000, 1e-6);
}

/* 42 hours of weight 3 and 126 of weight 1 sum to 252, 1.5 on average: 2,000 an hour for a quarter of 730 = 182.5
 * hours, 666.67 for 547.5. */
static TdrWorkload
office_week (void)
{
  TdrWorkload workload = thousand_an_hour ();

  for (guint hour = 0; hour < 42; hour++)
    workload.week[hour] = 3;

  return workload;
}

static void
test_two_steps (void)
{
  TdrWorkload workload = office_week ();
  g_autoptr (TdrLoadCurve) curve = curve_of (&workload, 1);

  g_assert_cmpuint (curve->n_steps, ==, 2);
  g_assert_cmpfloat_with_epsilon (curve->steps[0].load, 2000, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->steps[0].hours, 182.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->steps[1].load, 666.666667, 1e-6);
  g_assert_cmpfloat_with_epsilon (curve->steps[1].hours, 547.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_load_curve_get_peak (curve), 2000, 1e-9);
}

static void
test_cover (void)
{
  static const struct {
    double capacity, served, overflow, idle, hours_over, coverage, utilisation;
  } cases[] = {
    /* Nothing bought: everything overflows at every hour. */
    { 0, 0, 730000, 0, 730, 0, 0 },
    /* 1,000 an hour: overflow (2,000 − 1,000) × 182.5 = 182,500; served 547,500 of 730,000 that it could carry. */
    { 1000, 547500, 182500, 182500, 182.5, 0.75, 0.75 },
    /* The peak: nothing overflows; 730,000 of 1,460,000. */
    { 2000, 730000, 0, 730000, 0, 1, 0.5 },
    { 4000, 730000, 0, 2190000, 0, 1, 0.25 },
    /* Below the base load it never idles: overflow 1,500 × 182.5 + 166.667 × 547.5 = 365,000. */
    { 500, 365000, 365000, 0, 730, 0.5, 1 },
  };
  TdrWorkload workload = office_week ();
  g_autoptr (TdrLoadCurve) curve = curve_of (&workload, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrLoadCoverage coverage = tdr_load_curve_cover (curve, cases[i].capacity);

      g_assert_cmpfloat_with_epsilon (coverage.served, cases[i].served, 1e-6);
      g_assert_cmpfloat_with_epsilon (coverage.overflow, cases[i].overflow, 1e-6);
      g_assert_cmpfloat_with_epsilon (coverage.idle, cases[i].idle, 1e-6);
      g_assert_cmpfloat_with_epsilon (coverage.hours_over, cases[i].hours_over, 1e-9);
      g_assert_cmpfloat_with_epsilon (coverage.coverage, cases[i].coverage, 1e-12);
      g_assert_cmpfloat_with_epsilon (coverage.utilisation, cases[i].utilisation, 1e-12);
    }
}

static void
test_load_over (void)
{
  TdrWorkload workload = office_week ();
  g_autoptr (TdrLoadCurve) curve = curve_of (&workload, 1);

  g_assert_cmpfloat_with_epsilon (tdr_load_curve_get_load_over (curve, 0), 2000, 1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_load_curve_get_load_over (curve, 182), 2000, 1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_load_curve_get_load_over (curve, 183), 666.666667, 1e-6);
  g_assert_cmpfloat (tdr_load_curve_get_load_over (curve, 731), ==, 0);
}

/* 44 % a year is 20 % in half a year: months 1, 7 and 13 have 730,000, 876,000 and 1,051,200 requests, and the heaviest
 * hour of 13 months is one of the last: 1,440 an hour. */
static void
test_growth (void)
{
  TdrWorkload workload = thousand_an_hour ();
  g_autoptr (TdrLoadCurve) curve = NULL;

  workload.growth_ppm = 440000;
  curve = curve_of (&workload, 13);
  g_assert_cmpuint (curve->n_steps, ==, 13);
  g_assert_cmpfloat_with_epsilon (curve->steps[0].load, 1440, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->steps[6].load, 1200, 1e-9);
  g_assert_cmpfloat_with_epsilon (curve->steps[12].load, 1000, 1e-9);
}

/* Half of the work may wait: the other half is 500 an hour. All of it may wait: there is no load. */
static void
test_batch_is_not_in_it (void)
{
  TdrWorkload workload = thousand_an_hour ();
  g_autoptr (TdrLoadCurve) half = NULL;
  g_autoptr (TdrLoadCurve) none = NULL;

  workload.batch_ppm = 500000;
  half = curve_of (&workload, 1);
  g_assert_cmpfloat_with_epsilon (tdr_load_curve_get_peak (half), 500, 1e-9);

  workload.batch_ppm = TDR_PPM;
  none = curve_of (&workload, 1);
  g_assert_cmpfloat (tdr_load_curve_get_peak (none), ==, 0);
  g_assert_cmpfloat (tdr_load_curve_cover (none, 10).coverage, ==, 1);
}

static void
test_refuses (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload = thousand_an_hour ();

  g_assert_null (tdr_load_curve_new (&workload, 0, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "The term must be from 1 to 120 months, not 0");
  g_clear_error (&error);

  g_assert_null (tdr_load_curve_new (&workload, 121, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);

  workload.week[0] = -1;
  g_assert_null (tdr_load_curve_new (&workload, 12, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

/* No request is lost, loads fall, hours add up, and more capacity never serves less. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  for (guint draw = 0; draw < DRAWS; draw++)
    {
      TdrWorkload workload = thousand_an_hour ();
      guint months = g_rand_int_range (random, 1, 37);
      g_autoptr (TdrLoadCurve) curve = NULL;
      double requests = 0, hours = 0, less, more;

      workload.requests_per_month = g_rand_int_range (random, 1, 100000000);
      workload.growth_ppm = g_rand_int_range (random, -500000, 2000000);
      for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
        workload.week[hour] = g_rand_int_range (random, 0, 50);
      workload.week[3] = 1;
      for (guint month = 1; month <= months; month++)
        requests += tdr_workload_requests_in_month (&workload, month);

      curve = curve_of (&workload, months);
      g_assert_cmpfloat_with_epsilon (curve->requests / requests, 1, 1e-9);
      for (guint i = 0; i < curve->n_steps; i++)
        {
          g_assert_true (i == 0 || curve->steps[i].load < curve->steps[i - 1].load);
          hours += curve->steps[i].hours;
        }
      g_assert_cmpfloat_with_epsilon (hours / curve->hours, 1, 1e-9);

      less = g_rand_double_range (random, 0, tdr_load_curve_get_peak (curve));
      more = less + g_rand_double_range (random, 0, tdr_load_curve_get_peak (curve));
      g_assert_cmpfloat (tdr_load_curve_cover (curve, less).overflow, >=, tdr_load_curve_cover (curve, more).overflow);
      g_assert_cmpfloat (tdr_load_curve_cover (curve, less).idle, <=, tdr_load_curve_cover (curve, more).idle + 1e-3);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/load-curve/flat", test_flat);
  g_test_add_func ("/load-curve/season-and-ramp", test_season_and_ramp);
  g_test_add_func ("/load-curve/two-steps", test_two_steps);
  g_test_add_func ("/load-curve/cover", test_cover);
  g_test_add_func ("/load-curve/load-over", test_load_over);
  g_test_add_func ("/load-curve/growth", test_growth);
  g_test_add_func ("/load-curve/batch-is-not-in-it", test_batch_is_not_in_it);
  g_test_add_func ("/load-curve/refuses", test_refuses);
  g_test_add_func ("/load-curve/properties", test_properties);

  return g_test_run ();
}
