/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-place-load.h"

#include "tdr-tail.h"

#include <math.h>

/* No published run that we hold has more sequences in progress in one group of chips. */
#define MOST_SEQUENCES 1024

#define ROUNDING (1 + 1e-9)   /* so that a bound stays one where it is met */

static double
in_group (const TdrPlaceLoad *self,
          double              batch)
{
  return MAX (1, batch / self->place->layout.pipeline_parallel) / self->place->layout.data_parallel;
}

static void
add_adapters (TdrPlaceLoad *self)
{
  const TdrSearchSpace *space = self->space;
  const TdrAdapters *adapters = &self->demand->adapters;
  const TdrLayout *layout = &self->place->layout;
  const TdrAccelerator *chip = space->host.chip;
  double bytes = tdr_adapters_get_bytes (adapters, space->model, layout);
  double tokens = self->place->cache_tokens
                  - bytes * layout->data_parallel / tdr_layout_get_token_bytes (layout, space->model, chip);

  self->adapters = tdr_adapters_get_cost (adapters, space->model, chip, layout,
                                          &space->coefficients[self->place->coefficients]);
  tdr_adapter_cost_add (&self->adapters, 1, self->traffic.new_tokens, &self->prefill);
  self->sequences = MAX (0, tokens) / (self->traffic.input_tokens + self->traffic.output_tokens);
}

static double
count_sequences (const TdrSearchPlace *place,
                 const TdrTraffic     *traffic)
{
  return place->cache_tokens / (traffic->input_tokens + traffic->output_tokens);
}

static int
most_sequences (const TdrSearchPlace *place,
                double                fitting)
{
  return (int) MIN (fitting, (double) MOST_SEQUENCES * place->layout.data_parallel);
}

/**
 * tdr_search_place_get_most_requests:
 *
 * Returns: requests per second that a host laid out so cannot exceed, worked out in a fraction of the time that it takes
 *   to say what it can do; without guesses, adapters and targets
 */
double
tdr_search_place_get_most_requests (const TdrSearchPlace *self,
                                    const TdrTraffic     *traffic)
{
  double batch = most_sequences (self, count_sequences (self, traffic));
  double step, held_up;

  if (traffic->output_tokens < 1)
    return INFINITY;
  if (batch < 1)
    return 0;

  step = tdr_roofline_get_least_decode (&self->roofline, batch, tdr_traffic_get_context (traffic));
  held_up = batch / traffic->output_tokens
            * tdr_roofline_get_least_interference (&self->roofline, traffic->new_tokens, tdr_traffic_get_prompt (traffic));
  return batch / (step + held_up) / traffic->output_tokens * self->replicas * ROUNDING;
}

/**
 * tdr_place_load_init:
 *
 * All must outlive the load; @demand must have passed its check.
 */
void
tdr_place_load_init (TdrPlaceLoad           *self,
                     const TdrSearchSpace   *space,
                     const TdrSearchPlace   *place,
                     const TdrServingDemand *demand,
                     const TdrTraffic       *traffic)
{
  self->space = space;
  self->place = place;
  self->demand = demand;
  self->traffic = *traffic;
  self->plain = demand->speculation.draft_tokens == 0 && demand->adapters.count == 0;
  self->prefill = tdr_roofline_get_prefill (&place->roofline, 1, traffic->new_tokens, tdr_traffic_get_prompt (traffic));
  self->sequences = count_sequences (place, traffic);
  if (demand->adapters.count > 0)
    add_adapters (self);
  self->most = most_sequences (place, self->sequences);
}

/**
 * tdr_place_load_get_pass:
 *
 * Returns: the time of one pass over a batch, guesses and adapters included, which gives each of its sequences
 *   tdr_place_load_get_progress() tokens
 */
TdrStepTime
tdr_place_load_get_pass (const TdrPlaceLoad *self,
                         double              batch)
{
  const TdrSpeculation *speculation = &self->demand->speculation;
  double context = tdr_traffic_get_context (&self->traffic);
  TdrStepTime pass = speculation->draft_tokens > 0
                       ? tdr_speculation_get_step (speculation, &self->place->roofline, batch, context)
                       : tdr_roofline_get_decode (&self->place->roofline, batch, context);

  if (self->demand->adapters.count > 0)
    tdr_adapter_cost_add (&self->adapters, in_group (self, batch),
                          in_group (self, batch) * (speculation->draft_tokens + 1), &pass);
  return pass;
}

