/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "tdr-box.h"
#include "tdr-chart.h"

G_BEGIN_DECLS

/**
 * TdrInk:
 *
 * What a text or a line is for, which decides its colour.
 */
typedef enum {
  TDR_INK_TEXT,
  TDR_INK_MUTED,
  TDR_INK_GRID,
} TdrInk;

/**
 * TdrFrameText:
 * @box: where it stands; no two texts of a frame overlap
 * @layout: not wider than @box
 * @has_plate: whether the surface is laid under it, so that it can be read on areas and lines
 */
typedef struct {
  TdrBox box;
  PangoLayout *layout;
  TdrInk ink;
  gboolean has_plate;
} TdrFrameText;

/**
 * TdrFrameLine:
 *
 * An axis, a line of the grid, a whisker, or a line from a label to its dot.
 */
typedef struct {
  double x1;
  double y1;
  double x2;
  double y2;
  TdrInk ink;
} TdrFrameLine;

/**
 * TdrFrameArea:
 * @is_dot: a marker in the middle of @box rather than a filled rectangle
 */
typedef struct {
  TdrBox box;
  TdrTone tone;
  gboolean is_dot;
} TdrFrameArea;

/**
 * TdrFramePath:
 * @is_filled: an area rather than a line in the dashes of its tone
 * @points: (element-type TdrChartPoint)
 */
typedef struct {
  TdrTone tone;
  gboolean is_filled;
  GArray *points;
} TdrFramePath;

/**
 * TdrFrame:
 * @text: what texts are set with
 * @line_height: of its font
 * @width: of the whole chart
 * @height: that it takes
 * @plot: the part that values are drawn in
 * @marks: (element-type TdrBox): what a pointer hits and a focus surrounds, one per mark of the chart
 *
 * Everything that a chart draws, laid out: a kind of chart makes a frame, and a frame is drawn the same way for all.
 * A layout knows nothing of colours.
 */
typedef struct {
  PangoContext *text;
  double line_height;
  double width;
  double height;
  TdrBox plot;
  GPtrArray *texts;
  GArray *lines;
  GArray *areas;
  GPtrArray *paths;
  GArray *marks;
} TdrFrame;

TdrFrame    *tdr_frame_new        (PangoContext     *text,
                                   double            width);
void         tdr_frame_free       (TdrFrame         *self);
PangoLayout *tdr_frame_set_text   (const TdrFrame   *self,
                                   const char       *words,
                                   double            size,
                                   gboolean          bold,
                                   double            most_width);
TdrBox       tdr_frame_add_text   (TdrFrame         *self,
                                   PangoLayout      *layout,
                                   double            x,
                                   double            y,
                                   TdrInk            ink);
void         tdr_frame_add_line   (TdrFrame         *self,
                                   double            x1,
                                   double            y1,
                                   double            x2,
                                   double            y2,
                                   TdrInk            ink);
void         tdr_frame_add_area   (TdrFrame         *self,
                                   TdrBox            box,
                                   TdrTone           tone,
                                   gboolean          is_dot);
TdrBox       tdr_frame_add_label  (TdrFrame         *self,
                                   PangoLayout      *layout,
                                   double            x,
                                   double            y);
GArray      *tdr_frame_add_path   (TdrFrame         *self,
                                   TdrTone           tone,
                                   gboolean          is_filled);
void         tdr_frame_add_mark   (TdrFrame         *self,
                                   TdrBox            box);
gboolean     tdr_frame_is_free    (const TdrFrame   *self,
                                   const TdrBox     *box);
void         tdr_frame_mirror     (TdrFrame         *self);
void         tdr_frame_draw       (const TdrFrame   *self,
                                   const TdrPalette *palette,
                                   cairo_t          *cr);

double       tdr_layout_get_width  (PangoLayout     *layout);
double       tdr_layout_get_height (PangoLayout     *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrFrame, tdr_frame_free)

G_END_DECLS
