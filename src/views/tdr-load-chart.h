/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-chart.h"
#include "tdr-load-curve.h"

G_BEGIN_DECLS

TdrChart *tdr_load_chart_new (const TdrLoadCurve *curve,
                              double              committed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
