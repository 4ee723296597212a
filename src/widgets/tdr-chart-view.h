/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tdr-chart.h"

G_BEGIN_DECLS

/**
 * TdrChartView:
 *
 * A chart on the screen. Arrow keys walk over its marks; pointing at one, or walking to it, says its figures. It follows
 * the style: light, dark, high contrast.
 *
 * Accessibility: role image, named by the chart's title and described by the whole chart in words; each mark is
 * announced as the keys reach it.
 */
#define TDR_TYPE_CHART_VIEW (tdr_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (TdrChartView, tdr_chart_view, TDR, CHART_VIEW, GtkWidget)

GtkWidget *tdr_chart_view_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_chart_view_set_chart    (TdrChartView *self,
                                        TdrChart     *chart);
TdrChart  *tdr_chart_view_get_chart    (TdrChartView *self);
int        tdr_chart_view_get_selected (TdrChartView *self);

G_END_DECLS
