/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-accelerator.h"
#include "tdr-adapters.h"
#include "tdr-model-spec.h"
#include "tdr-speculation.h"
#include "tdr-steady-state.h"

G_BEGIN_DECLS

/* Hosts are loaded to this share at the peak, so that a burst within the busiest hour does not queue. */
#define TDR_PEAK_LOAD 0.7

/**
 * TdrLatencyStatistic:
 * @TDR_LATENCY_MEAN: on average over the requests
 * @TDR_LATENCY_P95: of all requests but the slowest twentieth
 *
 * What a wanted latency is meant of.
 */
typedef enum {
  TDR_LATENCY_MEAN,
  TDR_LATENCY_P95,
} TdrLatencyStatistic;

/**
 * TdrServingMode:
 * @TDR_SERVING_AGGREGATED: every replica computes prompts and answers
 * @TDR_SERVING_DISAGGREGATED: some hosts compute prompts, and send keys and values to others, which answer
 * @TDR_SERVING_CHEAPEST: whichever needs fewer hosts; the former if both need as many
 */
typedef enum {
  TDR_SERVING_AGGREGATED,
  TDR_SERVING_DISAGGREGATED,
  TDR_SERVING_CHEAPEST,
} TdrServingMode;

/**
 * TdrServingDemand:
 * @peak_requests_per_second: requests in the busiest hour; 0 for work without a deadline
 * @mean_requests_per_second: requests averaged over the month
 * @input_tokens: tokens of one prompt
 * @cached_share: share of the prompt whose keys and values are already in memory, 0 to 1
 * @output_tokens: tokens of one answer
 * @first_token_seconds: longest acceptable time to first token, 0 if it does not matter
 * @token_interval_seconds: longest acceptable time per output token, 0 if it does not matter
 * @statistic: what both are meant of
 * @peak_load: share of what hosts can do to which they are loaded at the peak; 0: the usual one
 * @speculation: guesses ahead, if any
 * @adapters: low-rank adapters on the model, if any
 *
 * What is asked of a model's servers. Capacity is bought for the peak with a margin; money is spent around the clock.
 */
typedef struct {
  double peak_requests_per_second;
  double mean_requests_per_second;
  double input_tokens;
  double cached_share;
  double output_tokens;
  double first_token_seconds;
  double token_interval_seconds;
  TdrLatencyStatistic statistic;
  double peak_load;
  TdrSpeculation speculation;
  TdrAdapters adapters;
  TdrServingMode mode;
} TdrServingDemand;

/**
 * TdrServingStatus:
 * @TDR_SERVING_FEASIBLE: the host serves the model within the targets
 * @TDR_SERVING_INFEASIBLE: it cannot: @constraint says what binds
 */
typedef enum {
  TDR_SERVING_FEASIBLE,
  TDR_SERVING_INFEASIBLE,
} TdrServingStatus;

/**
 * TdrServingConstraint:
 *
 * What limits a configuration: the roofline that binds when it is feasible, the reason when it is not.
 */
typedef enum {
  TDR_CONSTRAINT_NONE,
  TDR_CONSTRAINT_WEIGHTS_BANDWIDTH,
  TDR_CONSTRAINT_CACHE_BANDWIDTH,
  TDR_CONSTRAINT_COMPUTE,
  TDR_CONSTRAINT_NETWORK,
  TDR_CONSTRAINT_OVERHEAD,
  TDR_CONSTRAINT_MEMORY,
  TDR_CONSTRAINT_FIRST_TOKEN,
  TDR_CONSTRAINT_TOKEN_INTERVAL,
  TDR_CONSTRAINT_CONTEXT,
  TDR_CONSTRAINT_UNKNOWN_CHIP,
} TdrServingConstraint;

/**
 * TdrPredictionBasis:
 * @TDR_BASIS_CALIBRATED: fitted on published runs of this chip
 * @TDR_BASIS_FAMILY: fitted on runs of its family only
 * @TDR_BASIS_PRIOR: from data sheets, physics and what measured chips in general reach
 */
typedef enum {
  TDR_BASIS_CALIBRATED,
  TDR_BASIS_FAMILY,
  TDR_BASIS_PRIOR,
} TdrPredictionBasis;

