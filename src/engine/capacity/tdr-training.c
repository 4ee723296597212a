/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-training.h"

#include "tdr-engine-error.h"
#include "tdr-layout.h"

#include <math.h>

/* Forward 2 operations a weight and token, backward 4 (Kaplan et al., arXiv 2001.08361, section 2.1). Of a model whose
 * weights stay as they are the gradients of the weights are not needed, which is half of the backward pass. */
#define FLOPS_PER_WEIGHT 6.0
#define FLOPS_PER_FIXED_WEIGHT 4.0

/* Attention: 12 operations a layer, unit of width and pair of tokens (PaLM, arXiv 2204.02311, appendix B). */
#define FLOPS_PER_ATTENTION_PAIR 12.0

/* What attention reaches beside matrix products: forward 73 % and backward, which is twice as much, 63 % of the arithmetic
 * rate, where products reach 80 to 90 (FlashAttention-2, arXiv 2307.08691, sections 1 and 4.1). */
#define ATTENTION_SHARE (3 / (1 / 0.73 + 2 / 0.63) / 0.85)

/* One forward pass of three parts is done twice (Korthikanti et al., arXiv 2205.05198). */
#define RECOMPUTE_SHARE (3.0 / 4.0)

/* Mixed precision with Adam: weights and gradients 2 bytes each, master weights and two moments 4 each (ZeRO, arXiv
 * 1910.02054, section 3.1). */
#define STATE_BYTES_PER_WEIGHT 16.0
#define FIXED_BYTES_PER_WEIGHT 2.0

/* Bytes a layer, unit of width and token without recomputation, attention scores apart; with it only the layer's input
 * stays (Korthikanti et al., arXiv 2205.05198, table 2). */
#define ACTIVATION_BYTES 34.0
#define INPUT_BYTES 2.0

#define SECONDS_PER_DAY 86400.0

static gboolean
check_figure (const char  *name,
              double       value,
              double       least,
              double       most,
              GError     **error)
{
  if (value >= least && value <= most)
    return TRUE;
  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "Wrong %s: %.15g; it must be between %.15g and %.15g",
               name, value, least, most);
  return FALSE;
}

/**
 * tdr_training_run_check:
 *
 * Returns: %FALSE with TDR_ENGINE_ERROR_INVALID naming the figure that cannot be
 */
gboolean
tdr_training_run_check (const TdrTrainingRun  *self,
                        GError               **error)
{
  return check_figure ("number of chips", self->chips, 1, 1e6, error)
         && check_figure ("sequence length", self->sequence_tokens, 1, 1e8, error)
         && check_figure ("precision", self->bits, 4, 16, error);
}

/**
 * Operations:
 * @layers: products of the layers' weights
 * @head: those of the output projection
 * @attention: of queries with keys and values
 *
 * What one token takes.
 */
typedef struct {
  double layers;
  double head;
  double attention;
} Operations;

/* Of a mixture only the experts that a token passes through count. */
static Operations
count_operations (const TdrModelSpec    *model,
                  const TdrModelWeights *weights,
                  const TdrTrainingRun  *run)
{
  double per_weight = run->adapters ? FLOPS_PER_FIXED_WEIGHT : FLOPS_PER_WEIGHT;
  double routed = (double) model->experts_per_token * weights->expert * model->expert_layers;
  double pairs = tdr_model_count_pairs (model, run->sequence_tokens, run->sequence_tokens) / run->sequence_tokens;

  return (Operations) {
    .layers = per_weight * (weights->body + routed),
    .head = per_weight * weights->head,
    .attention = FLOPS_PER_ATTENTION_PAIR * model->layers * weights->attention_width * pairs,
  };
}

static double
narrow_share (const TdrTrainingRun  *run,
              const TdrCoefficients *c)
{
  double eight = run->bits <= 8 ? tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING_EIGHT_BITS) : 1;
  double four = run->bits <= 4 ? tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING_FOUR_BITS) : 1;

  return eight * four;
}

/* Seconds of a token on one chip whose products reached its arithmetic rate. Only the layers' products are narrow: the
 * output projection and attention stay at 16 bits (DeepSeek-V3, arXiv 2412.19437, section 3.3.1). */
static double
ideal_seconds (const Operations      *operations,
               const TdrAccelerator  *chip,
               const TdrTrainingRun  *run,
               const TdrCoefficients *c)
{
  double narrow = tdr_accelerator_get_flops (chip, run->bits) * narrow_share (run, c);
  double wide = tdr_accelerator_get_flops (chip, 16);

  return operations->layers / narrow + (operations->head + operations->attention / ATTENTION_SHARE) / wide;
}

/* A mixture that does not fit in the chips of one link sends tokens, or layers, over the slower network between hosts: in
 * DeepSeek-V3's cluster at a third of the pace (arXiv 2412.19437, section 3.2.2). */
static double
linked_share (const TdrModelSpec    *model,
              const TdrAccelerator  *chip,
              double                 state_bytes,
              const TdrCoefficients *c)
{
  double links = state_bytes / chip->memory_bytes / MAX (1, chip->domain_chips);

  if (model->experts == 0 || links <= 1)
    return 1;
  return pow (links, -tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING_LINKS));
}

/* The share of the arithmetic rate that training reaches: less with narrow matrices, with experts, with many chips. */
static double
reached_share (const TdrModelSpec    *model,
               const TdrTrainingRun  *run,
               const TdrCoefficients *c)
{
  double share = tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING);

  share *= model->hidden / (model->hidden + tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING_WIDTH));
  share *= pow (run->chips, -tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING_SCALE));
  if (model->experts > 0)
    share *= tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING_EXPERTS);
  if (run->adapters)
    share *= tdr_coefficients_get (c, TDR_COEFFICIENT_TRAINING_ADAPTERS);
  return run->recompute ? share * RECOMPUTE_SHARE : share;
}

/**
 * tdr_training_compute:
 *
 * How fast a model trains. Model, chip and run must have passed their checks.
 */
TdrTrainingRate
tdr_training_compute (const TdrModelSpec    *model,
                      const TdrAccelerator  *chip,
                      const TdrTrainingRun  *run,
                      const TdrCoefficients *coefficients)
{
  TdrModelWeights weights = tdr_model_spec_get_weights (model);
  double total = weights.body + weights.head + weights.embedding + weights.routed;
  double state_bytes = total * (run->adapters ? FIXED_BYTES_PER_WEIGHT : STATE_BYTES_PER_WEIGHT);
  double peak = tdr_accelerator_get_flops (chip, run->bits);
  Operations operations = count_operations (model, &weights, run);
  TdrTrainingRate rate;

  rate.flops_per_token = operations.layers + operations.head + operations.attention;
  rate.tokens_per_second = run->chips * reached_share (model, run, coefficients)
                           * linked_share (model, chip, state_bytes, coefficients)
                           / ideal_seconds (&operations, chip, run, coefficients);
  rate.utilisation = rate.flops_per_token * rate.tokens_per_second / (run->chips * peak);
  rate.state_bytes_per_chip = state_bytes / run->chips;
  rate.activation_bytes_per_chip = run->sequence_tokens * model->hidden * model->layers
                                   * (run->recompute ? INPUT_BYTES : ACTIVATION_BYTES) / run->chips;
  return rate;
}

/**
 * tdr_training_get_days:
 * @tokens: to train on in all
 *
 * Returns: how long that takes, without interruptions
 */
double
tdr_training_get_days (const TdrTrainingRate *self,
                       double                 tokens)
{
  return tokens / (self->tokens_per_second * SECONDS_PER_DAY);
}
