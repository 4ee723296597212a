/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plot.h"

#include "chart-fixtures.h"

#include <math.h>

#define N_RANDOM_CHARTS 150
#define SEED 20261101
#define N_KINDS (TDR_CHART_TORNADO + 1)

static const char *const names[] = {
  "B200", "Trainium 2", "Inferentia 2", "Llama 3.3 70B · trn2.48xlarge", "Claude Haiku 4.5 · Bedrock EU",
  "Rechtsschutzversicherungsgesellschaftsgroßrechnerkapazität", "حاسوب سريع", "x",
};

static void
fill_bar (TdrChartMark *mark,
          GRand        *rand)
{
  guint n_segments = (guint) g_rand_int_range (rand, 1, 6);

  for (guint i = 0; i < n_segments; i++)
    tdr_chart_mark_set_value (mark, i, g_rand_double_range (rand, 0, 1e6), "figure");
}

static void
fill_dot (TdrChartMark *mark,
          GRand        *rand)
{
  double y = g_rand_double_range (rand, 0, 2);

  tdr_chart_mark_set_point (mark, (guint) g_rand_int_range (rand, 0, 5), g_rand_double_range (rand, 0, 100), "x", y,
                            "y");
  if (g_rand_boolean (rand))
    tdr_chart_mark_set_range (mark, 0.8 * y, "low", 1.3 * y, "high");
}

/* Places some of which lack figures, a band, a line finer than the marks, and guides inside and outside the plot. */
static void
fill_curves (TdrChart *chart,
             GRand    *rand)
{
  static const TdrShape shapes[] = { TDR_SHAPE_NONE, TDR_SHAPE_AREA, TDR_SHAPE_LINE, TDR_SHAPE_LINE, TDR_SHAPE_COLUMN };

  for (guint i = 0; i < chart->series->len; i++)
    ((TdrChartSeries *) g_ptr_array_index (chart->series, i))->shape = shapes[i];
  tdr_chart_set_band (chart, 1, 0, "P10 to P90");
  for (guint i = 0; i < 20; i++)
    tdr_chart_add_point (chart, 3, i, g_rand_double_range (rand, -100, 1000));
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    {
      TdrChartMark *mark = g_ptr_array_index (chart->marks, i);

      tdr_chart_mark_set_place (mark, i);
      for (guint j = 0; j < 5; j++)
        tdr_chart_mark_set_value (mark, j, g_rand_double_range (rand, 0, 1000), g_rand_boolean (rand) ? "f" : NULL);
    }
  for (guint i = 0; i < 5; i++)
    tdr_chart_add_guide (chart, i < 3 ? g_rand_double_range (rand, -5, 45) : NAN,
                         i > 1 ? g_rand_double_range (rand, 0, 2000) : NAN,
                         names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
}

static TdrChart *
make_random_chart (TdrChartKind  kind,
                   GRand        *rand)
{
  TdrChart *chart = tdr_chart_new (kind, "Title", "Offer", "USD a month, all taxes excluded");
  guint n_marks = (guint) g_rand_int_range (rand, 0, kind == TDR_CHART_DOTS ? 25 : 41);

  if (kind != TDR_CHART_CURVES || g_rand_boolean (rand))
    tdr_chart_set_x_title (chart, "milliseconds a token");
  for (guint i = 0; i < 5; i++)
    tdr_chart_add_series (chart, names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))], (TdrTone) i);
  for (guint i = 0; i < n_marks; i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))],
                                               g_rand_boolean (rand) ? "41,200.00 USD" : "unknown: no price of output");

      mark->best = i == 0;
      if (g_rand_boolean (rand))
        tdr_chart_mark_set_detail (mark, "AWS Frankfurt · 3-year, no upfront · 2 instances");
      if (kind == TDR_CHART_DOTS && g_rand_boolean (rand))
        fill_dot (mark, rand);
      else if (kind == TDR_CHART_FUNNEL)
        tdr_chart_mark_set_value (mark, 0, g_rand_int_range (rand, 0, 400), "n");
      else if (kind == TDR_CHART_BARS && g_rand_boolean (rand))
        fill_bar (mark, rand);
      for (guint j = 0; kind == TDR_CHART_TORNADO && i % 7 != 6 && j < 2; j++)
        tdr_chart_mark_set_value (mark, j, g_rand_double_range (rand, -1e5, 1e6), "1,234,567.00 USD");
    }
  if (kind == TDR_CHART_CURVES)
    fill_curves (chart, rand);
  if (kind == TDR_CHART_TORNADO)
    tdr_chart_add_guide (chart, 5e5, NAN, "As planned: 500,000.00 USD");

  return chart;
}

