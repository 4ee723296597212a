/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-fleet-blend.h"
#include "tdr-term-costs.h"

G_BEGIN_DECLS

/**
 * TdrFleetOption:
 * @committed: the plan whose machines are committed
 * @on_demand: the plan for the same machines by the hour
 * @commitment_months: of each signature
 * @blend: how many to commit, and what that leads to
 *
 * Machines that follow the load, the base of them committed.
 */
typedef struct {
  const TdrPlan *committed;
  const TdrPlan *on_demand;
  guint commitment_months;
  TdrFleetBlend *blend;
} TdrFleetOption;

GPtrArray *tdr_fleet_options_new (TdrEvaluation        *evaluation,
                                  guint                 workload,
                                  const TdrTermDemand  *demand,
                                  const TdrTermCost    *costs,
                                  guint                 n_costs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
