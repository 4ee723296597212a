/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-layout.h"

#include <math.h>

/* vLLM's gpu_memory_utilization: 0.9 of the memory is used for weights, cache and activations together. */
#define USABLE_MEMORY_SHARE 0.9

/* Activations, graphs and communication buffers of one chip, as serving software reports them at start. */
#define WORKSPACE_BYTES 1.5e9

/* Four-bit formats keep one 8-bit scale for 16 weights (NVFP4: NVIDIA's format; MXFP4 has one for 32). */
#define FOUR_BIT_BYTES 0.5625

/* Embeddings and the output projection stay at 16 bits in every release that we know. */
#define HEAD_BYTES 2.0

/* Linear attention does the work of this many cached tokens for each new one: its state has about that many columns. */
#define LINEAR_STATE_TOKENS 64.0

/**
 * tdr_bits_to_bytes:
 *
 * Bytes of one weight, the scales of a four-bit format included.
 */
double
tdr_bits_to_bytes (int bits)
{
  return bits == 4 ? FOUR_BIT_BYTES : bits / 8.0;
}

static int
compute_bits (const TdrAccelerator *chip,
              int                   weight_bits)
{
  if (weight_bits <= 4 && chip->fp4_flops > 0)
    return 4;
  /* Weights narrower than the chip's arithmetic are widened to 16 bits, not to 8: scales would be lost. */
  return weight_bits == 8 && chip->fp8_flops > 0 ? 8 : 16;
}

/**
 * tdr_layout_new:
 * @weight_bits: 16, 8 or 4: the precision under which the model is known
 *
 * The usual layout of a model on a number of chips. Where a mixture of experts is quantised to four bits only its
 * routed experts are: releases keep attention at 8 bits, or at 16 where the model was released with four-bit experts.
 */
TdrLayout
tdr_layout_new (const TdrModelSpec   *model,
                const TdrAccelerator *chip,
                int                   weight_bits,
                int                   tensor_parallel)
{
  TdrLayout self = {
    .dense_bits = weight_bits,
    .expert_bits = weight_bits,
    .cache_bits = 16,
    .tensor_parallel = tensor_parallel,
    .data_parallel = 1,
    .pipeline_parallel = 1,
  };

  if (weight_bits == 4 && model->experts > 0)
    self.dense_bits = model->released_precision_bits == 4 ? 16 : 8;
  self.dense_compute_bits = compute_bits (chip, self.dense_bits);
  self.expert_compute_bits = compute_bits (chip, self.expert_bits);
  return self;
}

/**
 * tdr_layout_get_chips:
 *
 * Chips of one replica.
 */
int
tdr_layout_get_chips (const TdrLayout *self)
{
  return self->tensor_parallel * self->data_parallel * self->pipeline_parallel;
}

/**
 * tdr_layout_get_weight_bytes:
 *
 * Bytes of weights that each chip of a replica holds.
 */
double
tdr_layout_get_weight_bytes (const TdrLayout    *self,
                             const TdrModelSpec *model)
{
  TdrModelWeights weights = tdr_model_spec_get_weights (model);
  double dense = weights.body * tdr_bits_to_bytes (self->dense_bits)
                 + (weights.head + weights.embedding) * HEAD_BYTES;
  double routed = weights.routed * tdr_bits_to_bytes (self->expert_bits);

  return (dense / self->tensor_parallel + routed / (self->tensor_parallel * self->data_parallel))
         / self->pipeline_parallel;
}

/**
 * tdr_layout_get_cache_ways:
 *
 * Into how many parts the cache of one sequence is really divided over the chips of a tensor-parallel group. Heads are
 * dealt to cores whole: more cores than heads means copies. Latent attention has one vector for all heads, which every
 * chip holds (DeepSeek-V2, arXiv 2405.04434).
 */
double
tdr_layout_get_cache_ways (const TdrLayout      *self,
                           const TdrModelSpec   *model,
                           const TdrAccelerator *chip)
{
  double cores = MAX (1, chip->cores_per_chip);

  if (model->attention == TDR_ATTENTION_LATENT)
    return 1;
  return model->kv_heads / (cores * ceil (model->kv_heads / (self->tensor_parallel * cores)));
}

/**
 * tdr_model_get_cached_tokens:
 *
 * How many tokens' keys and values a sequence reads in an average layer. Layers with a window see at most its width;
 * layers of linear attention keep a state whose size does not grow and which is neglected.
 */
double
tdr_model_get_cached_tokens (const TdrModelSpec *model,
                             double              context_tokens)
{
  double share = model->full_attention_share;

  if (model->window_tokens == 0)
    return context_tokens;
  if (model->window_tokens < 0)
    return share * context_tokens;
  return share * context_tokens + (1 - share) * MIN (context_tokens, model->window_tokens);
}

/**
 * tdr_model_count_pairs:
 * @new_tokens: that are computed
 * @context_tokens: all tokens up to the last of them
 *
 * Pairs of a query and a key in an average layer. A new token sees everything before it: the first sees context − new, the
 * last sees context. Layers with a window see at most its width.
 */
double
tdr_model_count_pairs (const TdrModelSpec *model,
                       double              new_tokens,
                       double              context_tokens)
{
  double full = new_tokens * (context_tokens - new_tokens / 2);
  double share = model->window_tokens == 0 ? 1 : model->full_attention_share;
  double narrow = model->window_tokens > 0 ? MIN (full, new_tokens * model->window_tokens)
                                           : new_tokens * LINEAR_STATE_TOKENS;

  return share * full + (1 - share) * narrow;
}

/**
 * tdr_layout_get_token_bytes:
 *
 * Bytes of keys and values that one token of a sequence takes of each chip that holds the sequence.
 */
double
tdr_layout_get_token_bytes (const TdrLayout      *self,
                            const TdrModelSpec   *model,
                            const TdrAccelerator *chip)
{
  TdrModelWeights weights = tdr_model_spec_get_weights (model);
  double growing = model->window_tokens < 0 ? model->full_attention_share : 1;
  double bytes = weights.cache_elements * growing * model->layers * tdr_bits_to_bytes (self->cache_bits)
                 / (tdr_layout_get_cache_ways (self, model, chip) * self->pipeline_parallel);

  return MAX (bytes, 1e-9);
}

/**
 * tdr_layout_get_cache_tokens:
 *
 * Tokens whose keys and values fit beside the weights, in all chips of one replica.
 *
 * Returns: 0 or less where not even the weights fit
 */
double
tdr_layout_get_cache_tokens (const TdrLayout      *self,
                             const TdrModelSpec   *model,
                             const TdrAccelerator *chip,
                             double                memory_bytes_per_chip)
{
  double free_bytes = memory_bytes_per_chip * USABLE_MEMORY_SHARE - tdr_layout_get_weight_bytes (self, model)
                      - WORKSPACE_BYTES;

  return free_bytes * self->data_parallel / tdr_layout_get_token_bytes (self, model, chip);
}
