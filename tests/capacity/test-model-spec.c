/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-model-spec.h"

#include "capacity-fixtures.h"
#include "tdr-engine-error.h"

#include <math.h>

static double
total (const TdrModelSpec *model)
{
  TdrModelWeights weights = tdr_model_spec_get_weights (model);

  return weights.body + weights.head + weights.embedding + weights.routed;
}

static void
test_weights (void)
{
  static const struct {
    const TdrModelSpec *model;
    double total;
    double published_billions;
  } cases[] = {
    /* A layer: attention 2 × 8192² + 2 × 8192 × 1024 = 150 994 944, feed-forward 3 × 8192 × 28672 = 704 643 072;
     * 80 of them 68 451 041 280; embeddings 2 × 128256 × 8192 = 2 101 346 304. */
    { &llama_70b, 70552387584.0, 70.6 },
    /* Attention 1536 × (7168 + 24576) + 7168 × 576 + 512 × 128 × 256 + 128 × 128 × 7168 = 187 105 280, × 61;
     * dense 3 × 3 × 7168 × 18432 = 1 189 085 184; shared and router (44 040 192 + 1 835 008) × 58 = 2 660 761 600;
     * experts 44 040 192 × 256 × 58 = 653 908 770 816; embeddings 2 × 926 679 040. */
    { &deepseek_v3, 671025397760.0, 671 },
    /* A layer: attention 41 943 040, experts 8 × 176 160 768, router 32 768; embeddings 262 144 000. */
    { &mixtral_8x7b, 46702526464.0, 46.7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].model->id);
      g_assert_cmpfloat (total (cases[i].model), ==, cases[i].total);
      g_assert_cmpfloat_with_epsilon (total (cases[i].model) / 1e9, cases[i].published_billions,
                                      0.001 * cases[i].published_billions);
    }
}

static void
test_tied_embeddings (void)
{
  TdrModelSpec tied = llama_70b;

  tied.tied_embeddings = TRUE;
  g_assert_cmpfloat (total (&llama_70b) - total (&tied), ==, 128256.0 * 8192);
}

static void
test_cache_elements (void)
{
  /* Two vectors for each of 8 heads of 128; with latent attention 512 + 64 for all heads together. */
  g_assert_cmpfloat (tdr_model_spec_get_weights (&llama_70b).cache_elements, ==, 2048);
  g_assert_cmpfloat (tdr_model_spec_get_weights (&deepseek_v3).cache_elements, ==, 576);
}

static void
test_check_names_the_field (void)
{
  TdrModelSpec wrong[6] = { llama_70b, llama_70b, llama_70b, mixtral_8x7b, mixtral_8x7b, deepseek_v3 };
  static const char *const fields[6] = {
    "number of layers", "key-value heads", "share of full attention", "experts per token", "expert layers", "latent rank",
  };

  wrong[0].layers = 0;
  wrong[1].kv_heads = 65;
  wrong[2].full_attention_share = NAN;
  wrong[3].experts_per_token = 9;
  wrong[4].expert_layers = 33;
  wrong[5].latent_rank = 64;
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tdr_model_spec_check (&wrong[i], &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, fields[i]));
    }
  g_assert_true (tdr_model_spec_check (&llama_70b, NULL));
  g_assert_true (tdr_model_spec_check (&deepseek_v3, NULL));
  g_assert_true (tdr_model_spec_check (&gpt_oss_120b, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model-spec/weights", test_weights);
  g_test_add_func ("/model-spec/tied-embeddings", test_tied_embeddings);
  g_test_add_func ("/model-spec/cache-elements", test_cache_elements);
  g_test_add_func ("/model-spec/check-names-the-field", test_check_names_the_field);

  return g_test_run ();
}
