/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-serving.h"

#include "tdr-search.h"

#include <math.h>

/* Hosts are loaded to this share at the peak, so that a burst within the busiest hour does not queue. */
#define PEAK_LOAD 0.7

/* How far measured runs lie from a prediction that no run of the chip has corrected: a factor of this much up or down
 * holds four runs in five. From the median error of the uncalibrated model on published runs of chips it was not fitted
 * to (20 % of throughput, 19 % of token interval, 36 % of first token), and the ratio of the 80 % quantile to the median
 * of a double exponential distribution, ln 5 ÷ ln 2. */
#define PRIOR_RATE_FACTOR 1.53
#define PRIOR_INTERVAL_FACTOR 1.50
#define PRIOR_FIRST_TOKEN_FACTOR 2.04
#define PRIOR_MEDIAN_ERROR 0.24

static TdrInterval
interval_around (double central,
                 double factor)
{
  return (TdrInterval) { .low = central / factor, .central = central, .high = central * factor };
}

/* The largest part of the time in which a token is made, prefills of others included. */
static TdrServingConstraint
largest_part (const TdrSteadyState *state)
{
  double stretch = state->prefill.total > 0 ? state->duty * state->token_interval_seconds / state->prefill.total : 0;
  const struct {
    TdrServingConstraint constraint;
    double seconds;
  } parts[] = {
    { TDR_CONSTRAINT_WEIGHTS_BANDWIDTH, state->step.weights },
    { TDR_CONSTRAINT_CACHE_BANDWIDTH, state->step.cache },
    { TDR_CONSTRAINT_COMPUTE, state->step.compute + stretch * state->prefill.compute },
    { TDR_CONSTRAINT_NETWORK, state->step.network + stretch * state->prefill.network },
    { TDR_CONSTRAINT_OVERHEAD, state->step.overhead },
  };
  guint largest = 0;

  for (guint i = 1; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].seconds > parts[largest].seconds)
        largest = i;
    }
  return parts[largest].constraint;
}

static void
fill_point (TdrServingPoint    *point,
            const TdrCandidate *candidate)
{
  const TdrSteadyState *state = &candidate->state;

  point->weight_bits = candidate->weight_bits;
  point->tensor_parallel = candidate->layout.tensor_parallel;
  point->replicas = candidate->replicas;
  point->batch = candidate->batch;
  point->output_tokens_per_second = interval_around (state->output_tokens_per_second * candidate->replicas,
                                                     PRIOR_RATE_FACTOR);
  point->requests_per_second = interval_around (candidate->requests_per_second, PRIOR_RATE_FACTOR);
  point->first_token_seconds = interval_around (state->first_token_seconds, PRIOR_FIRST_TOKEN_FACTOR);
  point->token_interval_seconds = interval_around (state->token_interval_seconds, PRIOR_INTERVAL_FACTOR);
  point->limit = candidate->constraint != TDR_CONSTRAINT_NONE ? candidate->constraint
                 : candidate->stop == TDR_CONSTRAINT_MEMORY   ? TDR_CONSTRAINT_MEMORY
                                                              : largest_part (state);
  point->status = candidate->constraint == TDR_CONSTRAINT_NONE ? TDR_SERVING_FEASIBLE : TDR_SERVING_INFEASIBLE;
}

/* The peak needs room to spare; the mean must fit in any case. A load without requests needs nothing. */
static void
count_hosts (TdrSizing              *sizing,
             const TdrServingDemand *demand)
{
  double rate = sizing->point.requests_per_second.central;
  double for_peak = ceil (demand->peak_requests_per_second / (PEAK_LOAD * rate));
  double for_mean = ceil (demand->mean_requests_per_second / rate);
  double serving = MIN (MAX (for_peak, for_mean), G_MAXINT / 2);

  sizing->spare_hosts = demand->peak_requests_per_second > 0 ? 1 : 0;
  sizing->hosts = (int) serving + sizing->spare_hosts;
  sizing->utilisation = sizing->hosts > 0 ? demand->mean_requests_per_second / (sizing->hosts * rate) : 0;
}

static TdrServingConstraint
plain_obstacle (const TdrModelSpec     *model,
                const TdrHost          *host,
                const TdrServingDemand *demand)
{
  if (host->chip == NULL)
    return TDR_CONSTRAINT_UNKNOWN_CHIP;
  if (demand->input_tokens + demand->output_tokens > (double) model->context_tokens)
    return TDR_CONSTRAINT_CONTEXT;
  return TDR_CONSTRAINT_NONE;
}

/**
 * tdr_sizing_compute:
 * @sizing: (out caller-allocates): the best configuration, and how many hosts the demand needs; with an infeasible
 *   point no host is counted
 *
 * Sizes a demand for a model on machines of one kind.
 *
 * Returns: %FALSE with TDR_ENGINE_ERROR_INVALID where a figure of the model, the host or the demand cannot be; that the
 *   machine cannot serve the model is an answer, not an error
 */
gboolean
tdr_sizing_compute (const TdrModelSpec      *model,
                    const TdrHost           *host,
                    const TdrServingDemand  *demand,
                    TdrSizing               *sizing,
                    GError                 **error)
{
  TdrCoefficients coefficients = tdr_coefficients_get_prior ();
  TdrServingConstraint obstacle;
  TdrCandidate best;

  *sizing = (TdrSizing) { .point = { .status = TDR_SERVING_INFEASIBLE, .basis = TDR_BASIS_PRIOR,
                                     .calibration_error = PRIOR_MEDIAN_ERROR } };
  if (!tdr_model_spec_check (model, error) || !tdr_host_check (host, error)
      || !tdr_serving_demand_check (demand, error))
    return FALSE;
  obstacle = plain_obstacle (model, host, demand);
  if (obstacle != TDR_CONSTRAINT_NONE)
    {
      sizing->point.limit = obstacle;
      return TRUE;
    }
  best = tdr_search_best (model, host, demand, &coefficients);
  fill_point (&sizing->point, &best);
  if (sizing->point.status == TDR_SERVING_FEASIBLE)
    count_hosts (sizing, demand);
  return TRUE;
}
