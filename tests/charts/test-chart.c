/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart.h"

static TdrChart *
make_bars (void)
{
  TdrChart *chart = tdr_chart_new (TDR_CHART_BARS, "Monthly cost by offer", "Offer", "USD a month");
  TdrChartMark *mark;

  tdr_chart_set_finding (chart, "Haiku costs least");
  tdr_chart_add_series (chart, "input", TDR_TONE_SKY);
  tdr_chart_add_series (chart, "output", TDR_TONE_BLUE);
  mark = tdr_chart_add_mark (chart, "Haiku", "120.00 USD");
  mark->best = TRUE;
  tdr_chart_mark_set_value (mark, 0, 20, "20.00");
  tdr_chart_mark_set_value (mark, 1, 100, "100.00");
  mark = tdr_chart_add_mark (chart, "Nova", "80.00 USD");
  tdr_chart_mark_set_value (mark, 1, 80, "80.00");
  tdr_chart_add_mark (chart, "Opus", "unknown: no price of output");

  return chart;
}

static void
test_bars_in_words (void)
{
  g_autoptr (TdrChart) chart = make_bars ();
  g_autofree char *words = tdr_chart_describe (chart);
  g_autofree char *first = tdr_chart_describe_mark (chart, 0);
  g_autofree char *second = tdr_chart_describe_mark (chart, 1);
  g_autofree char *third = tdr_chart_describe_mark (chart, 2);

  g_assert_cmpstr (words, ==, "Monthly cost by offer. Haiku costs least. USD a month. Haiku: 120.00 USD. "
                              "Nova: 80.00 USD. Opus: unknown: no price of output.");
  g_assert_cmpstr (first, ==, "Haiku: 120.00 USD, ranked first; input 20.00; output 100.00");
  g_assert_cmpstr (second, ==, "Nova: 80.00 USD; output 80.00");
  g_assert_cmpstr (third, ==, "Opus: unknown: no price of output");
}

static void
assert_row (const TdrChartTable *table,
            guint                row,
            const char          *cells)
{
  g_autofree char *joined = g_strjoinv ("|", g_ptr_array_index (table->rows, row));

  g_assert_cmpstr (joined, ==, cells);
}

static void
test_bars_as_table (void)
{
  g_autoptr (TdrChart) chart = make_bars ();
  g_autoptr (TdrChartTable) table = tdr_chart_table_new (chart);
  g_autofree char *heads = g_strjoinv ("|", table->heads);

  g_assert_cmpstr (heads, ==, "Offer|input|output|USD a month");
  g_assert_cmpuint (table->n_columns, ==, 4);
  g_assert_cmpuint (table->rows->len, ==, 3);
  g_assert_false (table->numeric[0]);
  g_assert_true (table->numeric[3]);
  assert_row (table, 0, "Haiku|20.00|100.00|120.00 USD");
  assert_row (table, 1, "Nova||80.00|80.00 USD");
  assert_row (table, 2, "Opus|||unknown: no price of output");
}

static void
test_dots (void)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_DOTS, "Chips", "Chip", "USD per million tokens");
  TdrChartMark *mark = tdr_chart_add_mark (chart, "Trainium 2", "0.61 at 31 ms");
  g_autoptr (TdrChartTable) table = NULL;
  g_autofree char *words = NULL;
  g_autofree char *heads = NULL;

  tdr_chart_set_x_title (chart, "token interval");
  tdr_chart_add_series (chart, "Amazon", TDR_TONE_ORANGE);
  tdr_chart_mark_set_point (mark, 0, 31, "31 ms", 0.61, "0.61");
  tdr_chart_mark_set_range (mark, 0.5, "0.50", 0.72, "0.72");
  table = tdr_chart_table_new (chart);
  words = tdr_chart_describe_mark (chart, 0);
  heads = g_strjoinv ("|", table->heads);

  g_assert_cmpstr (words, ==, "Trainium 2: 0.61 at 31 ms; token interval 31 ms; USD per million tokens 0.61, "
                              "from 0.50 to 0.72");
  g_assert_cmpstr (heads, ==, "Chip|token interval|USD per million tokens|Low|High");
  assert_row (table, 0, "Trainium 2|31 ms|0.61|0.50|0.72");
}

