/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-legend.h"

#define TEXT_SIZE 0.9           /* of the label's font */
#define SWATCH 0.75             /* lines of text */
#define SWATCH_GAP 0.4
#define ENTRY_GAP 1.2
#define GAP_ABOVE 0.5
#define CURVE_SWATCH 2.2        /* swatches: a piece of line long enough for its dashes */
#define CURVE_MARKER 0.7        /* of the height of a swatch */

static gboolean
mark_has_series (const TdrChart     *chart,
                 const TdrChartMark *mark,
                 guint               series)
{
  if (!mark->known)
    return FALSE;
  if (chart->kind == TDR_CHART_DOTS)
    return mark->series == series;
  if (chart->kind == TDR_CHART_CURVES || chart->kind == TDR_CHART_TORNADO)
    return series < mark->n_values && mark->values[series].text != NULL;

  return series < mark->n_values && mark->values[series].amount > 0;
}

static gboolean
is_used (const TdrChart *chart,
         guint           series)
{
  if (tdr_chart_get_series (chart, series)->shape == TDR_SHAPE_NONE)
    return FALSE;
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    if (mark_has_series (chart, tdr_chart_get_mark (chart, i), series))
      return TRUE;

  return FALSE;
}

static gboolean
is_curve (const TdrChart       *chart,
          const TdrChartSeries *series)
{
  return chart->kind == TDR_CHART_CURVES && series->shape == TDR_SHAPE_LINE;
}

/* A line is shown with its dashes and its marker, all else by its area or dot. */
static void
add_swatch (TdrFrame             *frame,
            const TdrChart       *chart,
            const TdrChartSeries *series,
            TdrBox                box)
{
  if (is_curve (chart, series))
    {
      GArray *path = tdr_frame_add_path (frame, series->tone, FALSE);
      TdrChartPoint start = { box.x, box.y + box.height / 2 }, end = { box.x + box.width, start.y };

      g_array_append_val (path, start);
      g_array_append_val (path, end);
      box.x += (box.width - CURVE_MARKER * box.height) / 2;
      box.y += (1 - CURVE_MARKER) * box.height / 2;
      box.width = box.height = CURVE_MARKER * box.height;
    }
  tdr_frame_add_area (frame, box, series->tone, chart->kind == TDR_CHART_DOTS || is_curve (chart, series));
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

  for (guint i = 0; i < chart->series->len; i++)
    {
      const TdrChartSeries *series = tdr_chart_get_series (chart, i);
      double swatch = (is_curve (chart, series) ? CURVE_SWATCH : 1) * SWATCH * line;
      double before_text = swatch + SWATCH_GAP * line, width;
      g_autoptr (PangoLayout) layout = NULL;

      if (!is_used (chart, i))
        continue;

      layout = tdr_frame_set_text (frame, series->legend != NULL ? series->legend : series->name, TEXT_SIZE, FALSE,
                                   frame->width - x - before_text);
      width = before_text + tdr_layout_get_width (layout);
      if (at > x && at + width > frame->width)
        {
          at = x;
          y += 1.2 * line;
        }
      add_swatch (frame, chart, series, (TdrBox) { at, y + 0.1 * line, swatch, SWATCH * line });
      tdr_frame_add_text (frame, layout, at + before_text, y, TDR_INK_TEXT);
      at += width + ENTRY_GAP * line;
      frame->height = y + line;
    }
}
