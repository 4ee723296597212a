/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plot.h"

#include "tdr-bar-chart.h"
#include "tdr-curve-chart.h"
#include "tdr-dot-chart.h"
#include "tdr-funnel-chart.h"
#include "tdr-tornado-chart.h"

#define DOT_CHART_SHAPE 0.55    /* height of a chart of dots to its width */
#define CURVE_CHART_SHAPE 0.42  /* likewise of curves, whose axis is the longer one */

static TdrFrame *
lay_out_kind (const TdrChart *chart,
              PangoContext   *text,
              double          width,
              double          height)
{
  switch (chart->kind)
    {
    case TDR_CHART_BARS:
      return tdr_bar_chart_lay_out (chart, text, width, height);
    case TDR_CHART_DOTS:
      return tdr_dot_chart_lay_out (chart, text, width, height);
    case TDR_CHART_FUNNEL:
      return tdr_funnel_chart_lay_out (chart, text, width, height);
    case TDR_CHART_CURVES:
      return tdr_curve_chart_lay_out (chart, text, width, height);
    case TDR_CHART_TORNADO:
      return tdr_tornado_chart_lay_out (chart, text, width, height);
    default:
      g_assert_not_reached ();
    }
}

/**
 * tdr_plot_lay_out:
 *
 * Lays out a chart, from right to left where the base direction of @text says so.
 *
 * Returns: (transfer full): the frame
 */
TdrFrame *
tdr_plot_lay_out (const TdrChart *chart,
                  PangoContext   *text,
                  double          width,
                  double          height)
{
  TdrFrame *frame = lay_out_kind (chart, text, width, height);

  if (pango_context_get_base_dir (text) == PANGO_DIRECTION_RTL)
    tdr_frame_mirror (frame);

  return frame;
}

/* Rows say themselves how high they are. */
static double
wanted_height (const TdrChart *chart,
               double          width)
{
  if (chart->kind == TDR_CHART_DOTS)
    return DOT_CHART_SHAPE * width;
  if (chart->kind == TDR_CHART_CURVES)
    return CURVE_CHART_SHAPE * width;

  return 0;
}

/**
 * tdr_plot_measure:
 *
 * The height at which the chart is easy to read and nothing is cut off.
 */
double
tdr_plot_measure (const TdrChart *chart,
                  PangoContext   *text,
                  double          width)
{
  g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, width, wanted_height (chart, width));

  return frame->height;
}

/**
 * tdr_plot_draw:
 *
 * Draws marks, axes and legend, from (0, 0) on; title and finding are for the caller to set above. Nothing but @cr
 * changes. A chart that needs more than @height, as tdr_plot_measure() says, draws beyond it.
 */
void
tdr_plot_draw (const TdrChart   *chart,
               const TdrPalette *palette,
               cairo_t          *cr,
               PangoContext     *text,
               double            width,
               double            height)
{
  g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, width, height);

  tdr_frame_draw (frame, palette, cr);
}

/**
 * tdr_plot_mark_box:
 *
 * Where mark number @mark is, when the chart is drawn at this size: for its focus and its tooltip.
 *
 * Returns: whether it is drawn at all
 */
gboolean
tdr_plot_mark_box (const TdrChart *chart,
                   PangoContext   *text,
                   double          width,
                   double          height,
                   guint           mark,
                   TdrBox         *box)
{
  g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, width, height);

  g_return_val_if_fail (mark < frame->marks->len, FALSE);

  *box = g_array_index (frame->marks, TdrBox, mark);

  return box->width > 0;
}

/**
 * tdr_plot_hit:
 *
 * Which mark is at (x, y), when the chart is drawn at this size. Of marks upon each other the uppermost.
 *
 * Returns: its number, or -1
 */
int
tdr_plot_hit (const TdrChart *chart,
              PangoContext   *text,
              double          width,
              double          height,
              double          x,
              double          y)
{
  g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, width, height);

  for (guint i = frame->marks->len; i > 0; i--)
    {
      const TdrBox *box = &g_array_index (frame->marks, TdrBox, i - 1);

      if (box->width > 0 && tdr_box_contains (box, x, y))
        return (int) i - 1;
    }

  return -1;
}
