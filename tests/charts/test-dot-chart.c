/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plot.h"

#include "chart-fixtures.h"

#include <math.h>

/* Lines that go up or down, but for the axis: a whisker for each dot, and none to a label, which would lengthen one. */
static guint
count_upright (const TdrFrame *frame)
{
  guint n_upright = 0;

  for (guint i = 0; i < frame->lines->len; i++)
    {
      const TdrFrameLine *line = &g_array_index (frame->lines, TdrFrameLine, i);

      n_upright += line->ink == TDR_INK_MUTED && fabs (line->x1 - line->x2) < 0.2 * fabs (line->y1 - line->y2);
    }

  return n_upright;
}

static guint
count_named (const double (*places)[2],
             guint          n_places,
             const char    *label,
             double         width,
             double         height)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_DOTS, "Chips", "Chip", "USD per million tokens");
  g_autoptr (PangoContext) text = chart_fixture_context ();
  g_autoptr (TdrFrame) frame = NULL;
  guint n_named = 0;

  tdr_chart_add_series (chart, "Chips", TDR_TONE_ORANGE);
  for (guint i = 0; i < n_places; i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, label, "figure");

      tdr_chart_mark_set_point (mark, 0, places[i][0], "x", places[i][1], "y");
      tdr_chart_mark_set_range (mark, 0.85 * places[i][1], "low", 1.15 * places[i][1], "high");
    }
  frame = tdr_plot_lay_out (chart, text, width, height);
  g_assert_cmpuint (count_upright (frame), ==, n_places);
  for (guint i = 0; i < frame->texts->len; i++)
    if (g_str_equal (pango_layout_get_text (((TdrFrameText *) g_ptr_array_index (frame->texts, i))->layout), label))
      n_named++;

  return n_named;
}

/* The ten chips of the market as they lie in two real comparisons: close together, in the second one on top of another
 * at the edge, and all named. */
static void
test_dots_are_named (void)
{
  static const double close[][2] = {
    { 31, 0.61 }, { 11, 0.79 }, { 17, 0.85 }, { 19, 0.9 }, { 22, 0.97 },
    { 26, 0.93 }, { 38, 1.6 }, { 58, 1.05 }, { 64, 1.29 }, { 71, 1.45 },
  };
  static const double heap[][2] = {
    { 25.6, 52 }, { 49.6, 101 }, { 49.9, 103 }, { 48.4, 71 }, { 49.05, 38 },
    { 48.35, 40 }, { 48.4, 41 }, { 48.15, 32 }, { 48.85, 27 }, { 49.6, 36 },
  };

  g_assert_cmpuint (count_named (close, G_N_ELEMENTS (close), "Accelerator", 600, 400), ==, G_N_ELEMENTS (close));
  g_assert_cmpuint (count_named (heap, G_N_ELEMENTS (heap), "A chip, calibrated on 164 runs", 940, 500), ==,
                    G_N_ELEMENTS (heap));
}

/* More dots on one spot than there is room for names: whatever order they are tried in, the winner keeps its name. */
static void
test_winner_keeps_its_name (void)
{
  for (guint winner = 0; winner < 30; winner++)
    {
      g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_DOTS, "Chips", "Chip", "USD per million tokens");
      g_autoptr (PangoContext) text = chart_fixture_context ();
      g_autoptr (TdrFrame) frame = NULL;

      tdr_chart_add_series (chart, "Chips", TDR_TONE_ORANGE);
      for (guint i = 0; i < 30; i++)
        {
          TdrChartMark *mark = tdr_chart_add_mark (chart, i == winner ? "The winner" : "A chip with a long name", "figure");

          tdr_chart_mark_set_point (mark, 0, 50 + i % 6 * 0.1, "x", 100 + i / 6, "y");
          mark->best = i == winner;
        }
      frame = tdr_plot_lay_out (chart, text, 400, 300);
      g_assert_true (chart_fixture_shows (frame, "The winner"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/dot-chart/are-named", test_dots_are_named);
  g_test_add_func ("/charts/dot-chart/winner-keeps-its-name", test_winner_keeps_its_name);

  return g_test_run ();
}