static void
assert_texts_apart (const TdrFrame *frame)
{
  TdrBox all = { 0, 0, frame->width, frame->height };

  for (guint i = 0; i < frame->texts->len; i++)
    {
      const TdrFrameText *a = g_ptr_array_index (frame->texts, i);

      if (!tdr_box_is_inside (&a->box, &all))
        g_test_message ("“%s” leaves the chart: %g to %g of %g", pango_layout_get_text (a->layout), a->box.x,
                        a->box.x + a->box.width, frame->width);
      g_assert_true (tdr_box_is_inside (&a->box, &all));
      for (guint j = i + 1; j < frame->texts->len; j++)
        {
          const TdrFrameText *b = g_ptr_array_index (frame->texts, j);

          if (tdr_box_overlaps (&a->box, &b->box))
            g_test_message ("“%s” lies on “%s”", pango_layout_get_text (a->layout), pango_layout_get_text (b->layout));
          g_assert_false (tdr_box_overlaps (&a->box, &b->box));
        }
    }
}

/* No text of any chart may lie on another or leave the chart, at any width, in either direction. */
static void
test_texts_never_overlap (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (PangoContext) text = chart_fixture_context ();

  for (guint i = 0; i < N_RANDOM_CHARTS; i++)
    {
      g_autoptr (TdrChart) chart = make_random_chart ((TdrChartKind) GPOINTER_TO_INT (data), rand);
      double width = g_rand_double_range (rand, 280, 1200);
      g_autoptr (TdrFrame) frame = NULL;

      pango_context_set_base_dir (text, i % 2 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
      frame = tdr_plot_lay_out (chart, text, width, g_rand_double_range (rand, 0, 900));
      assert_texts_apart (frame);
      g_assert_cmpuint (frame->marks->len, ==, tdr_chart_get_n_marks (chart));
    }
}

static TdrChart *
make_two_bars (void)
{
  TdrChart *chart = tdr_chart_new (TDR_CHART_BARS, "Cost", "Offer", "USD");

  tdr_chart_add_series (chart, "input", TDR_TONE_SKY);
  tdr_chart_add_series (chart, "output", TDR_TONE_BLUE);
  for (guint i = 0; i < 2; i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, i == 0 ? "A" : "B", "figure");

      tdr_chart_mark_set_value (mark, 0, 10 + 10 * i, "input");
      tdr_chart_mark_set_value (mark, 1, 30 + 40 * i, "output");
    }

  return chart;
}

static const TdrFrameArea *
get_area (const TdrFrame *frame,
          guint           area)
{
  return &g_array_index (frame->areas, TdrFrameArea, area);
}

/* 40 and 90: the axis ends at 100, so the bars are 0.4 and 0.9 of the plot, and their segments 10, 30 and 20, 70. */
static void
test_bars_have_their_lengths (void)
{
  static const double lengths[] = { 0.1, 0.3, 0.2, 0.7 };
  g_autoptr (TdrChart) chart = make_two_bars ();
  g_autoptr (PangoContext) text = chart_fixture_context ();
  g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, 800, 0);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_assert_cmpfloat_with_epsilon (get_area (frame, i)->box.width, lengths[i] * frame->plot.width, 1e-6);
      g_assert_cmpint (get_area (frame, i)->tone, ==, i % 2 == 0 ? TDR_TONE_SKY : TDR_TONE_BLUE);
    }
  g_assert_cmpfloat_with_epsilon (get_area (frame, 1)->box.x,
                                  get_area (frame, 0)->box.x + get_area (frame, 0)->box.width, 1e-6);
}

