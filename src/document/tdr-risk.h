/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"
#include "tdr-sensitivity.h"
#include "tdr-stated-swing.h"
#include "tdr-use-risk.h"

G_BEGIN_DECLS

#define TDR_MOST_RISK_PLANS 40   /* the cheapest as planned: what costs more than all of them decides nothing */
#define TDR_N_RISK_SHARES 3      /* P10, P50 and P90 */

/**
 * TdrRiskPlan:
 * @amounts: over the term, exceeded in nine, five and one of ten draws: P10, P50 and P90
 * @expected_regret: what it costs on average beyond the plan that turns out cheapest
 * @greatest_regret: likewise at worst
 * @chance_cheapest: that it costs least of all plans
 *
 * What a plan costs in many worlds.
 */
typedef struct {
  const TdrTermCost *cost;
  TdrMoney amounts[TDR_N_RISK_SHARES];
  TdrMoney mean;
  TdrMoney expected_regret;
  TdrMoney greatest_regret;
  double chance_cheapest;
} TdrRiskPlan;

/**
 * TdrRiskUse:
 * @option: (nullable): the cheapest way to commit; %NULL where nothing is worth committing, or nothing sells the same by
 *   use to hold it against
 * @last_month: of the first commitment, which begins with the term
 * @use: of it; used less than it takes to cost no more than the same work by use, a commitment is under-used
 *
 * How far the first commitment may be left idle.
 */
typedef struct {
  const TdrBlendOption *option;
  guint last_month;
  TdrUseRisk use;
} TdrRiskUse;

/**
 * TdrRiskRound:
 * @plans: (array length=n_plans): those that can be chosen and whose cost follows from the volume, in the appraisal's
 *   order; the first is the best of them as planned
 * @chance_cheaper: (array): how likely the plan of a row costs less than that of a column, row by row
 * @months: (array): P10, P50 and P90 of each month of the best
 * @tornado: (element-type TdrTornadoBar): of the best, the widest swing first
 * @tipping: (element-type TdrTippingPoint): what would make another plan the best
 * @stated: (element-type TdrStatedSwing): what is not drawn, moved one figure at a time
 * @commitment: in the same worlds
 */
typedef struct {
  TdrRiskPlan *plans;
  guint n_plans;
  double *chance_cheaper;
  TdrMoney *months;
  GArray *tornado;
  GArray *tipping;
  GArray *stated;
  TdrRiskUse commitment;
} TdrRiskRound;

/**
 * TdrRisk:
 * @n_draws: worlds in which everything is priced
 * @rounds: (array length=n_rounds): one a workload
 * @has_total: whether the best plan of every workload is drawn
 * @amounts: P10, P50 and P90 of the best of all workloads together, with the same demand, prices and growth in each world
 * @chance_over_budget: of the same; meaningless without a budget
 *
 * How far an appraisal may be off. Prices, demand, growth, tokens and throughput are drawn as the assumptions say, in
 * the same worlds for every plan. Season, ramp, tax, operations and the end of models are not drawn: each is in every world
 * as planned, so that the world in which nothing comes otherwise costs what the appraisal says.
 */
typedef struct {
  TdrAppraisal *appraisal;
  guint n_draws;
  guint64 seed;
  TdrRiskRound *rounds;
  guint n_rounds;
  gboolean has_total;
  TdrMoney amounts[TDR_N_RISK_SHARES];
  double chance_over_budget;
} TdrRisk;

TdrRisk    *tdr_risk_new          (TdrAppraisal         *appraisal,
                                   GCancellable         *cancellable,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        tdr_risk_free         (TdrRisk              *self);
void        tdr_risk_run_async    (TdrEvaluation        *evaluation,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
TdrRisk    *tdr_risk_run_finish   (GAsyncResult         *result,
                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;
TdrUncertainFactor tdr_risk_get_factor (guint            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrRisk, tdr_risk_free)

G_END_DECLS
