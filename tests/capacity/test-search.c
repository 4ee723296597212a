/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-front.h"
#include "tdr-disaggregation.h"

#include "capacity-fixtures.h"

#include <math.h>

static const TdrModelSpec *const models[] = { &llama_70b, &deepseek_v3, &mixtral_8x7b, &gpt_oss_120b };

static TdrSearchSpace *
space_of (const TdrModelSpec   *model,
          const TdrAccelerator *chip,
          int                   chips)
{
  TdrHost host = { .instance_type = "test", .chip = chip, .chips = chips, .memory_bytes_per_chip = chip->memory_bytes };
  TdrSearchSpace *space = g_new (TdrSearchSpace, 1);

  tdr_search_space_init (space, model, &host, tdr_calibration_get_shipped ());
  return space;
}

static TdrServingDemand
random_demand (GRand *random)
{
  TdrServingDemand demand = {
    .peak_requests_per_second = 10, .mean_requests_per_second = 3,
    .input_tokens = g_rand_int_range (random, 1, 20000), .cached_share = g_rand_double (random),
    .output_tokens = g_rand_int_range (random, 1, 3000),
    .first_token_seconds = g_rand_boolean (random) ? g_rand_double_range (random, 0.02, 4) : 0,
    .token_interval_seconds = g_rand_boolean (random) ? g_rand_double_range (random, 0.002, 0.1) : 0,
    .statistic = g_rand_boolean (random) ? TDR_LATENCY_P95 : TDR_LATENCY_MEAN,
  };

  if (g_rand_boolean (random))
    demand.speculation = (TdrSpeculation) { g_rand_int_range (random, 1, 8), g_rand_double (random), 0.05 };
  if (g_rand_boolean (random))
    demand.adapters = (TdrAdapters) { g_rand_int_range (random, 1, 50), 16 };
  return demand;
}

/* Every layout with every batch, one after the other. */
static double
best_by_force (const TdrSearchSpace   *space,
               const TdrServingDemand *demand)
{
  TdrTraffic traffic = tdr_serving_demand_get_traffic (demand, space->host.chip);
  double best = 0;

  for (guint i = 0; i < space->n_places; i++)
    {
      TdrPlaceLoad load;

      tdr_place_load_init (&load, space, &space->places[i], demand, &traffic);
      for (int batch = 1; batch <= load.most; batch++)
        {
          TdrSteadyState state = tdr_place_load_get_state (&load, batch);

          if (tdr_place_load_find_miss (&load, &state, batch) == TDR_CONSTRAINT_NONE)
            best = MAX (best, state.requests_per_second * load.place->replicas);
        }
    }
  return best;
}

static void
test_best_is_the_best_of_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (21);
  guint served = 0;

  for (guint i = 0; i < 120; i++)
    {
      g_autofree TdrSearchSpace *space = space_of (models[i % G_N_ELEMENTS (models)], i % 3 == 0 ? &trainium2 : &h200, 8);
      TdrServingDemand demand = random_demand (random);
      TdrCandidate best = tdr_search_best (space, &demand);
      double forced = best_by_force (space, &demand);

      if (best.constraint != TDR_CONSTRAINT_NONE)
        {
          g_assert_cmpfloat (forced, ==, 0);
          continue;
        }
      g_assert_cmpfloat_with_epsilon (best.requests_per_second, forced, 1e-9 * forced);
      served++;
    }
  g_assert_cmpuint (served, >, 40);
}

/* What passes a place over is never less than what the place can do with any batch, and seldom more than twice of it. */
static void
test_bound (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);
  guint near = 0, all = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree TdrSearchSpace *space = space_of (models[i % G_N_ELEMENTS (models)], i % 3 == 0 ? &trainium2 : &h200, 8);
      TdrServingDemand demand = {
        .input_tokens = g_rand_int_range (random, 1, 20000), .output_tokens = g_rand_int_range (random, 1, 3000),
      };
      TdrTraffic traffic = tdr_serving_demand_get_traffic (&demand, space->host.chip);

      for (guint j = 0; j < space->n_places; j++)
        {
          double bound = tdr_search_place_get_most_requests (&space->places[j], &traffic), most = 0;
          TdrPlaceLoad load;

          tdr_place_load_init (&load, space, &space->places[j], &demand, &traffic);
          for (int batch = 1; batch <= load.most; batch += 1 + batch / 8)
            most = MAX (most, tdr_place_load_get_state (&load, batch).requests_per_second * load.place->replicas);
          g_assert_cmpfloat (bound, >=, most);
          near += bound <= 2 * most;
          all++;
        }
    }
  g_assert_cmpuint (near, >, all / 2);
}

