/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-adapters.h"

#include <math.h>

/* Adapters are kept and multiplied at 16 bits, whatever the model beneath (S-LoRA, arXiv 2311.03285). */
#define ADAPTER_BYTES 2.0

/* A multiplication and an addition for every weight and token. */
#define FLOPS_PER_WEIGHT 2.0

/* Rows and columns of a layer's attention matrices: an adapter of rank one has so many weights. */
static double
attention_sides (const TdrModelSpec *model)
{
  double hidden = model->hidden;
  double query = (double) model->heads * model->head_dim;
  double cache = (double) model->kv_heads * model->head_dim;
  double latent_query = (double) model->heads * (model->latent_nope_dim + model->latent_rope_dim);
  double latent_value = (double) model->heads * model->latent_value_dim;
  double opened = (double) model->heads * (model->latent_nope_dim + model->latent_value_dim);

  if (model->attention == TDR_ATTENTION_GROUPED)
    return 2 * (hidden + query) + 2 * (hidden + cache);
  return (model->query_rank > 0 ? hidden + 2.0 * model->query_rank + latent_query : hidden + latent_query)
         + (hidden + model->latent_rank) + (model->latent_rank - model->latent_rope_dim + opened) + (latent_value + hidden);
}

/**
 * tdr_adapters_get_weights:
 *
 * Weights of one adapter: rank × (rows + columns) of each matrix that it changes (arXiv 2106.09685, section 4.1):
 * attention, and dense and shared feed-forward blocks. Routed experts stay as they are.
 */
double
tdr_adapters_get_weights (const TdrAdapters  *self,
                          const TdrModelSpec *model)
{
  double hidden = model->hidden;
  double dense_layers = model->layers - model->expert_layers;
  double dense = model->intermediate > 0 ? model->ffn_matrices * (hidden + model->intermediate) : 0;
  double shared = model->shared_intermediate > 0 ? model->ffn_matrices * (hidden + model->shared_intermediate) : 0;

  return self->rank * (model->layers * attention_sides (model) + dense_layers * dense + model->expert_layers * shared);
}

/**
 * tdr_adapters_get_bytes:
 *
 * Bytes of all adapters that each chip of a replica holds.
 */
double
tdr_adapters_get_bytes (const TdrAdapters  *self,
                        const TdrModelSpec *model,
                        const TdrLayout    *layout)
{
  return self->count * tdr_adapters_get_weights (self, model) * ADAPTER_BYTES
         / (layout->tensor_parallel * layout->pipeline_parallel);
}

/**
 * tdr_adapters_get_cost:
 *
 * What reading and multiplying them costs with what software reaches on the chip.
 */
TdrAdapterCost
tdr_adapters_get_cost (const TdrAdapters     *self,
                       const TdrModelSpec    *model,
                       const TdrAccelerator  *chip,
                       const TdrLayout       *layout,
                       const TdrCoefficients *coefficients)
{
  double weights = tdr_adapters_get_weights (self, model) / layout->tensor_parallel;
  double bandwidth = chip->memory_bytes_per_second * tdr_coefficients_get (coefficients, TDR_COEFFICIENT_MEMORY);
  double rate = tdr_accelerator_get_flops (chip, 16) * tdr_coefficients_get (coefficients, TDR_COEFFICIENT_COMPUTE);

  return (TdrAdapterCost) {
    .count = self->count,
    .weight_seconds = weights * ADAPTER_BYTES / bandwidth,
    .token_seconds = weights * FLOPS_PER_WEIGHT / rate,
  };
}

/**
 * tdr_adapter_cost_add:
 * @sequences: of one group of chips, each with its adapter
 * @tokens: that they compute
 *
 * Adds the adapters' part to a step. Their products run after the model's own (Punica, arXiv 2310.18547), so their times
 * add up; adapters that nobody in the batch asks for are not read.
 */
void
tdr_adapter_cost_add (const TdrAdapterCost *self,
                      double                sequences,
                      double                tokens,
                      TdrStepTime          *step)
{
  double touched = self->count > 1 ? self->count * (1 - pow (1 - 1 / self->count, sequences)) : self->count;
  double weights = touched * self->weight_seconds;
  double compute = tokens * self->token_seconds;

  step->weights += weights;
  step->compute += compute;
  step->total += weights + compute;
}
