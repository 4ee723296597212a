/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-accelerator.h"
#include "tdr-model-spec.h"

G_BEGIN_DECLS

/* Hosts are loaded to this share at the peak, so that a burst within the busiest hour does not queue. */
#define TDR_PEAK_LOAD 0.7

/**
 * TdrServingDemand:
 * @peak_requests_per_second: requests in the busiest hour; 0 for work without a deadline
 * @mean_requests_per_second: requests averaged over the month
 * @input_tokens: tokens of one prompt
 * @cached_share: share of the prompt whose keys and values are already in memory, 0 to 1
 * @output_tokens: tokens of one answer
 * @first_token_seconds: longest acceptable time to first token, 0 if it does not matter
 * @token_interval_seconds: longest acceptable time per output token, 0 if it does not matter
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
 * TdrServingPoint:
 * @weight_bits: bits a weight
 * @tensor_parallel: chips over which each layer of a replica is divided
 * @pipeline_parallel: stages of successive layers of one replica
 * @data_parallel: attention groups of one replica that share its experts
 * @replicas: replicas on one host
 * @batch: sequences that one replica decodes together
 * @output_tokens_per_second: of one host at the most it can do within the targets
 * @requests_per_second: likewise
 * @first_token_seconds: at that load
 * @token_interval_seconds: at that load
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
  TdrPredictionBasis basis;
  int calibration_runs;
  double calibration_error;
} TdrServingPoint;

/**
 * TdrSizing:
 * @hosts: to rent, @spare_hosts of them included
 * @spare_hosts: one where the load has a deadline, so that one may fail
 * @utilisation: mean load over what all hosts could do, 0 to 1
 */
typedef struct {
  TdrServingPoint point;
  int hosts;
  int spare_hosts;
  double utilisation;
} TdrSizing;

gboolean    tdr_serving_demand_check          (const TdrServingDemand  *demand,
                                               GError                 **error);
gboolean    tdr_sizing_compute                (const TdrModelSpec      *model,
                                               const TdrHost           *host,
                                               const TdrServingDemand  *demand,
                                               TdrSizing               *sizing,
                                               GError                 **error);
gint64      tdr_sizing_requests_per_month     (const TdrSizing         *sizing,
                                               double                   peak_factor);
const char *tdr_serving_constraint_to_string  (TdrServingConstraint     constraint);
const char *tdr_prediction_basis_to_string    (TdrPredictionBasis       basis);

G_END_DECLS
