/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tail.h"

#include <math.h>

/* One request in twenty may be slower. */
#define SLOW_SHARE 0.05

/* The normal distribution's 95th percentile. */
#define NORMAL_95 1.6448536269514722

/**
 * tdr_tail_get_wait:
 * @work_seconds: that each arrival takes
 * @utilisation: share of the time in which the server works, 0 to below 1
 *
 * The wait that 95 of 100 arrivals at the same queue do not exceed. An arrival waits with probability ρ, and the wait of
 * those that do is taken as exponential with the mean that the exact mean wait leaves them: P(W > t) = ρ exp (−ρ t ÷ W̄)
 * (the heavy-traffic form, Kingman 1962; exact where the work is random too, M/M/1). Of the exact wait with constant work
 * (Erlang 1909) it falls short by a sixth of the work at most, and exceeds it by a third at most. Where hardly any arrival
 * waits it is the mean, so that nobody reads that slow requests were quicker.
 */
double
tdr_tail_get_wait (double work_seconds,
                   double utilisation)
{
  double mean = tdr_steady_state_get_wait (utilisation) * work_seconds;

  if (utilisation <= SLOW_SHARE)
    return mean;
  return MAX (mean, mean / utilisation * log (utilisation / SLOW_SHARE));
}

/**
 * tdr_tail_get_arrivals:
 * @mean: of random arrivals in a time
 *
 * How many arrive at most, in 95 of 100 such times: the Poisson distribution's percentile by Cornish and Fisher's
 * expansion (Revue de l'Institut International de Statistique 5, 1938), to its second term.
 */
double
tdr_tail_get_arrivals (double mean)
{
  return mean > 0 ? mean + NORMAL_95 * sqrt (mean) + (NORMAL_95 * NORMAL_95 - 1) / 6 : 0;
}

/**
 * tdr_tail_compute:
 * @batch: sequences in progress in the replica, which @state was computed for
 *
 * The slow end of the latencies under random arrivals. A prompt waits for others in a queue; while a request is answered
 * as many prompts arrive as sequences are in progress, on average, and each holds its answer up.
 */
TdrTail
tdr_tail_compute (const TdrSteadyState *state,
                  double                batch)
{
  double held_up = state->duty * state->token_interval_seconds;
  double longer;

  /* Where only prompts are computed nothing else holds them up. */
  if (state->token_interval_seconds <= 0)
    return (TdrTail) { .first_token_seconds = state->first_token_seconds };
  longer = tdr_tail_get_wait (state->prefill.total, state->duty)
           - tdr_steady_state_get_wait (state->duty) * state->prefill.total;
  return (TdrTail) {
    .first_token_seconds = state->first_token_seconds + state->delay * longer,
    .token_interval_seconds = state->token_interval_seconds
                              + held_up * (tdr_tail_get_arrivals (batch) / batch - 1),
  };
}
