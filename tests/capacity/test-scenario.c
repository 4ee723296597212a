/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-scenario.h"

#include "capacity-fixtures.h"

static TdrRoofline
roofline (const TdrCoefficients *coefficients)
{
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 8);

  return tdr_roofline_new (&llama_70b, &h200, &layout, coefficients);
}

/* With everything that the prior holds, but for servers that take a request in only when another one ends. */
static TdrPrediction
predict (TdrScenarioKind kind,
         double          clients,
         double          rate,
         double          capacity)
{
  TdrCoefficients prior = tdr_coefficients_get_prior ();
  TdrRoofline line = roofline (&prior);
  TdrScenario scenario = {
    .kind = kind, .traffic = { 1000, 1000, 500 }, .clients = clients, .requests = 1000, .requests_per_second = rate,
    .cache_capacity_tokens = capacity,
  };

  prior.values[TDR_COEFFICIENT_SLOT] = 0;
  return tdr_scenario_predict (&scenario, &line, &prior);
}

static void
test_one_client (void)
{
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 1,
                           .cache_capacity_tokens = 1e6 };
  TdrPrediction prediction = tdr_scenario_predict (&scenario, &line, &ideal);

  /* Alone, with nothing lost: one prefill, then 500 steps. */
  g_assert_cmpfloat_with_epsilon (prediction.first_token_seconds, tdr_roofline_get_prefill (&line, 1, 1000, 1000).total,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (prediction.token_interval_seconds, tdr_roofline_get_decode (&line, 1, 1250).total,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (prediction.output_tokens_per_second, 500 / prediction.request_seconds, 1e-9);
}

static void
test_more_clients_wait_longer (void)
{
  TdrPrediction before = predict (TDR_SCENARIO_CLOSED, 1, 0, 60000);

  for (double clients = 2; clients <= 256; clients *= 2)
    {
      TdrPrediction now = predict (TDR_SCENARIO_CLOSED, clients, 0, 60000);

      g_assert_cmpfloat (now.first_token_seconds, >, before.first_token_seconds);
      g_assert_cmpfloat (now.token_interval_seconds, >=, before.token_interval_seconds);
      g_assert_cmpfloat (now.output_tokens_per_second, >=, before.output_tokens_per_second);
      before = now;
    }
  /* 60 000 tokens hold 40 requests of 1500: the others queue. */
  g_assert_cmpfloat (before.batch, ==, 40);
}

static void
test_open_loop_saturates (void)
{
  TdrPrediction light = predict (TDR_SCENARIO_OPEN, 0, 0.5, 1e6);
  TdrPrediction heavy = predict (TDR_SCENARIO_OPEN, 0, 1000, 1e6);

  g_assert_false (light.saturated);
  g_assert_true (heavy.saturated);
  g_assert_cmpfloat_with_epsilon (light.output_tokens_per_second, 250, 1e-9);
  /* Little's law: requests in progress are arrivals times the time of an answer. */
  g_assert_cmpfloat_with_epsilon (light.batch, MAX (1, 250 * light.token_interval_seconds), 0.05 * light.batch);
}

static void
test_static_batch (void)
{
  TdrPrediction prediction = predict (TDR_SCENARIO_STATIC, 16, 0, 1e6);

  g_assert_cmpfloat_with_epsilon (prediction.output_tokens_per_second * prediction.request_seconds, 16 * 500, 1e-6);
  g_assert_cmpfloat_with_epsilon (prediction.request_seconds,
                                  prediction.first_token_seconds + 500 * prediction.token_interval_seconds, 1e-9);
}

static void
test_offline_is_below_a_full_batch (void)
{
  TdrPrediction few = predict (TDR_SCENARIO_OFFLINE, 4096, 0, 60000);
  TdrPrediction one = predict (TDR_SCENARIO_OFFLINE, 1, 0, 60000);

  g_assert_cmpfloat (few.batch, ==, 40);
  g_assert_cmpfloat (few.output_tokens_per_second, >, one.output_tokens_per_second);
}

static void
test_compiled_shapes_cost_their_full_size (void)
{
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 1,
                           .most_sequences = 8, .compiled_tokens = 4096, .cache_capacity_tokens = 1e6 };
  TdrPrediction prediction = tdr_scenario_predict (&scenario, &line, &ideal);

  /* One client still pays for 8 sequences of 4096 tokens, and for a prompt of 1024. */
  g_assert_cmpfloat_with_epsilon (prediction.step_seconds, tdr_roofline_get_decode (&line, 8, 4096).total, 1e-12);
  g_assert_cmpfloat_with_epsilon (prediction.first_token_seconds, tdr_roofline_get_prefill (&line, 1, 1024, 1024).total,
                                  1e-12);
}

/* Eight clients with one request each, on a server of four sequences: four wait for nothing and four for the first four,
 * so that the median stands half a request's time between them. */
