/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-uncertainty.h"

G_BEGIN_DECLS

/**
 * TdrCommittedUse:
 * @capacity: requests a month that the commitment carries when busy around the clock, as planned
 * @throughput: column whose value that is multiplied by, or %TDR_CERTAIN
 * @first_month: for which it is paid, counted from 1
 * @last_month: included
 * @least_share: of the capacity: below it the commitment counts as under-used: its break-even utilisation, for instance
 */
typedef struct {
  gint64 capacity;
  int throughput;
  guint first_month;
  guint last_month;
  double least_share;
} TdrCommittedUse;

/**
 * TdrUseRisk:
 * @chance_under: share of draws in which less than the least share is used
 * @expected_use: of the capacity, on average over the draws, 0 to 1
 * @expected_overflow: share of the requests that the commitment does not carry, on average over the draws
 */
typedef struct {
  double chance_under;
  double expected_use;
  double expected_overflow;
} TdrUseRisk;

gboolean tdr_use_risk_compute (const TdrWorkload         *workload,
                               const TdrUncertainDemand  *demand,
                               const TdrDraws            *draws,
                               const TdrCommittedUse     *commitment,
                               TdrUseRisk                *risk,
                               GError                   **error);

G_END_DECLS
