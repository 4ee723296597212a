/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-model-config.h"

#include "tdr-engine-error.h"

/* Longest context where a configuration does not say: as most models of 2023 had. */
#define DEFAULT_CONTEXT 4096

/* The first member of those named that is there and a number; several words have been used for the same thing. */
static double
read_number (JsonObject *object,
             double      otherwise,
             const char *names)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, words[i]);

      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING)
        return json_node_get_double (node);
    }
  return otherwise;
}

static int
read_count (JsonObject *object,
            int         otherwise,
            const char *names)
{
  return (int) CLAMP (read_number (object, otherwise, names), -1.0, 2e9);
}

static const char *
read_text (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : "";
}

static gboolean
read_flag (JsonObject *object,
           const char *name,
           gboolean    otherwise)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
           ? json_node_get_boolean (node)
           : otherwise;
}

/* Models whose feed-forward blocks have no gate: two matrices in place of three. */
static gboolean
has_plain_blocks (const char *type)
{
  static const char *const plain[] = {
    "bert", "roberta", "xlm-roberta", "gpt2", "gpt_neo", "gpt_neox", "gptj", "gpt_bigcode", "opt", "bloom", "falcon", "phi",
    "starcoder2", NULL
  };

  return g_strv_contains (plain, type);
}

/* The share of layers that see everything: by the list of layers, or by how often one comes. A window that nothing is
 * said of is every layer's. */
static double
read_full_share (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "layer_types");
  JsonArray *layers = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_layers = layers != NULL ? json_array_get_length (layers) : 0;
  double period = read_number (object, 0, "sliding_window_pattern _sliding_window_pattern");
  guint full = 0;

  for (guint i = 0; i < n_layers; i++)
    {
      JsonNode *layer = json_array_get_element (layers, i);

      full += JSON_NODE_HOLDS_VALUE (layer) && json_node_get_value_type (layer) == G_TYPE_STRING
              && g_str_equal (json_node_get_string (layer), "full_attention");
    }
  if (n_layers > 0)
    return (double) full / n_layers;
  if (period >= 1)
    return 1 / period;
  return g_str_equal (read_text (object, "model_type"), "gemma2") ? 0.5 : 0;
}

static void
read_attention (TdrModelSpec *model,
                JsonObject   *object)
{
  model->heads = read_count (object, 0, "num_attention_heads n_head");
  model->kv_heads = read_count (object, model->heads, "num_key_value_heads num_kv_heads");
  model->head_dim = read_count (object, model->heads > 0 ? model->hidden / model->heads : 0, "head_dim");
  model->window_tokens = read_flag (object, "use_sliding_window", TRUE) ? read_count (object, 0, "sliding_window") : 0;
  model->full_attention_share = model->window_tokens > 0 ? read_full_share (object) : 1;
  if (read_count (object, 0, "kv_lora_rank") <= 0)
    return;
  model->attention = TDR_ATTENTION_LATENT;
  model->latent_rope_dim = read_count (object, 0, "qk_rope_head_dim");
  model->latent_rank = read_count (object, 0, "kv_lora_rank") + model->latent_rope_dim;
  model->query_rank = read_count (object, 0, "q_lora_rank");
  model->latent_nope_dim = read_count (object, 0, "qk_nope_head_dim");
  model->latent_value_dim = read_count (object, 0, "v_head_dim");
}

static void
read_experts (TdrModelSpec *model,
              JsonObject   *object)
{
  int shared = read_count (object, 0, "n_shared_experts");

  model->experts = read_count (object, 0, "n_routed_experts num_local_experts num_experts");
  if (model->experts <= 0)
    return;
  model->experts_per_token = read_count (object, 1, "num_experts_per_tok num_experts_per_token");
  model->expert_intermediate = read_count (object, model->intermediate, "moe_intermediate_size");
  model->shared_intermediate = read_count (object, shared * model->expert_intermediate, "shared_expert_intermediate_size");
  model->expert_layers = model->layers - read_count (object, 0, "first_k_dense_replace");
}

static int
read_bits (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "quantization_config");
  JsonObject *quantised = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *method = quantised != NULL ? read_text (quantised, "quant_method") : "";

  if (quantised == NULL)
    return 16;
  if (strstr (method, "mxfp4") != NULL || strstr (method, "fp4") != NULL)
    return 4;
  return read_count (quantised, 8, "bits num_bits") <= 4 ? 4 : 8;
}

static void
read_model (TdrModelSpec *model,
            JsonObject   *object)
{
  model->layers = read_count (object, 0, "num_hidden_layers n_layer");
  model->hidden = read_count (object, 0, "hidden_size n_embd");
  model->intermediate = read_count (object, 4 * model->hidden, "intermediate_size ffn_hidden_size n_inner");
  model->ffn_matrices = has_plain_blocks (read_text (object, "model_type")) ? 2 : 3;
  model->vocabulary = read_count (object, 0, "vocab_size");
  model->tied_embeddings = read_flag (object, "tie_word_embeddings", FALSE);
  model->context_tokens = (gint64) read_number (object, DEFAULT_CONTEXT, "max_position_embeddings n_positions");
  read_attention (model, object);
  read_experts (model, object);
}

/**
 * tdr_model_config_read:
 * @config: as in the config.json that Hugging Face repositories carry
 * @name: of the model
 * @model: (out caller-allocates): the shape; its strings are interned
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID where the shape lacks something.
 */
gboolean
tdr_model_config_read (JsonObject    *config,
                       const char    *name,
                       TdrModelSpec  *model,
                       GError       **error)
{
  JsonNode *inner = json_object_get_member (config, "text_config");

  *model = (TdrModelSpec) {
    .id = g_intern_string (name), .name = g_intern_string (name), .released_precision_bits = read_bits (config),
  };
  /* Models that also see keep the shape of their language part apart. */
  read_model (model, inner != NULL && JSON_NODE_HOLDS_OBJECT (inner) ? json_node_get_object (inner) : config);
  return tdr_model_spec_check (model, error);
}

/**
 * tdr_model_config_load:
 * @model: (out caller-allocates): the shape; its strings are interned
 *
 * Reads the shape of a model from a file of such a configuration; its folder's name is the model's.
 *
 * Returns: %FALSE with an error that names the file and what is wrong with it
 */
gboolean
tdr_model_config_load (const char    *path,
                       TdrModelSpec  *model,
                       GError       **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (folder);
  JsonNode *root;

  if (!json_parser_load_from_file (parser, path, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "%s: not the configuration of a model: it holds no object", path);
      return FALSE;
    }
  if (tdr_model_config_read (json_node_get_object (root), name, model, error))
    return TRUE;

  g_prefix_error (error, "%s: ", path);
  return FALSE;
}
