/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-evidence.h"

G_BEGIN_DECLS

/**
 * TdrAttention:
 * @TDR_ATTENTION_GROUPED: key and value heads shared by groups of query heads; one head each is multi-head attention
 * @TDR_ATTENTION_LATENT: multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): one compressed vector a token
 */
typedef enum {
  TDR_ATTENTION_GROUPED,
  TDR_ATTENTION_LATENT,
} TdrAttention;

/**
 * TdrModelSpec:
 * @id: canonical name ("llama-3.3-70b"), the same that managed offers of the model carry
 * @total_parameters: all weights, a count
 * @active_parameters: weights that one token passes through, a count
 * @layers: transformer blocks
 * @hidden: width of the residual stream
 * @heads: query heads
 * @kv_heads: key and value heads
 * @head_dim: elements of one head
 * @intermediate: width of the dense feed-forward block, or 0
 * @ffn_matrices: 3 for gated feed-forward blocks, 2 for plain ones
 * @experts: experts of a layer, 0 for a dense model
 * @experts_per_token: experts that one token passes through
 * @expert_intermediate: width of one expert
 * @shared_intermediate: width of the experts that every token passes through, or 0
 * @expert_layers: layers that have experts
 * @vocabulary: rows of the embedding
 * @tied_embeddings: whether input and output embedding are one matrix
 * @window_tokens: sliding or chunked attention window of the layers without full attention; 0 none; -1 such layers keep
 *   a fixed state (linear attention)
 * @full_attention_share: share of layers with full attention, 0 to 1
 * @latent_rank: compressed key-value elements a token and layer with latent attention, rotary part included
 * @context_tokens: longest prompt and answer together
 * @released_precision_bits: bits a weight as released (16, 8 or 4)
 *
 * The shape of an open-weight model: all that memory and speed follow from.
 */
typedef struct {
  const char *id;
  const char *name;
  const char *developer;
  const char *licence;
  const TdrEvidence *evidence;
  double total_parameters;
  double active_parameters;
  int layers;
  int hidden;
  int heads;
  int kv_heads;
  int head_dim;
  int intermediate;
  int ffn_matrices;
  int experts;
  int experts_per_token;
  int expert_intermediate;
  int shared_intermediate;
  int expert_layers;
  int vocabulary;
  gboolean tied_embeddings;
  TdrAttention attention;
  int latent_rank;
  int query_rank;
  int latent_nope_dim;
  int latent_rope_dim;
  int latent_value_dim;
  int window_tokens;
  double full_attention_share;
  gint64 context_tokens;
  int released_precision_bits;
} TdrModelSpec;

/**
 * TdrModelWeights:
 * @body: weights that every token passes through, embeddings apart: attention, dense blocks, shared experts, routers
 * @head: the output projection on the vocabulary
 * @embedding: the input embedding where it is a matrix of its own, otherwise 0
 * @expert: one expert of one layer
 * @routed: all experts of all layers
 * @cache_elements: key and value elements that one token leaves in one layer
 * @attention_width: multiply-adds of one query against one cached token in one layer, halved: heads × head size where
 *   keys and values are equally wide
 * @decode_width: likewise when decoding: with latent attention queries are first brought to the latent space
 *
 * Where a model's weights are, as counts. Bytes follow from the precision.
 */
typedef struct {
  double body;
  double head;
  double embedding;
  double expert;
  double routed;
  double cache_elements;
  double attention_width;
  double decode_width;
} TdrModelWeights;

gboolean        tdr_model_spec_check       (const TdrModelSpec  *self,
                                            GError             **error);
TdrModelWeights tdr_model_spec_get_weights (const TdrModelSpec  *self);

G_END_DECLS
