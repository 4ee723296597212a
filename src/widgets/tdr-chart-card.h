/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-chart.h"

G_BEGIN_DECLS

/**
 * TdrChartCard:
 *
 * A chart with its title and finding above it, which turns into the table of its figures and back.
 */
#define TDR_TYPE_CHART_CARD (tdr_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (TdrChartCard, tdr_chart_card, TDR, CHART_CARD, AdwBin)

void tdr_chart_card_set_chart (TdrChartCard *self,
                               TdrChart     *chart);

G_END_DECLS