static void
test_funnel (void)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_FUNNEL, "What is left", "Requirement", "Offers");
  TdrChartMark *mark = tdr_chart_add_mark (chart, "ISO/IEC 27001", "169");
  g_autoptr (TdrChartTable) table = NULL;
  g_autofree char *words = NULL;

  tdr_chart_add_series (chart, "Offers", TDR_TONE_SKY);
  tdr_chart_mark_set_value (mark, 0, 169, "169");
  tdr_chart_mark_set_detail (mark, "12");
  table = tdr_chart_table_new (chart);
  words = tdr_chart_describe_mark (chart, 0);

  g_assert_cmpstr (words, ==, "ISO/IEC 27001: 169; ruled out 12");
  assert_row (table, 0, "ISO/IEC 27001|169|12");
}

static void
test_total (void)
{
  g_autoptr (TdrChart) chart = make_bars ();

  g_assert_cmpfloat (tdr_chart_mark_get_total (tdr_chart_get_mark (chart, 0)), ==, 120);
  g_assert_cmpfloat (tdr_chart_mark_get_total (tdr_chart_get_mark (chart, 1)), ==, 80);
  g_assert_true (tdr_chart_get_mark (chart, 1)->known);
  g_assert_false (tdr_chart_get_mark (chart, 2)->known);
}

/* A curve is said by its guides and its ends, and its table has all of it; a figure that is not there leaves no hole. */
static void
test_curves (void)
{
  static const char *const months[] = { "Jan 2027", "Feb 2027", "Mar 2027" };
  static const char *const figures[] = { "10", NULL, "30" };
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_CURVES, "Cost by month", "Month", "USD a month");
  g_autoptr (TdrChartTable) table = NULL;
  g_autofree char *words = NULL;
  g_autofree char *heads = NULL;

  tdr_chart_add_curve (chart, "P50", TDR_TONE_BLUE, TDR_SHAPE_LINE);
  tdr_chart_add_curve (chart, "P90", TDR_TONE_SKY, TDR_SHAPE_AREA);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, months[i], "");

      tdr_chart_mark_set_place (mark, i);
      tdr_chart_mark_set_value (mark, 0, 10 * (i + 1), figures[i]);
      tdr_chart_mark_set_value (mark, 1, 40, "40");
    }
  tdr_chart_add_guide (chart, 35, 35, "Budget: 35");
  table = tdr_chart_table_new (chart);
  words = tdr_chart_describe (chart);
  heads = g_strjoinv ("|", table->heads);

  g_assert_cmpstr (words, ==, "Cost by month. USD a month. Budget: 35. Jan 2027: P50 10; P90 40. "
                              "Mar 2027: P50 30; P90 40.");
  g_assert_cmpstr (heads, ==, "Month|P50|P90");
  assert_row (table, 1, "Feb 2027||40");
}

static void
test_tornado (void)
{
  g_autoptr (TdrChart) chart = tdr_chart_new (TDR_CHART_TORNADO, "What moves it", "Assumption", "USD");
  TdrChartMark *mark = tdr_chart_add_mark (chart, "Demand", "");
  g_autoptr (TdrChartTable) table = NULL;
  g_autofree char *words = NULL;

  tdr_chart_add_series (chart, "low end", TDR_TONE_TEAL);
  tdr_chart_add_series (chart, "high end", TDR_TONE_ORANGE);
  tdr_chart_mark_set_value (mark, 0, 80, "80");
  tdr_chart_mark_set_value (mark, 1, 150, "150");
  tdr_chart_add_mark (chart, "Price", "unknown: no range is set");
  table = tdr_chart_table_new (chart);
  words = tdr_chart_describe (chart);

  g_assert_cmpstr (words, ==, "What moves it. USD. Demand: low end 80; high end 150. Price: unknown: no range is set.");
  g_assert_cmpuint (table->n_columns, ==, 3);
  assert_row (table, 0, "Demand|80|150");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/chart/bars-in-words", test_bars_in_words);
  g_test_add_func ("/charts/chart/bars-as-table", test_bars_as_table);
  g_test_add_func ("/charts/chart/dots", test_dots);
  g_test_add_func ("/charts/chart/funnel", test_funnel);
  g_test_add_func ("/charts/chart/total", test_total);
  g_test_add_func ("/charts/chart/curves", test_curves);
  g_test_add_func ("/charts/chart/tornado", test_tornado);

  return g_test_run ();
}