/* 10, 10 and 1,000: the axis is that of the tens, which stay 1 of it; the third is cut and ends where the axis does. */
static void
test_out_of_proportion (void)
{
  static const double amounts[] = { 10, 10, 1000 };
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_BARS, "Cost", "Offer", "USD");
  g_autoptr (PangoContext) text = chart_fixture_context ();
  g_autoptr (TdrFrame) frame = NULL;
  double end = 0;

  tdr_chart_add_series (chart, "input", TDR_TONE_SKY);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    tdr_chart_mark_set_value (tdr_chart_add_mark (chart, "A", "figure"), 0, amounts[i], "input");
  frame = tdr_plot_lay_out (chart, text, 800, 0);
  for (guint i = 0; i < 4; i++)
    end = MAX (end, get_area (frame, i)->box.x + get_area (frame, i)->box.width);

  g_assert_cmpfloat_with_epsilon (get_area (frame, 0)->box.width, frame->plot.width, 1e-6);
  g_assert_cmpfloat_with_epsilon (end, frame->plot.x + frame->plot.width, 1e-6);
  g_assert_cmpfloat (get_area (frame, 2)->box.width, <, frame->plot.width);   /* up to the cut */
  g_assert_cmpfloat (get_area (frame, 3)->box.x, >, get_area (frame, 2)->box.x + get_area (frame, 2)->box.width);
}

static void
test_mirrored (void)
{
  g_autoptr (TdrChart) chart = make_two_bars ();
  g_autoptr (PangoContext) text = chart_fixture_context ();
  g_autoptr (TdrFrame) left = tdr_plot_lay_out (chart, text, 800, 0);
  g_autoptr (TdrFrame) right = NULL;
  const TdrBox *a = &get_area (left, 0)->box, *b = NULL;

  pango_context_set_base_dir (text, PANGO_DIRECTION_RTL);
  right = tdr_plot_lay_out (chart, text, 800, 0);
  b = &get_area (right, 0)->box;

  g_assert_cmpfloat_with_epsilon (b->x + b->width, 800 - a->x, 1e-6);
  g_assert_cmpfloat (b->y, ==, a->y);
}

static void
test_hits_what_it_shows (void)
{
  g_autoptr (TdrChart) chart = make_two_bars ();
  g_autoptr (PangoContext) text = chart_fixture_context ();
  double height = tdr_plot_measure (chart, text, 800);

  for (guint i = 0; i < 2; i++)
    {
      TdrBox box;

      g_assert_true (tdr_plot_mark_box (chart, text, 800, height, i, &box));
      g_assert_cmpint (tdr_plot_hit (chart, text, 800, height, box.x + box.width / 2, box.y + box.height / 2), ==, i);
    }
  g_assert_cmpint (tdr_plot_hit (chart, text, 800, height, 400, height - 1), ==, -1);
}

/* A widget that asks for the height it was told must get exactly that chart. */
static void
test_measure_is_enough (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (PangoContext) text = chart_fixture_context ();

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (TdrChart) chart = make_random_chart ((TdrChartKind) (i % N_KINDS), rand);
      double height = tdr_plot_measure (chart, text, 300 + 15 * i);
      g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, 300 + 15 * i, height);

      g_assert_cmpfloat_with_epsilon (frame->height, height, 1e-6);
    }
}

static void
test_unknown_is_no_bar (void)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_BARS, "Cost", "Offer", "USD");
  g_autoptr (PangoContext) text = chart_fixture_context ();
  g_autoptr (TdrFrame) frame = NULL;

  tdr_chart_add_series (chart, "input", TDR_TONE_SKY);
  tdr_chart_add_mark (chart, "A", "unknown: no price of input");
  frame = tdr_plot_lay_out (chart, text, 500, 0);

  /* No bar, no axis that would suggest a zero, no legend of what is not there: label and reason only. */
  g_assert_cmpuint (frame->areas->len, ==, 0);
  g_assert_cmpuint (frame->lines->len, ==, 0);
  g_assert_cmpuint (frame->texts->len, ==, 2);
}

static const TdrChartPoint *
get_point (const TdrFrame *frame,
           guint           path,
           guint           point)
{
  const TdrFramePath *it = g_ptr_array_index (frame->paths, path);

  return &g_array_index (it->points, TdrChartPoint, point);
}

