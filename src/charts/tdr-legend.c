/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-legend.h"

#define TEXT_SIZE 0.9           /* of the label's font */
#define SWATCH 0.75             /* lines of text */
#define SWATCH_GAP 0.4
#define ENTRY_GAP 1.2
#define GAP_ABOVE 0.5

static gboolean
mark_has_series (const TdrChart     *chart,
                 const TdrChartMark *mark,
                 guint               series)
{
  if (!mark->known)
    return FALSE;
  if (chart->kind == TDR_CHART_DOTS)
    return mark->series == series;

  return series < mark->n_values && mark->values[series].amount > 0;
}

static gboolean
is_used (const TdrChart *chart,
         guint           series)
{
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    if (mark_has_series (chart, tdr_chart_get_mark (chart, i), series))
      return TRUE;

  return FALSE;
}

/**
 * tdr_legend_add:
 * @x: where its lines begin
 *
 * Adds a legend below everything that the frame holds, in as many lines as it needs. Only series that are drawn have an
 * entry.
 */
void
tdr_legend_add (TdrFrame       *frame,
                const TdrChart *chart,
                double          x)
{
  double line = frame->line_height;
  double at = x, y = frame->height + GAP_ABOVE * line;
  double swatch = SWATCH * line, before_text = swatch + SWATCH_GAP * line;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const TdrChartSeries *series = tdr_chart_get_series (chart, i);
      g_autoptr (PangoLayout) layout = NULL;
      double width;

      if (!is_used (chart, i))
        continue;

      layout = tdr_frame_set_text (frame, series->name, TEXT_SIZE, FALSE, frame->width - x - before_text);
      width = before_text + tdr_layout_get_width (layout);
      if (at > x && at + width > frame->width)
        {
          at = x;
          y += 1.2 * line;
        }
      tdr_frame_add_area (frame, (TdrBox) { at, y + 0.1 * line, swatch, swatch }, series->tone,
                          chart->kind == TDR_CHART_DOTS);
      tdr_frame_add_text (frame, layout, at + before_text, y, TDR_INK_TEXT);
      at += width + ENTRY_GAP * line;
      frame->height = y + line;
    }
}
