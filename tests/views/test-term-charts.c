/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-break-even-chart.h"
#include "tdr-load-chart.h"
#include "tdr-money-chart.h"
#include "tdr-sheet.h"

#include <string.h>

/* 100 requests an hour for 50 hours, then 40 for 50: 7,000 requests. A commitment of 60 serves 60 × 50 + 40 × 50 = 5,000
 * of them, 71.4 %; it could serve 6,000, so that 16.7 % is idle; the load exceeds it in half of the hours. */
static void
test_load (void)
{
  TdrLoadStep steps[] = { { 100, 50 }, { 40, 50 } };
  TdrLoadCurve curve = { steps, G_N_ELEMENTS (steps), 100, 7000 };
  g_autoptr (TdrChart) chart = tdr_load_chart_new (&curve, 60);
  g_autoptr (TdrChartTable) table = tdr_chart_table_new (chart);
  g_autofree char *first = g_strjoinv ("|", g_ptr_array_index (table->rows, 0));
  g_autofree char *last = g_strjoinv ("|", g_ptr_array_index (table->rows, table->rows->len - 1));
  static const double shares[] = { 5.0 / 7, 1.0 / 6, 0.5 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *share = tdr_sheet_dup_share (shares[i]);

      g_assert_nonnull (strstr (chart->finding, share));
    }
  g_assert_cmpstr (first, ==, "The busiest hour|100|60.0|40.0|0.00");
  g_assert_nonnull (g_str_has_suffix (last, "|40.0|40.0|0.00|20.0") ? last : NULL);
  g_assert_cmpuint (chart->guides->len, ==, 1);
}

/* 10 USD a million requests against 100 USD a month whatever the volume: level at 10 million. */
static void
test_break_even (void)
{
  TdrNamedCost costs[2] = { { .name = "A" }, { .name = "B" } };
  g_autoptr (TdrChart) chart = NULL;

  costs[0].cost.fixed = tdr_money_new (0, "USD");
  costs[0].cost.per_million = tdr_money_new (10 * TDR_MONEY_MICROS, "USD");
  costs[1].cost.fixed = tdr_money_new (100 * TDR_MONEY_MICROS, "USD");
  costs[1].cost.per_million = tdr_money_new (0, "USD");
  chart = tdr_break_even_chart_new (costs, 2, 5000000);

  g_assert_true (g_str_has_prefix (chart->finding, "A costs least until 10,000,000 requests a month"));
  g_assert_null (tdr_break_even_chart_new (costs, 1, 5000000));
}

/* By use both cost nothing without a request: that is no place where they change. 10 USD a million stay below 20. */
static void
test_never_even (void)
{
  TdrNamedCost costs[2] = { { .name = "A" }, { .name = "B" } };
  g_autoptr (TdrChart) chart = NULL;

  for (guint i = 0; i < 2; i++)
    {
      costs[i].cost.fixed = tdr_money_new (0, "USD");
      costs[i].cost.per_million = tdr_money_new ((i + 1) * 10 * TDR_MONEY_MICROS, "USD");
    }
  chart = tdr_break_even_chart_new (costs, 2, 5000000);

  g_assert_cmpstr (chart->finding, ==,
                   "A costs no more than the others at any volume up to 15,000,000 requests a month.");
}

static void
test_months (void)
{
  g_autofree char *numbered = tdr_money_chart_dup_month ((TdrMonth) { 0 }, 3);
  g_autofree char *named = tdr_money_chart_dup_month ((TdrMonth) { 2026, 11 }, 3);

  g_assert_cmpstr (numbered, ==, "Month 3");
  g_assert_cmpstr (named, ==, "Jan 2027");
}

/* The swing of demand is the wider one, though it comes second. */
static void
test_tornado (void)
{
  static const char *const names[] = { "Price", "Demand" };
  TdrTornadoBar bars[] = {
    { 0, tdr_money_new (95 * TDR_MONEY_MICROS, "USD"), tdr_money_new (106 * TDR_MONEY_MICROS, "USD") },
    { 1, tdr_money_new (80 * TDR_MONEY_MICROS, "USD"), tdr_money_new (130 * TDR_MONEY_MICROS, "USD") },
  };
  g_autoptr (TdrChart) chart = tdr_money_chart_new_tornado (bars, 2, names, tdr_money_new (100 * TDR_MONEY_MICROS, "USD"));

  g_assert_true (g_str_has_prefix (chart->finding, "Demand moves the cost of the term most"));
  g_assert_cmpfloat (tdr_chart_get_guide (chart, 0)->x, ==, 100);
  g_assert_cmpfloat (tdr_chart_get_mark (chart, 0)->values[1].amount, ==, 106);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/term-charts/load", test_load);
  g_test_add_func ("/views/term-charts/break-even", test_break_even);
  g_test_add_func ("/views/term-charts/never-even", test_never_even);
  g_test_add_func ("/views/term-charts/months", test_months);
  g_test_add_func ("/views/term-charts/tornado", test_tornado);

  return g_test_run ();
}
