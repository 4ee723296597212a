/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-chart.h"
#include "tdr-evaluation.h"

G_BEGIN_DECLS

TdrChart *tdr_chip_view_new_chart (TdrEvaluation *evaluation,
                                   guint          workload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
