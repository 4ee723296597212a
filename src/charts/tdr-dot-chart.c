/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-dot-chart.h"

#include <math.h>

#include "tdr-axis.h"
#include "tdr-legend.h"

/* All in lines of text. */
#define RADIUS 0.36
#define CAP 0.25                /* half the width of a whisker's end */
#define TEXT_GAP 0.3
#define RING 1.1                /* between two rings of places for a label */
#define LEAST_PLOT 9.0
#define ABOVE_PLOT 1.7          /* where the title of the upright axis stands */
#define LEAST_X_TICK 5.0
#define LEAST_Y_TICK 2.5

#define N_RINGS 14
#define N_DIRECTIONS 16

/* Sideways for each step up or down that a line to a label goes at least: straight it would lengthen the dot's whisker. */
#define LEAST_SLANT 0.2

/* How often the labels are laid out in another order while some of them find no place. */
#define MOST_ORDERS 12

typedef struct {
  const TdrChart *chart;
  TdrFrame *frame;
  TdrScale x_scale;
  TdrScale y_scale;
  GArray *whiskers;             /* boxes that no label may lie on: whiskers, and lines to other labels */
} DotRun;

static gboolean
has_range (const TdrChartMark *mark)
{
  return mark->y_low.text != NULL && mark->y_high.text != NULL;
}

static double
place_x (const DotRun *run,
         double        value)
{
  return run->frame->plot.x + run->frame->plot.width * tdr_scale_place (&run->x_scale, value);
}

static double
place_y (const DotRun *run,
         double        value)
{
  return run->frame->plot.y + run->frame->plot.height * (1 - tdr_scale_place (&run->y_scale, value));
}

static void
fit_scales (DotRun *run,
            double  width,
            double  plot_height)
{
  double first_x = INFINITY, x = 0, y = 0, line = run->frame->line_height;

  for (guint i = 0; i < tdr_chart_get_n_marks (run->chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (run->chart, i);

      if (!mark->known)
        continue;
      first_x = MIN (first_x, mark->x.amount);
      x = MAX (x, mark->x.amount);
      y = MAX (y, has_range (mark) ? MAX (mark->y_high.amount, mark->y.amount) : mark->y.amount);
    }
  run->x_scale = tdr_scale_fit_range (first_x, x, (guint) CLAMP (width / (LEAST_X_TICK * line), 2, 8));
  run->y_scale = tdr_scale_fit (0, y, (guint) CLAMP (plot_height / (LEAST_Y_TICK * line), 2, 8));
}

static void
add_whisker (DotRun             *run,
             const TdrChartMark *mark)
{
  TdrFrame *frame = run->frame;
  double cap = CAP * frame->line_height;
  double x = place_x (run, mark->x.amount);
  double low = place_y (run, mark->y_low.amount), high = place_y (run, mark->y_high.amount);
  TdrBox box = { x - cap, high, 2 * cap, low - high };

  tdr_frame_add_line (frame, x, low, x, high, TDR_INK_MUTED);
  tdr_frame_add_line (frame, x - cap, low, x + cap, low, TDR_INK_MUTED);
  tdr_frame_add_line (frame, x - cap, high, x + cap, high, TDR_INK_MUTED);
  g_array_append_val (run->whiskers, box);
}

static void
add_dot (DotRun             *run,
         const TdrChartMark *mark)
{
  double radius = RADIUS * run->frame->line_height;
  TdrBox box = { 0, 0, 2 * radius, 2 * radius };

  if (mark->known)
    {
      box.x = place_x (run, mark->x.amount) - radius;
      box.y = place_y (run, mark->y.amount) - radius;
      if (has_range (mark))
        add_whisker (run, mark);
      tdr_frame_add_area (run->frame, box, tdr_chart_get_series (run->chart, mark->series)->tone, TRUE);
    }
  else
    box.width = box.height = 0;
  tdr_frame_add_mark (run->frame, box);
}

/* Places around a dot, the nearest first, beginning at its right: the label's nearest corner or edge is on the ring, and it
 * stands beside the dot unless it is right above or below. */
static TdrBox
candidate_box (const DotRun *run,
               const TdrBox *dot,
               double        width,
               double        height,
               guint         ring,
               guint         direction)
{
  double line = run->frame->line_height;
  double reach = dot->width / 2 + TEXT_GAP * line + ring * RING * line;
  double angle = direction * 2 * G_PI / N_DIRECTIONS;
  double x = dot->x + dot->width / 2 + reach * cos (angle);
  double y = dot->y + dot->height / 2 - reach * sin (angle);
  double to_left = fabs (cos (angle)) < LEAST_SLANT ? 0.5 : cos (angle) < 0, up = (1 + sin (angle)) / 2;

  return (TdrBox) { x - to_left * width, y - up * height, width, height };
}

static gboolean
is_clear (const DotRun *run,
          const TdrBox *box)
{
  if (!tdr_box_is_inside (box, &run->frame->plot) || !tdr_frame_is_free (run->frame, box))
    return FALSE;
  for (guint i = 0; i < run->whiskers->len; i++)
    if (tdr_box_overlaps (&g_array_index (run->whiskers, TdrBox, i), box))
      return FALSE;

  return TRUE;
}

/* Where a line from the dot meets its label. */
static void
tie_point (const TdrBox *dot,
           const TdrBox *label,
           double       *x,
           double       *y)
{
  *x = CLAMP (dot->x + dot->width / 2, label->x, label->x + label->width);
  *y = CLAMP (dot->y + dot->height / 2, label->y, label->y + label->height);
}

/* Steps of half a dot from the middle of a dot to its label, each a small box, to be held against other boxes. */
static GArray *
list_tie_steps (const TdrBox *dot,
                const TdrBox *label)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (TdrBox));
  double x, y, start_x = dot->x + dot->width / 2, start_y = dot->y + dot->height / 2;
  guint n_steps;

  tie_point (dot, label, &x, &y);
  n_steps = (guint) ceil (hypot (x - start_x, y - start_y) / (dot->width / 2));
  for (guint i = 1; i < n_steps; i++)
    {
      double way = (double) i / n_steps;
      TdrBox step = { start_x + way * (x - start_x) - 1, start_y + way * (y - start_y) - 1, 2, 2 };

      if (!tdr_box_overlaps (&step, dot))
        g_array_append_val (steps, step);
    }

  return steps;
}

