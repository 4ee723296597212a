/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "tdr-box.h"
#include "tdr-chart.h"
#include "tdr-frame.h"
#include "tdr-palette.h"

G_BEGIN_DECLS

TdrFrame *tdr_plot_lay_out  (const TdrChart   *chart,
                             PangoContext     *text,
                             double            width,
                             double            height) G_GNUC_WARN_UNUSED_RESULT;
double   tdr_plot_measure   (const TdrChart   *chart,
                             PangoContext     *text,
                             double            width);
void     tdr_plot_draw      (const TdrChart   *chart,
                             const TdrPalette *palette,
                             cairo_t          *cr,
                             PangoContext     *text,
                             double            width,
                             double            height);
gboolean tdr_plot_mark_box  (const TdrChart   *chart,
                             PangoContext     *text,
                             double            width,
                             double            height,
                             guint             mark,
                             TdrBox           *box);
int      tdr_plot_hit       (const TdrChart   *chart,
                             PangoContext     *text,
                             double            width,
                             double            height,
                             double            x,
                             double            y);

G_END_DECLS
