/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-funnel-chart.h"

/* All in lines of text. */
#define BAR 1.15
#define BAR_GAP 0.15
#define ROW_GAP 0.6
#define TEXT_GAP 0.5

#define MOST_STRETCH 1.5

static double
widest_figure (const TdrFrame *frame,
               const TdrChart *chart)
{
  double widest = 0;

  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    {
      g_autoptr (PangoLayout) layout = tdr_frame_set_text (frame, tdr_chart_get_mark (chart, i)->summary, 1, TRUE, -1);

      widest = MAX (widest, tdr_layout_get_width (layout));
    }

  return widest;
}

static double
largest_total (const TdrChart *chart)
{
  double largest = 0;

  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    largest = MAX (largest, tdr_chart_mark_get_total (tdr_chart_get_mark (chart, i)));

  return largest > 0 ? largest : 1;
}

static void
add_heading (TdrFrame           *frame,
             const TdrChartMark *mark,
             double              y)
{
  double gap = TEXT_GAP * frame->line_height;
  double detail_width = 0;
  g_autoptr (PangoLayout) label = NULL;

  if (mark->detail != NULL)
    {
      g_autoptr (PangoLayout) detail = tdr_frame_set_text (frame, mark->detail, 1, FALSE, frame->width / 2);

      detail_width = tdr_layout_get_width (detail) + gap;
      tdr_frame_add_text (frame, detail, frame->width - detail_width + gap, y, TDR_INK_MUTED);
    }
  label = tdr_frame_set_text (frame, mark->label, 1, mark->best, frame->width - detail_width);
  tdr_frame_add_text (frame, label, 0, y, TDR_INK_TEXT);
}

static void
add_bar (TdrFrame           *frame,
         const TdrChart     *chart,
         const TdrChartMark *mark,
         double              most,
         double              y)
{
  double line = frame->line_height;
  double width = frame->plot.width * tdr_chart_mark_get_total (mark) / most;
  g_autoptr (PangoLayout) figure = tdr_frame_set_text (frame, mark->summary, 1, TRUE, frame->width);

  if (width > 0)
    tdr_frame_add_area (frame, (TdrBox) { 0, y, width, BAR * line },
                        mark->best ? TDR_TONE_BLUE : tdr_chart_get_series (chart, 0)->tone, FALSE);
  tdr_frame_add_text (frame, figure, width > 0 ? width + TEXT_GAP * line : 0,
                      y + (BAR * line - tdr_layout_get_height (figure)) / 2, TDR_INK_TEXT);
}

/**
 * tdr_funnel_chart_lay_out:
 * @height: wanted; rows stretch a little towards it, and the frame is higher where it is too small for all rows
 *
 * Lays out what each stage leaves: its label above its bar, what it took at the other end of that line, and what is
 * left at the bar's end. The chart needs one series.
 *
 * Returns: (transfer full): the frame
 */
TdrFrame *
tdr_funnel_chart_lay_out (const TdrChart *chart,
                          PangoContext   *text,
                          double          width,
                          double          height)
{
  TdrFrame *frame = tdr_frame_new (text, width);
  double line = frame->line_height;
  double natural = (1 + BAR_GAP + BAR + ROW_GAP) * line;
  guint n_rows = tdr_chart_get_n_marks (chart);
  double row_height = CLAMP (height / MAX (n_rows, 1), natural, MOST_STRETCH * natural);
  double most = largest_total (chart);

  frame->height = n_rows * row_height;
  frame->plot = (TdrBox) { 0, 0, width - widest_figure (frame, chart) - TEXT_GAP * line, frame->height };
  for (guint i = 0; i < n_rows; i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (chart, i);
      double top = i * row_height;

      add_heading (frame, mark, top);
      add_bar (frame, chart, mark, most, top + (1 + BAR_GAP) * line);
      tdr_frame_add_mark (frame, (TdrBox) { 0, top, width, row_height });
    }

  return frame;
}
