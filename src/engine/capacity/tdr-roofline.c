/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-roofline.h"

#include "tdr-collective.h"

#include <float.h>
#include <math.h>

/* A multiplication and an addition for every weight and token. */
#define FLOPS_PER_WEIGHT 2.0

/* Query times key, and weight times value: a multiplication and an addition each. */
#define FLOPS_PER_PAIR 4.0

/* Activations travel between chips at 16 bits; tokens are sent to experts at 8 (DeepSeek-V3, arXiv 2412.19437). */
#define ACTIVATION_BYTES 2.0
#define DISPATCH_BYTES 1.0

/* The output projection is kept at 16 bits. */
#define HEAD_BYTES 2.0

/* Half of the fixed time of a prefill would have been spent anyway, in the step that it shares or displaces; but of one that
 * has a step of its own, never less than a fifth of it is. */
#define SHARED_OVERHEAD 0.5
#define LEAST_INTERFERENCE 0.2

#define GET(which) tdr_coefficients_get (c, TDR_COEFFICIENT_##which)

/* Reading weights and computing overlap, but not perfectly where both take about as long: the cubic mean is 26 % above
 * the longer when they are equal and within 4 % of it when one is twice the other. */
static double
smooth_maximum (double a,
                double b)
{
  return cbrt (a * a * a + b * b * b);
}

/* Experts that a batch touches in a layer, as a share of all. Were all chosen alike, n tokens would leave one out with
 * probability (1 − k/E)ⁿ. Some are chosen more often: if the rates of that have a gamma distribution of shape a, the
 * choices are negative binomial and the probability is (1 + n·θ)⁻ᵃ, which is the same for a → ∞. */
static double
touched_share (const TdrRoofline *self,
               double             tokens)
{
  return self->choice_shape > 0 ? 1 - pow (1 + tokens * self->choice_rate, -self->choice_shape) : 0;
}

/* The rate θ with which one token chooses k of E experts. */
static void
set_choice (TdrRoofline           *self,
            const TdrCoefficients *c)
{
  const TdrModelSpec *model = self->model;

  if (model->experts == 0)
    return;
  self->choice_shape = GET (EXPERT_SPREAD);
  self->choice_rate = expm1 (-log (MAX (1 - (double) model->experts_per_token / model->experts, DBL_EPSILON))
                             / self->choice_shape);
}

/* Products per second of one chip, as the software reaches them. */
static double
product_rate (const TdrAccelerator  *chip,
              const TdrCoefficients *c,
              int                    bits)
{
  double narrow = bits <= 4 ? GET (FOUR_BITS) : bits <= 8 ? GET (EIGHT_BITS) : 1;

  return tdr_accelerator_get_flops (chip, bits) * GET (COMPUTE) * narrow;
}

static void
set_memory (TdrRoofline           *self,
            const TdrModelWeights *weights,
            const TdrAccelerator  *chip,
            const TdrLayout       *layout,
            const TdrCoefficients *c)
{
  const TdrModelSpec *model = self->model;
  double bandwidth = chip->memory_bytes_per_second * GET (MEMORY);
  double ways = (double) layout->tensor_parallel * layout->data_parallel;
  double routed_bytes = weights->routed * tdr_bits_to_bytes (layout->expert_bits);
  double cache_bytes = weights->cache_elements * model->layers * tdr_bits_to_bytes (layout->cache_bits);

  self->dense_weight_seconds = (weights->body * tdr_bits_to_bytes (layout->dense_bits) + weights->head * HEAD_BYTES)
                               / layout->tensor_parallel / bandwidth;
  self->expert_weight_seconds = routed_bytes / ways / GET (EXPERT_MEMORY) / bandwidth;
  self->cache_token_seconds
    = smooth_maximum (cache_bytes / tdr_layout_get_cache_ways (layout, model, chip)
                        / (chip->memory_bytes_per_second * GET (CACHE)),
                      FLOPS_PER_PAIR * weights->decode_width * model->layers / layout->tensor_parallel
                        / (product_rate (chip, c, 16) * GET (ATTENTION)));
}

static void
set_compute (TdrRoofline           *self,
             const TdrModelWeights *weights,
             const TdrAccelerator  *chip,
             const TdrLayout       *layout,
             const TdrCoefficients *c)
{
  const TdrModelSpec *model = self->model;
  double dense_rate = product_rate (chip, c, layout->dense_compute_bits) * layout->tensor_parallel;
  double expert_rate = product_rate (chip, c, layout->expert_compute_bits) * layout->tensor_parallel;
  double attention_rate = product_rate (chip, c, 16) * GET (ATTENTION) * layout->tensor_parallel;
  double routed = FLOPS_PER_WEIGHT * model->experts_per_token * weights->expert * model->expert_layers;

  /* Per sequence of one data-parallel group; its tokens' experts are computed somewhere in the replica by as many chips. */
  self->sequence_compute_seconds = FLOPS_PER_WEIGHT * (weights->body + weights->head) / dense_rate
                                   + routed / (expert_rate * GET (EXPERT_COMPUTE));
  self->token_prefill_seconds = FLOPS_PER_WEIGHT * weights->body / dense_rate
                                + routed / (expert_rate * GET (EXPERT_PREFILL));
  self->padding_seconds = FLOPS_PER_WEIGHT * weights->routed * GET (EXPERT_TILE)
                          / (expert_rate * layout->data_parallel * GET (EXPERT_COMPUTE));
  self->pair_seconds = FLOPS_PER_PAIR * weights->attention_width * model->layers / attention_rate;
}

