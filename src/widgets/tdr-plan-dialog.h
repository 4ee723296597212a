/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-plan-item.h"

G_BEGIN_DECLS

/**
 * TdrPlanDialog:
 *
 * Everything about one plan, where there is no pane beside a list.
 */
#define TDR_TYPE_PLAN_DIALOG (tdr_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrPlanDialog, tdr_plan_dialog, TDR, PLAN_DIALOG, AdwDialog)

AdwDialog *tdr_plan_dialog_new (TdrPlanItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
