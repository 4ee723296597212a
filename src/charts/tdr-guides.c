/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-guides.h"

#include <math.h>

/* All in lines of text. */
#define TEXT_GAP 0.3
#define RADIUS 0.36             /* of the dot where two curves meet */

#define TEXT_SIZE 0.9           /* of the label's font */
#define LABEL_SHARE 0.7         /* of the plot's width that a label may take */
#define N_DOWN 6                /* places that a label of an upright line tries, downwards */

typedef struct {
  TdrFrame *frame;
  const TdrScale *x_scale;
  const TdrScale *y_scale;
} GuideRun;

static double
place_x (const GuideRun *run,
         double          x)
{
  return run->frame->plot.x + run->frame->plot.width * tdr_scale_place (run->x_scale, x);
}

static double
place_y (const GuideRun *run,
         double          y)
{
  return run->frame->plot.y + run->frame->plot.height * (1 - tdr_scale_place (run->y_scale, y));
}

static gboolean
try_label (GuideRun    *run,
           PangoLayout *layout,
           double       x,
           double       y)
{
  TdrBox box = { x, y, tdr_layout_get_width (layout), tdr_layout_get_height (layout) };

  if (!tdr_box_is_inside (&box, &run->frame->plot) || !tdr_frame_is_free (run->frame, &box))
    return FALSE;
  tdr_frame_add_label (run->frame, layout, x, y);

  return TRUE;
}

/* Upon the line or below it, at its end or at its beginning. */
static void
add_level (GuideRun    *run,
           PangoLayout *layout,
           double       at)
{
  const TdrBox *plot = &run->frame->plot;
  double gap = TEXT_GAP * run->frame->line_height;
  double above = at - tdr_layout_get_height (layout) - gap / 2, below = at + gap / 2;
  double end = plot->x + plot->width - tdr_layout_get_width (layout) - gap, start = plot->x + gap;

  tdr_frame_add_line (run->frame, plot->x, at, plot->x + plot->width, at, TDR_INK_TEXT);
  if (!try_label (run, layout, end, above) && !try_label (run, layout, end, below)
      && !try_label (run, layout, start, above))
    try_label (run, layout, start, below);
}

/* Beside the line, from its head downwards. */
static void
add_upright (GuideRun    *run,
             PangoLayout *layout,
             double       at)
{
  const TdrBox *plot = &run->frame->plot;
  double line = run->frame->line_height, gap = TEXT_GAP * line;
  double before = at - tdr_layout_get_width (layout) - gap;

  tdr_frame_add_line (run->frame, at, plot->y, at, plot->y + plot->height, TDR_INK_TEXT);
  for (guint i = 0; i < N_DOWN; i++)
    {
      double y = plot->y + gap + i * 1.2 * line;

      if (try_label (run, layout, at + gap, y) || try_label (run, layout, before, y))
        return;
    }
}

static void
add_meeting (GuideRun    *run,
             PangoLayout *layout,
             double       x,
             double       y)
{
  double line = run->frame->line_height, gap = TEXT_GAP * line, radius = RADIUS * line;
  double width = tdr_layout_get_width (layout), height = tdr_layout_get_height (layout);

  tdr_frame_add_area (run->frame, (TdrBox) { x - radius, y - radius, 2 * radius, 2 * radius }, TDR_TONE_GREY, TRUE);
  for (guint ring = 0; ring < N_DOWN; ring++)
    {
      double reach = radius + gap + ring * 1.2 * line;

      if (try_label (run, layout, x + radius + gap, y + reach - radius - gap)
          || try_label (run, layout, x - radius - gap - width, y - reach - height + radius + gap)
          || try_label (run, layout, x - width / 2, y - reach - height)
          || try_label (run, layout, x - width / 2, y + reach))
        return;
    }
}

static gboolean
is_within (const TdrScale *scale,
           double          value)
{
  double place = tdr_scale_place (scale, value);

  return place >= 0 && place <= 1;
}

static void
add_guide (GuideRun            *run,
           const TdrChartGuide *guide)
{
  g_autoptr (PangoLayout) layout = tdr_frame_set_text (run->frame, guide->label, TEXT_SIZE, TRUE,
                                                       LABEL_SHARE * run->frame->plot.width);

  if (isnan (guide->x) && is_within (run->y_scale, guide->y))
    add_level (run, layout, place_y (run, guide->y));
  else if (isnan (guide->y) && is_within (run->x_scale, guide->x))
    add_upright (run, layout, place_x (run, guide->x));
  else if (is_within (run->x_scale, guide->x) && is_within (run->y_scale, guide->y))
    add_meeting (run, layout, place_x (run, guide->x), place_y (run, guide->y));
}

/**
 * tdr_guides_add:
 *
 * Adds the guides of a chart through its plot. A label that finds no place is left out, and so is a guide beyond the
 * axes: the chart in words still names it.
 */
void
tdr_guides_add (TdrFrame       *frame,
                const TdrChart *chart,
                const TdrScale *x_scale,
                const TdrScale *y_scale)
{
  GuideRun run = { frame, x_scale, y_scale };

  for (guint i = 0; i < chart->guides->len; i++)
    add_guide (&run, tdr_chart_get_guide (chart, i));
}