/* Whether a step lies on a dot that itself overlaps the line's own: out of a heap no line leads but over its neighbours. */
static gboolean
is_in_heap (const DotRun *run,
            const TdrBox *dot,
            const TdrBox *step)
{
  for (guint i = 0; i < run->frame->marks->len; i++)
    {
      const TdrBox *other = &g_array_index (run->frame->marks, TdrBox, i);

      if (tdr_box_overlaps (other, dot) && tdr_box_overlaps (other, step))
        return TRUE;
    }

  return FALSE;
}

static gboolean
tie_is_upright (const TdrBox *dot,
                const TdrBox *label)
{
  double x, y;

  tie_point (dot, label, &x, &y);

  return fabs (x - (dot->x + dot->width / 2)) < LEAST_SLANT * fabs (y - (dot->y + dot->height / 2));
}

/* A line over somebody else's dot or label would seem to belong there. */
static gboolean
tie_is_clear (const DotRun *run,
              const TdrBox *dot,
              const TdrBox *label)
{
  g_autoptr (GArray) steps = list_tie_steps (dot, label);

  if (tie_is_upright (dot, label))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      const TdrBox *step = &g_array_index (steps, TdrBox, i);

      if (!tdr_frame_is_free (run->frame, step) && !is_in_heap (run, dot, step))
        return FALSE;
    }

  return TRUE;
}

/* A label away from its dot is tied to it by a line, which later labels leave alone. */
static void
tie_label (DotRun       *run,
           const TdrBox *dot,
           const TdrBox *label)
{
  g_autoptr (GArray) steps = list_tie_steps (dot, label);
  double x, y;

  tie_point (dot, label, &x, &y);
  tdr_frame_add_line (run->frame, dot->x + dot->width / 2, dot->y + dot->height / 2, x, y, TDR_INK_MUTED);
  g_array_append_vals (run->whiskers, steps->data, steps->len);
}

