/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

/**
 * TdrDecision:
 * @winner: (nullable): the cheapest plan that ranks
 * @runner_up: (nullable): the cheapest of another group
 * @other_seller: (nullable): the cheapest that somebody else than the winner's provider sells
 * @is_open: whether the winner's model has open weights, whoever serves it
 * @n_ranked: plans that rank, one a group
 * @n_unknown: plans, one a group, that pass every must but whose cost is not known
 * @waivers: (array length=n_waivers) (nullable elements): for each requirement of the tender the cheapest plan that
 *   only this must keeps from costing less than the winner; %NULL where there is none
 *
 * What to decide for one workload, and what would change it. Plans belong to the evaluation.
 */
typedef struct {
  const TdrPlan *winner;
  const TdrPlan *runner_up;
  const TdrPlan *other_seller;
  gboolean is_open;
  guint n_ranked;
  guint n_unknown;
  const TdrPlan **waivers;
  guint n_waivers;
} TdrDecision;

TdrDecision *tdr_decision_new         (TdrEvaluation      *evaluation,
                                       guint               workload) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_decision_free        (TdrDecision        *self);
char        *tdr_decision_dup_margin  (const TdrDecision  *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *tdr_decision_list_ties   (const TdrDecision  *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *tdr_decision_list_changes (const TdrDecision *self,
                                        TdrEvaluation     *evaluation) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrDecision, tdr_decision_free)

G_END_DECLS
