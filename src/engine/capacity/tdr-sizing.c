/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sizing.h"

#include "tdr-disaggregation.h"
#include "tdr-tail.h"

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
fill_latencies (TdrServingPoint      *point,
                const TdrSearchSpace *space,
                const TdrSteadyState *state,
                const TdrTail        *tail)
{
  const TdrErrorRange *first = space->ranges[TDR_QUANTITY_FIRST_TOKEN];
  const TdrErrorRange *interval = space->ranges[TDR_QUANTITY_TOKEN_INTERVAL];

  point->first_token_seconds = interval_of (state->first_token_seconds, first);
  point->first_token_p95_seconds = interval_of (tail->first_token_seconds, first);
  point->token_interval_seconds = interval_of (state->token_interval_seconds, interval);
  point->token_interval_p95_seconds = interval_of (tail->token_interval_seconds, interval);
}

static void
fill_point (TdrServingPoint        *point,
            const TdrSearchSpace   *space,
            const TdrServingDemand *demand,
            const TdrCandidate     *candidate)
{
  const TdrSteadyState *state = &candidate->state;
  const TdrErrorRange *rate = space->ranges[TDR_QUANTITY_RATE];

  fill_layout (point, candidate->place);
  point->batch = candidate->batch;
  point->output_tokens_per_second = interval_of (candidate->requests_per_second * demand->output_tokens, rate);
  point->requests_per_second = interval_of (candidate->requests_per_second, rate);
  point->limit = candidate->constraint != TDR_CONSTRAINT_NONE ? candidate->constraint
                 : candidate->stop == TDR_CONSTRAINT_MEMORY   ? TDR_CONSTRAINT_MEMORY
                                                              : largest_part (state);
  point->status = candidate->constraint == TDR_CONSTRAINT_NONE ? TDR_SERVING_FEASIBLE : TDR_SERVING_INFEASIBLE;
}

/* The peak needs room to spare; the mean must fit in any case. A load without requests needs nothing. */
static int
count_for_load (double peak,
                double mean,
                double peak_load,
                double rate)
{
  return (int) MIN (MAX (ceil (peak / (peak_load * rate)), ceil (mean / rate)), G_MAXINT / 4);
}

static int
count_serving (const TdrServingDemand *demand,
               double                  rate)
{
  return count_for_load (demand->peak_requests_per_second, demand->mean_requests_per_second,
                         demand->peak_load > 0 ? demand->peak_load : TDR_PEAK_LOAD, rate);
}

static void
count_hosts (TdrSizing              *sizing,
             const TdrServingDemand *demand,
             int                     serving)
{
  double rate = sizing->point.requests_per_second.central;

  sizing->spare_hosts = demand->peak_requests_per_second > 0 ? 1 : 0;
  sizing->hosts = serving + sizing->spare_hosts;
  sizing->utilisation = sizing->hosts > 0 ? demand->mean_requests_per_second / (sizing->hosts * rate) : 0;
}

static void
fill_basis (TdrServingPoint      *point,
            const TdrSearchSpace *space)
{
  const TdrErrorRange *rate = space->ranges[TDR_QUANTITY_RATE];

  point->basis = space->basis;
  point->calibration_runs = (int) space->runs;
  point->calibration_error = rate != NULL ? rate->median : 0;
}

static void
size_aggregated (const TdrSearchSpace   *space,
                 const TdrServingDemand *demand,
                 TdrSizing              *sizing)
{
  TdrCandidate best = tdr_search_best (space, demand);
  TdrTail tail;

  fill_basis (&sizing->point, space);
  fill_point (&sizing->point, space, demand, &best);
  if (best.place == NULL)
    return;
  tail = tdr_tail_compute (&best.state, best.batch);
  fill_latencies (&sizing->point, space, &best.state, &tail);
  if (sizing->point.status == TDR_SERVING_FEASIBLE)
    count_hosts (sizing, demand, count_serving (demand, best.requests_per_second));
}

static void
fill_prefill (TdrPrefillSide          *side,
              const TdrDisaggregation *pair)
{
  const TdrLayout *layout = &pair->prefill->layout;

  *side = (TdrPrefillSide) {
    .weight_bits = pair->prefill->weight_bits,
    .tensor_parallel = layout->tensor_parallel,
    .pipeline_parallel = layout->pipeline_parallel,
    .data_parallel = layout->data_parallel,
    .replicas = pair->prefill->replicas,
    .load = pair->prefill_load,
    .requests_per_second = pair->prefill_requests_per_second,
    .transfer_seconds = pair->transfer_seconds,
  };
}

/* What binds the hosts of which more are needed binds all. */
static TdrServingConstraint
limit_of_pair (const TdrDisaggregation *pair,
               TdrServingConstraint     limit_of_decode)
{
  TdrSteadyState prefill = { .step = pair->prefill_step };

  if (pair->prefill_requests_per_second >= pair->decode_requests_per_second)
    return limit_of_decode;
  return largest_part (&prefill);
}