/* Narrow products need their activations rounded first, in kernels of their own: to 4 bits with a scale for every 16 numbers
 * (“Introducing NVFP4 for Efficient and Accurate Low-Precision Inference”, NVIDIA 2025); to 8, with fewer scales, it is
 * taken to cost half of that. */
static double
count_roundings (int bits)
{
  return bits <= 4 ? 1 : bits <= 8 ? 0.5 : 0;
}

static void
set_overhead (TdrRoofline           *self,
              const TdrAccelerator  *chip,
              const TdrLayout       *layout,
              const TdrCoefficients *c)
{
  const TdrModelSpec *model = self->model;
  double latent_layers = model->attention == TDR_ATTENTION_LATENT ? model->layers : 0;

  self->overhead_seconds = model->layers * GET (LAYER) + model->expert_layers * GET (EXPERT_LAYER)
                           + latent_layers * GET (LATENT_LAYER) + GET (STEP)
                           + model->layers * count_roundings (layout->dense_compute_bits) * GET (NARROWING);
  self->sequence_overhead_seconds = GET (SEQUENCE);
  /* Neuron's programs go through a prompt expert by expert, where others compute all of them together. */
  if (tdr_accelerator_has_fixed_shapes (chip))
    self->experts_overhead_seconds = (double) model->expert_layers * model->experts * GET (EXPERT);
  self->interference = GET (INTERFERENCE);
}

static void
set_network (TdrRoofline           *self,
             const TdrAccelerator  *chip,
             const TdrLayout       *layout,
             const TdrCoefficients *c)
{
  const TdrModelSpec *model = self->model;
  TdrCollective reduce = tdr_collective_all_reduce (chip, c, layout->tensor_parallel);
  TdrCollective exchange = tdr_collective_all_to_all (chip, c, layout->data_parallel);
  double reduced_bytes = 2.0 * model->layers * model->hidden * ACTIVATION_BYTES;
  double sent_bytes = 2.0 * model->expert_layers * model->experts_per_token * (double) model->hidden * DISPATCH_BYTES;

  /* Two all-reduces a layer, after attention and after the feed-forward block (Megatron-LM, arXiv 1909.08053); with
   * data-parallel attention tokens are sent to their experts and back. */
  self->step_network_seconds = 2.0 * model->layers * reduce.seconds
                               + 2.0 * model->expert_layers * exchange.seconds;
  self->token_network_seconds = reduced_bytes * reduce.seconds_per_byte + sent_bytes * exchange.seconds_per_byte;
  self->sequence_network_seconds = self->token_network_seconds;
}

/**
 * tdr_roofline_new:
 *
 * Works out what steps of a model cost on a chip; the model must outlive the result, and both must have passed their
 * checks.
 */
TdrRoofline
tdr_roofline_new (const TdrModelSpec    *model,
                  const TdrAccelerator  *chip,
                  const TdrLayout       *layout,
                  const TdrCoefficients *coefficients)
{
  TdrModelWeights weights = tdr_model_spec_get_weights (model);
  TdrRoofline self = {
    .layers = model->layers,
    .data_parallel = layout->data_parallel,
    .pipeline_parallel = layout->pipeline_parallel,
    .model = model,
  };

  set_choice (&self, coefficients);
  set_memory (&self, &weights, chip, layout, coefficients);
  set_compute (&self, &weights, chip, layout, coefficients);
  set_network (&self, chip, layout, coefficients);
  set_overhead (&self, chip, layout, coefficients);
  return self;
}

/**
 * tdr_roofline_get_decode:
 * @batch: sequences that the whole replica decodes
 * @context_tokens: tokens behind each of them, on average
 *
 * The time in which every sequence gets its next token. Each step reads every weight once and the cache of every
 * sequence. With a pipeline each stage works on its part of the batch while the others work on theirs, and a token
 * passes all of them.
 */
