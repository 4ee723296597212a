/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-roofline.h"

#include "capacity-fixtures.h"

#include <math.h>

static TdrRoofline
roofline_of (const TdrModelSpec   *model,
             const TdrAccelerator *chip,
             int                   bits,
             int                   ways)
{
  TdrLayout layout = tdr_layout_new (model, chip, bits, ways);

  return tdr_roofline_new (model, chip, &layout, &ideal);
}

static void
test_one_sequence_reads_the_weights (void)
{
  TdrRoofline roofline = roofline_of (&llama_70b, &h200, 16, 1);
  TdrStepTime time = tdr_roofline_get_decode (&roofline, 1, 0);

  /* 69 501 714 432 weights (the input embedding is looked up, not read) of 2 bytes at 4.8 TB/s. */
  g_assert_cmpfloat_with_epsilon (time.total, 139003428864.0 / 4.8e12, 1e-7);
  g_assert_cmpfloat_with_epsilon (time.total, 0.0289590, 1e-6);
}

static void
test_cache_is_read_for_every_sequence (void)
{
  TdrRoofline roofline = roofline_of (&llama_70b, &h200, 16, 1);

  /* 327 680 bytes a token × 8192 tokens × 3 sequences at 4.8 TB/s; products with them take a 25th of that. */
  g_assert_cmpfloat_with_epsilon (tdr_roofline_get_decode (&roofline, 3, 8192).cache, 3 * 2684354560.0 / 4.8e12, 1e-7);
}

static void
test_infinite_bandwidth_leaves_compute (void)
{
  TdrAccelerator fast = h200;
  TdrRoofline roofline;
  TdrStepTime time;

  fast.memory_bytes_per_second = 1e24;
  roofline = roofline_of (&llama_70b, &fast, 16, 1);
  time = tdr_roofline_get_decode (&roofline, 100, 0);
  /* 2 × 69 501 714 432 × 100 at 989 TFLOP/s. */
  g_assert_cmpfloat_with_epsilon (time.total, 13900342886400.0 / 989e12, 1e-9);

  time = tdr_roofline_get_prefill (&roofline, 1, 1000, 1000);
  /* Products 2 × 1000 × 68 451 041 280; attention 4 × 8192 × 80 × 1000²/2. */
  g_assert_cmpfloat_with_epsilon (time.total, 136902082560000.0 / 989e12 + 1310720000000.0 / 989e12, 1e-9);
}

static void
test_latent_attention_computes (void)
{
  TdrRoofline roofline = roofline_of (&deepseek_v3, &h200, 8, 1);
  double bytes = 576.0 * 2 * 61 / 4.8e12;
  double products = 4.0 * 128 * (576 - 32) * 61 / 989e12;

  /* A cached token is 576 elements of 2 bytes in each of 61 layers, but all 128 heads of a chip multiply with it:
   * 2 × (576 + 512) operations each. On one chip both take about as long. */
  g_assert_cmpfloat_with_epsilon (tdr_roofline_get_decode (&roofline, 1, 1000).cache,
                                  1000 * cbrt (bytes * bytes * bytes + products * products * products), 1e-9);
}

static void
test_expert_tiles (void)
{
  TdrCoefficients tiled = ideal;
  TdrLayout layout = tdr_layout_new (&deepseek_v3, &h200, 8, 8);
  TdrRoofline roofline;
  double more;

  tiled.values[TDR_COEFFICIENT_EXPERT_TILE] = 16;
  roofline = tdr_roofline_new (&deepseek_v3, &h200, &layout, &tiled);
  more = tdr_roofline_get_decode (&roofline, 1e6, 0).compute;
  roofline = tdr_roofline_new (&deepseek_v3, &h200, &layout, &ideal);
  more -= tdr_roofline_get_decode (&roofline, 1e6, 0).compute;
  /* With every expert touched, each does 16 tokens' work more: 2 × 16 × 653 908 770 816 on 8 chips at 1979 TFLOP/s. */
  g_assert_cmpfloat_with_epsilon (more, 32 * 653908770816.0 / (8 * 1979e12), 1e-6);
}

