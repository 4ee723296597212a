/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-model-config.h"

#include "tdr-engine-error.h"

#include <glib/gstdio.h>

static gboolean
load (const char    *text,
      TdrModelSpec  *model,
      GError       **error)
{
  g_autofree char *folder = g_dir_make_tmp ("model-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "config.json", NULL);
  gboolean done;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  done = tdr_model_config_load (path, model, error);
  g_unlink (path);
  g_rmdir (folder);
  return done;
}

static double
billions (const TdrModelSpec *model)
{
  TdrModelWeights weights = tdr_model_spec_get_weights (model);

  return (weights.body + weights.head + weights.embedding + weights.routed) / 1e9;
}

static void
test_dense (void)
{
  TdrModelSpec model;
  g_autoptr (GError) error = NULL;

  /* The shape of Llama 3.1 8B, whose weights are published as 8.03 billion. */
  g_assert_true (load ("{\"hidden_size\":4096,\"num_hidden_layers\":32,\"num_attention_heads\":32,\"num_key_value_heads\":8,"
                       "\"intermediate_size\":14336,\"vocab_size\":128256,\"max_position_embeddings\":131072,"
                       "\"tie_word_embeddings\":false,\"torch_dtype\":\"bfloat16\"}", &model, &error));
  g_assert_no_error (error);
  g_assert_cmpint (model.head_dim, ==, 128);
  g_assert_cmpint (model.released_precision_bits, ==, 16);
  g_assert_cmpfloat_with_epsilon (billions (&model), 8.03, 0.005);
}

static void
test_mixture (void)
{
  TdrModelSpec model;
  g_autoptr (GError) error = NULL;

  /* The shape of DeepSeek-V3, 671 billion, with the language part inside, as models that also see have it. */
  g_assert_true (load ("{\"quantization_config\":{\"quant_method\":\"fp8\"},\"text_config\":{\"hidden_size\":7168,"
                       "\"num_hidden_layers\":61,\"num_attention_heads\":128,\"num_key_value_heads\":128,"
                       "\"intermediate_size\":18432,\"moe_intermediate_size\":2048,\"n_routed_experts\":256,"
                       "\"n_shared_experts\":1,\"num_experts_per_tok\":8,\"first_k_dense_replace\":3,\"kv_lora_rank\":512,"
                       "\"q_lora_rank\":1536,\"qk_nope_head_dim\":128,\"qk_rope_head_dim\":64,\"v_head_dim\":128,"
                       "\"vocab_size\":129280,\"max_position_embeddings\":163840}}", &model, &error));
  g_assert_no_error (error);
  g_assert_cmpint (model.attention, ==, TDR_ATTENTION_LATENT);
  g_assert_cmpint (model.expert_layers, ==, 58);
  g_assert_cmpint (model.released_precision_bits, ==, 8);
  g_assert_cmpfloat_with_epsilon (billions (&model), 671.03, 0.01);
}

/* Layers with a window, as configurations say it. */
static void
test_windows (void)
{
#define SHAPE "\"hidden_size\":64,\"num_hidden_layers\":4,\"num_attention_heads\":4,\"vocab_size\":100,\"sliding_window\":32"
  static const struct {
    const char *text;
    int window;
    double share;
  } cases[] = {
    /* As Mistral 7B: every layer. */
    { "{" SHAPE "}", 32, 0 },
    /* As Qwen 2.5: a window that is not used. */
    { "{" SHAPE ",\"use_sliding_window\":false}", 0, 1 },
    /* As gpt-oss: layer by layer. */
    { "{" SHAPE ",\"layer_types\":[\"sliding_attention\",\"full_attention\",\"sliding_attention\",\"full_attention\"]}",
      32, 0.5 },
    /* As Gemma 3: every sixth sees all. */
    { "{" SHAPE ",\"sliding_window_pattern\":6}", 32, 1.0 / 6 },
    { "{" SHAPE ",\"model_type\":\"gemma2\"}", 32, 0.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrModelSpec model;
      g_autoptr (GError) error = NULL;

      g_assert_true (load (cases[i].text, &model, &error));
      g_assert_cmpint (model.window_tokens, ==, cases[i].window);
      g_assert_cmpfloat (model.full_attention_share, ==, cases[i].share);
    }
#undef SHAPE
}

static void
test_blocks_without_a_gate (void)
{
  TdrModelSpec model;
  g_autoptr (GError) error = NULL;

  /* The shape of XLM-RoBERTa large, on which multilingual embedding models build: 24 × 12 × 1024² + 250 002 × 1024 =
   * 0.558 billion. */
  g_assert_true (load ("{\"model_type\":\"xlm-roberta\",\"hidden_size\":1024,\"num_hidden_layers\":24,"
                       "\"num_attention_heads\":16,\"intermediate_size\":4096,\"vocab_size\":250002,"
                       "\"max_position_embeddings\":514,\"tie_word_embeddings\":true}", &model, &error));
  g_assert_cmpint (model.ffn_matrices, ==, 2);
  g_assert_cmpfloat_with_epsilon (billions (&model), 0.558, 0.001);
}

static void
test_refusals (void)
{
  static const struct {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "holds no object" },
    { "[1]", "holds no object" },
    { "{\"hidden_size\"", "config.json: " },
    { "{}", "number of layers" },
    { "{\"num_hidden_layers\":1e300,\"hidden_size\":1}", "number of layers" },
    { "{\"num_hidden_layers\":2,\"hidden_size\":64,\"num_attention_heads\":4,\"num_key_value_heads\":8,\"vocab_size\":9}",
      "key-value heads" },
    { "{\"num_hidden_layers\":\"two\",\"hidden_size\":64}", "number of layers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrModelSpec model;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_false (load (cases[i].text, &model, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model-config/dense", test_dense);
  g_test_add_func ("/model-config/mixture", test_mixture);
  g_test_add_func ("/model-config/windows", test_windows);
  g_test_add_func ("/model-config/blocks-without-a-gate", test_blocks_without_a_gate);
  g_test_add_func ("/model-config/refusals", test_refusals);

  return g_test_run ();
}
