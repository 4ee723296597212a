/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"
#include "tdr-tender.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Each replaces what is in @lines, a list of TdrLine, by one side of @plan. */
void tdr_plan_lines_cost     (GListStore      *lines,
                              const TdrPlan   *plan,
                              TdrEvaluation   *evaluation);
void tdr_plan_lines_sizing   (GListStore      *lines,
                              const TdrPlan   *plan);
void tdr_plan_lines_verdicts (GListStore      *lines,
                              const TdrPlan   *plan,
                              const TdrTender *tender);
void tdr_plan_lines_facts    (GListStore      *lines,
                              const TdrPlan   *plan);

G_END_DECLS
