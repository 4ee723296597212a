/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-serving.h"

#include "capacity-fixtures.h"
#include "tdr-engine-error.h"

#include <math.h>

static const TdrServingDemand chat = {
  .peak_requests_per_second = 20, .mean_requests_per_second = 6, .input_tokens = 2000, .output_tokens = 400,
  .first_token_seconds = 2, .token_interval_seconds = 0.05,
};

static TdrSizing
size (const TdrModelSpec     *model,
      const TdrAccelerator   *chip,
      int                     chips,
      const TdrServingDemand *demand)
{
  TdrHost host = { .instance_type = "test", .chip = chip, .chips = chips,
                   .memory_bytes_per_chip = chip != NULL ? chip->memory_bytes : 0 };
  g_autoptr (GError) error = NULL;
  TdrSizing sizing;

  g_assert_true (tdr_sizing_compute (model, &host, demand, &sizing, &error));
  g_assert_no_error (error);
  return sizing;
}

static void
test_targets_are_met (void)
{
  TdrSizing sizing = size (&llama_70b, &h200, 8, &chat);

  g_assert_cmpint (sizing.point.status, ==, TDR_SERVING_FEASIBLE);
  g_assert_cmpfloat (sizing.point.first_token_seconds.central, <=, 2);
  g_assert_cmpfloat (sizing.point.token_interval_seconds.central, <=, 0.05);
  g_assert_cmpint (sizing.point.tensor_parallel * sizing.point.replicas, <=, 8);
  g_assert_cmpfloat (sizing.point.requests_per_second.low, <, sizing.point.requests_per_second.central);
  g_assert_cmpfloat (sizing.point.requests_per_second.central, <, sizing.point.requests_per_second.high);
}

static void
test_hosts (void)
{
  TdrServingDemand batch = { .mean_requests_per_second = 6, .input_tokens = 2000, .output_tokens = 400 };
  TdrServingDemand idle = { .input_tokens = 2000, .output_tokens = 400 };
  TdrSizing interactive = size (&llama_70b, &h200, 8, &chat);
  TdrSizing queued = size (&llama_70b, &h200, 8, &batch);
  double rate = interactive.point.requests_per_second.central;

  /* Loaded to 70 % at the peak, and one to spare. */
  g_assert_cmpint (interactive.hosts, ==, (int) ceil (20 / (0.7 * rate)) + 1);
  g_assert_cmpint (interactive.spare_hosts, ==, 1);
  g_assert_cmpfloat_with_epsilon (interactive.utilisation, 6 / (interactive.hosts * rate), 1e-9);
  /* Work without a deadline fills its hosts. */
  g_assert_cmpint (queued.hosts, ==, (int) ceil (6 / queued.point.requests_per_second.central));
  g_assert_cmpint (queued.spare_hosts, ==, 0);
  g_assert_cmpint (size (&llama_70b, &h200, 8, &idle).hosts, ==, 0);
}

static void
test_what_cannot_be (void)
{
  TdrServingDemand impatient = chat;
  TdrServingDemand hasty = chat;
  TdrServingDemand long_prompt = chat;
  const struct {
    const TdrModelSpec *model;
    const TdrAccelerator *chip;
    int chips;
    const TdrServingDemand *demand;
    TdrServingConstraint constraint;
  } cases[] = {
    { &llama_70b, &a10g, 4, &chat, TDR_CONSTRAINT_MEMORY },
    { &llama_70b, NULL, 8, &chat, TDR_CONSTRAINT_UNKNOWN_CHIP },
    { &llama_70b, &h200, 8, &impatient, TDR_CONSTRAINT_FIRST_TOKEN },
    { &llama_70b, &h200, 8, &hasty, TDR_CONSTRAINT_TOKEN_INTERVAL },
    { &llama_70b, &h200, 8, &long_prompt, TDR_CONSTRAINT_CONTEXT },
  };

  impatient.first_token_seconds = 0.001;
  hasty.token_interval_seconds = 0.0001;
  long_prompt.input_tokens = 131000;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrSizing sizing = size (cases[i].model, cases[i].chip, cases[i].chips, cases[i].demand);

      g_assert_cmpint (sizing.point.status, ==, TDR_SERVING_INFEASIBLE);
      g_assert_cmpint (sizing.point.limit, ==, cases[i].constraint);
      g_assert_cmpint (sizing.hosts, ==, 0);
    }
}

static void
test_looser_targets_never_cost_more (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 500; i++)
    {
      TdrServingDemand tight = chat;
      TdrServingDemand loose;
      TdrSizing a;
      TdrSizing b;

      tight.input_tokens = g_rand_int_range (random, 1, 30000);
      tight.output_tokens = g_rand_int_range (random, 1, 4000);
      tight.cached_share = g_rand_double (random);
      tight.token_interval_seconds = g_rand_double_range (random, 0.002, 0.1);
      tight.first_token_seconds = g_rand_double_range (random, 0.02, 5);
      loose = tight;
      loose.token_interval_seconds *= 1.5;
      loose.first_token_seconds *= 1.2;
      a = size (&deepseek_v3, &h200, 8, &tight);
      b = size (&deepseek_v3, &h200, 8, &loose);
      if (a.point.status == TDR_SERVING_INFEASIBLE)
        continue;
      g_assert_cmpint (b.point.status, ==, TDR_SERVING_FEASIBLE);
      g_assert_cmpint (b.hosts, <=, a.hosts);
    }
}

static void
test_absurd_demands_are_refused (void)
{
  TdrHost host = { .instance_type = "test", .chip = &h200, .chips = 8, .memory_bytes_per_chip = 141e9 };
  TdrServingDemand wrong[4] = { chat, chat, chat, chat };
  static const char *const fields[4] = { "input tokens", "cached share", "peak requests", "time to first token" };

  wrong[0].input_tokens = 0;
  wrong[1].cached_share = 1.5;
  wrong[2].peak_requests_per_second = NAN;
  wrong[3].first_token_seconds = -1;
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrSizing sizing;

      g_assert_false (tdr_sizing_compute (&llama_70b, &host, &wrong[i], &sizing, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, fields[i]));
    }
}

static void
test_words (void)
{
  for (int i = TDR_CONSTRAINT_NONE; i <= TDR_CONSTRAINT_UNKNOWN_CHIP; i++)
    g_assert_cmpuint (strlen (tdr_serving_constraint_to_string ((TdrServingConstraint) i)), >, 3);
  g_assert_cmpstr (tdr_prediction_basis_to_string (TDR_BASIS_PRIOR), ==, "prior");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sizing/targets-are-met", test_targets_are_met);
  g_test_add_func ("/sizing/hosts", test_hosts);
  g_test_add_func ("/sizing/what-cannot-be", test_what_cannot_be);
  g_test_add_func ("/sizing/looser-targets-never-cost-more", test_looser_targets_never_cost_more);
  g_test_add_func ("/sizing/absurd-demands-are-refused", test_absurd_demands_are_refused);
  g_test_add_func ("/sizing/words", test_words);

  return g_test_run ();
}
