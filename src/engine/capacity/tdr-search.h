/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-calibration.h"
#include "tdr-serving.h"
#include "tdr-steady-state.h"

G_BEGIN_DECLS

/**
 * TdrCandidate:
 * @constraint: why it cannot serve, or %TDR_CONSTRAINT_NONE
 * @stop: what keeps the batch from growing: memory, a target, or %TDR_CONSTRAINT_NONE where the scheduler's limit does
 * @state: of one replica
 * @requests_per_second: of the whole host
 *
 * One configuration that was tried, at the largest batch it may run.
 */
typedef struct {
  TdrServingConstraint constraint;
  TdrServingConstraint stop;
  TdrLayout layout;
  int weight_bits;
  int replicas;
  int batch;
  TdrSteadyState state;
  double requests_per_second;
} TdrCandidate;

TdrCandidate tdr_search_best (const TdrModelSpec     *model,
                              const TdrHost          *host,
                              const TdrServingDemand *demand,
                              const TdrCalibration   *calibration);

G_END_DECLS
