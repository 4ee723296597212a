/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-training.h"

#include "capacity-fixtures.h"
#include "tdr-engine-error.h"

#include <math.h>

static const TdrTrainingRun plain = { .chips = 1000, .sequence_tokens = 8192, .bits = 16 };

static void
test_dense (void)
{
  TdrTrainingRate rate = tdr_training_compute (&llama_70b, &h200, &plain, &ideal);

  /* 6 × 69 501 714 432 weights, and 6 × 80 layers × 8192 wide × 8192 tokens of attention. */
  g_assert_cmpfloat_with_epsilon (rate.flops_per_token, 449222541312.0, 1);
  /* Attention reaches 3 ÷ (1 ÷ 0.73 + 2 ÷ 0.63) ÷ 0.85 = 0.7766 of what products reach, so that a token takes
   * (417 010 286 592 + 32 212 254 720 ÷ 0.7766) ÷ 989e12 s: 2 157 096 of them a second. */
  g_assert_cmpfloat_with_epsilon (rate.tokens_per_second, 2157096, 50);
  g_assert_cmpfloat_with_epsilon (rate.utilisation, 449222541312.0 * 2157096 / (1000 * 989e12), 1e-4);
  /* 10^12 tokens at that pace are 5.3656 days. */
  g_assert_cmpfloat_with_epsilon (tdr_training_get_days (&rate, 1e12), 5.3656, 1e-3);
  /* 16 bytes for each of 70 552 387 584 weights on 1000 chips. */
  g_assert_cmpfloat_with_epsilon (rate.state_bytes_per_chip, 16 * 70552387.584, 1);
}

/* Half of the layers see 128 tokens, the others 4096 of 8192 on average: 12 operations for each of 8192 wide, 80 layers
 * and 2112 pairs. */
static void
test_windows (void)
{
  TdrModelSpec windowed = llama_70b;
  TdrTrainingRate full = tdr_training_compute (&llama_70b, &h200, &plain, &ideal);
  TdrTrainingRate rate;

  windowed.window_tokens = 128;
  windowed.full_attention_share = 0.5;
  rate = tdr_training_compute (&windowed, &h200, &plain, &ideal);
  g_assert_cmpfloat_with_epsilon (full.flops_per_token - rate.flops_per_token, 12.0 * 80 * 8192 * (4096 - 2112), 1);
}

/* DeepSeek-V3's state of 16 bytes a weight fills 80 GB chips of which 8 share a link several times, those of which 72 do
 * not even twice, and 1000 of them not at all; a dense model shards its state over any network. */
static void
test_links (void)
{
  TdrModelWeights weights = tdr_model_spec_get_weights (&deepseek_v3);
  double chips = 16 * (weights.body + weights.head + weights.embedding + weights.routed) / 80e9;
  const struct {
    const TdrModelSpec *model;
    int linked;
    double share;
  } cases[] = {
    { &deepseek_v3, 8, sqrt (8 / chips) }, { &deepseek_v3, 72, sqrt (72 / chips) }, { &deepseek_v3, 1000, 1 },
    { &llama_70b, 8, 1 },
  };

  g_assert_cmpfloat_with_epsilon (chips, 134.2, 0.3);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrAccelerator chip = h200;
      TdrCoefficients linked = ideal;
      double alone = tdr_training_compute (cases[i].model, &chip, &plain, &ideal).tokens_per_second;
      double apart;

      chip.memory_bytes = 80e9;
      chip.domain_chips = cases[i].linked;
      linked.values[TDR_COEFFICIENT_TRAINING_LINKS] = 0.5;
      apart = tdr_training_compute (cases[i].model, &chip, &plain, &linked).tokens_per_second;
      g_assert_cmpfloat_with_epsilon (apart / alone, cases[i].share, 1e-9);
    }
}