/**
 * TdrInterval:
 *
 * A prediction: 80 % of measured runs fall between @low and @high.
 */
typedef struct {
  double low;
  double central;
  double high;
} TdrInterval;

/**
 * TdrPrefillSide:
 * @weight_bits: as in TdrServingPoint
 * @load: share of the time in which they compute when the decoding hosts are fully loaded, 0 to 1
 * @requests_per_second: of one host at that load
 * @transfer_seconds: of one prompt's keys and values to the decoding host
 *
 * Hosts that compute prompts only.
 */
typedef struct {
  int weight_bits;
  int tensor_parallel;
  int pipeline_parallel;
  int data_parallel;
  int replicas;
  double load;
  double requests_per_second;
  double transfer_seconds;
} TdrPrefillSide;

/**
 * TdrServingPoint:
 * @weight_bits: bits a weight
 * @tensor_parallel: chips over which each layer of a replica is divided
 * @pipeline_parallel: stages of successive layers of one replica
 * @data_parallel: attention groups of one replica that share its experts
 * @replicas: replicas on one host
 * @batch: sequences that one replica decodes together
 * @output_tokens_per_second: of one host at the most it can do within the targets
 * @requests_per_second: likewise
 * @first_token_seconds: mean at that load
 * @token_interval_seconds: mean at that load
 * @first_token_p95_seconds: of all requests but the slowest twentieth
 * @token_interval_p95_seconds: likewise
 * @mode: never %TDR_SERVING_CHEAPEST
 * @prefill: where prompts are computed on other hosts; all else of the point then speaks of those that decode, but for
 *   the rates, which are those of all hosts together, by host
 * @limit: the roofline that binds, or why it cannot be
 * @calibration_runs: measured figures of the chip, or of its family, behind the prediction
 * @calibration_error: median error of predicted throughput on runs that were left out of the fit, 0 to 1
 *
 * One configuration of a model on one host, and what it does.
 */
typedef struct {
  TdrServingStatus status;
  TdrServingConstraint limit;
  int weight_bits;
  int tensor_parallel;
  int pipeline_parallel;
  int data_parallel;
  int replicas;
  int batch;
  TdrInterval output_tokens_per_second;
  TdrInterval requests_per_second;
  TdrInterval first_token_seconds;
  TdrInterval token_interval_seconds;
  TdrInterval first_token_p95_seconds;
  TdrInterval token_interval_p95_seconds;
  TdrServingMode mode;
  TdrPrefillSide prefill;
  TdrPredictionBasis basis;
  int calibration_runs;
  double calibration_error;
} TdrServingPoint;

/**
 * TdrSizing:
 * @hosts: to rent, @spare_hosts and @prefill_hosts of them included
 * @spare_hosts: one where the load has a deadline, so that one may fail
 * @prefill_hosts: that compute prompts only
 * @utilisation: mean load over what all hosts could do, 0 to 1
 */
typedef struct {
  TdrServingPoint point;
  int hosts;
  int spare_hosts;
  int prefill_hosts;
  double utilisation;
} TdrSizing;

gboolean    tdr_serving_demand_check          (const TdrServingDemand  *demand,
                                               GError                 **error);
TdrTraffic  tdr_serving_demand_get_traffic    (const TdrServingDemand  *demand,
                                               const TdrAccelerator    *chip);
gboolean    tdr_sizing_compute                (const TdrModelSpec      *model,
                                               const TdrHost           *host,
                                               const TdrServingDemand  *demand,
                                               TdrSizing               *sizing,
                                               GError                 **error);
int         tdr_sizing_count_hosts            (const TdrSizing         *sizing,
                                               double                   peak,
                                               double                   mean);
gint64      tdr_sizing_requests_per_month     (const TdrSizing         *sizing,
                                               double                   load_factor);
const char *tdr_serving_constraint_to_string  (TdrServingConstraint     constraint);
const char *tdr_prediction_basis_to_string    (TdrPredictionBasis       basis);
const char *tdr_serving_mode_to_string        (TdrServingMode           mode);

G_END_DECLS
