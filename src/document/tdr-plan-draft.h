/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-fit.h"
#include "tdr-planner.h"

G_BEGIN_DECLS

/**
 * TdrPlanRound:
 * @index: of the workload in the tender
 * @usage: of its first month, with the peak of its greatest
 * @demand: what machines are sized for
 * @candidates: (nullable): canonical names of the models wanted; %NULL: all
 * @nothing: the sizing of plans without machines of one's own
 * @problems: (nullable elements): why a way to pay for a machine will not do
 * @plans: (element-type TdrPlan): those made so far
 *
 * What one workload asks of every offer.
 */
typedef struct {
  const TdrPlanner *planner;
  guint index;
  const TdrTenderWorkload *workload;
  TdrUsage usage;
  TdrServingDemand demand;
  GHashTable *candidates;
  const TdrSizing *nothing;
  const char *problems[TDR_N_TERMS];
  GPtrArray *plans;
} TdrPlanRound;

/**
 * TdrPlanDraft:
 *
 * A plan while it is made, with room for every line of its cost.
 */
typedef struct {
  TdrPlan plan;
  TdrCost cost;
} TdrPlanDraft;

const char   *tdr_plan_round_keep           (const TdrPlanRound   *self,
                                             const char           *format,
                                             ...) G_GNUC_PRINTF (2, 3);
TdrPlanDraft *tdr_plan_draft_start          (const TdrPlanRound   *round,
                                             TdrPlan               plan);
void          tdr_plan_draft_set_ruling     (TdrPlanDraft         *self,
                                             const TdrRuling      *ruling);
void          tdr_plan_draft_set_place      (TdrPlanDraft         *self,
                                             const TdrLineupPlace *place);
void          tdr_plan_draft_price_offer    (TdrPlanDraft         *self,
                                             const TdrPlanRound   *round);
void          tdr_plan_draft_price_machines (TdrPlanDraft         *self,
                                             const TdrPlanRound   *round);
void          tdr_plan_draft_price_quote    (TdrPlanDraft         *self,
                                             const TdrPlanRound   *round);
void          tdr_plan_draft_finish         (TdrPlanDraft         *self,
                                             const TdrPlanRound   *round);
void          tdr_plan_draft_finish_unfit   (TdrPlanDraft         *self,
                                             const TdrPlanRound   *round,
                                             const TdrFit         *on_host);

G_END_DECLS
