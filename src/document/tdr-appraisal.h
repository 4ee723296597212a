/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-blend-option.h"
#include "tdr-break-even.h"
#include "tdr-evaluation.h"
#include "tdr-fleet-option.h"
#include "tdr-term-costs.h"
#include "tdr-volume-phase.h"

G_BEGIN_DECLS

/**
 * TdrAppraisalRound:
 * @demand: of the workload over the term
 * @costs: (array length=n_costs): contenders and shortlisted plans; first the @n_ranked that can be chosen and whose cost
 *   is known, by present value
 * @curve: load duration curve of the term; %NULL where everything may wait for a batch
 * @options: (element-type TdrBlendOption): committed capacity with overflow elsewhere, the cheapest first
 * @fleets: (element-type TdrFleetOption): machines that follow the load, the base of them committed, the cheapest first;
 *   empty where everything may wait for a batch
 * @phases: (array length=n_ranked) (nullable elements): what a month costs as a function of its requests, for each
 *   stretch of the term in which prices stay (#TdrVolumePhase); %NULL where it does not follow from them
 * @volumes: (array length=n_ranked): the mean of those over the term, with tax and operations; valid where there are phases
 * @crossings: (nullable) (element-type TdrCrossing): where the order of the best and the runner-up changes, from one
 *   request a month to ten times the first month's
 * @has_discount: whether a discount on the runner-up makes it as cheap as the best, by present value
 * @discount_ppm: of its price, the smallest that does, in millionths
 * @has_rise: whether a rise of the best's price makes it as dear as the runner-up
 * @rise_ppm: the smallest that does, likewise
 * @payback_month: of the best against the runner-up, as tdr_cash_flow_find_payback() says it
 *
 * One workload over the term.
 */
typedef struct {
  TdrTermDemand demand;
  TdrTermCost *costs;
  guint n_costs;
  guint n_ranked;
  TdrLoadCurve *curve;
  GPtrArray *options;
  GPtrArray *fleets;
  GArray **phases;
  TdrVolumeCost *volumes;
  GArray *crossings;
  gboolean has_discount;
  int discount_ppm;
  gboolean has_rise;
  gint64 rise_ppm;
  guint payback_month;
} TdrAppraisalRound;

/**
 * TdrAppraisal:
 * @assumptions: of the tender, or the defaults
 * @rounds: (array length=n_rounds): one a workload
 * @total: of the best of every workload, undiscounted; meaningless unless @complete
 * @present_value: likewise
 * @complete: whether every workload has a plan that can be chosen
 *
 * What the plans of an evaluation cost over the term, and what to commit. Immutable; keeps its evaluation.
 */
typedef struct {
  TdrEvaluation *evaluation;
  TdrAssumptions *assumptions;
  TdrAppraisalRound *rounds;
  guint n_rounds;
  TdrMoney total;
  TdrMoney present_value;
  gboolean complete;
} TdrAppraisal;

TdrAppraisal      *tdr_appraisal_new        (TdrEvaluation        *evaluation,
                                             GCancellable         *cancellable,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void               tdr_appraisal_free       (TdrAppraisal         *self);
void               tdr_appraisal_run_async  (TdrEvaluation        *evaluation,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
TdrAppraisal      *tdr_appraisal_run_finish (GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
const TdrTermCost *tdr_appraisal_find_cost  (const TdrAppraisal   *self,
                                             guint                 workload,
                                             const char           *plan_id);
GPtrArray         *tdr_appraisal_round_list_without_volume (const TdrAppraisalRound *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAppraisal, tdr_appraisal_free)

G_END_DECLS