static void
test_touched_experts (void)
{
  TdrRoofline roofline = roofline_of (&deepseek_v3, &h200, 8, 8);
  double all = 653908770816.0 / 8 / 4.8e12;
  double none = tdr_roofline_get_decode (&roofline, 1, 0).weights - 0.03125 * all;

  /* One token touches 8 of 256 experts; 64 tokens 1 − (1 − 8/256)^64 = 0.868916 of them. */
  g_assert_cmpfloat_with_epsilon (none, (15263268864.0 + 2 * 926679040.0) / 8 / 4.8e12, 1e-9);
  g_assert_cmpfloat_with_epsilon ((tdr_roofline_get_decode (&roofline, 64, 0).weights - none) / all, 0.868916, 1e-5);
}

/* With shape 1 experts are chosen as a geometric distribution says: 64 tokens leave one out with probability
 * 1/(1 + 64·θ), and θ = 1/31 lets one token leave out 31 of 32. Shape ½ gives 1/√(1 + 64·θ) with θ = (32/31)² − 1. Of a
 * model that sends every token to all of its experts nothing is left out whatever the shape. */
static void
test_favoured_experts (void)
{
  const struct {
    double shape;
    int chosen;
    double touched;
  } cases[] = { { 1, 8, 64.0 / 95 }, { 0.5, 8, 1 - 1 / sqrt (1 + 64 * 63.0 / 961) }, { 0.5, 256, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrCoefficients favoured = ideal;
      TdrModelSpec model = deepseek_v3;
      TdrLayout layout = tdr_layout_new (&deepseek_v3, &h200, 8, 8);
      TdrRoofline roofline;
      double one, many;

      model.experts_per_token = cases[i].chosen;
      favoured.values[TDR_COEFFICIENT_EXPERT_SPREAD] = cases[i].shape;
      roofline = tdr_roofline_new (&model, &h200, &layout, &favoured);
      one = tdr_roofline_get_decode (&roofline, 1, 0).weights - roofline.dense_weight_seconds;
      many = tdr_roofline_get_decode (&roofline, 64, 0).weights - roofline.dense_weight_seconds;
      g_assert_cmpfloat_with_epsilon (one / roofline.expert_weight_seconds, cases[i].chosen / 256.0, 1e-6);
      g_assert_cmpfloat_with_epsilon (many / roofline.expert_weight_seconds, cases[i].touched, 1e-6);
    }
}

/* Reading takes 3 units and the products of a batch 4; the prompt brings 5 more of them, 2 of attention, 1 of network, and
 * half of 0.5 fixed. In the same step that is ∛(3³ + 9³) - ∛(3³ + 4³) + 3.25 = 9.1098 - 4.4979 + 3.25, as weights are
 * read once; in one of its own ∛(3³ + 5³) + 3.25 = 5.3368 + 3.25. Of a prompt that products take next to no time for,
 * reading the weights again is nearly all: in the same step nothing is added. */
static void
test_interference (void)
{
  const TdrStepTime decode = { .weights = 3, .compute = 4 };
  const struct {
    TdrStepTime prefill;
    double beside, apart;
  } cases[] = {
    { { .weights = 3, .compute = 7, .attention = 2, .network = 1, .overhead = 0.5, .total = 8.8368 }, 7.8619, 8.5868 },
    { { .weights = 3, .total = 3 }, 0, 3 },
  };
  TdrRoofline roofline = { .interference = 1, .data_parallel = 1 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (tdr_roofline_get_interference (&roofline, &cases[i].prefill, &decode),
                                      cases[i].beside, 1e-4);
      g_assert_cmpfloat_with_epsilon (tdr_roofline_get_interference (&roofline, &cases[i].prefill, NULL), cases[i].apart,
                                      1e-4);
    }
}

/* 80 layers, 25 µs each: 2 ms more a step with products of 4 bits, 1 ms with 8, nothing with 16. */
static void
test_rounding (void)
{
  static const struct {
    int bits;
    double more;
  } cases[] = { { 4, 2e-3 }, { 8, 1e-3 }, { 16, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrCoefficients rounding = ideal;
      TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 8);
      TdrRoofline roofline;

      layout.dense_compute_bits = cases[i].bits;
      rounding.values[TDR_COEFFICIENT_NARROWING] = 25e-6;
      roofline = tdr_roofline_new (&llama_70b, &h200, &layout, &rounding);
      g_assert_cmpfloat_with_epsilon (tdr_roofline_get_decode (&roofline, 1, 0).overhead, cases[i].more, 1e-9);
    }
}

/* 32 layers of 8 experts on Trainium 2, 300 µs each: 76.8 ms more for a prompt, nothing for a step, nothing elsewhere. */
static void
test_compiled_experts (void)
{
  TdrCoefficients one_by_one = ideal;
  const TdrAccelerator *chips[] = { &trainium2, &h200 };
  double more[] = { 0.0768, 0 };

  one_by_one.values[TDR_COEFFICIENT_EXPERT] = 300e-6;
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      TdrLayout layout = tdr_layout_new (&mixtral_8x7b, chips[i], 16, 4);
      TdrRoofline before = tdr_roofline_new (&mixtral_8x7b, chips[i], &layout, &ideal);
      TdrRoofline after = tdr_roofline_new (&mixtral_8x7b, chips[i], &layout, &one_by_one);

      g_assert_cmpfloat_with_epsilon (tdr_roofline_get_prefill (&after, 1, 1000, 1000).total
                                        - tdr_roofline_get_prefill (&before, 1, 1000, 1000).total, more[i], 1e-12);
      g_assert_cmpfloat (tdr_roofline_get_decode (&after, 8, 1000).total, ==,
                         tdr_roofline_get_decode (&before, 8, 1000).total);
    }
}

