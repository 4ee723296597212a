/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-adapters.h"

#include "capacity-fixtures.h"

static const TdrModelSpec llama_8b = {
  .id = "llama-3.1-8b", .layers = 32, .hidden = 4096, .heads = 32, .kv_heads = 8, .head_dim = 128,
  .intermediate = 14336, .ffn_matrices = 3, .vocabulary = 128256, .full_attention_share = 1,
  .context_tokens = 131072, .released_precision_bits = 16,
};

static void
test_weights (void)
{
  TdrAdapters sixteen = { .count = 1, .rank = 16 };

  /* As PEFT prints for rank 16 on all linear layers: 41 943 040 trainable parameters of Llama 3 8B, 207 093 760 of 70B. */
  g_assert_cmpfloat (tdr_adapters_get_weights (&sixteen, &llama_8b), ==, 41943040);
  g_assert_cmpfloat (tdr_adapters_get_weights (&sixteen, &llama_70b), ==, 207093760);
}

static void
test_latent_attention (void)
{
  TdrAdapters one = { .count = 1, .rank = 1 };

  /* A layer's attention: 7168 + 1536, 1536 + 128 × 192, 7168 + 576, 512 + 128 × 256, 128 × 128 + 7168: 99 392. Three
   * dense layers 3 × (7168 + 18432) = 76 800; 58 with a shared expert 3 × (7168 + 2048) = 27 648. */
  g_assert_cmpfloat (tdr_adapters_get_weights (&one, &deepseek_v3), ==, 61 * 99392.0 + 3 * 76800.0 + 58 * 27648.0);
}

static void
test_memory (void)
{
  TdrAdapters many = { .count = 100, .rank = 16 };
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 4);

  layout.pipeline_parallel = 2;
  /* 100 × 207 093 760 × 2 bytes on 8 chips. */
  g_assert_cmpfloat (tdr_adapters_get_bytes (&many, &llama_70b, &layout), ==, 5177344000.0);
}

static void
test_cost_of_a_step (void)
{
  TdrAdapters four = { .count = 4, .rank = 16 };
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 1);
  TdrAdapterCost cost = tdr_adapters_get_cost (&four, &llama_70b, &h200, &layout, &ideal);
  TdrStepTime step = { 0 };

  tdr_adapter_cost_add (&cost, 2, 2, &step);
  /* Two requests ask for 4 × (1 − (3/4)²) = 1.75 of four adapters, on average, of 414 187 520 bytes at 4.8 TB/s; each
   * token multiplies with one of 207 093 760 weights at 989 TFLOP/s. */
  g_assert_cmpfloat_with_epsilon (step.weights, 1.75 * 414187520.0 / 4.8e12, 1e-9);
  g_assert_cmpfloat_with_epsilon (step.compute, 4 * 207093760.0 / 989e12, 1e-12);
  g_assert_cmpfloat_with_epsilon (step.total, step.weights + step.compute, 1e-12);
}

static void
test_one_adapter_is_read_once (void)
{
  TdrAdapters one = { .count = 1, .rank = 16 };
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 1);
  TdrAdapterCost cost = tdr_adapters_get_cost (&one, &llama_70b, &h200, &layout, &ideal);
  TdrStepTime step = { 0 };

  tdr_adapter_cost_add (&cost, 64, 64, &step);
  g_assert_cmpfloat_with_epsilon (step.weights, 414187520.0 / 4.8e12, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/adapters/weights", test_weights);
  g_test_add_func ("/adapters/latent-attention", test_latent_attention);
  g_test_add_func ("/adapters/memory", test_memory);
  g_test_add_func ("/adapters/cost-of-a-step", test_cost_of_a_step);
  g_test_add_func ("/adapters/one-adapter-is-read-once", test_one_adapter_is_read_once);

  return g_test_run ();
}