static void
test_arrivals (void)
{
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 8,
                           .most_sequences = 4, .cache_capacity_tokens = 1e6, .arrivals = TDR_ARRIVALS_TOGETHER };
  double prefill = tdr_roofline_get_prefill (&line, 1, 1000, 1000).total;
  TdrPrediction together = tdr_scenario_predict (&scenario, &line, &ideal);
  TdrPrediction paced;

  g_assert_cmpfloat_with_epsilon (together.first_token_seconds,
                                  prefill + together.step_seconds + 1.5 * prefill
                                    + 0.5 * 500 * together.token_interval_seconds, 1e-9);
  scenario.clients = 4;
  scenario.arrivals = TDR_ARRIVALS_PACED;
  paced = tdr_scenario_predict (&scenario, &line, &ideal);
  g_assert_cmpfloat_with_epsilon (paced.first_token_seconds, prefill + paced.step_seconds, 1e-9);
}

/* Ten requests come at their own pace; each of them computes its prompt while the others wait, and each waits for a step.
 * So of the time in the server a part is waiting, and that part of the ten is not among those who get tokens (Little's
 * law). The rate is what those get. */
static void
test_paced (void)
{
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 10,
                           .cache_capacity_tokens = 1e6, .arrivals = TDR_ARRIVALS_PACED };
  TdrPrediction prediction = tdr_scenario_predict (&scenario, &line, &ideal);
  TdrStepTime prefill = tdr_roofline_get_prefill (&line, 1, 1000, 1000);
  TdrStepTime decode = tdr_roofline_get_decode (&line, prediction.batch, 1250);
  double answer = 500 * prediction.token_interval_seconds;

  g_assert_cmpfloat_with_epsilon (prediction.batch, 10 * answer / prediction.request_seconds, 1e-3);
  g_assert_cmpfloat_with_epsilon (prediction.token_interval_seconds,
                                  prediction.step_seconds
                                    + prediction.batch / 500 * tdr_roofline_get_interference (&line, &prefill, &decode),
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (prediction.output_tokens_per_second,
                                  prediction.batch / prediction.token_interval_seconds, 1e-9);
}

/* Where the host chooses the tokens, a step takes two milliseconds longer with each sequence that gets one: what one
 * client pays once, four in step pay four times. */
static void
test_host_samples (void)
{
  TdrCoefficients slow = ideal;
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 4,
                           .most_sequences = 8, .compiled_tokens = 4096, .cache_capacity_tokens = 1e6,
                           .host_samples = TRUE };
  double compiled = tdr_roofline_get_decode (&line, 8, 4096).total;

  slow.values[TDR_COEFFICIENT_HOST] = 2e-3;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &slow).step_seconds, compiled + 8e-3, 1e-12);
  scenario.clients = 1;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &slow).step_seconds, compiled + 2e-3, 1e-12);
}

/* A server that waits up to 20 steps for company lets a prompt wait for 10 on average; while six run, a single one is
 * worth it (0.3 × 6 = 1.8, rounded down to 1), while seven run it is not (2.1). */
static void
test_patience (void)
{
  TdrRoofline line = roofline (&ideal);
  TdrScenario hasty = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 7,
                        .cache_capacity_tokens = 1e6 };
  TdrScenario patient = hasty;
  TdrPrediction now = tdr_scenario_predict (&hasty, &line, &ideal);

  patient.patience = 20;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&patient, &line, &ideal).first_token_seconds,
                                  now.first_token_seconds + 10 * now.token_interval_seconds, 1e-9);
  patient.clients = hasty.clients = 6;
  g_assert_cmpfloat (tdr_scenario_predict (&patient, &line, &ideal).first_token_seconds, ==,
                     tdr_scenario_predict (&hasty, &line, &ideal).first_token_seconds);
}

/* Of nine that follow each other, with trains of two, a request waits for 8 × 2 ÷ (8 + 2) = 1.6 prompts more than one that
 * comes at any time; alone, for none. */
static void
test_trains (void)
{
  static const struct {
    double clients, before;
  } cases[] = { { 9, 1.6 }, { 1, 0 } };
  TdrCoefficients following = ideal;
  TdrRoofline line = roofline (&ideal);

  following.values[TDR_COEFFICIENT_TRAIN] = 2;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = cases[i].clients,
                               .cache_capacity_tokens = 1e6, .arrivals = TDR_ARRIVALS_MIXED };
      double own = tdr_roofline_get_prefill (&line, 1, 1000, 1000).total;
      double mixed = tdr_scenario_predict (&scenario, &line, &following).first_token_seconds;

      scenario.arrivals = TDR_ARRIVALS_TRAINS;
      g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &following).first_token_seconds,
                                      mixed + cases[i].before * own, 1e-9);
    }
}

/* Eight equal requests of 1000 tokens are computed together, 8192 tokens being enough for them, and answered together: on
 * average a request waits for half of the seven others' prompts before its first token and for the other half after it.
 * With twice the clients each also waits for a whole wave of the others. */