/* All that is valid: tensor groups of 1, 2, 4 and 8 chips with every pipeline that fits 8 chips, in two precisions. */
static void
test_space_is_whole (void)
{
  g_autofree TdrSearchSpace *space = space_of (&llama_70b, &h200, 8);
  gboolean seen[2][4][4] = { 0 };

  for (guint i = 0; i < space->n_places; i++)
    {
      const TdrLayout *layout = &space->places[i].layout;

      seen[space->places[i].weight_bits == 8][g_bit_nth_msf ((gulong) layout->tensor_parallel, -1)]
          [g_bit_nth_msf ((gulong) layout->pipeline_parallel, -1)] = TRUE;
    }
  for (int narrow = 0; narrow < 2; narrow++)
    for (int ways = 0; ways < 4; ways++)
      for (int stages = 0; stages < 4; stages++)
        {
          /* At 16 bits one chip of 141 GB holds neither 141 GB of weights nor a token more. */
          gboolean valid = ways + stages <= 3 && (narrow || ways + stages > 0);

          g_assert_cmpint (seen[narrow][ways][stages], ==, valid);
        }
}

static gboolean
is_beaten (const TdrSearchSpace   *space,
           const TdrServingDemand *demand,
           const TdrCandidate     *candidate)
{
  TdrTraffic traffic = tdr_serving_demand_get_traffic (demand, space->host.chip);

  for (guint i = 0; i < space->n_places; i++)
    {
      TdrPlaceLoad load;

      tdr_place_load_init (&load, space, &space->places[i], demand, &traffic);
      for (int batch = 1; batch <= load.most; batch++)
        {
          TdrSteadyState state = tdr_place_load_get_state (&load, batch);

          if (state.requests_per_second * load.place->replicas > candidate->requests_per_second
              && state.token_interval_seconds <= candidate->state.token_interval_seconds)
            return TRUE;
        }
    }
  return FALSE;
}

static void
test_front (void)
{
  g_autofree TdrSearchSpace *space = space_of (&llama_70b, &h200, 8);
  TdrServingDemand demand = { .input_tokens = 2000, .output_tokens = 400 };
  g_autoptr (GArray) front = tdr_front_compute (space, &demand);
  TdrCandidate best = tdr_search_best (space, &demand);
  guint whole = front->len;

  g_assert_cmpuint (whole, >, 100);
  for (guint i = 1; i < whole; i++)
    {
      const TdrCandidate *a = &g_array_index (front, TdrCandidate, i - 1);
      const TdrCandidate *b = &g_array_index (front, TdrCandidate, i);

      g_assert_cmpfloat (a->state.token_interval_seconds, <, b->state.token_interval_seconds);
      g_assert_cmpfloat (a->requests_per_second, <, b->requests_per_second);
    }
  for (guint i = 0; i < whole; i += 37)
    g_assert_false (is_beaten (space, &demand, &g_array_index (front, TdrCandidate, i)));
  /* It ends where nothing but throughput counts. */
  g_assert_cmpfloat_with_epsilon (g_array_index (front, TdrCandidate, whole - 1).requests_per_second,
                                  best.requests_per_second, 1e-9);

  tdr_front_thin (front, 0.1);
  g_assert_cmpuint (front->len, <, whole / 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (front, TdrCandidate, front->len - 1).requests_per_second,
                                  best.requests_per_second, 1e-9);
}

/* Prompts alone: a batch of embeddings on the data sheet itself. */
static void
test_embeddings (void)
{
  static const TdrModelSpec encoder = {
    .id = "encoder", .layers = 24, .hidden = 1024, .heads = 16, .kv_heads = 16, .head_dim = 64, .intermediate = 4096,
    .ffn_matrices = 2, .vocabulary = 0, .full_attention_share = 1, .context_tokens = 8192, .released_precision_bits = 16,
  };
  TdrLayout layout = tdr_layout_new (&encoder, &h200, 16, 1);
  TdrRoofline roofline = tdr_roofline_new (&encoder, &h200, &layout, &ideal);
  TdrTraffic traffic = { .input_tokens = 512, .new_tokens = 512, .output_tokens = 0 };
  TdrStepTime prefill = tdr_roofline_get_prefill (&roofline, 1, 512, 512);
  TdrSteadyState state = tdr_steady_state_compute (&roofline, &ideal, &traffic, &prefill, 64);
  double products = 2 * 301989888.0 * 512 * 64 / 989e12;
  double pairs = 4 * 1024.0 * 24 * (512 * 512 / 2.0) * 64 / 989e12;

  /* 24 × (4 × 1024² + 2 × 1024 × 4096) = 301 989 888 weights; 64 prompts of 512 tokens, 4 × 1024 operations for each of
   * 512²/2 pairs and 24 layers. Reading 604 MB is a 160th of that. */
  g_assert_cmpfloat_with_epsilon (state.requests_per_second, 64 / (products + pairs), 64 / (products + pairs) * 1e-5);
  g_assert_cmpfloat (state.output_tokens_per_second, ==, 0);
}