/* Loads of 100 for the first half of the hours and 40 for the second, 60 committed. */
static TdrChart *
make_duration (void)
{
  static const double loads[] = { 100, 100, 40, 40 }, hours[] = { 0, 50, 50, 100 };
  TdrChart *chart = tdr_chart_new (TDR_CHART_CURVES, "Load", "Share of the hours", "Requests an hour");
  guint load = tdr_chart_add_curve (chart, "Load", TDR_TONE_BLUE, TDR_SHAPE_LINE);
  guint served = tdr_chart_add_curve (chart, "Served", TDR_TONE_SKY, TDR_SHAPE_AREA);
  guint over = tdr_chart_add_curve (chart, "Overflow", TDR_TONE_ORANGE, TDR_SHAPE_AREA);

  tdr_chart_set_x_title (chart, "% of the hours");
  tdr_chart_set_band (chart, over, (int) served, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      tdr_chart_add_point (chart, load, hours[i], loads[i]);
      tdr_chart_add_point (chart, served, hours[i], MIN (loads[i], 60));
      tdr_chart_add_point (chart, over, hours[i], loads[i]);
    }
  for (guint i = 0; i < 2; i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, i == 0 ? "0 %" : "100 %", "");

      tdr_chart_mark_set_place (mark, 100 * i);
      tdr_chart_mark_set_value (mark, load, i == 0 ? 100 : 40, i == 0 ? "100" : "40");
      tdr_chart_mark_set_value (mark, served, i == 0 ? 60 : 40, i == 0 ? "60" : "40");
      tdr_chart_mark_set_value (mark, over, i == 0 ? 100 : 40, i == 0 ? "40" : "0");
    }
  tdr_chart_add_guide (chart, NAN, 60, "Committed: 60");

  return chart;
}

/* Both axes end at 100. The area served is 0.6 of the plot high at its left, and the overflow lies upon it and goes back
 * along it: its first point is at the top, its last on the commitment. */
static void
test_curves_have_their_places (void)
{
  g_autoptr (TdrChart) chart = make_duration ();
  g_autoptr (PangoContext) text = chart_fixture_context ();
  g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, 800, 0);
  const TdrBox *plot = &frame->plot;
  const TdrFramePath *over = g_ptr_array_index (frame->paths, 1);

  g_assert_cmpfloat_with_epsilon (get_point (frame, 0, 0)->y, plot->y + 0.4 * plot->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_point (frame, 0, 3)->x, plot->x + plot->width, 1e-6);
  g_assert_cmpuint (over->points->len, ==, 8);
  g_assert_cmpint (over->tone, ==, TDR_TONE_ORANGE);
  g_assert_cmpfloat_with_epsilon (get_point (frame, 1, 0)->y, plot->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_point (frame, 1, 7)->y, plot->y + 0.4 * plot->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_point (frame, 1, 7)->x, plot->x, 1e-6);
  g_assert_false (((TdrFramePath *) g_ptr_array_index (frame->paths, 2))->is_filled);
  g_assert_true (chart_fixture_shows (frame, "Committed: 60"));
}

/* Three months of 10 and 30 upon each other: the axis ends at 40, and the second column begins where the first ends. */
static void
test_columns_stand_upon_each_other (void)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_CURVES, "Cost", "Month", "USD");
  g_autoptr (PangoContext) text = chart_fixture_context ();
  g_autoptr (TdrFrame) frame = NULL;

  tdr_chart_add_curve (chart, "base", TDR_TONE_GREEN, TDR_SHAPE_COLUMN);
  tdr_chart_add_curve (chart, "overflow", TDR_TONE_BLUE, TDR_SHAPE_COLUMN);
  for (guint i = 0; i < 3; i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, "Jan 2027", "");

      tdr_chart_mark_set_place (mark, i);
      tdr_chart_mark_set_value (mark, 0, 10, "10");
      tdr_chart_mark_set_value (mark, 1, 30, "30");
    }
  frame = tdr_plot_lay_out (chart, text, 800, 0);

  g_assert_cmpfloat_with_epsilon (get_area (frame, 0)->box.height, 0.25 * frame->plot.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_area (frame, 1)->box.height, 0.75 * frame->plot.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_area (frame, 1)->box.y + get_area (frame, 1)->box.height,
                                  get_area (frame, 0)->box.y, 1e-6);
  g_assert_cmpfloat (get_area (frame, 0)->box.x, >=, frame->plot.x);
  g_assert_cmpfloat (get_area (frame, 0)->box.x + get_area (frame, 0)->box.width, <, get_area (frame, 2)->box.x);
}

