/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "tdr-palette.h"

G_BEGIN_DECLS

/**
 * TdrChartKind:
 * @TDR_CHART_BARS: one stacked horizontal bar a mark, a segment for each series
 * @TDR_CHART_DOTS: one dot a mark at (x, y), with whiskers from low to high
 * @TDR_CHART_FUNNEL: one bar a mark below its label, each what the one before it left
 * @TDR_CHART_CURVES: lines, areas and columns over one axis, on which each mark is a place
 * @TDR_CHART_TORNADO: one horizontal bar a mark, from its first value to its second
 */
typedef enum {
  TDR_CHART_BARS,
  TDR_CHART_DOTS,
  TDR_CHART_FUNNEL,
  TDR_CHART_CURVES,
  TDR_CHART_TORNADO,
} TdrChartKind;

/**
 * TdrShape:
 * @TDR_SHAPE_LINE: from mark to mark
 * @TDR_SHAPE_AREA: filled down to its floor
 * @TDR_SHAPE_COLUMN: an upright bar at each mark, upon those of the series before it
 * @TDR_SHAPE_NONE: in tables and words only, and the floor of an area perhaps
 *
 * How a series of a chart of curves is drawn.
 */
typedef enum {
  TDR_SHAPE_LINE,
  TDR_SHAPE_AREA,
  TDR_SHAPE_COLUMN,
  TDR_SHAPE_NONE,
} TdrShape;

/**
 * TdrChartPoint:
 *
 * A place in a plot, in the units of its axes, or of the picture.
 */
typedef struct {
  double x;
  double y;
} TdrChartPoint;

#define TDR_NO_FLOOR (-1)

/**
 * TdrChartSeries:
 * @legend: (nullable): its words in the legend where they are not its name
 * @floor: of an area: number of the series that it is filled down to, or %TDR_NO_FLOOR for the axis
 * @points: (element-type TdrChartPoint): of a curve: what is drawn where that is finer than the marks; else empty
 *
 * What the segments, dots or places of one tone have in common: an entry of the legend.
 */
typedef struct {
  char *name;
  char *legend;
  TdrTone tone;
  TdrShape shape;
  int floor;
  GArray *points;
} TdrChartSeries;

/**
 * TdrChartGuide:
 * @x: where an upright line crosses the plot; NAN: the line is a level one
 * @y: where a level line crosses it; NAN: the line is an upright one
 * @label: with its figure
 *
 * A value that others are held against, as a line through the plot; with both @x and @y, a place where two meet.
 */
typedef struct {
  double x;
  double y;
  char *label;
} TdrChartGuide;

/**
 * TdrChartValue:
 * @amount: where it is drawn; never read back as money
 * @text: (nullable): the figure as a person reads it; %NULL: there is no such value
 *
 * One figure. Its text is made by whoever knows the exact one.
 */
typedef struct {
  double amount;
  char *text;
} TdrChartValue;

/**
 * TdrChartMark:
 * @label: what it is
 * @detail: (nullable): a quieter second line, or what the requirement took in a funnel
 * @summary: the figure beside it ("41,200 USD"), or why there is none ("unknown: no price of cached prompts")
 * @note: (nullable): the evidence, for tooltips and tables
 * @known: whether there is anything to draw
 * @best: whether it is the winner
 * @series: of a dot
 * @x: of a dot, or where on the axis of curves the mark is
 * @y: of a dot
 * @y_low: foot of its whisker
 * @y_high: head of its whisker
 * @values: (array length=n_values): of a bar or a place of curves, one per series; of a funnel, one; of a tornado, two
 *
 * One bar, dot or stage.
 */
typedef struct {
  char *label;
  char *detail;
  char *summary;
  char *note;
  gboolean known;
  gboolean best;
  guint series;
  TdrChartValue x;
  TdrChartValue y;
  TdrChartValue y_low;
  TdrChartValue y_high;
  TdrChartValue *values;
  guint n_values;
} TdrChartMark;

