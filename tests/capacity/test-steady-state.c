/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-steady-state.h"

#include "capacity-fixtures.h"

static TdrSteadyState
state_of (double batch,
          double input,
          double fresh,
          double output)
{
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 8);
  TdrRoofline roofline = tdr_roofline_new (&llama_70b, &h200, &layout, &ideal);
  TdrTraffic traffic = { .input_tokens = input, .new_tokens = fresh, .output_tokens = output };

  TdrStepTime prefill = tdr_roofline_get_prefill (&roofline, 1, fresh, input);

  return tdr_steady_state_compute (&roofline, &ideal, &traffic, &prefill, batch);
}

/* A step reads 1,000 tokens and half of 500 on average; compiled for 1,500 it reads all of them. */
static void
test_context (void)
{
  TdrTraffic traffic = { .input_tokens = 1000, .new_tokens = 1000, .output_tokens = 500 };

  g_assert_cmpfloat (tdr_traffic_get_context (&traffic), ==, 1250);
  traffic.compiled = TRUE;
  g_assert_cmpfloat (tdr_traffic_get_context (&traffic), ==, 1500);
}

static void
test_buckets (void)
{
  static const struct {
    double tokens, longest, computed;
  } cases[] = {
    { 1500, 4096, 2048 },
    { 2048, 4096, 2048 },
    { 1, 4096, 1 },
    /* The last one is the longest sequence, whatever its length. */
    { 3000, 3500, 3500 },
    { 5000, 4096, 5000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (tdr_traffic_get_bucket (cases[i].tokens, cases[i].longest), ==, cases[i].computed);
}

static void
test_littles_law (void)
{
  TdrSteadyState state = state_of (32, 2000, 2000, 500);

  /* Sequences in progress = arrivals × time in progress. */
  g_assert_cmpfloat_with_epsilon (state.requests_per_second * 500 * state.token_interval_seconds, 32, 1e-9);
  g_assert_cmpfloat_with_epsilon (state.output_tokens_per_second, 500 * state.requests_per_second, 1e-9);
  /* What is not spent on prefills is spent on decode steps. */
  g_assert_cmpfloat_with_epsilon (state.token_interval_seconds * (1 - state.duty), state.step.total, 1e-9);
}

static void
test_cached_prompts_are_cheaper (void)
{
  TdrSteadyState fresh = state_of (32, 8000, 8000, 500);
  TdrSteadyState cached = state_of (32, 8000, 800, 500);

  g_assert_cmpfloat (cached.first_token_seconds, <, fresh.first_token_seconds / 5);
  g_assert_cmpfloat (cached.output_tokens_per_second, >, fresh.output_tokens_per_second);
  g_assert_cmpfloat (cached.step.cache, ==, fresh.step.cache);
}

static void
test_prompts_only (void)
{
  TdrSteadyState state = state_of (4, 500, 500, 0);

  g_assert_cmpfloat_with_epsilon (state.requests_per_second, 4 / state.prefill.total, 1e-9);
  g_assert_cmpfloat (state.output_tokens_per_second, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/steady-state/context", test_context);
  g_test_add_func ("/steady-state/buckets", test_buckets);
  g_test_add_func ("/steady-state/littles-law", test_littles_law);
  g_test_add_func ("/steady-state/cached-prompts-are-cheaper", test_cached_prompts_are_cheaper);
  g_test_add_func ("/steady-state/prompts-only", test_prompts_only);

  return g_test_run ();
}