static gboolean
add_label (DotRun *run,
           guint   index)
{
  const TdrChartMark *mark = tdr_chart_get_mark (run->chart, index);
  TdrBox dot = g_array_index (run->frame->marks, TdrBox, index);
  g_autoptr (PangoLayout) layout = tdr_frame_set_text (run->frame, mark->label, 1, mark->best,
                                                       run->frame->plot.width / 2);
  double width = tdr_layout_get_width (layout), height = tdr_layout_get_height (layout);

  for (guint i = 0; i < N_RINGS * N_DIRECTIONS; i++)
    {
      guint ring = i / N_DIRECTIONS;
      TdrBox box = candidate_box (run, &dot, width, height, ring, i % N_DIRECTIONS);

      if (!is_clear (run, &box) || (ring > 0 && !tie_is_clear (run, &dot, &box)))
        continue;
      tdr_frame_add_text (run->frame, layout, box.x, box.y, TDR_INK_TEXT);
      if (ring > 0)
        tie_label (run, &dot, &box);
      return TRUE;
    }

  return FALSE;
}

static guint
count_winners (const DotRun *run,
               const GArray *order)
{
  guint n_winners = 0;

  while (n_winners < order->len && tdr_chart_get_mark (run->chart, g_array_index (order, guint, n_winners))->best)
    n_winners++;

  return n_winners;
}

/* Changes the order for another try: those that found no place come right after the winner, who is never put back.
 * Returns: how many they are */
static guint
add_labels (DotRun *run,
            GArray *order)
{
  guint next = count_winners (run, order);
  guint n_left_out = 0;

  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);

      if (add_label (run, index))
        continue;
      n_left_out++;
      if (i < next)
        continue;
      g_array_remove_index (order, i);
      g_array_insert_val (order, next, index);
      next++;
    }

  return n_left_out;
}

/* The winner chooses its place first. */
static GArray *
list_known (const TdrChart *chart)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (chart, i);

      if (mark->known && mark->best)
        g_array_prepend_val (order, i);
      else if (mark->known)
        g_array_append_val (order, i);
    }

  return order;
}

static TdrFrame *
lay_out_in_order (const TdrChart *chart,
                  PangoContext   *text,
                  double          width,
                  double          plot_height,
                  GArray         *order,
                  guint          *n_left_out)
{
  g_autoptr (GArray) whiskers = g_array_new (FALSE, FALSE, sizeof (TdrBox));
  DotRun run = { .chart = chart, .frame = tdr_frame_new (text, width), .whiskers = whiskers };
  double line = run.frame->line_height, left;

  plot_height = MAX (plot_height, LEAST_PLOT * line);
  fit_scales (&run, width, plot_height);
  left = tdr_axis_measure_y (run.frame, &run.y_scale);
  run.frame->plot = (TdrBox) { left, ABOVE_PLOT * line, width - left - line, plot_height };
  run.frame->height = run.frame->plot.y + plot_height;
  tdr_axis_add_x (run.frame, &run.x_scale, chart->x_title);
  tdr_axis_add_y (run.frame, &run.y_scale, chart->unit);
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    add_dot (&run, tdr_chart_get_mark (chart, i));
  *n_left_out = add_labels (&run, order);
  tdr_legend_add (run.frame, chart, left);

  return run.frame;
}

/* Labels take what room they find, so that the last may find none: then it chooses first. What finds no place in any order
 * is left out: tooltip, description and table still name its dot. */
static TdrFrame *
lay_out_plot (const TdrChart *chart,
              PangoContext   *text,
              double          width,
              double          plot_height)
{
  g_autoptr (GArray) order = list_known (chart);
  g_autoptr (TdrFrame) best = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < MOST_ORDERS && least > 0; i++)
    {
      guint n_left_out;
      g_autoptr (TdrFrame) frame = lay_out_in_order (chart, text, width, plot_height, order, &n_left_out);

      if (n_left_out >= least)
        continue;
      least = n_left_out;
      g_clear_pointer (&best, tdr_frame_free);
      best = g_steal_pointer (&frame);
    }

  return g_steal_pointer (&best);
}

/**
 * tdr_dot_chart_lay_out:
 * @height: wanted; the plot takes what axes and legend leave of it, but never less than can be read
 *
 * Lays out dots with whiskers and their labels, none of which touches another, a dot or a whisker. Marks that are not
 * known have an empty place.
 *
 * Returns: (transfer full): the frame
 */
TdrFrame *
tdr_dot_chart_lay_out (const TdrChart *chart,
                       PangoContext   *text,
                       double          width,
                       double          height)
{
  g_autoptr (GArray) unnamed = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_left_out;
  g_autoptr (TdrFrame) least = lay_out_in_order (chart, text, width, 0, unnamed, &n_left_out);

  return lay_out_plot (chart, text, width, height - (least->height - least->plot.height));
}
