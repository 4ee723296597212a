/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

/**
 * TdrPlanList:
 *
 * The plans of one workload, in the order of their rank, as a #GListModel of #TdrPlanItem. An item is made when it is
 * first asked for: a list on the screen asks for a screenful of thousands.
 */
#define TDR_TYPE_PLAN_LIST (tdr_plan_list_get_type ())
G_DECLARE_FINAL_TYPE (TdrPlanList, tdr_plan_list, TDR, PLAN_LIST, GObject)

TdrPlanList *tdr_plan_list_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_plan_list_set_workload (TdrPlanList   *self,
                                         TdrEvaluation *evaluation,
                                         guint          workload);

G_END_DECLS
