/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-serving.h"

#include "tdr-search.h"

#include <math.h>

#define SECONDS_PER_MONTH (730.0 * 3600)

static TdrInterval
interval_of (double               central,
             const TdrErrorRange *range)
{
  if (range == NULL)
    return (TdrInterval) { .low = 0, .central = central, .high = HUGE_VAL };
  return (TdrInterval) { .low = central * range->low, .central = central, .high = central * range->high };
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
fill_layout (TdrServingPoint      *point,
             const TdrSearchPlace *place)
{
  if (place == NULL)
    return;
  point->weight_bits = place->weight_bits;
  point->tensor_parallel = place->layout.tensor_parallel;
  point->pipeline_parallel = place->layout.pipeline_parallel;
  point->data_parallel = place->layout.data_parallel;
  point->replicas = place->replicas;
}

static void
fill_point (TdrServingPoint      *point,
            const TdrCandidate   *candidate,
            const TdrAccelerator *chip,
            const TdrCalibration *calibration)
{
  const TdrSteadyState *state = &candidate->state;
  const TdrErrorRange *rate = tdr_calibration_get_range (calibration, chip, TDR_QUANTITY_RATE);

  fill_layout (point, candidate->place);
  point->batch = candidate->batch;
  point->output_tokens_per_second = interval_of (state->output_tokens_per_second * point->replicas, rate);
  point->requests_per_second = interval_of (candidate->requests_per_second, rate);
  point->first_token_seconds = interval_of (state->first_token_seconds,
                                            tdr_calibration_get_range (calibration, chip, TDR_QUANTITY_FIRST_TOKEN));
  point->token_interval_seconds = interval_of (state->token_interval_seconds,
                                               tdr_calibration_get_range (calibration, chip,
                                                                          TDR_QUANTITY_TOKEN_INTERVAL));
  point->limit = candidate->constraint != TDR_CONSTRAINT_NONE ? candidate->constraint
                 : candidate->stop == TDR_CONSTRAINT_MEMORY   ? TDR_CONSTRAINT_MEMORY
                                                              : largest_part (state);
  point->status = candidate->constraint == TDR_CONSTRAINT_NONE ? TDR_SERVING_FEASIBLE : TDR_SERVING_INFEASIBLE;
}

static void
fill_basis (TdrServingPoint      *point,
            const TdrAccelerator *chip,
            const TdrCalibration *calibration)
{
  const TdrErrorRange *range = tdr_calibration_get_range (calibration, chip, TDR_QUANTITY_RATE);
  guint runs;

  point->basis = tdr_calibration_get_basis (calibration, chip, &runs);
  point->calibration_runs = (int) runs;
  point->calibration_error = range != NULL ? range->median : 0;
}

/* The peak needs room to spare; the mean must fit in any case. A load without requests needs nothing. */
static void
count_hosts (TdrSizing              *sizing,
             const TdrServingDemand *demand)
{
  double rate = sizing->point.requests_per_second.central;
  double for_peak = ceil (demand->peak_requests_per_second / (TDR_PEAK_LOAD * rate));
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
  const TdrCalibration *calibration = tdr_calibration_get_shipped ();
  TdrServingConstraint obstacle;
  TdrSearchSpace space;
  TdrCandidate best;

  *sizing = (TdrSizing) { .point = { .status = TDR_SERVING_INFEASIBLE, .basis = TDR_BASIS_PRIOR } };
  if (!tdr_model_spec_check (model, error) || !tdr_host_check (host, error)
      || !tdr_serving_demand_check (demand, error))
    return FALSE;
  obstacle = plain_obstacle (model, host, demand);
  if (obstacle != TDR_CONSTRAINT_NONE)
    {
      sizing->point.limit = obstacle;
      return TRUE;
    }
  tdr_search_space_init (&space, model, host, calibration);
  best = tdr_search_best (&space, demand);
  fill_basis (&sizing->point, host->chip, calibration);
  fill_point (&sizing->point, &best, host->chip, calibration);
  if (sizing->point.status == TDR_SERVING_FEASIBLE)
    count_hosts (sizing, demand);
  return TRUE;
}

/**
 * tdr_sizing_requests_per_month:
 * @sizing: with a feasible point
 * @peak_factor: load of the busiest hour over the mean, 1 or more
 *
 * Requests that one host carries in a month of 730 hours when the busiest hour loads it to the share that hosts are
 * counted for: what count_hosts() says of a peak, said of a month.
 */
gint64
tdr_sizing_requests_per_month (const TdrSizing *sizing,
                               double           peak_factor)
{
  double rate = sizing->point.requests_per_second.central;

  return (gint64) floor (MIN (TDR_PEAK_LOAD * rate / peak_factor, rate) * SECONDS_PER_MONTH);
}
