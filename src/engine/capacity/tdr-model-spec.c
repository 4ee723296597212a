/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-model-spec.h"

#include "tdr-engine-error.h"

/* Far beyond any model, and small enough that every product below is exact enough in a double. */
#define MOST_OF_ANYTHING 100000000

typedef struct {
  const char *name;
  double value;
  double least;
  double most;
} FieldLimits;

static double
count_attention (const TdrModelSpec *self)
{
  double hidden = self->hidden;
  double query_width = (double) self->heads * self->head_dim;
  double value_out;
  double query;

  if (self->attention == TDR_ATTENTION_GROUPED)
    return 2.0 * hidden * query_width + 2.0 * hidden * self->kv_heads * self->head_dim;

  /* DeepSeek-V2, arXiv 2405.04434, section 2.1: queries, keys and values each pass through a narrow layer. */
  query = (double) self->heads * (self->latent_nope_dim + self->latent_rope_dim);
  value_out = (double) self->heads * self->latent_value_dim * hidden;
  return (self->query_rank > 0 ? self->query_rank * (hidden + query) : hidden * query)
         + hidden * self->latent_rank
         + (double) (self->latent_rank - self->latent_rope_dim)
             * self->heads * (self->latent_nope_dim + self->latent_value_dim)
         + value_out;
}

static gboolean
check_limits (const TdrModelSpec  *self,
              const FieldLimits   *limits,
              gsize                n_limits,
              GError             **error)
{
  for (gsize i = 0; i < n_limits; i++)
    {
      /* Written so that what is not a number fails too. */
      if (limits[i].value >= limits[i].least && limits[i].value <= limits[i].most)
        continue;
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "The model “%s” has a wrong %s: %.15g; it must be between %.15g and %.15g",
                   self->id != NULL ? self->id : "?", limits[i].name, limits[i].value, limits[i].least,
                   limits[i].most);
      return FALSE;
    }
  return TRUE;
}

/**
 * tdr_model_spec_check:
 *
 * Whether the shape can be computed with: every figure within its limits, and experts consistent with each other.
 *
 * Returns: %FALSE with TDR_ENGINE_ERROR_INVALID naming the field if not
 */
gboolean
tdr_model_spec_check (const TdrModelSpec  *self,
                      GError             **error)
{
  gboolean latent = self->attention == TDR_ATTENTION_LATENT;
  gboolean mixture = self->experts > 0;
  const FieldLimits limits[] = {
    { "number of layers", self->layers, 1, 10000 },
    { "hidden size", self->hidden, 1, 1000000 },
    { "number of heads", self->heads, 1, 100000 },
    { "number of key-value heads", self->kv_heads, 1, self->heads },
    { "head size", self->head_dim, 1, 100000 },
    { "intermediate size", self->intermediate, 0, MOST_OF_ANYTHING },
    { "number of feed-forward matrices", self->ffn_matrices, 2, 3 },
    { "number of experts", self->experts, 0, 100000 },
    { "number of experts per token", self->experts_per_token, mixture ? 1 : 0, mixture ? self->experts : 0 },
    { "expert size", self->expert_intermediate, mixture ? 1 : 0, MOST_OF_ANYTHING },
    { "shared expert size", self->shared_intermediate, 0, MOST_OF_ANYTHING },
    { "number of expert layers", self->expert_layers, mixture ? 1 : 0, self->layers },
    { "vocabulary", self->vocabulary, 0, MOST_OF_ANYTHING },
    { "latent rank", self->latent_rank, latent ? 1 + self->latent_rope_dim : 0, 1000000 },
    { "latent key size", self->latent_nope_dim, 0, 100000 },
    { "latent rotary size", self->latent_rope_dim, 0, 100000 },
    { "latent value size", self->latent_value_dim, latent ? 1 : 0, 100000 },
    { "query rank", self->query_rank, 0, 1000000 },
    { "attention window", self->window_tokens, -1, G_MAXINT },
    { "share of full attention", self->full_attention_share, 0, 1 },
    { "context length", (double) self->context_tokens, 1, 1e12 },
    { "released precision", self->released_precision_bits, 4, 32 },
  };

  return check_limits (self, limits, G_N_ELEMENTS (limits), error);
}

/**
 * tdr_model_spec_get_weights:
 *
 * Counts the weights of a model from its shape.
 */
TdrModelWeights
tdr_model_spec_get_weights (const TdrModelSpec *self)
{
  double hidden = self->hidden;
  double dense_layers = self->layers - self->expert_layers;
  TdrModelWeights weights = { 0 };

  weights.body = self->layers * count_attention (self)
                 + dense_layers * self->ffn_matrices * hidden * self->intermediate
                 + self->expert_layers * (self->ffn_matrices * hidden * self->shared_intermediate
                                          + hidden * self->experts);
  weights.head = (double) self->vocabulary * hidden;
  weights.embedding = self->tied_embeddings ? 0 : weights.head;
  weights.expert = (double) self->ffn_matrices * hidden * self->expert_intermediate;
  weights.routed = weights.expert * self->experts * self->expert_layers;
  if (self->attention == TDR_ATTENTION_LATENT)
    {
      weights.cache_elements = self->latent_rank;
      weights.attention_width = self->heads
                                * (self->latent_nope_dim + self->latent_rope_dim + self->latent_value_dim) / 2.0;
      weights.decode_width = self->heads * (self->latent_rank - self->latent_rope_dim / 2.0);
    }
  else
    {
      weights.cache_elements = 2.0 * self->kv_heads * self->head_dim;
      weights.attention_width = (double) self->heads * self->head_dim;
      weights.decode_width = weights.attention_width;
    }
  return weights;
}
