/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-curve-chart.h"

#include <math.h>

#include "tdr-axis.h"
#include "tdr-guides.h"
#include "tdr-legend.h"

/* All in lines of text. */
#define LEAST_PLOT 9.0
#define ABOVE_PLOT 1.7          /* where the title of the upright axis stands */
#define LEAST_X_TICK 5.0
#define LEAST_Y_TICK 2.5
#define MARKER 0.26             /* radius of the markers by which lines are told apart */
#define LEAST_MARKER_STEP 4.0

#define COLUMN_SHARE 0.72       /* of the room of a place that its column takes */

typedef struct {
  const TdrChart *chart;
  TdrFrame *frame;
  TdrScale x_scale;
  TdrScale y_scale;
} CurveRun;

typedef struct {
  double low;
  double high;
} Range;

static void
widen (Range  *range,
       double  value)
{
  range->low = MIN (range->low, value);
  range->high = MAX (range->high, value);
}

static gboolean
has_value (const TdrChartMark *mark,
           guint               series)
{
  return mark->known && series < mark->n_values && mark->values[series].text != NULL;
}

static gboolean
has_shape (const TdrChart *chart,
           TdrShape        shape)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (tdr_chart_get_series (chart, i)->shape == shape)
      return TRUE;

  return FALSE;
}

static double
sum_columns (const TdrChart     *chart,
             const TdrChartMark *mark)
{
  double sum = 0;

  for (guint i = 0; i < chart->series->len; i++)
    if (tdr_chart_get_series (chart, i)->shape == TDR_SHAPE_COLUMN && has_value (mark, i))
      sum += mark->values[i].amount;

  return sum;
}

static void
widen_by_marks (const TdrChart *chart,
                Range          *x,
                Range          *y)
{
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (chart, i);

      widen (x, mark->x.amount);
      widen (y, sum_columns (chart, mark));
      for (guint j = 0; j < chart->series->len; j++)
        if (has_value (mark, j))
          widen (y, mark->values[j].amount);
    }
}

static void
widen_by_points (const TdrChart *chart,
                 Range          *x,
                 Range          *y)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      GArray *points = tdr_chart_get_series (chart, i)->points;

      for (guint j = 0; j < points->len; j++)
        {
          widen (x, g_array_index (points, TdrChartPoint, j).x);
          widen (y, g_array_index (points, TdrChartPoint, j).y);
        }
    }
  for (guint i = 0; i < chart->guides->len; i++)
    if (isfinite (tdr_chart_get_guide (chart, i)->y))
      widen (y, tdr_chart_get_guide (chart, i)->y);
}

/* Places with names fill the axis from the first to the last, and columns half a place more at either end. */
static TdrScale
fit_names (const TdrChart *chart,
           const Range    *x)
{
  double room = (x->high - x->low) / MAX (tdr_chart_get_n_marks (chart), 2);
  double margin = has_shape (chart, TDR_SHAPE_COLUMN) ? room / 2 : 0;

  if (!(x->high > x->low))
    return (TdrScale) { isfinite (x->low) ? x->low - 1 : 0, isfinite (x->low) ? x->low + 1 : 1, 1 };

  return (TdrScale) { x->low - margin, x->high + margin, 1 };
}

static void
fit_scales (CurveRun *run,
            double    plot_height)
{
  Range x = { INFINITY, -INFINITY }, y = { 0, 0 };
  double line = run->frame->line_height;

  widen_by_marks (run->chart, &x, &y);
  widen_by_points (run->chart, &x, &y);
  run->x_scale = run->chart->x_title == NULL
                   ? fit_names (run->chart, &x)
                   : tdr_scale_fit (x.low, x.high, (guint) CLAMP (run->frame->width / (LEAST_X_TICK * line), 2, 8));
  run->y_scale = tdr_scale_fit (y.low, y.high, (guint) CLAMP (plot_height / (LEAST_Y_TICK * line), 2, 8));
}

