/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tornado-chart.h"

#include <math.h>

#include "tdr-axis.h"
#include "tdr-legend.h"
#include "tdr-rows.h"

/* In lines of text. */
#define TEXT_GAP 0.5
#define LEAST_TICK 5.0          /* room of one tick of the axis */
#define ABOVE_ROWS 1.5          /* where what all bars begin at is named */

#define VALUE_SHARE 0.25        /* of what labels leave, at most, for the figures at either end */
#define N_ENDS 2

typedef struct {
  const TdrChart *chart;
  TdrFrame *frame;
  TdrRows rows;
  double figure_width;
  TdrScale scale;
} TornadoRun;

static double
get_base (const TdrChart *chart)
{
  return chart->guides->len > 0 ? tdr_chart_get_guide (chart, 0)->x : 0;
}

static gboolean
is_drawn (const TdrChartMark *mark)
{
  return mark->known && mark->n_values >= N_ENDS;
}

static PangoLayout *
set_figure (const TornadoRun   *run,
            const TdrChartMark *mark,
            guint               end)
{
  const char *text = mark->values[end].text;

  return tdr_frame_set_text (run->frame, text != NULL ? text : "", 1, FALSE,
                             run->figure_width > 0 ? run->figure_width : -1);
}

static void
measure_columns (TornadoRun *run)
{
  double gap = TEXT_GAP * run->frame->line_height, widest = 0;
  double start = run->rows.narrow ? 0 : run->rows.label_width + gap;

  for (guint i = 0; i < tdr_chart_get_n_marks (run->chart); i++)
    for (guint end = 0; end < N_ENDS && is_drawn (tdr_chart_get_mark (run->chart, i)); end++)
      {
        g_autoptr (PangoLayout) layout = set_figure (run, tdr_chart_get_mark (run->chart, i), end);

        widest = MAX (widest, tdr_layout_get_width (layout));
      }
  run->figure_width = MIN (widest, VALUE_SHARE * (run->frame->width - start));
  run->frame->plot.x = start + run->figure_width + gap;
  run->frame->plot.width = run->frame->width - run->frame->plot.x - run->figure_width - gap;
}

static gboolean
fit_scale (TornadoRun *run)
{
  double low = get_base (run->chart), high = low;
  double ticks = run->frame->plot.width / (LEAST_TICK * run->frame->line_height);
  gboolean any = FALSE;

  for (guint i = 0; i < tdr_chart_get_n_marks (run->chart); i++)
    for (guint end = 0; end < N_ENDS && is_drawn (tdr_chart_get_mark (run->chart, i)); end++)
      {
        double amount = tdr_chart_get_mark (run->chart, i)->values[end].amount;

        low = MIN (low, amount);
        high = MAX (high, amount);
        any = TRUE;
      }
  run->scale = low >= 0 ? tdr_scale_fit_range (low, high, (guint) CLAMP (ticks, 2, 8))
                        : tdr_scale_fit (low, high, (guint) CLAMP (ticks, 2, 8));

  return any;
}

static double
place_x (const TornadoRun *run,
         double            amount)
{
  return run->frame->plot.x + run->frame->plot.width * tdr_scale_place (&run->scale, amount);
}

static void
add_end (TornadoRun         *run,
         const TdrChartMark *mark,
         guint               end,
         double              y)
{
  double base = place_x (run, get_base (run->chart)), at = place_x (run, mark->values[end].amount);

  TdrBox box = { MIN (at, base), y, fabs (at - base), TDR_ROW_BAR * run->frame->line_height };

  if (at != base)
    tdr_frame_add_area (run->frame, box, tdr_chart_get_series (run->chart, end)->tone, FALSE);
}

/* The longer end first: where both lie on one side of the base, both are seen. */
static void
add_bar (TornadoRun         *run,
         const TdrChartMark *mark,
         double              y)
{
  double base = get_base (run->chart);
  guint longer = fabs (mark->values[0].amount - base) >= fabs (mark->values[1].amount - base) ? 0 : 1;

  add_end (run, mark, longer, y);
  add_end (run, mark, 1 - longer, y);
}

