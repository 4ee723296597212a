/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdrWeekView:
 *
 * How busy each hour of the week is, as seven rows of twenty-four cells. A click, or the space bar on the cell that the
 * arrow keys have reached, changes it; dragging paints.
 */
#define TDR_TYPE_WEEK_VIEW (tdr_week_view_get_type ())
G_DECLARE_FINAL_TYPE (TdrWeekView, tdr_week_view, TDR, WEEK_VIEW, GtkWidget)

void       tdr_week_view_set_week (TdrWeekView *self,
                                   const int   *week);
const int *tdr_week_view_get_week (TdrWeekView *self);

G_END_DECLS