/**
 * tdr_place_load_get_progress:
 *
 * Returns: tokens of each answer that one pass makes
 */
double
tdr_place_load_get_progress (const TdrPlaceLoad *self)
{
  return self->demand->speculation.draft_tokens > 0 ? tdr_speculation_get_tokens (&self->demand->speculation) : 1;
}

static void
divide_step (TdrStepTime *step,
             double       by)
{
  step->weights /= by;
  step->cache /= by;
  step->compute /= by;
  step->network /= by;
  step->overhead /= by;
  step->total /= by;
}

/* Where only prompts are computed guesses do not matter. */
static void
slow_prompts (const TdrPlaceLoad *self,
              TdrSteadyState     *state,
              double              batch)
{
  double sequences = MAX (1, batch / self->place->layout.data_parallel);
  double plain = state->prefill.total;

  if (self->demand->adapters.count > 0)
    tdr_adapter_cost_add (&self->adapters, sequences, sequences * self->traffic.new_tokens, &state->prefill);
  state->step = state->prefill;
  state->requests_per_second = batch / state->prefill.total;
  state->first_token_seconds += state->prefill.total - plain;
}

/* The steady state with another pass: what prefills hold up stays, all that follows from the step is worked out again. */
static void
replace_step (const TdrPlaceLoad *self,
              TdrSteadyState     *state,
              double              batch)
{
  const TdrCoefficients *c = &self->space->coefficients[self->place->coefficients];
  double held_up = state->duty * state->token_interval_seconds;
  double wait = tdr_steady_state_get_wait (state->duty) * self->prefill.total;
  TdrStepTime pass = tdr_place_load_get_pass (self, batch);
  double beside = state->first_token_seconds - self->prefill.total - state->step.total - wait + pass.total;

  divide_step (&pass, tdr_place_load_get_progress (self));
  state->step = pass;
  state->token_interval_seconds = pass.total + held_up;
  state->output_tokens_per_second = batch / state->token_interval_seconds;
  state->requests_per_second = state->output_tokens_per_second / self->traffic.output_tokens;
  state->duty = held_up / state->token_interval_seconds;
  beside += tdr_steady_state_get_wait (state->duty) * self->prefill.total;
  state->delay = tdr_speculation_get_delay (&self->demand->speculation, c);
  state->first_token_seconds = self->prefill.total + state->delay * beside;
}

/**
 * tdr_place_load_get_state:
 * @batch: sequences in progress in the replica, at least 1
 */
TdrSteadyState
tdr_place_load_get_state (const TdrPlaceLoad *self,
                          double              batch)
{
  TdrSteadyState state = tdr_steady_state_compute (&self->place->roofline,
                                                   &self->space->coefficients[self->place->coefficients],
                                                   &self->traffic, &self->prefill, batch);

  if (self->plain)
    return state;
  if (self->traffic.output_tokens < 1)
    slow_prompts (self, &state, batch);
  else
    replace_step (self, &state, batch);
  return state;
}

/**
 * tdr_place_load_find_miss:
 *
 * Returns: the target that a state does not meet, %TDR_CONSTRAINT_NONE if it meets them all
 */
TdrServingConstraint
tdr_place_load_find_miss (const TdrPlaceLoad   *self,
                          const TdrSteadyState *state,
                          double                batch)
{
  const TdrServingDemand *demand = self->demand;
  TdrTail latency = { state->first_token_seconds, state->token_interval_seconds };

  if (demand->statistic == TDR_LATENCY_P95)
    latency = tdr_tail_compute (state, batch);
  if (demand->first_token_seconds > 0 && latency.first_token_seconds > demand->first_token_seconds)
    return TDR_CONSTRAINT_FIRST_TOKEN;
  if (demand->token_interval_seconds > 0 && latency.token_interval_seconds > demand->token_interval_seconds)
    return TDR_CONSTRAINT_TOKEN_INTERVAL;
  return TDR_CONSTRAINT_NONE;
}
