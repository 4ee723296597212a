/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-workload.h"

#include "tdr-engine-error.h"

#include <math.h>

static TdrWorkload
sound_workload (void)
{
  TdrWorkload workload;

  tdr_workload_init (&workload);
  workload.requests_per_month = 1000000;
  workload.input_tokens = 2000;
  workload.output_tokens = 500;
  return workload;
}

static void
assert_refused (const TdrWorkload *workload,
                const char        *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tdr_workload_check (workload, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_init (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload;

  tdr_workload_init (&workload);
  g_assert_true (tdr_workload_check (&workload, &error));
  g_assert_no_error (error);
  g_assert_cmpint (workload.requests_per_month, ==, 0);
  g_assert_cmpfloat (tdr_workload_peak_factor (&workload), ==, 1.0);
}

static void
test_limits_pass (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload = sound_workload ();

  workload.requests_per_month = TDR_MAX_REQUESTS_PER_MONTH;
  workload.input_tokens = TDR_MAX_TOKENS_PER_REQUEST;
  workload.output_tokens = TDR_MAX_TOKENS_PER_REQUEST;
  workload.requests_per_prefix = TDR_MAX_REQUESTS_PER_MONTH;
  workload.cached_ppm = TDR_PPM;
  workload.batch_ppm = TDR_PPM;
  workload.growth_ppm = TDR_MIN_GROWTH_PPM;
  workload.week[0] = TDR_MAX_HOUR_WEIGHT;
  workload.first_token_seconds = TDR_MAX_LATENCY_SECONDS;
  g_assert_true (tdr_workload_check (&workload, &error));
  g_assert_no_error (error);
}

static void
test_refuses_whole_numbers (void)
{
  TdrWorkload workload = sound_workload ();

  workload.requests_per_month = -5;
  assert_refused (&workload, "Requests per month must be from 0 to 100000000000, not -5");
  workload = sound_workload ();
  workload.requests_per_month = TDR_MAX_REQUESTS_PER_MONTH + 1;
  assert_refused (&workload, "Requests per month must be from 0 to 100000000000, not 100000000001");
  workload = sound_workload ();
  workload.input_tokens = -1;
  assert_refused (&workload, "Input tokens per request must be from 0 to 20000000, not -1");
  workload = sound_workload ();
  workload.output_tokens = G_MAXINT64;
  assert_refused (&workload, "Output tokens per request must be from 0 to 20000000, not 9223372036854775807");
  workload = sound_workload ();
  workload.requests_per_prefix = -1;
  assert_refused (&workload, "Requests per prefix must be from 0 to 100000000000, not -1");
  workload = sound_workload ();
  workload.cached_ppm = TDR_PPM + 1;
  assert_refused (&workload, "The cached share in millionths must be from 0 to 1000000, not 1000001");
  workload = sound_workload ();
  workload.batch_ppm = -1;
  assert_refused (&workload, "The batch share in millionths must be from 0 to 1000000, not -1");
  workload = sound_workload ();
  workload.growth_ppm = TDR_MIN_GROWTH_PPM - 1;
  assert_refused (&workload, "Growth per year in millionths must be from -1000000 to 100000000, not -1000001");
}

static void
test_refuses_weeks (void)
{
  TdrWorkload workload = sound_workload ();

  workload.week[167] = -1;
  assert_refused (&workload, "The weight of hour 167 of the week must be from 0 to 1000000, not -1");

  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    workload.week[hour] = 0;
  assert_refused (&workload, "The week needs at least one hour with a weight above 0");
}

static void
test_refuses_seconds (void)
{
  TdrWorkload workload = sound_workload ();

  workload.first_token_seconds = NAN;
  assert_refused (&workload, "The time to first token must be from 0 to 86400 seconds, not nan");
  workload.first_token_seconds = -0.5;
  assert_refused (&workload, "The time to first token must be from 0 to 86400 seconds, not -0.5");
  workload = sound_workload ();
  workload.token_interval_seconds = INFINITY;
  assert_refused (&workload, "The time per output token must be from 0 to 86400 seconds, not inf");
}

/* 40 office hours of weight 3 and 128 of weight 1 sum to 248; 3 × 168 ÷ 248 = 2.032258. One hour alone: 168. */
static void
test_peak_factor (void)
{
  TdrWorkload workload = sound_workload ();

  for (guint hour = 0; hour < 40; hour++)
    workload.week[hour] = 3;
  g_assert_cmpfloat_with_epsilon (tdr_workload_peak_factor (&workload), 2.0322581, 1e-6);

  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    workload.week[hour] = hour == 100 ? TDR_MAX_HOUR_WEIGHT : 0;
  g_assert_cmpfloat_with_epsilon (tdr_workload_peak_factor (&workload), 168, 1e-9);
}

/* 2,628,000 seconds a month: 2,628,000 requests are one a second. With 84 idle hours the peak is two; a tenth that may
 * wait leaves 1.8; two years of 10 % growth make 1.8 × 1.21 = 2.178 in month 25. */
static void
test_requests_per_second (void)
{
  TdrWorkload workload = sound_workload ();

  workload.requests_per_month = 2628000;
  g_assert_cmpfloat_with_epsilon (tdr_workload_mean_requests_per_second (&workload, 1), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_workload_peak_requests_per_second (&workload, 36), 1, 1e-12);

  for (guint hour = 0; hour < 84; hour++)
    workload.week[hour] = 0;
  workload.batch_ppm = 100000;
  workload.growth_ppm = 100000;
  g_assert_cmpfloat_with_epsilon (tdr_workload_peak_requests_per_second (&workload, 1), 1.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_workload_peak_requests_per_second (&workload, 0), 1.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_workload_peak_requests_per_second (&workload, 25), 2.178, 1e-12);

  workload.batch_ppm = TDR_PPM;
  g_assert_cmpfloat (tdr_workload_peak_requests_per_second (&workload, 25), ==, 0);
}

/* 44 % a year is 20 % in half a year: 1,000,000 → 1,200,000 in month 7 → 1,440,000 in month 13 → 2,073,600 in 25. */
static void
test_requests_in_month (void)
{
  TdrWorkload workload = sound_workload ();

  workload.growth_ppm = 440000;
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 1), ==, 1000000);
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 7), ==, 1200000);
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 13), ==, 1440000);
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 25), ==, 2073600);

  workload.growth_ppm = -750000;
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 7), ==, 500000);
  workload.growth_ppm = TDR_MIN_GROWTH_PPM;
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 1), ==, 1000000);
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 2), ==, 0);

  workload.growth_ppm = 0;
  workload.requests_per_month = TDR_MAX_REQUESTS_PER_MONTH - 1;
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 120), ==, TDR_MAX_REQUESTS_PER_MONTH - 1);
  workload.growth_ppm = TDR_MAX_GROWTH_PPM;
  g_assert_cmpint (tdr_workload_requests_in_month (&workload, 120), ==, G_MAXINT64);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workload/init", test_init);
  g_test_add_func ("/workload/limits-pass", test_limits_pass);
  g_test_add_func ("/workload/refuses-whole-numbers", test_refuses_whole_numbers);
  g_test_add_func ("/workload/refuses-weeks", test_refuses_weeks);
  g_test_add_func ("/workload/refuses-seconds", test_refuses_seconds);
  g_test_add_func ("/workload/peak-factor", test_peak_factor);
  g_test_add_func ("/workload/requests-per-second", test_requests_per_second);
  g_test_add_func ("/workload/requests-in-month", test_requests_in_month);

  return g_test_run ();
}
