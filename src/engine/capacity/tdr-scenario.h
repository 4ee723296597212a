/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-steady-state.h"

G_BEGIN_DECLS

/**
 * TdrScenarioKind:
 * @TDR_SCENARIO_CLOSED: a number of clients that each send the next request when the last is answered
 * @TDR_SCENARIO_OPEN: requests arrive at a rate, whatever the servers do
 * @TDR_SCENARIO_STATIC: one batch: all prompts together, then all answers in step
 * @TDR_SCENARIO_OFFLINE: a number of requests sent at once, as fast as they go
 * @TDR_SCENARIO_PROMPTS: prompts only
 * @TDR_SCENARIO_DECODE: answers only: prompts are computed elsewhere
 */
typedef enum {
  TDR_SCENARIO_CLOSED,
  TDR_SCENARIO_OPEN,
  TDR_SCENARIO_STATIC,
  TDR_SCENARIO_OFFLINE,
  TDR_SCENARIO_PROMPTS,
  TDR_SCENARIO_DECODE,
} TdrScenarioKind;

/**
 * TdrArrivals:
 * @TDR_ARRIVALS_MIXED: as it happens: a client sends its next request when the last is answered
 * @TDR_ARRIVALS_PACED: one request after another, in equal intervals; clients are how many are there on average
 * @TDR_ARRIVALS_TOGETHER: all clients send one request at the same moment, and the median waits
 * @TDR_ARRIVALS_WAVES: as in a closed loop whose answers are all as long, of a server that computes prompts before all
 *   else: the answers end in the same step, and the next prompts come together
 * @TDR_ARRIVALS_TRAINS: likewise of a server that computes prompts beside answers: who was answered one after another comes
 *   again so, and each new prompt finds the one before it being computed
 *
 * When the requests of a closed loop arrive.
 */
typedef enum {
  TDR_ARRIVALS_MIXED,
  TDR_ARRIVALS_PACED,
  TDR_ARRIVALS_TOGETHER,
  TDR_ARRIVALS_WAVES,
  TDR_ARRIVALS_TRAINS,
} TdrArrivals;

/**
 * TdrScenario:
 * @clients: requests in progress or waiting, of one replica: clients of a closed loop, sequences of a batch
 * @requests: offline: how many in all
 * @requests_per_second: open loop: of one replica
 * @most_sequences: that the server runs together, 0 if only memory limits them
 * @compiled_tokens: length for which a program of fixed shapes was compiled, 0 where shapes vary
 * @cache_capacity_tokens: that fit in one replica's memory
 * @guesses: tokens that the model guesses ahead in every step of a closed loop with one layer more of its own, 0 for none
 * @host_samples: whether the host chooses the tokens of a closed loop, one sequence after another
 * @prompts_apart: whether the server computes prompts in steps of their own
 * @patience: decode steps for which a server puts off a prompt too small for what runs, 0 for none
 * @gathering_steps: likewise whatever runs, from the first prompt on and in the hope of others
 * @polling_steps: decode steps from one look at the queue to the next, 0 for every one
 * @arrivals: of a closed loop
 *
 * A load on one replica.
 */
typedef struct {
  TdrScenarioKind kind;
  TdrTraffic traffic;
  double clients;
  double requests;
  double requests_per_second;
  double most_sequences;
  double compiled_tokens;
  double cache_capacity_tokens;
  int guesses;
  gboolean host_samples;
  gboolean prompts_apart;
  double patience;
  double gathering_steps;
  double polling_steps;
  TdrArrivals arrivals;
} TdrScenario;

/**
 * TdrPrediction:
 * @saturated: whether the load is more than the replica can do
 * @batch: sequences in progress on average; where requests come paced or together, those past their first token
 * @first_token_seconds: mean, from a request's arrival; of requests that come together, the median
 * @token_interval_seconds: mean time per output token after the first
 * @step_seconds: of one decode step; where nothing is guessed ahead, the median interval if most steps have no prefill in
 *   them
 * @request_seconds: from arrival to the last token
 * @output_tokens_per_second: of the replica
 * @input_tokens_per_second: likewise
 *
 * What a replica does under a load.
 */
typedef struct {
  gboolean saturated;
  double batch;
  double first_token_seconds;
  double token_interval_seconds;
  double step_seconds;
  double request_seconds;
  double output_tokens_per_second;
  double input_tokens_per_second;
} TdrPrediction;

TdrPrediction tdr_scenario_predict (const TdrScenario     *self,
                                    const TdrRoofline     *roofline,
                                    const TdrCoefficients *coefficients);

G_END_DECLS
