/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-training.h"

#include "capacity-fixtures.h"
#include "tdr-engine-error.h"

static const TdrTrainingRun plain = { .chips = 1000, .sequence_tokens = 8192, .bits = 16 };

static void
test_dense (void)
{
  TdrTrainingRate rate = tdr_training_compute (&llama_70b, &h200, &plain, &ideal);

  /* 6 × 69 501 714 432 weights, and 6 × 80 layers × 8192 wide × 8192 tokens of attention. */
  g_assert_cmpfloat_with_epsilon (rate.flops_per_token, 449222541312.0, 1);
  g_assert_cmpfloat_with_epsilon (rate.tokens_per_second, 1000 * 989e12 / 449222541312.0, 1);
  /* 10^12 tokens at 2 201 581 a second are 5.2571 days. */
  g_assert_cmpfloat_with_epsilon (tdr_training_get_days (&rate, 1e12), 5.2571, 1e-3);
  /* 16 bytes for each of 70 552 387 584 weights on 1000 chips. */
  g_assert_cmpfloat_with_epsilon (rate.state_bytes_per_chip, 16 * 70552387.584, 1);
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
   * 1024 × 111e12 ÷ (6 × 145.6e9 + 6 × 80 × 12288 × 2048) = 128 300 tokens a second. */
  a100.bf16_flops = 312e12;
  gpt3.hidden = 12288;
  gpt3.heads = gpt3.kv_heads = 96;
  gpt3.intermediate = 4 * 12288;
  gpt3.ffn_matrices = 2;
  gpt3.vocabulary = 51200;
  gpt3.tied_embeddings = TRUE;
  reached.values[TDR_COEFFICIENT_TRAINING] = 111.0 / 312;
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
  g_test_add_func ("/training/published-run", test_published_run);
  g_test_add_func ("/training/variants", test_variants);
  g_test_add_func ("/training/refusals", test_refusals);

  return g_test_run ();
}
