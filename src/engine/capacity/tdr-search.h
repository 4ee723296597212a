/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-place-load.h"

G_BEGIN_DECLS

/**
 * TdrCandidate:
 * @place: how the model lies on the host, or %NULL where nothing fits
 * @constraint: why it cannot serve, or %TDR_CONSTRAINT_NONE
 * @stop: what keeps the batch from growing: memory, a target, or %TDR_CONSTRAINT_NONE where the scheduler's limit does
 * @state: of one replica
 * @requests_per_second: of the whole host
 *
 * One configuration at the largest batch it may run.
 */
typedef struct {
  const TdrSearchPlace *place;
  TdrServingConstraint constraint;
  TdrServingConstraint stop;
  int batch;
  TdrSteadyState state;
  double requests_per_second;
} TdrCandidate;

TdrCandidate tdr_search_best (const TdrSearchSpace   *space,
                              const TdrServingDemand *demand);

G_END_DECLS
