/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-steady-state.h"

G_BEGIN_DECLS

/**
 * TdrTail:
 * @first_token_seconds: within which 95 of 100 requests have their first token
 * @token_interval_seconds: 95 of 100 requests have at most this time per output token, averaged over the request
 *
 * The slow end of a load's latencies.
 */
typedef struct {
  double first_token_seconds;
  double token_interval_seconds;
} TdrTail;

double  tdr_tail_get_wait     (double                work_seconds,
                               double                utilisation);
double  tdr_tail_get_arrivals (double                mean);
TdrTail tdr_tail_compute      (const TdrSteadyState *state,
                               double                batch);

G_END_DECLS