static void
test_all_reduces (void)
{
  TdrRoofline roofline = roofline_of (&llama_70b, &h200, 16, 8);

  /* 2 × 80 messages of 8192 × 2 bytes for each of 10 sequences, 1.75 of each over 450 GB/s. */
  g_assert_cmpfloat_with_epsilon (tdr_roofline_get_decode (&roofline, 10, 0).network, 160 * 163840.0 * 1.75 / 450e9,
                                  1e-9);
}

static void
test_cached_prompt (void)
{
  TdrRoofline roofline = roofline_of (&llama_70b, &h200, 16, 1);
  double all = tdr_roofline_get_prefill (&roofline, 1, 4000, 4000).compute;
  double first = tdr_roofline_get_prefill (&roofline, 1, 3000, 3000).compute;

  /* A prompt in two parts is as much work as in one. */
  g_assert_cmpfloat_with_epsilon (first + tdr_roofline_get_prefill (&roofline, 1, 1000, 4000).compute, all, 1e-9);
}

static void
test_more_chips_are_never_slower (void)
{
  const TdrModelSpec *const models[] = { &llama_70b, &deepseek_v3, &mixtral_8x7b, &gpt_oss_120b };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 1000; i++)
    {
      const TdrModelSpec *model = models[g_rand_int_range (random, 0, G_N_ELEMENTS (models))];
      int ways = 1 << g_rand_int_range (random, 0, 4);
      TdrAccelerator chip = h200;
      double batch = g_rand_int_range (random, 1, 1000);
      double context = g_rand_int_range (random, 1, 100000);
      TdrRoofline one;
      TdrRoofline two;

      chip.link_bytes_per_second = 1e24;
      chip.domain_chips = 64;
      one = roofline_of (model, &chip, 8, ways);
      two = roofline_of (model, &chip, 8, 2 * ways);
      g_assert_cmpfloat (tdr_roofline_get_decode (&two, batch, context).total, <=,
                         tdr_roofline_get_decode (&one, batch, context).total * (1 + 1e-12));
      g_assert_cmpfloat (tdr_roofline_get_prefill (&two, 1, context, context).total, <=,
                         tdr_roofline_get_prefill (&one, 1, context, context).total * (1 + 1e-12));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/roofline/one-sequence-reads-the-weights", test_one_sequence_reads_the_weights);
  g_test_add_func ("/roofline/cache-is-read-for-every-sequence", test_cache_is_read_for_every_sequence);
  g_test_add_func ("/roofline/infinite-bandwidth-leaves-compute", test_infinite_bandwidth_leaves_compute);
  g_test_add_func ("/roofline/latent-attention-computes", test_latent_attention_computes);
  g_test_add_func ("/roofline/expert-tiles", test_expert_tiles);
  g_test_add_func ("/roofline/touched-experts", test_touched_experts);
  g_test_add_func ("/roofline/favoured-experts", test_favoured_experts);
  g_test_add_func ("/roofline/interference", test_interference);
  g_test_add_func ("/roofline/rounding", test_rounding);
  g_test_add_func ("/roofline/compiled-experts", test_compiled_experts);
  g_test_add_func ("/roofline/all-reduces", test_all_reduces);
  g_test_add_func ("/roofline/cached-prompt", test_cached_prompt);
  g_test_add_func ("/roofline/more-chips-are-never-slower", test_more_chips_are_never_slower);

  return g_test_run ();
}
