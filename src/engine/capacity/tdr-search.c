/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-search.h"

#include <math.h>

/* No published run that we hold has more sequences in progress in one group of chips. */
#define MOST_SEQUENCES 1024

/* The last block of a prompt is always computed, even where all of it was seen before: 16 tokens in vLLM. */
#define LEAST_NEW_TOKENS 16.0

static TdrTraffic
traffic_of (const TdrServingDemand *demand)
{
  double fresh = demand->input_tokens * (1 - demand->cached_share);

  return (TdrTraffic) {
    .input_tokens = demand->input_tokens,
    .new_tokens = MIN (demand->input_tokens, MAX (fresh, LEAST_NEW_TOKENS)),
    .output_tokens = demand->output_tokens,
  };
}

static TdrServingConstraint
missed_target (const TdrServingDemand *demand,
               const TdrSteadyState   *state)
{
  if (demand->first_token_seconds > 0 && state->first_token_seconds > demand->first_token_seconds)
    return TDR_CONSTRAINT_FIRST_TOKEN;
  if (demand->token_interval_seconds > 0 && state->token_interval_seconds > demand->token_interval_seconds)
    return TDR_CONSTRAINT_TOKEN_INTERVAL;
  return TDR_CONSTRAINT_NONE;
}

/* Throughput, token interval and first token all grow with the batch, so the largest batch that meets the targets is
 * the best one, and halving finds it. */
static void
fit_batch (TdrCandidate           *candidate,
           const TdrRoofline      *roofline,
           const TdrServingDemand *demand,
           const TdrCoefficients  *coefficients,
           int                     most)
{
  TdrTraffic traffic = traffic_of (demand);
  int fits = 1;
  int fails = most;

  candidate->batch = most;
  candidate->state = tdr_steady_state_compute (roofline, coefficients, &traffic, most);
  if (missed_target (demand, &candidate->state) == TDR_CONSTRAINT_NONE)
    return;
  candidate->stop = missed_target (demand, &candidate->state);
  candidate->batch = 1;
  candidate->state = tdr_steady_state_compute (roofline, coefficients, &traffic, 1);
  candidate->constraint = missed_target (demand, &candidate->state);
  if (candidate->constraint != TDR_CONSTRAINT_NONE)
    return;
  while (fails - fits > 1)
    {
      int middle = fits + (fails - fits) / 2;
      TdrSteadyState state = tdr_steady_state_compute (roofline, coefficients, &traffic, middle);

      if (missed_target (demand, &state) != TDR_CONSTRAINT_NONE)
        {
          fails = middle;
          candidate->stop = missed_target (demand, &state);
          continue;
        }
      fits = middle;
      candidate->state = state;
    }
  candidate->batch = fits;
}

static TdrCandidate
try_layout (const TdrModelSpec     *model,
            const TdrHost          *host,
            const TdrServingDemand *demand,
            const TdrCoefficients  *coefficients,
            int                     weight_bits,
            int                     tensor_parallel)
{
  TdrCandidate candidate = {
    .layout = tdr_layout_new (model, host->chip, weight_bits, tensor_parallel),
    .weight_bits = weight_bits,
    .replicas = host->chips / tensor_parallel,
  };
  double tokens = tdr_layout_get_cache_tokens (&candidate.layout, model, host->chip, host->memory_bytes_per_chip);
  double sequences = tokens / (demand->input_tokens + demand->output_tokens);
  TdrRoofline roofline;

  if (!(sequences >= 1))
    {
      candidate.constraint = TDR_CONSTRAINT_MEMORY;
      return candidate;
    }
  candidate.stop = sequences < MOST_SEQUENCES ? TDR_CONSTRAINT_MEMORY : TDR_CONSTRAINT_NONE;
  roofline = tdr_roofline_new (model, host->chip, &candidate.layout, coefficients);
  fit_batch (&candidate, &roofline, demand, coefficients, (int) MIN (sequences, MOST_SEQUENCES));
  candidate.requests_per_second = candidate.state.requests_per_second * candidate.replicas;
  return candidate;
}

/* Of two that cannot serve the nearer one explains more: too slow is nearer than too large. */
static gboolean
is_better (const TdrCandidate *a,
           const TdrCandidate *b)
{
  gboolean a_serves = a->constraint == TDR_CONSTRAINT_NONE;
  gboolean b_serves = b->constraint == TDR_CONSTRAINT_NONE;

  if (a_serves != b_serves)
    return a_serves;
  if (!a_serves)
    return b->constraint == TDR_CONSTRAINT_MEMORY && a->constraint != TDR_CONSTRAINT_MEMORY;
  return a->requests_per_second > b->requests_per_second;
}

static TdrCoefficients
coefficients_of (const TdrModelSpec   *model,
                 const TdrAccelerator *chip,
                 const TdrCalibration *calibration,
                 int                   weight_bits)
{
  TdrLayout layout = tdr_layout_new (model, chip, weight_bits, 1);
  TdrSituation situation;

  tdr_situation_init (&situation, model, chip, &layout, tdr_accelerator_get_stack (chip));
  return tdr_calibration_get_coefficients (calibration, &situation);
}

static void
try_precision (TdrCandidate           *best,
               const TdrModelSpec     *model,
               const TdrHost          *host,
               const TdrServingDemand *demand,
               const TdrCalibration   *calibration,
               int                     weight_bits)
{
  TdrCoefficients coefficients = coefficients_of (model, host->chip, calibration, weight_bits);
  int most = MIN (host->chips, model->heads);

  for (int ways = 1; ways <= most; ways *= 2)
    {
      /* A machine of twelve chips is also used whole. */
      int whole = ways * 2 > host->chips && host->chips <= most ? host->chips : ways;
      TdrCandidate candidate = try_layout (model, host, demand, &coefficients, weight_bits, ways);

      if (is_better (&candidate, best))
        *best = candidate;
      if (whole == ways)
        continue;
      candidate = try_layout (model, host, demand, &coefficients, weight_bits, whole);
      if (is_better (&candidate, best))
        *best = candidate;
    }
}

/**
 * tdr_search_best:
 *
 * Tries every way to divide a model over the chips of a host, in the precision it was released in and in 8 bits where
 * the chip computes with them, and returns the configuration that serves most requests within the targets. Weights are
 * never made narrower than 8 bits unless they were released so: that would be another model's answers.
 */
TdrCandidate
tdr_search_best (const TdrModelSpec     *model,
                 const TdrHost          *host,
                 const TdrServingDemand *demand,
                 const TdrCalibration   *calibration)
{
  int released = model->released_precision_bits >= 16 ? 16 : model->released_precision_bits >= 8 ? 8 : 4;
  TdrCandidate best = { .constraint = TDR_CONSTRAINT_MEMORY, .weight_bits = released, .replicas = 0 };

  best.layout = tdr_layout_new (model, host->chip, released, host->chips);
  try_precision (&best, model, host, demand, calibration, released);
  if (released > 8 && host->chip->fp8_flops > 0)
    try_precision (&best, model, host, demand, calibration, 8);
  return best;
}