static void
size_disaggregated (const TdrSearchSpace   *space,
                    const TdrServingDemand *demand,
                    TdrSizing              *sizing)
{
  TdrDisaggregation pair = tdr_disaggregation_search (space, demand);
  TdrServingPoint *point = &sizing->point;
  TdrTail tail = { pair.first_token_p95_seconds, pair.decode.state.token_interval_seconds };

  fill_basis (point, space);
  fill_point (point, space, demand, &pair.decode);
  point->mode = TDR_SERVING_DISAGGREGATED;
  if (point->status != TDR_SERVING_FEASIBLE)
    return;
  fill_latencies (point, space, &pair.decode.state, &tail);
  fill_prefill (&point->prefill, &pair);
  point->limit = limit_of_pair (&pair, point->limit);
  sizing->prefill_hosts = count_serving (demand, pair.prefill_requests_per_second);
  count_hosts (sizing, demand, sizing->prefill_hosts + count_serving (demand, pair.decode_requests_per_second));
}

static gboolean
is_cheaper (const TdrSizing *a,
            const TdrSizing *b)
{
  if (a->point.status != b->point.status)
    return a->point.status == TDR_SERVING_FEASIBLE;
  return a->point.status == TDR_SERVING_FEASIBLE && a->hosts < b->hosts;
}

static void
size_in_mode (const TdrSearchSpace   *space,
              const TdrServingDemand *demand,
              TdrSizing              *sizing)
{
  TdrSizing apart = *sizing;

  /* Where only prompts are computed there is nothing to send to anybody. */
  if (demand->mode == TDR_SERVING_AGGREGATED || demand->output_tokens < 1)
    {
      size_aggregated (space, demand, sizing);
      return;
    }
  if (demand->mode == TDR_SERVING_CHEAPEST)
    size_aggregated (space, demand, sizing);
  size_disaggregated (space, demand, &apart);
  if (demand->mode == TDR_SERVING_DISAGGREGATED || is_cheaper (&apart, sizing))
    *sizing = apart;
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
 * tdr_sizing_compute_in_space:
 * @space: of a model on a host that have passed their checks
 * @demand: likewise
 * @sizing: (out caller-allocates)
 *
 * Sizes a demand where all that does not depend on it has been worked out.
 */
void
tdr_sizing_compute_in_space (const TdrSearchSpace   *space,
                             const TdrServingDemand *demand,
                             TdrSizing              *sizing)
{
  TdrServingConstraint obstacle = plain_obstacle (space->model, &space->host, demand);

  *sizing = (TdrSizing) { .point = { .status = TDR_SERVING_INFEASIBLE, .basis = TDR_BASIS_PRIOR, .limit = obstacle } };
  if (obstacle == TDR_CONSTRAINT_NONE)
    size_in_mode (space, demand, sizing);
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
  TdrSearchSpace space;

  *sizing = (TdrSizing) { .point = { .status = TDR_SERVING_INFEASIBLE, .basis = TDR_BASIS_PRIOR } };
  if (!tdr_model_spec_check (model, error) || !tdr_host_check (host, error)
      || !tdr_serving_demand_check (demand, error))
    return FALSE;
  sizing->point.limit = plain_obstacle (model, host, demand);
  if (sizing->point.limit != TDR_CONSTRAINT_NONE)
    return TRUE;
  tdr_search_space_init (&space, model, host, tdr_calibration_get_shipped ());
  tdr_sizing_compute_in_space (&space, demand, sizing);
  return TRUE;
}

/* Of the hosts that answer. Where others compute the prompts the point's rate is that of both kinds together. */
static double
answering_rate (const TdrServingPoint *point)
{
  double rate = point->requests_per_second.central;

  return point->mode == TDR_SERVING_DISAGGREGATED ? 1 / (1 / rate - 1 / point->prefill.requests_per_second) : rate;
}

/**
 * tdr_sizing_count_hosts:
 * @sizing: with a feasible point
 * @peak: requests in the busiest hour, a second
 * @mean: requests averaged over the month, a second
 *
 * How many hosts another load of the same requests needs, loaded to the usual share at the peak, with as many to spare.
 */
int
tdr_sizing_count_hosts (const TdrSizing *sizing,
                        double           peak,
                        double           mean)
{
  const TdrServingPoint *point = &sizing->point;
  int prompts = point->mode == TDR_SERVING_DISAGGREGATED
                  ? count_for_load (peak, mean, TDR_PEAK_LOAD, point->prefill.requests_per_second) : 0;

  return prompts + count_for_load (peak, mean, TDR_PEAK_LOAD, answering_rate (point)) + sizing->spare_hosts;
}

/**
 * tdr_sizing_requests_per_month:
 * @sizing: with a feasible point
 * @load_factor: requests of the busiest hour that cannot wait over all of the mean hour, 0 or more
 *
 * Requests that one host carries in a month of 730 hours when the busiest hour loads it to the share that hosts are
 * counted for: what tdr_sizing_count_hosts() says of a peak, said of a month.
 */
gint64
tdr_sizing_requests_per_month (const TdrSizing *sizing,
                               double           load_factor)
{
  double rate = sizing->point.requests_per_second.central;

  return (gint64) floor (MIN (TDR_PEAK_LOAD * rate / load_factor, rate) * SECONDS_PER_MONTH);
}