static TdrChartPoint
place (const CurveRun *run,
       double          x,
       double          y)
{
  return (TdrChartPoint) {
    run->frame->plot.x + run->frame->plot.width * tdr_scale_place (&run->x_scale, x),
    run->frame->plot.y + run->frame->plot.height * (1 - tdr_scale_place (&run->y_scale, y)),
  };
}

static void
add_marker_dot (CurveRun      *run,
                TdrChartPoint  at,
                TdrTone        tone)
{
  double radius = MARKER * run->frame->line_height;

  tdr_frame_add_area (run->frame, (TdrBox) { at.x - radius, at.y - radius, 2 * radius, 2 * radius }, tone, TRUE);
}

/* (element-type TdrChartPoint): where a series goes, in the picture; where a mark has no value there is none. */
static GArray *
list_places (const CurveRun *run,
             guint           series)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (TdrChartPoint));
  GArray *points = tdr_chart_get_series (run->chart, series)->points;

  for (guint i = 0; i < points->len; i++)
    {
      const TdrChartPoint *point = &g_array_index (points, TdrChartPoint, i);
      TdrChartPoint at = place (run, point->x, point->y);

      g_array_append_val (places, at);
    }
  for (guint i = 0; points->len == 0 && i < tdr_chart_get_n_marks (run->chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (run->chart, i);
      TdrChartPoint at = { 0, 0 };

      if (!has_value (mark, series))
        continue;
      at = place (run, mark->x.amount, mark->values[series].amount);
      g_array_append_val (places, at);
    }

  return places;
}

/* Along the series, and back along its floor. */
static void
add_curve_area (CurveRun *run,
                guint     series)
{
  const TdrChartSeries *it = tdr_chart_get_series (run->chart, series);
  g_autoptr (GArray) places = list_places (run, series);
  g_autoptr (GArray) floor = it->floor != TDR_NO_FLOOR ? list_places (run, (guint) it->floor) : NULL;
  GArray *path = NULL;

  if (places->len == 0)
    return;
  path = tdr_frame_add_path (run->frame, it->tone, TRUE);
  g_array_append_vals (path, places->data, places->len);
  for (guint i = floor != NULL ? floor->len : 0; i > 0; i--)
    g_array_append_val (path, g_array_index (floor, TdrChartPoint, i - 1));
  if (floor == NULL)
    {
      double foot = place (run, 0, 0).y;
      TdrChartPoint last = { g_array_index (places, TdrChartPoint, places->len - 1).x, foot };
      TdrChartPoint first = { g_array_index (places, TdrChartPoint, 0).x, foot };

      g_array_append_val (path, last);
      g_array_append_val (path, first);
    }
}

static gboolean
needs_markers (const TdrChart *chart)
{
  guint n_lines = 0;

  for (guint i = 0; i < chart->series->len; i++)
    if (tdr_chart_get_series (chart, i)->shape == TDR_SHAPE_LINE)
      n_lines++;

  return n_lines > 1;
}

static void
add_curve_line (CurveRun *run,
                guint     series)
{
  TdrTone tone = tdr_chart_get_series (run->chart, series)->tone;
  g_autoptr (GArray) places = list_places (run, series);
  GArray *path = tdr_frame_add_path (run->frame, tone, FALSE);
  double step = LEAST_MARKER_STEP * run->frame->line_height, next = -INFINITY;

  g_array_append_vals (path, places->data, places->len);
  for (guint i = 0; needs_markers (run->chart) && i < places->len; i++)
    {
      TdrChartPoint at = g_array_index (places, TdrChartPoint, i);

      if (at.x < next)
        continue;
      add_marker_dot (run, at, tone);
      next = at.x + step;
    }
}