static void
test_waves (void)
{
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 8,
                           .most_sequences = 8, .cache_capacity_tokens = 1e6, .arrivals = TDR_ARRIVALS_WAVES };
  double alone = tdr_roofline_get_prefill (&line, 1, 1000, 1000).total;
  double own = tdr_roofline_get_prefill (&line, 8, 1000, 1000).total / 8;
  double step = tdr_roofline_get_decode (&line, 8, 1250).total;
  double wave = 8 * own + 500 * step;
  TdrPrediction prediction = tdr_scenario_predict (&scenario, &line, &ideal);

  g_assert_cmpfloat_with_epsilon (prediction.first_token_seconds, alone + 3.5 * own, 1e-9);
  g_assert_cmpfloat_with_epsilon (prediction.token_interval_seconds, step + 3.5 * own / 500, 1e-12);
  g_assert_cmpfloat_with_epsilon (prediction.step_seconds, step, 1e-12);
  g_assert_cmpfloat_with_epsilon (prediction.output_tokens_per_second, 8 * 500 / wave, 1e-6);
  scenario.clients = 16;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &ideal).first_token_seconds,
                                  alone + 3.5 * own + wave, 1e-9);
}

/* A server that gathers prompts for 20 steps lets the first wait for all of them; of eight clients with answers of 500
 * tokens 8 × 20 / 500 = 0.32 join it meanwhile and wait for half of it: (20 + 0.32 × 10) / 1.32 = 17.58 steps. One that
 * looks at its queue every 30 steps lets a prompt wait for 15. */
static void
test_gathering_and_polling (void)
{
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 8,
                           .cache_capacity_tokens = 1e6 };
  TdrPrediction now = tdr_scenario_predict (&scenario, &line, &ideal);

  scenario.gathering_steps = 20;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &ideal).first_token_seconds,
                                  now.first_token_seconds + 23.2 / 1.32 * now.token_interval_seconds, 1e-9);
  scenario.gathering_steps = 0;
  scenario.polling_steps = 30;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &ideal).first_token_seconds,
                                  now.first_token_seconds + 15 * now.token_interval_seconds, 1e-9);
}

/* Of three guesses of which half are accepted 1 + 1/2 + 1/4 + 1/8 = 1.875 tokens come of a step; the step checks four
 * tokens of each sequence and guesses each with one layer of 80. */
static void
test_guesses (void)
{
  TdrCoefficients half = ideal;
  TdrRoofline line = roofline (&ideal);
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 1, .guesses = 3,
                           .cache_capacity_tokens = 1e6 };
  TdrStepTime plain = tdr_roofline_get_decode (&line, 1, 1250);
  TdrStepTime checked = tdr_roofline_get_decode (&line, 4, 0);
  TdrPrediction prediction;

  half.values[TDR_COEFFICIENT_ACCEPTANCE] = 0.5;
  prediction = tdr_scenario_predict (&scenario, &line, &half);
  g_assert_cmpfloat_with_epsilon (prediction.step_seconds, checked.total + plain.cache + 3 * plain.total / 80, 1e-12);
  g_assert_cmpfloat_with_epsilon (prediction.token_interval_seconds, prediction.step_seconds / 1.875, 1e-12);
  g_assert_cmpfloat (prediction.token_interval_seconds, <, plain.total);
}

/* 80 layers of 1 ms around a prompt are 80 ms, and 120 where guessing makes them half as long again; without guesses they
 * stay. */
static void
test_delay_of_guesses (void)
{
  TdrCoefficients late = ideal;
  TdrScenario scenario = { .kind = TDR_SCENARIO_CLOSED, .traffic = { 1000, 1000, 500 }, .clients = 1,
                           .cache_capacity_tokens = 1e6 };
  TdrRoofline line = roofline (&ideal);
  double prompt = tdr_roofline_get_prefill (&line, 1, 1000, 1000).total;

  late.values[TDR_COEFFICIENT_REQUEST] = 1e-3;
  late.values[TDR_COEFFICIENT_GUESS_WAIT] = 0.5;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &late).first_token_seconds, prompt + 0.08, 1e-9);
  scenario.guesses = 2;
  g_assert_cmpfloat_with_epsilon (tdr_scenario_predict (&scenario, &line, &late).first_token_seconds, prompt + 0.12, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scenario/one-client", test_one_client);
  g_test_add_func ("/scenario/more-clients-wait-longer", test_more_clients_wait_longer);
  g_test_add_func ("/scenario/open-loop-saturates", test_open_loop_saturates);
  g_test_add_func ("/scenario/static-batch", test_static_batch);
  g_test_add_func ("/scenario/offline-is-below-a-full-batch", test_offline_is_below_a_full_batch);
  g_test_add_func ("/scenario/compiled-shapes-cost-their-full-size", test_compiled_shapes_cost_their_full_size);
  g_test_add_func ("/scenario/arrivals", test_arrivals);
  g_test_add_func ("/scenario/paced", test_paced);
  g_test_add_func ("/scenario/host-samples", test_host_samples);
  g_test_add_func ("/scenario/patience", test_patience);
  g_test_add_func ("/scenario/trains", test_trains);
  g_test_add_func ("/scenario/waves", test_waves);
  g_test_add_func ("/scenario/gathering-and-polling", test_gathering_and_polling);
  g_test_add_func ("/scenario/guesses", test_guesses);
  g_test_add_func ("/scenario/delay-of-guesses", test_delay_of_guesses);

  return g_test_run ();
}
