/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-usage.h"

#include "tdr-engine-error.h"

#define DRAWS 5000

static void
test_split (void)
{
  static const struct {
    gint64 requests, input, output;
    int cached_ppm, batch_ppm;
    gint64 requests_per_prefix;
    gint64 fresh, written, read, answers, batch_requests, batch_input, batch_output;
  } cases[] = {
    /* Nothing special. */
    { 1000, 2000, 500, 0, 0, 0, 2000000, 0, 0, 500000, 0, 0, 0 },
    /* A quarter of 2,000 = 500 repeats, one prefix: 500 written, 999 × 500 read, 1,000 × 1,500 fresh. */
    { 1000, 2000, 500, 250000, 0, 0, 1500000, 500, 499500, 500000, 0, 0, 0 },
    /* 300 requests a prefix: ceil (1,000 ÷ 300) = 4 written. */
    { 1000, 2000, 500, 250000, 0, 300, 1500000, 2000, 498000, 500000, 0, 0, 0 },
    /* Every request its own prefix: nothing is ever read. */
    { 1000, 2000, 500, 250000, 0, 1, 1500000, 500000, 0, 500000, 0, 0, 0 },
    /* Shares round to whole tokens and requests: a third of 1,001 tokens is 334; of 10 requests 3.33333 are 3. */
    { 10, 1001, 7, 333333, 333333, 0, 4669, 334, 2004, 49, 3, 3003, 21 },
    /* All of it waits: no cache, for no cached batch price is published. */
    { 1000, 2000, 500, 250000, 1000000, 0, 0, 0, 0, 0, 1000, 2000000, 500000 },
    { 0, 2000, 500, 250000, 500000, 0, 0, 0, 0, 0, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrWorkload workload;
      TdrUsage usage;

      tdr_workload_init (&workload);
      workload.requests_per_month = cases[i].requests;
      workload.input_tokens = cases[i].input;
      workload.output_tokens = cases[i].output;
      workload.cached_ppm = cases[i].cached_ppm;
      workload.batch_ppm = cases[i].batch_ppm;
      workload.requests_per_prefix = cases[i].requests_per_prefix;

      g_test_message ("case %u", i);
      g_assert_true (tdr_usage_compute (&workload, &usage, &error));
      g_assert_no_error (error);
      g_assert_cmpint (usage.requests, ==, cases[i].requests);
      g_assert_cmpint (usage.fresh_input_tokens, ==, cases[i].fresh);
      g_assert_cmpint (usage.cache_write_tokens, ==, cases[i].written);
      g_assert_cmpint (usage.cache_read_tokens, ==, cases[i].read);
      g_assert_cmpint (usage.output_tokens, ==, cases[i].answers);
      g_assert_cmpint (usage.batch_requests, ==, cases[i].batch_requests);
      g_assert_cmpint (usage.batch_input_tokens, ==, cases[i].batch_input);
      g_assert_cmpint (usage.batch_output_tokens, ==, cases[i].batch_output);
      g_assert_cmpint (usage.prompt_tokens, ==, cases[i].input);
      g_assert_cmpint (usage.answer_tokens, ==, cases[i].output);
    }
}

/* 4,380,000 requests in 43,800 minutes are 100 a minute: 200,000 prompt tokens and 50,000 answer tokens. With half the
 * week idle the peak doubles; after a year of 50 % growth it is half as much again. */
static void
test_peak (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload;
  TdrUsage usage;

  tdr_workload_init (&workload);
  workload.requests_per_month = 4380000;
  workload.input_tokens = 2000;
  workload.output_tokens = 500;
  workload.growth_ppm = 500000;

  g_assert_true (tdr_usage_compute (&workload, &usage, &error));
  g_assert_cmpfloat_with_epsilon (usage.peak_input_tokens_per_minute, 200000, 1e-6);
  g_assert_cmpfloat_with_epsilon (usage.peak_output_tokens_per_minute, 50000, 1e-6);

  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK / 2; hour++)
    workload.week[hour] = 0;
  g_assert_true (tdr_usage_compute_for_term (&workload, 13, &usage, &error));
  g_assert_cmpfloat_with_epsilon (usage.peak_input_tokens_per_minute, 600000, 1e-6);
  g_assert_cmpint (usage.requests, ==, 4380000);
}

/* 80 % may wait: the other fifth peaks at 2 × 20 = 40 a minute, but all of it needs 100 a minute on average. */
static void
test_peak_carries_what_waits (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload;
  TdrUsage usage;

  tdr_workload_init (&workload);
  workload.requests_per_month = 4380000;
  workload.input_tokens = 10;
  workload.batch_ppm = 800000;
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK / 2; hour++)
    workload.week[hour] = 0;

  g_assert_true (tdr_usage_compute (&workload, &usage, &error));
  g_assert_cmpfloat_with_epsilon (usage.peak_input_tokens_per_minute, 1000, 1e-9);

  /* With 40 % waiting the other 60 a minute peak at 120. */
  workload.batch_ppm = 400000;
  g_assert_true (tdr_usage_compute (&workload, &usage, &error));
  g_assert_cmpfloat_with_epsilon (usage.peak_input_tokens_per_minute, 1200, 1e-9);
}

static void
test_refuses (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload;
  TdrUsage usage;

  tdr_workload_init (&workload);
  workload.input_tokens = -1;
  g_assert_false (tdr_usage_compute (&workload, &usage, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

/* No token is lost or made, whatever the shares; the largest workload of all still counts exactly. */
static void
test_tokens_are_conserved (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < DRAWS; i++)
    {
      g_autoptr (GError) error = NULL;
      TdrWorkload workload;
      TdrUsage usage;

      tdr_workload_init (&workload);
      workload.requests_per_month = i == 0 ? TDR_MAX_REQUESTS_PER_MONTH : g_rand_int_range (random, 0, G_MAXINT32);
      workload.input_tokens = i == 0 ? TDR_MAX_TOKENS_PER_REQUEST : g_rand_int_range (random, 0, 2000000);
      workload.output_tokens = i == 0 ? TDR_MAX_TOKENS_PER_REQUEST : g_rand_int_range (random, 0, 100000);
      workload.cached_ppm = g_rand_int_range (random, 0, TDR_PPM + 1);
      workload.batch_ppm = g_rand_int_range (random, 0, TDR_PPM + 1);
      workload.requests_per_prefix = g_rand_int_range (random, 0, 10000);

      g_assert_true (tdr_usage_compute (&workload, &usage, &error));
      g_assert_cmpint (tdr_usage_total_tokens (&usage), ==,
                       workload.requests_per_month * (workload.input_tokens + workload.output_tokens));
      g_assert_cmpint (usage.fresh_input_tokens + usage.cache_write_tokens + usage.cache_read_tokens
                       + usage.batch_input_tokens, ==, workload.requests_per_month * workload.input_tokens);
      g_assert_cmpint (MIN (MIN (usage.fresh_input_tokens, usage.cache_write_tokens),
                            MIN (usage.cache_read_tokens, usage.batch_input_tokens)), >=, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/usage/split", test_split);
  g_test_add_func ("/usage/peak", test_peak);
  g_test_add_func ("/usage/peak-carries-what-waits", test_peak_carries_what_waits);
  g_test_add_func ("/usage/refuses", test_refuses);
  g_test_add_func ("/usage/tokens-are-conserved", test_tokens_are_conserved);

  return g_test_run ();
}
