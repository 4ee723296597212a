/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-serving.h"

#include "tdr-engine-error.h"

/* The last block of a prompt is always computed, even where all of it was seen before: 16 tokens in vLLM. */
#define LEAST_NEW_TOKENS 16.0

/**
 * tdr_serving_demand_get_traffic:
 * @chip: that computes it
 *
 * Returns: one request of the demand, as the chip's software computes it: compiled for the longest sequence and for prompts
 *   of some lengths where programs have fixed shapes, as the runs were read that the coefficients come from
 */
TdrTraffic
tdr_serving_demand_get_traffic (const TdrServingDemand *demand,
                                const TdrAccelerator   *chip)
{
  double fresh = demand->input_tokens * (1 - demand->cached_share);
  TdrTraffic traffic = {
    .input_tokens = demand->input_tokens,
    .new_tokens = MIN (demand->input_tokens, MAX (fresh, LEAST_NEW_TOKENS)),
    .output_tokens = demand->output_tokens,
    .compiled = tdr_accelerator_has_fixed_shapes (chip),
  };

  if (traffic.compiled)
    traffic.new_tokens = tdr_traffic_get_bucket (traffic.new_tokens, demand->input_tokens + demand->output_tokens);
  return traffic;
}

/**
 * tdr_serving_demand_check:
 *
 * Whether a demand can be sized.
 *
 * Returns: %FALSE with TDR_ENGINE_ERROR_INVALID naming the figure and its limits if not
 */
gboolean
tdr_serving_demand_check (const TdrServingDemand  *demand,
                          GError                 **error)
{
  const struct {
    const char *name;
    double value;
    double least;
    double most;
  } limits[] = {
    { "peak requests per second", demand->peak_requests_per_second, 0, 1e9 },
    { "mean requests per second", demand->mean_requests_per_second, 0, 1e9 },
    { "input tokens", demand->input_tokens, 1, 1e9 },
    { "cached share", demand->cached_share, 0, 1 },
    { "output tokens", demand->output_tokens, 0, 1e9 },
    { "time to first token", demand->first_token_seconds, 0, 1e6 },
    { "time per output token", demand->token_interval_seconds, 0, 1e6 },
    { "load at the peak", demand->peak_load, 0, 1 },
    { "number of draft tokens", demand->speculation.draft_tokens, 0, 64 },
    { "acceptance of draft tokens", demand->speculation.acceptance, 0, 1 },
    { "cost of a draft token", demand->speculation.draft_cost, 0, 1 },
    { "number of adapters", demand->adapters.count, 0, 100000 },
    { "rank of the adapters", demand->adapters.rank, demand->adapters.count > 0 ? 1 : 0, 4096 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      /* Written so that what is not a number fails too. */
      if (limits[i].value >= limits[i].least && limits[i].value <= limits[i].most)
        continue;
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "Wrong %s: %.15g; it must be between %.15g and %.15g",
                   limits[i].name, limits[i].value, limits[i].least, limits[i].most);
      return FALSE;
    }
  return TRUE;
}

/**
 * tdr_serving_constraint_to_string:
 *
 * Returns: what binds, in a few words for a sentence such as “limited by …”
 */
const char *
tdr_serving_constraint_to_string (TdrServingConstraint constraint)
{
  switch (constraint)
    {
    case TDR_CONSTRAINT_NONE:
      return "nothing";
    case TDR_CONSTRAINT_WEIGHTS_BANDWIDTH:
      return "memory bandwidth for weights";
    case TDR_CONSTRAINT_CACHE_BANDWIDTH:
      return "memory bandwidth for the cache";
    case TDR_CONSTRAINT_COMPUTE:
      return "arithmetic";
    case TDR_CONSTRAINT_NETWORK:
      return "the network among chips";
    case TDR_CONSTRAINT_OVERHEAD:
      return "fixed costs of each step";
    case TDR_CONSTRAINT_MEMORY:
      return "memory size";
    case TDR_CONSTRAINT_FIRST_TOKEN:
      return "time to first token";
    case TDR_CONSTRAINT_TOKEN_INTERVAL:
      return "time per output token";
    case TDR_CONSTRAINT_CONTEXT:
      return "the model's context length";
    case TDR_CONSTRAINT_UNKNOWN_CHIP:
      return "no data sheet for the chip";
    default:
      g_return_val_if_reached ("nothing");
    }
}

/**
 * tdr_prediction_basis_to_string:
 *
 * Returns: what a prediction rests on, in one word, as files and tables carry it
 */
const char *
tdr_prediction_basis_to_string (TdrPredictionBasis basis)
{
  switch (basis)
    {
    case TDR_BASIS_CALIBRATED:
      return "calibrated";
    case TDR_BASIS_FAMILY:
      return "family";
    case TDR_BASIS_PRIOR:
      return "prior";
    default:
      g_return_val_if_reached ("prior");
    }
}

/**
 * tdr_serving_mode_to_string:
 *
 * Returns: the mode in one word, as files and options carry it
 */
const char *
tdr_serving_mode_to_string (TdrServingMode mode)
{
  switch (mode)
    {
    case TDR_SERVING_AGGREGATED:
      return "aggregated";
    case TDR_SERVING_DISAGGREGATED:
      return "disaggregated";
    case TDR_SERVING_CHEAPEST:
      return "cheapest";
    default:
      g_return_val_if_reached ("aggregated");
    }
}
