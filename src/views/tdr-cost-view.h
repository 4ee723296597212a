/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-chart.h"
#include "tdr-evaluation.h"

G_BEGIN_DECLS

TdrChart      *tdr_cost_view_new_chart    (TdrEvaluation  *evaluation,
                                           guint           workload,
                                           guint           most_bars) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *tdr_cost_view_list_ranked  (TdrEvaluation  *evaluation,
                                           guint           workload) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *tdr_cost_view_list_unknown (TdrEvaluation  *evaluation,
                                           guint           workload) G_GNUC_WARN_UNUSED_RESULT;
char          *tdr_cost_view_dup_evidence (const TdrPlan  *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
