/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-bar-chart.h"

#include "tdr-axis.h"
#include "tdr-legend.h"
#include "tdr-rows.h"

/* All in lines of text. */
#define BAR TDR_ROW_BAR
#define TEXT_GAP 0.5
#define LEAST_TICK 5.0          /* room of one tick of the axis */

#define VALUE_SHARE 0.45        /* of what remains, at most, for figures */

/* A bar longer than this times the median is cut off, so that the others can still be told apart. */
#define MOST_REACH 5.0
#define CUT_WIDTH 0.3
#define CUT_DISTANCE 0.9        /* from the end of the bar */

typedef struct {
  const TdrChart *chart;
  TdrFrame *frame;
  TdrRows rows;
  double value_width;
  TdrScale scale;
} BarRun;

static void
measure_columns (BarRun *run)
{
  double width = run->frame->width, gap = TEXT_GAP * run->frame->line_height;
  double value = 0;

  for (guint i = 0; i < tdr_chart_get_n_marks (run->chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (run->chart, i);
      g_autoptr (PangoLayout) figure = tdr_frame_set_text (run->frame, mark->summary, 1, mark->best, -1);

      if (mark->known)
        value = MAX (value, tdr_layout_get_width (figure));
    }
  run->frame->plot.x = run->rows.narrow ? 0 : run->rows.label_width + gap;
  run->value_width = MIN (value, VALUE_SHARE * (width - run->frame->plot.x));
  run->frame->plot.width = width - run->frame->plot.x - run->value_width - gap;
}

static int
compare_totals (gconstpointer a,
                gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The longest bar that is not out of all proportion to the others. */
static double
find_reach (GArray *totals)
{
  double median = g_array_index (totals, double, (totals->len - 1) / 2);
  double reach = median;

  for (guint i = totals->len / 2; i < totals->len; i++)
    if (g_array_index (totals, double, i) <= MOST_REACH * median)
      reach = g_array_index (totals, double, i);

  return reach;
}

static gboolean
fit_scale (BarRun *run)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (double));
  double ticks = run->frame->plot.width / (LEAST_TICK * run->frame->line_height);

  for (guint i = 0; i < tdr_chart_get_n_marks (run->chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (run->chart, i);
      double total = tdr_chart_mark_get_total (mark);

      if (mark->known)
        g_array_append_val (totals, total);
    }
  g_array_sort (totals, compare_totals);
  run->scale = tdr_scale_fit (0, totals->len > 0 ? find_reach (totals) : 0, (guint) CLAMP (ticks, 2, 8));

  return totals->len > 0;
}

static void
add_piece (BarRun  *run,
           TdrTone  tone,
           double   start,
           double   end,
           double   y)
{
  if (end > start)
    tdr_frame_add_area (run->frame, (TdrBox) { start, y, end - start, BAR * run->frame->line_height }, tone, FALSE);
}

/* A gap between two slanted strokes says that the bar goes on; its figure says how far. */
static void
add_cut (BarRun  *run,
         TdrTone  tone,
         double   x,
         double   end,
         double   y)
{
  double gap = CUT_WIDTH * run->frame->line_height;
  double height = BAR * run->frame->line_height;

  for (guint i = 0; i < 2; i++)
    tdr_frame_add_line (run->frame, x + i * gap - gap / 2, y + height + gap, x + i * gap + gap / 2, y - gap,
                        TDR_INK_MUTED);
  add_piece (run, tone, x + gap, end, y);
}

static double
add_segments (BarRun             *run,
              const TdrChartMark *mark,
              double              y)
{
  const TdrBox *plot = &run->frame->plot;
  gboolean is_cut = tdr_chart_mark_get_total (mark) > run->scale.high;
  double most = plot->x + plot->width - (is_cut ? CUT_DISTANCE * run->frame->line_height : 0);
  TdrTone tone = TDR_TONE_GREY;
  double total = 0, end = plot->x;

  for (guint i = 0; i < mark->n_values && end < most; i++)
    {
      double start = end;

      total += mark->values[i].amount;
      tone = tdr_chart_get_series (run->chart, i)->tone;
      end = MIN (plot->x + plot->width * tdr_scale_place (&run->scale, total), most);
      add_piece (run, tone, start, end, y);
    }
  if (is_cut)
    add_cut (run, tone, most, plot->x + plot->width, y);

  return is_cut ? plot->x + plot->width : end;
}

static void
add_figure (BarRun             *run,
            const TdrChartMark *mark,
            double              bar_end,
            double              bar_y)
{
  double line = run->frame->line_height;
  double x = mark->known ? bar_end + TEXT_GAP * line : run->frame->plot.x;
  g_autoptr (PangoLayout) layout = tdr_frame_set_text (run->frame, mark->summary, 1, mark->best,
                                                       mark->known ? run->value_width : run->frame->width - x);

  tdr_frame_add_text (run->frame, layout, x, bar_y + (BAR * line - tdr_layout_get_height (layout)) / 2,
                      mark->known ? TDR_INK_TEXT : TDR_INK_MUTED);
}

static void
add_row (BarRun *run,
         guint   row)
{
  const TdrChartMark *mark = tdr_chart_get_mark (run->chart, row);
  double bar_y = tdr_rows_add_label (&run->rows, run->frame, mark, run->frame->plot.y, row);
  double bar_end = mark->known ? add_segments (run, mark, bar_y) : run->frame->plot.x;

  add_figure (run, mark, bar_end, bar_y);
}

static TdrFrame *
lay_out_stretched (const TdrChart *chart,
                   PangoContext   *text,
                   double          width,
                   double          stretch)
{
  BarRun run = { .chart = chart, .frame = tdr_frame_new (text, width) };
  gboolean any_known;

  run.rows = tdr_rows_measure (run.frame, chart, stretch);
  run.frame->plot.height = run.rows.height * tdr_chart_get_n_marks (chart);
  measure_columns (&run);
  any_known = fit_scale (&run);
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    add_row (&run, i);
  run.frame->height = run.frame->plot.height;
  if (any_known)
    {
      tdr_axis_add_x (run.frame, &run.scale, chart->unit);
      tdr_legend_add (run.frame, chart, run.frame->plot.x);
    }

  return run.frame;
}

/**
 * tdr_bar_chart_lay_out:
 * @height: wanted; rows stretch a little towards it, and the frame is higher where it is too small for all rows
 *
 * Lays out stacked bars: one a mark, its label at its head, or above it where the chart is narrow, and its figure at
 * its end. A mark without a figure says why instead. A bar out of all proportion to the others is cut off, and shows it.
 *
 * Returns: (transfer full): the frame
 */
TdrFrame *
tdr_bar_chart_lay_out (const TdrChart *chart,
                       PangoContext   *text,
                       double          width,
                       double          height)
{
  return tdr_rows_stretch (chart, text, width, height, lay_out_stretched);
}
