/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-break-even.h"
#include "tdr-chart.h"

G_BEGIN_DECLS

/**
 * TdrNamedCost:
 * @name: of an offer
 * @cost: of a month by its volume
 */
typedef struct {
  const char *name;
  TdrVolumeCost cost;
} TdrNamedCost;

TdrChart *tdr_break_even_chart_new (const TdrNamedCost *costs,
                                    guint               n_costs,
                                    gint64              requests) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