static void
test_transfer (void)
{
  TdrSearchSpace *space = space_of (&llama_70b, &h200, 8);
  TdrSearchPlace *place = &space->places[space->n_places - 1];

  for (guint i = 0; i < space->n_places; i++)
    if (space->places[i].layout.tensor_parallel == 8)
      place = &space->places[i];
  space->own[place->coefficients] = ideal;
  /* 2 × 8 × 128 × 80 × 2 = 327 680 bytes a token × 2000 over 8 × 50 GB/s; over half the chips twice as long. */
  g_assert_cmpfloat_with_epsilon (tdr_disaggregation_get_transfer_seconds (space, place, 8, 2000), 655360000.0 / 400e9,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_disaggregation_get_transfer_seconds (space, place, 4, 2000), 655360000.0 / 200e9,
                                  1e-9);
  g_free (space);
}

static void
test_parts_of_the_first_token (void)
{
  g_autofree TdrSearchSpace *space = space_of (&llama_70b, &h200, 8);
  TdrServingDemand demand = { .peak_requests_per_second = 50, .mean_requests_per_second = 10, .input_tokens = 4000,
                              .output_tokens = 300, .first_token_seconds = 1, .token_interval_seconds = 0.03 };
  TdrDisaggregation pair = tdr_disaggregation_search (space, &demand);
  const TdrCoefficients *c = &space->coefficients[pair.prefill->coefficients];

  g_assert_cmpint (pair.decode.constraint, ==, TDR_CONSTRAINT_NONE);
  /* Queue, prefill, transfer, a step, and what a request costs in any case. */
  g_assert_cmpfloat_with_epsilon (pair.decode.state.first_token_seconds,
                                  pair.wait_seconds + pair.prefill_step.total + pair.transfer_seconds
                                    + pair.decode.state.step.total
                                    + 80 * tdr_coefficients_get (c, TDR_COEFFICIENT_REQUEST),
                                  1e-12);
  /* The queue's wait at its load: ρ ÷ (2 (1 − ρ)) prefills. */
  g_assert_cmpfloat_with_epsilon (pair.wait_seconds,
                                  pair.prefill_step.total * pair.prefill_load / (2 * (1 - pair.prefill_load)), 1e-12);
  g_assert_cmpfloat (pair.decode.state.first_token_seconds, <=, 1);
  g_assert_cmpfloat (pair.decode.state.token_interval_seconds, <=, 0.03);
  /* One request a second needs 1 ÷ rate hosts of each kind. */
  g_assert_cmpfloat_with_epsilon (1 / pair.decode.requests_per_second,
                                  1 / pair.prefill_requests_per_second + 1 / pair.decode_requests_per_second, 1e-12);
}

/* Every layout for prompts beside every layout and batch for answers. */
static double
apart_by_force (const TdrSearchSpace   *space,
                const TdrServingDemand *demand)
{
  TdrTraffic traffic = tdr_serving_demand_get_traffic (demand, space->host.chip);
  double best = 0;

  for (guint i = 0; i < space->n_places; i++)
    for (guint j = 0; j < space->n_places; j++)
      {
        TdrPlaceLoad load;
        TdrPlaceLoad prompt;
        const TdrSearchPlace *place = &space->places[i];
        double prompts;

        tdr_place_load_init (&prompt, space, place, demand, &traffic);
        tdr_place_load_init (&load, space, &space->places[j], demand, &traffic);
        if (place->cache_tokens < traffic.input_tokens)
          continue;
        /* No wait is too long here: prompts are computed all the time. */
        prompts = place->layout.data_parallel / prompt.prefill.total * place->replicas;
        for (int batch = 1; batch <= load.most; batch++)
          {
            double step = tdr_place_load_get_pass (&load, batch).total;

            if (step <= demand->token_interval_seconds)
              best = MAX (best, 1 / (1 / prompts + traffic.output_tokens * step / (batch * load.place->replicas)));
          }
      }
  return best;
}

static void
test_best_pair_of_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 8; i++)
    {
      g_autofree TdrSearchSpace *space = space_of (models[i % G_N_ELEMENTS (models)], &h200, 8);
      TdrServingDemand demand = { .mean_requests_per_second = 3,
                                  .token_interval_seconds = g_rand_double_range (random, 0.01, 0.1),
                                  .input_tokens = g_rand_int_range (random, 10, 9000),
                                  .output_tokens = g_rand_int_range (random, 50, 900) };
      TdrDisaggregation pair = tdr_disaggregation_search (space, &demand);
      double forced = apart_by_force (space, &demand);

      g_assert_cmpfloat_with_epsilon (pair.decode.constraint == TDR_CONSTRAINT_NONE ? pair.decode.requests_per_second : 0,
                                      forced, forced * 1e-9);
    }
}

