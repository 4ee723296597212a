/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

/**
 * TdrPlanItem:
 *
 * One plan of an evaluation, as a row of a list shows it. Immutable; keeps the evaluation.
 */
#define TDR_TYPE_PLAN_ITEM (tdr_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (TdrPlanItem, tdr_plan_item, TDR, PLAN_ITEM, GObject)

TdrPlanItem   *tdr_plan_item_new            (TdrEvaluation *evaluation,
                                             const TdrPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
TdrEvaluation *tdr_plan_item_get_evaluation (TdrPlanItem   *self);
const TdrPlan *tdr_plan_item_get_plan       (TdrPlanItem   *self);

G_END_DECLS
