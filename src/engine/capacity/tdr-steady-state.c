/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-steady-state.h"

#include <math.h>

/**
 * tdr_traffic_get_prompt:
 *
 * Returns: tokens that a prompt's attention goes over, those by which it is padded included
 */
double
tdr_traffic_get_prompt (const TdrTraffic *self)
{
  return MAX (self->new_tokens, self->input_tokens);
}

/**
 * tdr_traffic_get_context:
 *
 * Returns: tokens behind a sequence whose keys and values a step reads: up to the middle of its answer on average, or all
 *   for which a program was compiled (“regardless of the request's actual position”: decode-context-length-bucketing of
 *   vLLM for Neuron, https://awsdocs-neuron.readthedocs-hosted.com)
 */
double
tdr_traffic_get_context (const TdrTraffic *self)
{
  return self->input_tokens + (self->compiled ? 1 : 0.5) * self->output_tokens;
}

/**
 * tdr_traffic_get_bucket:
 * @tokens: of a prompt, at least 1
 * @longest: sequence that is compiled for
 *
 * Returns: tokens that a program of fixed shapes computes: those of the next bucket (bucketing-app-note of the same
 *   documentation), a power of two as the runs were read
 */
double
tdr_traffic_get_bucket (double tokens,
                        double longest)
{
  return MAX (tokens, MIN (exp2 (ceil (log2 (tokens))), longest));
}

/**
 * tdr_steady_state_get_wait:
 * @utilisation: share of the time in which there is work, 0 to 1
 *
 * Returns: mean wait of a queue with random arrivals and one server whose work always takes as long (M/D/1; Pollaczek 1930,
 *   Khinchin 1932), in units of that work
 */
double
tdr_steady_state_get_wait (double utilisation)
{
  return utilisation / (2 * (1 - utilisation));
}

static TdrSteadyState
compute_prompts_only (const TdrRoofline     *roofline,
                      const TdrCoefficients *coefficients,
                      const TdrTraffic      *traffic,
                      double                 batch)
{
  double in_group = MAX (1, batch / roofline->data_parallel);
  TdrSteadyState state = { 0 };

  state.prefill = tdr_roofline_get_prefill (roofline, in_group, traffic->new_tokens,
                                            tdr_traffic_get_prompt (traffic));
  state.step = state.prefill;
  state.requests_per_second = batch / state.prefill.total;
  state.first_token_seconds = state.prefill.total
                              + tdr_roofline_get_request_seconds (roofline, coefficients);
  state.duty = 1;
  state.delay = 1;
  return state;
}

/**
 * tdr_steady_state_compute:
 * @prefill: of one prompt of this traffic, which is the same for every batch
 * @batch: sequences in progress in the replica, at least 1
 *
 * Continuous batching: a finished answer makes room for the next prompt at once, so that in every token interval
 * batch ÷ output prompts are computed beside the decode step.
 */
TdrSteadyState
tdr_steady_state_compute (const TdrRoofline     *roofline,
                          const TdrCoefficients *coefficients,
                          const TdrTraffic      *traffic,
                          const TdrStepTime     *prefill,
                          double                 batch)
{
  TdrSteadyState state;
  const TdrStepTime *beside;
  double held_up;

  if (traffic->output_tokens < 1)
    return compute_prompts_only (roofline, coefficients, traffic, batch);

  state.step = tdr_roofline_get_decode (roofline, batch, tdr_traffic_get_context (traffic));
  state.prefill = *prefill;
  /* A compiled program computes either prompts or answers. */
  beside = traffic->compiled ? NULL : &state.step;
  held_up = batch / traffic->output_tokens * tdr_roofline_get_interference (roofline, prefill, beside);
  state.token_interval_seconds = state.step.total + held_up;
  state.output_tokens_per_second = batch / state.token_interval_seconds;
  state.requests_per_second = state.output_tokens_per_second / traffic->output_tokens;
  state.duty = held_up / state.token_interval_seconds;
  state.delay = 1;
  state.first_token_seconds = prefill->total + state.step.total + tdr_steady_state_get_wait (state.duty) * prefill->total
                              + tdr_roofline_get_request_seconds (roofline, coefficients);
  return state;
}