/* Planned 100, from 80 to 150: the axis begins at zero or near, and the bar's two parts are as 20 to 50. */
static void
test_tornado_begins_at_the_plan (void)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_TORNADO, "What moves it", "Assumption", "USD");
  g_autoptr (PangoContext) text = chart_fixture_context ();
  TdrChartMark *mark = tdr_chart_add_mark (chart, "Demand", "");
  g_autoptr (TdrFrame) frame = NULL;
  const TdrBox *low = NULL, *high = NULL;

  tdr_chart_add_series (chart, "Low end", TDR_TONE_TEAL);
  tdr_chart_add_series (chart, "High end", TDR_TONE_ORANGE);
  tdr_chart_mark_set_value (mark, 0, 80, "80");
  tdr_chart_mark_set_value (mark, 1, 150, "150");
  tdr_chart_add_guide (chart, 100, NAN, "As planned: 100");
  frame = tdr_plot_lay_out (chart, text, 800, 0);
  high = &get_area (frame, 0)->box;   /* the longer end is drawn first */
  low = &get_area (frame, 1)->box;

  g_assert_cmpint (get_area (frame, 0)->tone, ==, TDR_TONE_ORANGE);
  g_assert_cmpfloat_with_epsilon (low->x + low->width, high->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (high->width / low->width, 2.5, 1e-6);
  g_assert_true (chart_fixture_shows (frame, "As planned: 100"));
  g_assert_true (chart_fixture_shows (frame, "80"));
  g_assert_true (chart_fixture_shows (frame, "150"));
}

/* Every kind in every palette: drawing marks the surface and leaves the context as it was. */
static void
test_draws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (PangoContext) text = chart_fixture_context ();

  for (guint i = 0; i < N_KINDS * TDR_N_PALETTES; i++)
    {
      g_autoptr (TdrChart) chart = make_random_chart ((TdrChartKind) (i % N_KINDS), rand);
      g_autoptr (cairo_surface_t) surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      g_autoptr (cairo_t) cr = cairo_create (surface);
      double x, y, width, height;

      tdr_plot_draw (chart, tdr_palette_get ((TdrPaletteKind) (i / N_KINDS)), cr, text, 600, 400);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      if (tdr_chart_get_n_marks (chart) > 0)
        g_assert_cmpfloat (width, >, 0);
      g_assert_false (cairo_has_current_point (cr));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/charts/plot/bars-never-overlap", GINT_TO_POINTER (TDR_CHART_BARS), test_texts_never_overlap);
  g_test_add_data_func ("/charts/plot/dots-never-overlap", GINT_TO_POINTER (TDR_CHART_DOTS), test_texts_never_overlap);
  g_test_add_data_func ("/charts/plot/funnels-never-overlap", GINT_TO_POINTER (TDR_CHART_FUNNEL),
                        test_texts_never_overlap);
  g_test_add_data_func ("/charts/plot/curves-never-overlap", GINT_TO_POINTER (TDR_CHART_CURVES),
                        test_texts_never_overlap);
  g_test_add_data_func ("/charts/plot/tornados-never-overlap", GINT_TO_POINTER (TDR_CHART_TORNADO),
                        test_texts_never_overlap);
  g_test_add_func ("/charts/plot/curves-have-their-places", test_curves_have_their_places);
  g_test_add_func ("/charts/plot/columns-stand-upon-each-other", test_columns_stand_upon_each_other);
  g_test_add_func ("/charts/plot/tornado-begins-at-the-plan", test_tornado_begins_at_the_plan);
  g_test_add_func ("/charts/plot/bars-have-their-lengths", test_bars_have_their_lengths);
  g_test_add_func ("/charts/plot/out-of-proportion", test_out_of_proportion);
  g_test_add_func ("/charts/plot/mirrored", test_mirrored);
  g_test_add_func ("/charts/plot/hits-what-it-shows", test_hits_what_it_shows);
  g_test_add_func ("/charts/plot/measure-is-enough", test_measure_is_enough);
  g_test_add_func ("/charts/plot/unknown-is-no-bar", test_unknown_is_no_bar);
  g_test_add_func ("/charts/plot/draws", test_draws);

  return g_test_run ();
}