static void
test_unknown_network (void)
{
  TdrAccelerator lonely = h200;
  g_autofree TdrSearchSpace *space = NULL;
  TdrServingDemand demand = { .mean_requests_per_second = 1, .input_tokens = 100, .output_tokens = 100 };

  lonely.scale_out_bytes_per_second = 0;
  space = space_of (&llama_70b, &lonely, 8);
  g_assert_cmpint (tdr_disaggregation_search (space, &demand).decode.constraint, ==, TDR_CONSTRAINT_NETWORK);
}

/* What is worked out once for a precision and once for a number of chips that share a layer adds up to what the calibration
 * says of each place. */
static void
test_coefficients_of_places (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (models); i++)
    {
      const TdrModelSpec *model = models[i / 2];
      const TdrAccelerator *chip = i % 2 == 0 ? &h200 : &trainium2;
      g_autofree TdrSearchSpace *space = space_of (model, chip, 8);

      for (guint p = 0; p < space->n_places; p++)
        {
          const TdrSearchPlace *place = &space->places[p];
          const TdrCoefficients *used = &space->coefficients[place->coefficients];
          TdrSituation situation;
          TdrCoefficients expected;

          tdr_situation_init (&situation, model, chip, &place->layout, tdr_accelerator_get_stack (chip));
          expected = tdr_calibration_get_coefficients (tdr_calibration_get_shipped (), &situation);
          for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
            g_assert_cmpfloat_with_epsilon (used->values[j] / expected.values[j], 1, 1e-9);
        }
    }
}

static void
test_ways_differ (void)
{
  g_autofree TdrSearchSpace *space = space_of (&llama_70b, &h200, 8);

  for (guint i = 1; i < space->n_places; i++)
    {
      const TdrSearchPlace *a = &space->places[i - 1];
      const TdrSearchPlace *b = &space->places[i];

      if (a->weight_bits == b->weight_bits && a->layout.tensor_parallel != b->layout.tensor_parallel)
        g_assert_cmpfloat (space->coefficients[a->coefficients].values[TDR_COEFFICIENT_LAYER], !=,
                           space->coefficients[b->coefficients].values[TDR_COEFFICIENT_LAYER]);
    }
  /* Layers on 1, 2, 4 and 8 chips in 16 bits and in 8; on one chip each those of 16 bits need two stages. */
  g_assert_cmpuint (space->n_coefficients, ==, 8);
}

/* With half as much again, all of a first token but its own prompt takes 1.5 times as long; its prompt, as long as ever. */
static void
test_delay_of_guesses (void)
{
  g_autofree TdrSearchSpace *space = space_of (&llama_70b, &h200, 8);
  TdrServingDemand demand = { .input_tokens = 3000, .output_tokens = 300, .speculation = { 3, 0.7, 0.02 } };
  TdrTraffic traffic = tdr_serving_demand_get_traffic (&demand, space->host.chip);
  double beside[2];

  for (guint late = 0; late < 2; late++)
    {
      TdrPlaceLoad load;

      for (guint i = 0; i < space->n_coefficients; i++)
        space->own[i].values[TDR_COEFFICIENT_GUESS_WAIT] = late * 0.5;
      tdr_place_load_init (&load, space, &space->places[0], &demand, &traffic);
      beside[late] = tdr_place_load_get_state (&load, 20).first_token_seconds - load.prefill.total;
    }
  g_assert_cmpfloat (beside[0], >, 0);
  g_assert_cmpfloat_with_epsilon (beside[1], 1.5 * beside[0], 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/best-is-the-best-of-all", test_best_is_the_best_of_all);
  g_test_add_func ("/search/bound", test_bound);
  g_test_add_func ("/search/space-is-whole", test_space_is_whole);
  g_test_add_func ("/search/front", test_front);
  g_test_add_func ("/search/embeddings", test_embeddings);
  g_test_add_func ("/search/transfer", test_transfer);
  g_test_add_func ("/search/parts-of-the-first-token", test_parts_of_the_first_token);
  g_test_add_func ("/search/best-pair-of-all", test_best_pair_of_all);
  g_test_add_func ("/search/unknown-network", test_unknown_network);
  g_test_add_func ("/search/coefficients-of-places", test_coefficients_of_places);
  g_test_add_func ("/search/ways-differ", test_ways_differ);
  g_test_add_func ("/search/delay-of-guesses", test_delay_of_guesses);

  return g_test_run ();
}