TdrStepTime
tdr_roofline_get_decode (const TdrRoofline *self,
                         double             batch,
                         double             context_tokens)
{
  double in_stage = MAX (1, batch / self->pipeline_parallel);
  double in_group = in_stage / self->data_parallel;
  double touched = touched_share (self, in_stage);
  TdrStepTime time;

  time.weights = self->dense_weight_seconds + touched * self->expert_weight_seconds;
  time.compute = in_group * self->sequence_compute_seconds + touched * self->padding_seconds;
  time.attention = 0;
  time.cache = in_group * tdr_model_get_cached_tokens (self->model, context_tokens) * self->cache_token_seconds;
  time.network = self->step_network_seconds + in_group * self->sequence_network_seconds;
  time.overhead = self->overhead_seconds + in_group * self->sequence_overhead_seconds;
  time.total = smooth_maximum (time.weights, time.compute) + time.cache + time.network + time.overhead;
  return time;
}

/**
 * tdr_roofline_get_prefill:
 * @sequences: prompts computed together by one data-parallel group
 * @new_tokens: tokens of each prompt that are not in the cache already
 * @context_tokens: all tokens of each prompt
 *
 * The time to compute the keys and values of prompts and their first tokens.
 */
TdrStepTime
tdr_roofline_get_prefill (const TdrRoofline *self,
                          double             sequences,
                          double             new_tokens,
                          double             context_tokens)
{
  double tokens = sequences * new_tokens;
  double attention = sequences * tdr_model_count_pairs (self->model, new_tokens, context_tokens) * self->pair_seconds;
  double touched = touched_share (self, tokens);
  double products = tokens * self->token_prefill_seconds + touched * self->padding_seconds;
  TdrStepTime time;

  time.weights = self->dense_weight_seconds + touched * self->expert_weight_seconds;
  time.compute = products + attention;
  time.attention = attention;
  time.cache = 0;
  time.network = self->step_network_seconds + tokens * self->token_network_seconds;
  time.overhead = self->overhead_seconds + self->experts_overhead_seconds;
  time.total = smooth_maximum (time.weights, products) + attention + time.network + time.overhead;
  return time;
}

/* What a prompt adds to a step that decodes as well: weights are read once for both. */
static double
added_seconds (const TdrStepTime *prefill,
               const TdrStepTime *decode)
{
  double products = prefill->compute - prefill->attention;
  double both = smooth_maximum (MAX (prefill->weights, decode->weights), products + decode->compute);

  return both - smooth_maximum (decode->weights, decode->compute) + prefill->attention + prefill->network
         + (1 - SHARED_OVERHEAD) * prefill->overhead;
}

/**
 * tdr_roofline_get_interference:
 * @decode: (nullable): the step that a prompt is computed in beside those that are being answered, %NULL for a server that
 *   computes prompts in steps of their own
 *
 * The time by which a prefill holds up the sequences that are being decoded.
 */
double
tdr_roofline_get_interference (const TdrRoofline *self,
                               const TdrStepTime *prefill,
                               const TdrStepTime *decode)
{
  double apart = MAX (prefill->total - SHARED_OVERHEAD * prefill->overhead, LEAST_INTERFERENCE * prefill->total);
  double own = decode != NULL ? added_seconds (prefill, decode) : apart;

  return self->interference * own / self->data_parallel;
}

/**
 * tdr_roofline_get_least_decode:
 *
 * Returns: a time that tdr_roofline_get_decode() does not fall below, without its root and its exponential: as if no
 *   expert were touched, and reading and computing overlapped whole
 */
double
tdr_roofline_get_least_decode (const TdrRoofline *self,
                               double             batch,
                               double             context_tokens)
{
  double in_group = MAX (1, batch / self->pipeline_parallel) / self->data_parallel;

  return MAX (self->dense_weight_seconds, in_group * self->sequence_compute_seconds)
         + in_group * (tdr_model_get_cached_tokens (self->model, context_tokens) * self->cache_token_seconds
                       + self->sequence_network_seconds + self->sequence_overhead_seconds)
         + self->step_network_seconds + self->overhead_seconds;
}

/**
 * tdr_roofline_get_least_interference:
 *
 * Returns: likewise of tdr_roofline_get_interference() of one prompt, whatever is decoded beside it
 */
double
tdr_roofline_get_least_interference (const TdrRoofline *self,
                                     double             new_tokens,
                                     double             context_tokens)
{
  double products = new_tokens * self->token_prefill_seconds;
  double own = MAX (0, products - self->dense_weight_seconds - self->expert_weight_seconds)
               + tdr_model_count_pairs (self->model, new_tokens, context_tokens) * self->pair_seconds
               + self->step_network_seconds + new_tokens * self->token_network_seconds
               + (1 - SHARED_OVERHEAD) * (self->overhead_seconds + self->experts_overhead_seconds);

  return self->interference * own / self->data_parallel;
}

/**
 * tdr_roofline_get_request_seconds:
 * @coefficients: that the roofline was made with
 *
 * Returns: what a request costs beside its steps: it is received, cut into tokens and answered over the network
 */
double
tdr_roofline_get_request_seconds (const TdrRoofline     *self,
                                  const TdrCoefficients *coefficients)
{
  return self->layers * tdr_coefficients_get (coefficients, TDR_COEFFICIENT_REQUEST);
}