/**
 * TdrChart:
 * @title: what is compared
 * @finding: (nullable): the one sentence that the chart shows
 * @category: what a mark is ("Offer"): head of the table's first column
 * @unit: of the figures ("USD a month"): title of the value axis
 * @x_title: (nullable): of the other axis where there is one
 * @series: (element-type TdrChartSeries)
 * @marks: (element-type TdrChartMark)
 * @guides: (element-type TdrChartGuide)
 *
 * A chart as plain values, which can say itself in words and as a table. Built once, then only read; references are
 * counted, not atomically. Title and finding are for whoever shows the chart to set above it, as a heading and a
 * paragraph: tdr_plot_draw() draws marks, axes and legend only.
 */
typedef struct {
  TdrChartKind kind;
  char *title;
  char *finding;
  char *category;
  char *unit;
  char *x_title;
  GPtrArray *series;
  GPtrArray *marks;
  GPtrArray *guides;
} TdrChart;

/**
 * TdrChartTable:
 * @n_columns: columns, the first of which names the mark
 * @heads: (array length=n_columns)
 * @numeric: (array length=n_columns): whether a column is of figures, to be aligned at its end
 * @rows: (element-type GStrv): @n_columns cells each; an empty cell is a value that does not apply
 *
 * The figures of a chart as a table of texts.
 */
typedef struct {
  guint n_columns;
  char **heads;
  gboolean *numeric;
  GPtrArray *rows;
} TdrChartTable;

TdrChart             *tdr_chart_new            (TdrChartKind     kind,
                                                const char      *title,
                                                const char      *category,
                                                const char      *unit);
TdrChart             *tdr_chart_ref            (TdrChart        *self);
void                  tdr_chart_unref          (TdrChart        *self);
void                  tdr_chart_set_finding    (TdrChart        *self,
                                                const char      *finding);
void                  tdr_chart_set_x_title    (TdrChart        *self,
                                                const char      *x_title);
guint                 tdr_chart_add_series     (TdrChart        *self,
                                                const char      *name,
                                                TdrTone          tone);
guint                 tdr_chart_add_curve      (TdrChart        *self,
                                                const char      *name,
                                                TdrTone          tone,
                                                TdrShape         shape);
void                  tdr_chart_set_band       (TdrChart        *self,
                                                guint            series,
                                                int              floor,
                                                const char      *legend);
void                  tdr_chart_add_point      (TdrChart        *self,
                                                guint            series,
                                                double           x,
                                                double           y);
void                  tdr_chart_add_guide      (TdrChart        *self,
                                                double           x,
                                                double           y,
                                                const char      *label);
TdrChartMark         *tdr_chart_add_mark       (TdrChart        *self,
                                                const char      *label,
                                                const char      *summary);
void                  tdr_chart_mark_set_value (TdrChartMark    *mark,
                                                guint            series,
                                                double           amount,
                                                const char      *text);
void                  tdr_chart_mark_set_point (TdrChartMark    *mark,
                                                guint            series,
                                                double           x,
                                                const char      *x_text,
                                                double           y,
                                                const char      *y_text);
void                  tdr_chart_mark_set_place (TdrChartMark    *mark,
                                                double           x);
void                  tdr_chart_mark_set_range (TdrChartMark    *mark,
                                                double           low,
                                                const char      *low_text,
                                                double           high,
                                                const char      *high_text);
void                  tdr_chart_mark_set_detail (TdrChartMark   *mark,
                                                const char      *detail);
void                  tdr_chart_mark_set_note  (TdrChartMark    *mark,
                                                const char      *note);
guint                 tdr_chart_get_n_marks    (const TdrChart  *self);
const TdrChartMark   *tdr_chart_get_mark       (const TdrChart  *self,
                                                guint            mark);
const TdrChartSeries *tdr_chart_get_series     (const TdrChart  *self,
                                                guint            series);
const TdrChartGuide  *tdr_chart_get_guide      (const TdrChart  *self,
                                                guint            guide);
double                tdr_chart_mark_get_total (const TdrChartMark *mark);
char                 *tdr_chart_describe       (const TdrChart  *self) G_GNUC_WARN_UNUSED_RESULT;
char                 *tdr_chart_describe_mark  (const TdrChart  *self,
                                                guint            mark) G_GNUC_WARN_UNUSED_RESULT;
TdrChartTable        *tdr_chart_table_new      (const TdrChart  *self);
void                  tdr_chart_table_free     (TdrChartTable   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrChart, tdr_chart_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrChartTable, tdr_chart_table_free)

/* Neither library declares these for its own types. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_t, cairo_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

G_END_DECLS
