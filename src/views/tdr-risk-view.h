/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-risk.h"
#include "tdr-sheet.h"

G_BEGIN_DECLS

TdrSheet *tdr_risk_view_new_sheet    (const TdrRisk *risk,
                                      guint          workload) G_GNUC_WARN_UNUSED_RESULT;
TdrSheet *tdr_risk_view_new_total    (const TdrRisk *risk) G_GNUC_WARN_UNUSED_RESULT;
TdrSheet *tdr_risk_view_new_workload (const TdrRisk *risk,
                                      guint          workload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
