/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-frame.h"

G_BEGIN_DECLS

#define TDR_ROW_BAR 1.15   /* thickness of a bar, in lines of text */

/**
 * TdrRows:
 * @narrow: whether labels stand above their bars instead of beside them
 * @label_width: that they may take
 * @height: of one row
 *
 * The rows of a chart of level bars: a label each, with room for a bar.
 */
typedef struct {
  gboolean narrow;
  double label_width;
  double height;
} TdrRows;

/* Lays a chart out with rows of @stretch times their natural height. */
typedef TdrFrame *(*TdrRowsLayOut) (const TdrChart *chart,
                                    PangoContext   *text,
                                    double          width,
                                    double          stretch);

TdrRows   tdr_rows_measure   (const TdrFrame     *frame,
                              const TdrChart     *chart,
                              double              stretch);
double    tdr_rows_add_label (const TdrRows      *self,
                              TdrFrame           *frame,
                              const TdrChartMark *mark,
                              double              start,
                              guint               row);
TdrFrame *tdr_rows_stretch   (const TdrChart     *chart,
                              PangoContext       *text,
                              double              width,
                              double              height,
                              TdrRowsLayOut       lay_out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
