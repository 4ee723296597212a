/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-risk.h"

G_BEGIN_DECLS

/**
 * TdrRiskWorlds:
 * @n_columns: the factors that all plans share, then the throughput of each machine by itself
 * @distributions: (array length=n_columns)
 * @price_samples: (nullable): of the distribution of prices
 * @ranges: (array length=n_columns): how far each goes in the tornado
 * @correlations: (array): row by row
 * @draws: (nullable): the worlds, once they are drawn
 * @demand: of the round
 * @shape: (array): of @demand
 * @plans: (array): of the round
 * @phases: (element-type GArray): of @plans, with the tax that is not recovered
 * @certain: (element-type double*): what the months of @plans cost beside
 * @operations: (nullable): that of all self-hosted plans
 *
 * What chance moves.
 */
typedef struct {
  const TdrAppraisal *appraisal;
  GCancellable *cancellable;
  guint n_columns;
  TdrDistribution *distributions;
  double *price_samples;
  TdrFactorRange *ranges;
  double *correlations;
  TdrDraws *draws;
  TdrUncertainDemand demand;
  double shape[TDR_MAX_TERM_MONTHS];
  TdrUncertainPlan plans[TDR_MOST_RISK_PLANS];
  GPtrArray *phases;
  GPtrArray *certain;
  const double *operations;
} TdrRiskWorlds;

void     tdr_risk_worlds_init           (TdrRiskWorlds            *self,
                                         const TdrAppraisal       *appraisal,
                                         GCancellable             *cancellable);
void     tdr_risk_worlds_clear          (TdrRiskWorlds            *self);
gboolean tdr_risk_worlds_take_plans     (TdrRiskWorlds            *self,
                                         const TdrAppraisalRound  *appraised,
                                         TdrRiskRound             *round,
                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_risk_worlds_draw           (TdrRiskWorlds            *self,
                                         GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
int      tdr_risk_worlds_get_throughput (const TdrRiskWorlds      *self,
                                         const TdrRiskRound       *round,
                                         const TdrPlan            *plan);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdrRiskWorlds, tdr_risk_worlds_clear)

G_END_DECLS
