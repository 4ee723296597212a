/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-chart.h"
#include "tdr-evaluation.h"

G_BEGIN_DECLS

TdrChart *tdr_requirement_view_new_funnel (TdrEvaluation               *evaluation) G_GNUC_WARN_UNUSED_RESULT;
char     *tdr_requirement_view_dup_title  (const TdrTenderRequirement  *requirement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
