/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-layout.h"

#include "capacity-fixtures.h"

static void
test_cache_ways (void)
{
  static const struct {
    const TdrModelSpec *model;
    const TdrAccelerator *chip;
    int tensor_parallel;
    double ways;
  } cases[] = {
    { &llama_70b, &h200, 1, 1 },
    { &llama_70b, &h200, 8, 8 },
    /* 8 heads on 16 chips: every chip still holds one head. */
    { &llama_70b, &h200, 16, 8 },
    /* 8 heads on 2 × 4 cores: one each; on 16 × 4 cores a head is on each core, so a chip holds 4 heads of 8. */
    { &llama_70b, &trainium2, 2, 2 },
    { &llama_70b, &trainium2, 16, 2 },
    { &deepseek_v3, &h200, 8, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrLayout layout = tdr_layout_new (cases[i].model, cases[i].chip, 16, cases[i].tensor_parallel);

      g_assert_cmpfloat (tdr_layout_get_cache_ways (&layout, cases[i].model, cases[i].chip), ==, cases[i].ways);
    }
}

static void
test_cache_tokens (void)
{
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 8);

  /* Weights 141 104 775 168 bytes on 8 chips: 17 638 096 896 each. Left: 0.9 × 141e9 − that − 1.5e9 = 107 761 903 104;
   * a token takes 2048 × 80 × 2 ÷ 8 = 40 960 bytes of each chip. */
  g_assert_cmpfloat (tdr_layout_get_weight_bytes (&layout, &llama_70b), ==, 17638096896.0);
  g_assert_cmpfloat_with_epsilon (tdr_layout_get_cache_tokens (&layout, &llama_70b, &h200, 141e9),
                                  107761903104.0 / 40960, 1);
}

static void
test_too_large (void)
{
  TdrLayout layout = tdr_layout_new (&llama_70b, &a10g, 16, 4);

  g_assert_cmpfloat (tdr_layout_get_cache_tokens (&layout, &llama_70b, &a10g, 24e9), <=, 0);
}

static void
test_pipeline_divides_weights_and_cache (void)
{
  TdrLayout one = tdr_layout_new (&llama_70b, &h200, 16, 2);
  TdrLayout two = one;

  two.pipeline_parallel = 2;
  g_assert_cmpint (tdr_layout_get_chips (&two), ==, 4);
  g_assert_cmpfloat (tdr_layout_get_weight_bytes (&two, &llama_70b) * 2, ==,
                     tdr_layout_get_weight_bytes (&one, &llama_70b));
  g_assert_cmpfloat (tdr_layout_get_cache_tokens (&two, &llama_70b, &h200, 141e9), >,
                     2 * tdr_layout_get_cache_tokens (&one, &llama_70b, &h200, 141e9));
}

static void
test_cached_tokens (void)
{
  TdrModelSpec linear = gpt_oss_120b;

  linear.window_tokens = -1;
  linear.full_attention_share = 0.25;
  g_assert_cmpfloat (tdr_model_get_cached_tokens (&llama_70b, 4000), ==, 4000);
  /* Half the layers see all 4000, the others 128. */
  g_assert_cmpfloat (tdr_model_get_cached_tokens (&gpt_oss_120b, 4000), ==, 2064);
  g_assert_cmpfloat (tdr_model_get_cached_tokens (&gpt_oss_120b, 100), ==, 100);
  g_assert_cmpfloat (tdr_model_get_cached_tokens (&linear, 4000), ==, 1000);
}

static void
test_precisions (void)
{
  TdrLayout released_four = tdr_layout_new (&gpt_oss_120b, &h200, 4, 1);
  TdrLayout made_four = tdr_layout_new (&deepseek_v3, &h200, 4, 8);
  TdrLayout eight = tdr_layout_new (&llama_70b, &a10g, 8, 8);

  g_assert_cmpint (released_four.dense_bits, ==, 16);
  g_assert_cmpint (made_four.dense_bits, ==, 8);
  g_assert_cmpint (made_four.expert_compute_bits, ==, 16);
  g_assert_cmpint (eight.dense_compute_bits, ==, 16);
  g_assert_cmpfloat (tdr_bits_to_bytes (4), ==, 0.5625);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/cache-ways", test_cache_ways);
  g_test_add_func ("/layout/cache-tokens", test_cache_tokens);
  g_test_add_func ("/layout/too-large", test_too_large);
  g_test_add_func ("/layout/pipeline-divides-weights-and-cache", test_pipeline_divides_weights_and_cache);
  g_test_add_func ("/layout/cached-tokens", test_cached_tokens);
  g_test_add_func ("/layout/precisions", test_precisions);

  return g_test_run ();
}
