/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plot.h"

#define N_RANDOM_CHARTS 150
#define SEED 20261101

static const char *const names[] = {
  "B200", "Trainium 2", "Inferentia 2", "Llama 3.3 70B · trn2.48xlarge", "Claude Haiku 4.5 · Bedrock EU",
  "Rechtsschutzversicherungsgesellschaftsgroßrechnerkapazität", "حاسوب سريع", "x",
};

static PangoContext *
make_context (void)
{
  PangoContext *text = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter 10");

  pango_context_set_font_description (text, font);

  return text;
}

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

static TdrChart *
make_random_chart (TdrChartKind  kind,
                   GRand        *rand)
{
  TdrChart *chart = tdr_chart_new (kind, "Title", "Offer", "USD a month, all taxes excluded");
  guint n_marks = (guint) g_rand_int_range (rand, 0, kind == TDR_CHART_DOTS ? 25 : 41);

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
    }

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
  g_autoptr (PangoContext) text = make_context ();

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
  g_autoptr (PangoContext) text = make_context ();
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
  g_autoptr (PangoContext) text = make_context ();
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
  g_autoptr (PangoContext) text = make_context ();
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
  g_autoptr (PangoContext) text = make_context ();
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
  g_autoptr (PangoContext) text = make_context ();

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (TdrChart) chart = make_random_chart ((TdrChartKind) (i % 3), rand);
      double height = tdr_plot_measure (chart, text, 300 + 15 * i);
      g_autoptr (TdrFrame) frame = tdr_plot_lay_out (chart, text, 300 + 15 * i, height);

      g_assert_cmpfloat_with_epsilon (frame->height, height, 1e-6);
    }
}

static void
test_unknown_is_no_bar (void)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_BARS, "Cost", "Offer", "USD");
  g_autoptr (PangoContext) text = make_context ();
  g_autoptr (TdrFrame) frame = NULL;

  tdr_chart_add_series (chart, "input", TDR_TONE_SKY);
  tdr_chart_add_mark (chart, "A", "unknown: no price of input");
  frame = tdr_plot_lay_out (chart, text, 500, 0);

  /* No bar, no axis that would suggest a zero, no legend of what is not there: label and reason only. */
  g_assert_cmpuint (frame->areas->len, ==, 0);
  g_assert_cmpuint (frame->lines->len, ==, 0);
  g_assert_cmpuint (frame->texts->len, ==, 2);
}

/* The ten chips of the market as they lie in a real comparison: close together, and all named. */
static void
test_dots_are_named (void)
{
  static const double places[][2] = {
    { 31, 0.61 }, { 11, 0.79 }, { 17, 0.85 }, { 19, 0.9 }, { 22, 0.97 },
    { 26, 0.93 }, { 38, 1.6 }, { 58, 1.05 }, { 64, 1.29 }, { 71, 1.45 },
  };
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_DOTS, "Chips", "Chip", "USD per million tokens");
  g_autoptr (PangoContext) text = make_context ();
  g_autoptr (TdrFrame) frame = NULL;
  guint n_named = 0;

  tdr_chart_add_series (chart, "Chips", TDR_TONE_ORANGE);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, "Accelerator", "figure");

      tdr_chart_mark_set_point (mark, 0, places[i][0], "x", places[i][1], "y");
      tdr_chart_mark_set_range (mark, 0.85 * places[i][1], "low", 1.15 * places[i][1], "high");
    }
  frame = tdr_plot_lay_out (chart, text, 600, 400);
  for (guint i = 0; i < frame->texts->len; i++)
    if (g_str_equal (pango_layout_get_text (((TdrFrameText *) g_ptr_array_index (frame->texts, i))->layout),
                     "Accelerator"))
      n_named++;

  g_assert_cmpuint (n_named, ==, G_N_ELEMENTS (places));
}

/* Every kind in every palette: drawing marks the surface and leaves the context as it was. */
static void
test_draws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (PangoContext) text = make_context ();

  for (guint i = 0; i < 3 * TDR_N_PALETTES; i++)
    {
      g_autoptr (TdrChart) chart = make_random_chart ((TdrChartKind) (i % 3), rand);
      g_autoptr (cairo_surface_t) surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      g_autoptr (cairo_t) cr = cairo_create (surface);
      double x, y, width, height;

      tdr_plot_draw (chart, tdr_palette_get ((TdrPaletteKind) (i / 3)), cr, text, 600, 400);
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
  g_test_add_func ("/charts/plot/bars-have-their-lengths", test_bars_have_their_lengths);
  g_test_add_func ("/charts/plot/out-of-proportion", test_out_of_proportion);
  g_test_add_func ("/charts/plot/mirrored", test_mirrored);
  g_test_add_func ("/charts/plot/hits-what-it-shows", test_hits_what_it_shows);
  g_test_add_func ("/charts/plot/measure-is-enough", test_measure_is_enough);
  g_test_add_func ("/charts/plot/unknown-is-no-bar", test_unknown_is_no_bar);
  g_test_add_func ("/charts/plot/dots-are-named", test_dots_are_named);
  g_test_add_func ("/charts/plot/draws", test_draws);

  return g_test_run ();
}