static void
test_published_run (void)
{
  TdrAccelerator a100 = h200;
  TdrCoefficients reached = ideal;
  TdrTrainingRun run = { .chips = 1024, .sequence_tokens = 2048, .bits = 16 };
  TdrModelSpec gpt3 = llama_70b;
  TdrTrainingRate rate;

  /* Narayanan et al., arXiv 2104.04473, table 1: 145.6 billion weights (80 layers, width 12288, 96 heads, vocabulary
   * 51 200) on 1536 A100 reach 148 TFLOP/s each, recomputation counted: 3/4 of 47 % of 312. At that share 1024 chips do
   * 1024 × 111e12 ÷ (6 × 145.6e9 + 6 × 80 × 12288 × 2048) = 128 300 tokens a second. The share is of products and
   * attention together; products alone reach (873.6 + 12.08 ÷ 0.7766) ÷ (873.6 + 12.08) = 1.0039 times as much. */
  a100.bf16_flops = 312e12;
  gpt3.hidden = 12288;
  gpt3.heads = gpt3.kv_heads = 96;
  gpt3.intermediate = 4 * 12288;
  gpt3.ffn_matrices = 2;
  gpt3.vocabulary = 51200;
  gpt3.tied_embeddings = TRUE;
  reached.values[TDR_COEFFICIENT_TRAINING] = 1.0039 * 111 / 312;
  rate = tdr_training_compute (&gpt3, &a100, &run, &reached);
  g_assert_cmpfloat_with_epsilon (rate.tokens_per_second, 128300, 400);
}

static void
test_variants (void)
{
  TdrTrainingRun adapters = plain;
  TdrTrainingRun recompute = plain;
  TdrTrainingRate full = tdr_training_compute (&llama_70b, &h200, &plain, &ideal);

  adapters.adapters = TRUE;
  recompute.recompute = TRUE;
  /* Without gradients of the weights 4 operations instead of 6; with a second forward pass three quarters of the pace. */
  g_assert_cmpfloat_with_epsilon (tdr_training_compute (&llama_70b, &h200, &adapters, &ideal).flops_per_token,
                                  4 * 69501714432.0 + 6 * 80.0 * 8192 * plain.sequence_tokens, 1);
  g_assert_cmpfloat_with_epsilon (tdr_training_compute (&llama_70b, &h200, &recompute, &ideal).tokens_per_second,
                                  0.75 * full.tokens_per_second, 1e-3);
  g_assert_cmpfloat (tdr_training_compute (&llama_70b, &h200, &recompute, &ideal).activation_bytes_per_chip, <,
                     full.activation_bytes_per_chip);
  /* Of a mixture only the experts that a token passes count: 36.62 billion of 671. */
  g_assert_cmpfloat_with_epsilon (tdr_training_compute (&deepseek_v3, &h200, &plain, &ideal).flops_per_token,
                                  6 * 36.62e9 + 6 * 61.0 * 128 * 160 * 8192, 0.03e12);
}

/* At 8 bits only the products of the layers are twice as fast. With 131 072 tokens attention takes 6 × 80 × 8192 × 131 072
 * operations, more than the weights do. */
static void
test_narrow_products (void)
{
  TdrTrainingRun run = { .chips = 1, .sequence_tokens = 131072, .bits = 8 };
  TdrModelWeights weights = tdr_model_spec_get_weights (&llama_70b);
  double wide = 6 * weights.head + 6 * 80.0 * 8192 * 131072 / 0.7766;
  TdrTrainingRate rate = tdr_training_compute (&llama_70b, &h200, &run, &ideal);

  g_assert_cmpfloat_with_epsilon (1 / rate.tokens_per_second,
                                  6 * weights.body / tdr_accelerator_get_flops (&h200, 8) + wide / h200.bf16_flops, 1e-7);
}

static void
test_refusals (void)
{
  TdrTrainingRun wrong[3] = { plain, plain, plain };
  static const char *const fields[3] = { "chips", "sequence length", "precision" };

  wrong[0].chips = 0;
  wrong[1].sequence_tokens = -1;
  wrong[2].bits = 2;
  g_assert_true (tdr_training_run_check (&plain, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tdr_training_run_check (&wrong[i], &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, fields[i]));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/training/dense", test_dense);
  g_test_add_func ("/training/windows", test_windows);
  g_test_add_func ("/training/links", test_links);
  g_test_add_func ("/training/published-run", test_published_run);
  g_test_add_func ("/training/variants", test_variants);
  g_test_add_func ("/training/narrow-products", test_narrow_products);
  g_test_add_func ("/training/refusals", test_refusals);

  return g_test_run ();
}
