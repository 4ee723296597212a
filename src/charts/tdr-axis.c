/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-axis.h"

#define TICK_SIZE 0.85          /* of the label's font, for ticks and titles of axes */
#define TICK_GAP 0.45           /* lines of text between the plot and its ticks */
#define SIDE_GAP 0.3            /* lines of text between ticks and the upright axis */

/* Every so many places have a name: what divides a year, and whole years. */
static const guint strides[] = { 1, 2, 3, 6, 12, 24, 36, 60, 120 };

/* A tick that would touch the one before it has no label. */
static void
add_tick (TdrFrame   *frame,
          double      x,
          const char *label)
{
  double bottom = frame->plot.y + frame->plot.height;
  g_autoptr (PangoLayout) layout = tdr_frame_set_text (frame, label, TICK_SIZE, FALSE, -1);
  TdrBox box = { .y = bottom + TICK_GAP * frame->line_height };

  tdr_frame_add_line (frame, x, frame->plot.y, x, bottom, TDR_INK_GRID);
  box.width = tdr_layout_get_width (layout);
  box.height = tdr_layout_get_height (layout);
  box.x = CLAMP (x - box.width / 2, 0, MAX (0, frame->width - box.width));
  if (tdr_frame_is_free (frame, &box))
    tdr_frame_add_text (frame, layout, box.x, box.y, TDR_INK_MUTED);
}

static double
place_x (const TdrFrame *frame,
         const TdrScale *scale,
         double          value)
{
  return frame->plot.x + frame->plot.width * tdr_scale_place (scale, value);
}

static double
widest_name (const TdrFrame *frame,
             const TdrChart *chart)
{
  double widest = 0;

  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    {
      g_autoptr (PangoLayout) layout = tdr_frame_set_text (frame, tdr_chart_get_mark (chart, i)->label, TICK_SIZE,
                                                           FALSE, -1);

      widest = MAX (widest, tdr_layout_get_width (layout));
    }

  return widest;
}

/* How many places there are from one name to the next, so that each name has room. */
static guint
choose_stride (const TdrFrame *frame,
               const TdrChart *chart)
{
  double least = widest_name (frame, chart) + frame->line_height;
  double room = frame->plot.width / MAX (tdr_chart_get_n_marks (chart), 1);
  guint i = 0;

  while (i < G_N_ELEMENTS (strides) - 1 && strides[i] * room < least)
    i++;

  return strides[i];
}

/**
 * tdr_axis_measure_y:
 *
 * How wide the labels of an upright axis are, with the gap beside them.
 */
double
tdr_axis_measure_y (const TdrFrame *frame,
                    const TdrScale *scale)
{
  double widest = 0;

  for (guint i = 0; i < tdr_scale_get_n_ticks (scale); i++)
    {
      g_autofree char *label = tdr_scale_dup_label (scale, i);
      g_autoptr (PangoLayout) layout = tdr_frame_set_text (frame, label, TICK_SIZE, FALSE, -1);

      widest = MAX (widest, tdr_layout_get_width (layout));
    }

  return widest + SIDE_GAP * frame->line_height;
}

/**
 * tdr_axis_add_y:
 * @title: with the unit; it stands at the top of the frame
 *
 * Adds level lines through the plot, and their labels beside it.
 */
void
tdr_axis_add_y (TdrFrame       *frame,
                const TdrScale *scale,
                const char     *title)
{
  double gap = SIDE_GAP * frame->line_height;
  g_autoptr (PangoLayout) words = tdr_frame_set_text (frame, title, TICK_SIZE, FALSE, frame->width);

  tdr_frame_add_text (frame, words, 0, 0, TDR_INK_MUTED);
  for (guint i = 0; i < tdr_scale_get_n_ticks (scale); i++)
    {
      double place = tdr_scale_place (scale, tdr_scale_get_tick (scale, i));
      double y = frame->plot.y + frame->plot.height * (1 - place);
      g_autofree char *label = tdr_scale_dup_label (scale, i);
      g_autoptr (PangoLayout) layout = tdr_frame_set_text (frame, label, TICK_SIZE, FALSE, -1);

      tdr_frame_add_line (frame, frame->plot.x, y, frame->plot.x + frame->plot.width, y, TDR_INK_GRID);
      tdr_frame_add_text (frame, layout, frame->plot.x - gap - tdr_layout_get_width (layout),
                          y - tdr_layout_get_height (layout) / 2, TDR_INK_MUTED);
    }
}

/**
 * tdr_axis_add_x:
 * @title: (nullable): with the unit
 *
 * Adds lines through the plot, their labels below it, and a title below these, and lets the frame grow down to hold
 * them. A label that would touch the one before it is left out.
 */
void
tdr_axis_add_x (TdrFrame       *frame,
                const TdrScale *scale,
                const char     *title)
{
  double bottom = frame->plot.y + frame->plot.height + (TICK_GAP + 1) * frame->line_height;

  for (guint i = 0; i < tdr_scale_get_n_ticks (scale); i++)
    {
      g_autofree char *label = tdr_scale_dup_label (scale, i);

      add_tick (frame, place_x (frame, scale, tdr_scale_get_tick (scale, i)), label);
    }
  if (title != NULL)
    {
      g_autoptr (PangoLayout) layout = tdr_frame_set_text (frame, title, TICK_SIZE, FALSE, frame->width);
      double x = frame->plot.x + (frame->plot.width - tdr_layout_get_width (layout)) / 2;

      x = CLAMP (x, 0, frame->width - tdr_layout_get_width (layout));
      bottom += tdr_frame_add_text (frame, layout, x, bottom, TDR_INK_MUTED).height;
    }
  frame->height = MAX (frame->height, bottom);
}

/**
 * tdr_axis_add_names:
 *
 * Names the places of a chart's marks below the plot, as many as have room, and lets the frame grow down to hold them.
 */
void
tdr_axis_add_names (TdrFrame       *frame,
                    const TdrScale *scale,
                    const TdrChart *chart)
{
  guint stride = choose_stride (frame, chart);

  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i += stride)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (chart, i);

      add_tick (frame, place_x (frame, scale, mark->x.amount), mark->label);
    }
  frame->height = MAX (frame->height, frame->plot.y + frame->plot.height + (TICK_GAP + 1) * frame->line_height);
}