static void
add_figures (TornadoRun         *run,
             const TdrChartMark *mark,
             double              y)
{
  guint less = mark->values[0].amount <= mark->values[1].amount ? 0 : 1;
  double base = get_base (run->chart), gap = TEXT_GAP * run->frame->line_height;
  double left = place_x (run, MIN (base, mark->values[less].amount)) - gap;
  double right = place_x (run, MAX (base, mark->values[1 - less].amount)) + gap;
  g_autoptr (PangoLayout) low = set_figure (run, mark, less);
  g_autoptr (PangoLayout) high = set_figure (run, mark, 1 - less);
  double text_y = y + (TDR_ROW_BAR * run->frame->line_height - tdr_layout_get_height (low)) / 2;

  tdr_frame_add_text (run->frame, low, left - tdr_layout_get_width (low), text_y, TDR_INK_TEXT);
  tdr_frame_add_text (run->frame, high, right, text_y, TDR_INK_TEXT);
}

static void
add_row (TornadoRun *run,
         guint       row)
{
  const TdrChartMark *mark = tdr_chart_get_mark (run->chart, row);
  double y = tdr_rows_add_label (&run->rows, run->frame, mark, run->frame->plot.y, row);

  if (is_drawn (mark))
    {
      add_bar (run, mark, y);
      add_figures (run, mark, y);
    }
  else
    {
      g_autoptr (PangoLayout) reason = tdr_frame_set_text (run->frame, mark->summary, 1, FALSE,
                                                           run->frame->width - run->frame->plot.x);

      tdr_frame_add_text (run->frame, reason, run->frame->plot.x, y, TDR_INK_MUTED);
    }
}

/* What all bars begin at, named above the first. */
static void
add_base (TornadoRun *run)
{
  double x = place_x (run, get_base (run->chart));
  double bottom = run->frame->plot.y + run->frame->plot.height;
  g_autoptr (PangoLayout) layout = NULL;
  double width;

  if (run->chart->guides->len == 0)
    return;
  layout = tdr_frame_set_text (run->frame, tdr_chart_get_guide (run->chart, 0)->label, 1, TRUE, run->frame->width);
  width = tdr_layout_get_width (layout);
  tdr_frame_add_text (run->frame, layout, CLAMP (x - width / 2, 0, run->frame->width - width), 0, TDR_INK_TEXT);
  tdr_frame_add_line (run->frame, x, run->frame->plot.y, x, bottom, TDR_INK_TEXT);
}

static TdrFrame *
lay_out_stretched (const TdrChart *chart,
                   PangoContext   *text,
                   double          width,
                   double          stretch)
{
  TornadoRun run = { .chart = chart, .frame = tdr_frame_new (text, width) };
  gboolean any_known;

  run.rows = tdr_rows_measure (run.frame, chart, stretch);
  run.frame->plot.y = chart->guides->len > 0 ? ABOVE_ROWS * run.frame->line_height : 0;
  run.frame->plot.height = run.rows.height * tdr_chart_get_n_marks (chart);
  measure_columns (&run);
  any_known = fit_scale (&run);
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    add_row (&run, i);
  run.frame->height = run.frame->plot.y + run.frame->plot.height;
  if (any_known)
    {
      tdr_axis_add_x (run.frame, &run.scale, chart->unit);
      add_base (&run);
      tdr_legend_add (run.frame, chart, run.rows.narrow ? 0 : run.frame->plot.x);
    }

  return run.frame;
}

/**
 * tdr_tornado_chart_lay_out:
 * @height: wanted; rows stretch a little towards it, and the frame is higher where it is too small for all rows
 *
 * Lays out one bar a mark from the base, the chart's first guide, to its two values, with its label before it and a
 * figure at either end. Whoever builds the chart puts the longest bar first. The chart needs two series.
 *
 * Returns: (transfer full): the frame
 */
TdrFrame *
tdr_tornado_chart_lay_out (const TdrChart *chart,
                           PangoContext   *text,
                           double          width,
                           double          height)
{
  return tdr_rows_stretch (chart, text, width, height, lay_out_stretched);
}