static void
add_columns (CurveRun           *run,
             const TdrChartMark *mark)
{
  double room = run->frame->plot.width / MAX (tdr_chart_get_n_marks (run->chart), 2);
  double width = COLUMN_SHARE * room;
  double sum = 0;

  for (guint i = 0; i < run->chart->series->len; i++)
    {
      const TdrChartSeries *it = tdr_chart_get_series (run->chart, i);
      TdrChartPoint low, high;

      if (it->shape != TDR_SHAPE_COLUMN || !has_value (mark, i))
        continue;
      low = place (run, mark->x.amount, sum);
      sum += mark->values[i].amount;
      high = place (run, mark->x.amount, sum);
      if (low.y > high.y)
        tdr_frame_add_area (run->frame, (TdrBox) { low.x - width / 2, high.y, width, low.y - high.y }, it->tone, FALSE);
    }
}

static void
add_series (CurveRun *run)
{
  for (guint i = 0; i < run->chart->series->len; i++)
    if (tdr_chart_get_series (run->chart, i)->shape == TDR_SHAPE_AREA)
      add_curve_area (run, i);
  for (guint i = 0; i < tdr_chart_get_n_marks (run->chart); i++)
    add_columns (run, tdr_chart_get_mark (run->chart, i));
  for (guint i = 0; i < run->chart->series->len; i++)
    if (tdr_chart_get_series (run->chart, i)->shape == TDR_SHAPE_LINE)
      add_curve_line (run, i);
}

static double
mark_x (const CurveRun *run,
        guint           mark)
{
  return place (run, tdr_chart_get_mark (run->chart, mark)->x.amount, 0).x;
}

/* Each place has the strip of the plot that is nearest to it. */
static void
add_strips (CurveRun *run)
{
  const TdrBox *plot = &run->frame->plot;
  guint n_marks = tdr_chart_get_n_marks (run->chart);

  for (guint i = 0; i < n_marks; i++)
    {
      double here = mark_x (run, i);
      double from = i > 0 ? (mark_x (run, i - 1) + here) / 2 : plot->x;
      double to = i + 1 < n_marks ? (mark_x (run, i + 1) + here) / 2 : plot->x + plot->width;

      tdr_frame_add_mark (run->frame, (TdrBox) { from, plot->y, MAX (to - from, 1), plot->height });
    }
}

static TdrFrame *
lay_out_plot (const TdrChart *chart,
              PangoContext   *text,
              double          width,
              double          plot_height)
{
  CurveRun run = { .chart = chart, .frame = tdr_frame_new (text, width) };
  double line = run.frame->line_height, left;

  plot_height = MAX (plot_height, LEAST_PLOT * line);
  fit_scales (&run, plot_height);
  left = tdr_axis_measure_y (run.frame, &run.y_scale);
  run.frame->plot = (TdrBox) { left, ABOVE_PLOT * line, width - left - line, plot_height };
  run.frame->height = run.frame->plot.y + plot_height;
  if (chart->x_title != NULL)
    tdr_axis_add_x (run.frame, &run.x_scale, chart->x_title);
  else
    tdr_axis_add_names (run.frame, &run.x_scale, chart);
  tdr_axis_add_y (run.frame, &run.y_scale, chart->unit);
  add_series (&run);
  add_strips (&run);
  tdr_guides_add (run.frame, chart, &run.x_scale, &run.y_scale);
  tdr_legend_add (run.frame, chart, left);

  return run.frame;
}

/**
 * tdr_curve_chart_lay_out:
 * @height: wanted; the plot takes what axes and legend leave of it, but never less than can be read
 *
 * Lays out areas, columns and lines over one axis, with guides through them, whose labels touch no other text. Several
 * lines carry markers beside their dashes. Where the axis has no title its places are named.
 *
 * Returns: (transfer full): the frame
 */
TdrFrame *
tdr_curve_chart_lay_out (const TdrChart *chart,
                         PangoContext   *text,
                         double          width,
                         double          height)
{
  g_autoptr (TdrFrame) least = lay_out_plot (chart, text, width, 0);
  double around = least->height - least->plot.height;

  if (height <= least->height)
    return g_steal_pointer (&least);

  return lay_out_plot (chart, text, width, height - around);
}
