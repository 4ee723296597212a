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
test_slow_requests_count (void)
{
  TdrServingDemand mean = chat;
  TdrServingDemand slow = chat;
  TdrSizing a;
  TdrSizing b;

  slow.statistic = TDR_LATENCY_P95;
  a = size (&llama_70b, &h200, 8, &mean);
  b = size (&llama_70b, &h200, 8, &slow);
  g_assert_cmpfloat (a.point.token_interval_seconds.central, <=, 0.05);
  g_assert_cmpfloat (b.point.token_interval_p95_seconds.central, <=, 0.05);
  g_assert_cmpfloat (b.point.first_token_p95_seconds.central, <=, 2);
  g_assert_cmpfloat (a.point.first_token_p95_seconds.central, >, a.point.first_token_seconds.central);
  g_assert_cmpfloat (b.point.requests_per_second.central, <=, a.point.requests_per_second.central);
}

static void
test_modes (void)
{
  TdrServingDemand demand = chat;
  TdrSizing together;
  TdrSizing apart;
  TdrSizing cheapest;

  demand.peak_requests_per_second = 2000;
  together = size (&llama_70b, &h200, 8, &demand);
  demand.mode = TDR_SERVING_DISAGGREGATED;
  apart = size (&llama_70b, &h200, 8, &demand);
  demand.mode = TDR_SERVING_CHEAPEST;
  cheapest = size (&llama_70b, &h200, 8, &demand);

  g_assert_cmpint (apart.point.mode, ==, TDR_SERVING_DISAGGREGATED);
  /* Hosts for prompts and for answers are loaded to 70 % at the peak, and one of either may fail. */
  g_assert_cmpint (apart.prefill_hosts, ==, (int) ceil (2000 / (0.7 * apart.point.prefill.requests_per_second)));
  g_assert_cmpint (apart.hosts, >, apart.prefill_hosts + 1);
  g_assert_cmpfloat (apart.hosts - 1, >=, 2000 / (0.7 * apart.point.requests_per_second.central));
  g_assert_cmpfloat (apart.hosts - 3, <, 2000 / (0.7 * apart.point.requests_per_second.central));
  g_assert_cmpint (cheapest.hosts, ==, MIN (together.hosts, apart.hosts));
}

/* The load that a sizing was made for needs the hosts that it counts, in either mode; ten times that, about ten times as
 * many beside the spare one. */
static void
test_hosts_of_another_load (void)
{
  static const TdrServingMode modes[] = { TDR_SERVING_AGGREGATED, TDR_SERVING_DISAGGREGATED };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      TdrServingDemand demand = chat;
      TdrSizing sizing;
      int more;

      demand.mode = modes[i];
      demand.peak_requests_per_second = 300;
      sizing = size (&llama_70b, &h200, 8, &demand);
      g_assert_cmpint (tdr_sizing_count_hosts (&sizing, 300, 6), ==, sizing.hosts);
      more = tdr_sizing_count_hosts (&sizing, 3000, 60);
      g_assert_cmpint (more - 1, <=, 10 * (sizing.hosts - 1));
      g_assert_cmpint (more - 1, >, 10 * (sizing.hosts - 3));
    }
}

static void
test_load_at_the_peak (void)
{
  TdrServingDemand demand = chat;
  TdrSizing sizing;

  demand.peak_load = 0.5;
  sizing = size (&llama_70b, &h200, 8, &demand);
  g_assert_cmpint (sizing.hosts, ==, (int) ceil (20 / (0.5 * sizing.point.requests_per_second.central)) + 1);
}

/* Neuron's programs have fixed shapes: a prompt of 3,000 tokens is computed as 4,096, beside an answer of 2,000. */
static void
test_traffic (void)
{
  TdrServingDemand demand = { .input_tokens = 3000, .output_tokens = 2000 };
  TdrTraffic on_gpu = tdr_serving_demand_get_traffic (&demand, &h200);
  TdrTraffic on_neuron = tdr_serving_demand_get_traffic (&demand, &trainium2);

  g_assert_false (on_gpu.compiled);
  g_assert_cmpfloat (on_gpu.new_tokens, ==, 3000);
  g_assert_true (on_neuron.compiled);
  g_assert_cmpfloat (on_neuron.new_tokens, ==, 4096);
  g_assert_cmpfloat (on_neuron.input_tokens, ==, 3000);
}

/* Guesses that are never right cost time, guesses that always are save it where weights are what is waited for. */
static void
test_guesses (void)
{
  TdrServingDemand demand = { .peak_requests_per_second = 1, .mean_requests_per_second = 1, .input_tokens = 500,
                              .output_tokens = 500, .token_interval_seconds = 0.012 };
  double plain = size (&llama_70b, &h200, 8, &demand).point.requests_per_second.central;

  demand.speculation = (TdrSpeculation) { 4, 0.9, 0.02 };
  g_assert_cmpfloat (size (&llama_70b, &h200, 8, &demand).point.requests_per_second.central, >, plain);
  demand.speculation.acceptance = 0;
  g_assert_cmpfloat (size (&llama_70b, &h200, 8, &demand).point.requests_per_second.central, <, plain);
}

static void
test_adapters (void)
{
  TdrServingDemand demand = chat;
  double plain = size (&llama_70b, &h200, 8, &demand).point.requests_per_second.central;

  demand.adapters = (TdrAdapters) { 50, 16 };
  g_assert_cmpfloat (size (&llama_70b, &h200, 8, &demand).point.requests_per_second.central, <, plain);
  /* 100 000 adapters of 414 MB are 41 TB: more than the host's 1.1 TB. */
  demand.adapters.count = 100000;
  g_assert_cmpint (size (&llama_70b, &h200, 8, &demand).point.limit, ==, TDR_CONSTRAINT_MEMORY);
}

static void
test_absurd_demands_are_refused (void)
{
  TdrHost host = { .instance_type = "test", .chip = &h200, .chips = 8, .memory_bytes_per_chip = 141e9 };
  TdrServingDemand wrong[9] = { chat, chat, chat, chat, chat, chat, chat, chat, chat };
  static const char *const fields[9] = { "input tokens", "cached share", "peak requests", "time to first token",
                                         "number of draft tokens", "acceptance", "cost of a draft token",
                                         "rank of the adapters", "load at the peak" };

  wrong[0].input_tokens = 0;
  wrong[1].cached_share = 1.5;
  wrong[2].peak_requests_per_second = NAN;
  wrong[3].first_token_seconds = -1;
  wrong[4].speculation.draft_tokens = -1;
  wrong[5].speculation.acceptance = 1.1;
  wrong[6].speculation.draft_cost = NAN;
  wrong[7].adapters.count = 3;
  wrong[8].peak_load = 1.5;
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
  g_test_add_func ("/sizing/slow-requests-count", test_slow_requests_count);
  g_test_add_func ("/sizing/modes", test_modes);
  g_test_add_func ("/sizing/hosts-of-another-load", test_hosts_of_another_load);
  g_test_add_func ("/sizing/load-at-the-peak", test_load_at_the_peak);
  g_test_add_func ("/sizing/traffic", test_traffic);
  g_test_add_func ("/sizing/guesses", test_guesses);
  g_test_add_func ("/sizing/adapters", test_adapters);
  g_test_add_func ("/sizing/absurd-demands-are-refused", test_absurd_demands_are_refused);
  g_test_add_func ("/sizing/words", test_words);

  return g_test_run ();
}
