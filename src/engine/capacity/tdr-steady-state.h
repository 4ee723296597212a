/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-roofline.h"

G_BEGIN_DECLS

/**
 * TdrTraffic:
 * @input_tokens: tokens of a prompt
 * @new_tokens: those of them that are not in the cache already; at least 1
 * @output_tokens: tokens of an answer; 0 where only the prompt is computed, as for embeddings
 * @compiled: whether programs of fixed shapes compute it, whose steps read the cache of the longest sequence
 *
 * One kind of request, as its mean.
 */
typedef struct {
  double input_tokens;
  double new_tokens;
  double output_tokens;
  gboolean compiled;
} TdrTraffic;

/**
 * TdrSteadyState:
 * @requests_per_second: of one replica
 * @output_tokens_per_second: of one replica
 * @token_interval_seconds: between two tokens of an answer, prefills of others included
 * @first_token_seconds: from a request's arrival to its first token, on average
 * @duty: share of the time in which prefills hold up decoding, 0 to 1
 * @delay: factor, in the first token, on all that a request waits for beside its own prompt
 * @step: where the time of a decode step goes
 * @prefill: likewise of one prompt
 *
 * What one replica does when a number of sequences is in progress all the time.
 */
typedef struct {
  double requests_per_second;
  double output_tokens_per_second;
  double token_interval_seconds;
  double first_token_seconds;
  double duty;
  double delay;
  TdrStepTime step;
  TdrStepTime prefill;
} TdrSteadyState;

double         tdr_traffic_get_prompt    (const TdrTraffic      *self);
double         tdr_traffic_get_context   (const TdrTraffic      *self);
double         tdr_traffic_get_bucket    (double                 tokens,
                                          double                 longest);
double         tdr_steady_state_get_wait (double                 utilisation);
TdrSteadyState tdr_steady_state_compute (const TdrRoofline     *roofline,
                                         const TdrCoefficients *coefficients,
                                         const TdrTraffic      *traffic,
                                         const TdrStepTime     *prefill,
                                         double                 batch);

G_END_DECLS
