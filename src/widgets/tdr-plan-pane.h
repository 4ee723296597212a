/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-plan-item.h"

G_BEGIN_DECLS

/**
 * TdrPlanPane:
 *
 * Everything about one plan: its cost line by line, how it was sized, its verdicts, each with its evidence.
 */
#define TDR_TYPE_PLAN_PANE (tdr_plan_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdrPlanPane, tdr_plan_pane, TDR, PLAN_PANE, AdwBin)

void tdr_plan_pane_set_item (TdrPlanPane *self,
                             TdrPlanItem *item);

G_END_DECLS
