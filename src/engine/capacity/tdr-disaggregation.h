/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-search.h"

G_BEGIN_DECLS

/**
 * TdrDisaggregation:
 * @decode: the hosts that answer: layout, batch and state, in which the first token counts all from a request's arrival
 * @prefill: (nullable): how the model lies on the hosts that compute prompts
 * @prefill_step: of one prompt there
 * @prefill_load: share of the time in which they compute at most
 * @wait_seconds: mean wait for a prefill at that load
 * @transfer_seconds: of one prompt's keys and values
 * @first_token_p95_seconds: at that load
 * @prefill_requests_per_second: of one host at that load
 * @decode_requests_per_second: of one host
 *
 * Prompts and answers computed on different hosts of one kind.
 */
typedef struct {
  TdrCandidate decode;
  const TdrSearchPlace *prefill;
  TdrStepTime prefill_step;
  double prefill_load;
  double wait_seconds;
  double transfer_seconds;
  double first_token_p95_seconds;
  double prefill_requests_per_second;
  double decode_requests_per_second;
} TdrDisaggregation;

TdrDisaggregation tdr_disaggregation_search               (const TdrSearchSpace    *space,
                                                           const TdrServingDemand  *demand);
double            tdr_disaggregation_get_transfer_seconds (const TdrSearchSpace    *space,
                                                           const TdrSearchPlace    *prefill,
                                                           int                      decode_chips,
                                                           double                   input_tokens);
double            tdr_disaggregation_get_hosts_per_rate   (const TdrDisaggregation *self);

G_END_DECLS
