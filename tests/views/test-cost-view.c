/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cost-view.h"

#include <string.h>

#include "tdr-chip-view.h"
#include "tdr-format.h"
#include "view-fixture.h"

#define MOST_BARS 8

/* Every bar's figure, its parts and its table are those of the plan, to the cent. */
static void
test_bars_are_the_plans (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);

  for (guint workload = 0; workload < tender->workloads->len; workload++)
    {
      g_autoptr (GPtrArray) plans = tdr_cost_view_list_ranked (evaluation, workload);
      g_autoptr (TdrChart) chart = tdr_cost_view_new_chart (evaluation, workload, MOST_BARS);

      g_assert_cmpuint (tdr_chart_get_n_marks (chart), ==, MIN (plans->len, MOST_BARS));
      g_assert_cmpuint (plans->len, >, 2);
      for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
        {
          const TdrPlan *plan = g_ptr_array_index (plans, i);
          const TdrChartMark *mark = tdr_chart_get_mark (chart, i);
          g_autofree char *total = tdr_format_amount (plan->cost->total, 2);
          g_autofree char *title = tdr_plan_dup_title (plan);

          g_assert_cmpstr (mark->summary, ==, total);
          g_assert_cmpstr (mark->label, ==, title);
          g_assert_cmpint (mark->best, ==, i == 0);
          g_assert_cmpfloat_with_epsilon (tdr_chart_mark_get_total (mark),
                                          (double) plan->cost->total.micros / TDR_MONEY_MICROS, 0.005);
        }
    }
}

static void
test_ranked_are_in_order (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GPtrArray) plans = tdr_cost_view_list_ranked (evaluation, 0);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (g_ptr_array_index (plans, 0) == tdr_evaluation_get_winner (evaluation, 0));
  for (guint i = 0; i < plans->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (plans, i);

      g_assert_true (g_hash_table_add (groups, (char *) plan->group));
      g_assert_cmpint (plan->outcome, ==, TDR_OUTCOME_PASS);
      g_assert_true (plan->cost->known);
      if (i > 0)
        g_assert_cmpint (tdr_money_compare (plan->cost->total,
                                            ((TdrPlan *) g_ptr_array_index (plans, i - 1))->cost->total), >=, 0);
    }
}

/* A price that nobody knows is no bar, and what fails a must is in neither list. */
static void
test_unknown_are_apart (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GPtrArray) plans = tdr_cost_view_list_unknown (evaluation, 0);

  g_assert_cmpuint (plans->len, >, 0);
  for (guint i = 0; i < plans->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (plans, i);

      g_assert_false (plan->cost->known);
      g_assert_cmpuint (plan->rank, ==, 0);
      g_assert_cmpint (plan->outcome, ==, TDR_OUTCOME_PASS);
    }
}

static void
test_evidence (void)
{
  TdrEvidence list = { "s1", "Amazon Web Services", "https://example.org", "2026-10-20", NULL, TDR_EVIDENCE_LIST };
  TdrEvidence copy = { "s2", "Somebody", "https://example.com", "2026-09-01", NULL, TDR_EVIDENCE_SECONDARY };
  TdrCost cost = { .n_lines = 4 };
  TdrPlan plan = { .cost = &cost };
  g_autofree char *words = NULL;

  cost.lines[0].evidence = &list;
  cost.lines[1].evidence = &copy;
  cost.lines[2].evidence = &list;
  words = tdr_cost_view_dup_evidence (&plan);

  g_assert_cmpstr (words, ==, "Amazon Web Services, 2026-10-20; Somebody, 2026-09-01");
}

/* One dot a chip, none of them far beyond the cheapest, each within its whisker. */
static void
test_chips (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (TdrChart) chart = tdr_chip_view_new_chart (evaluation, 0);

  g_assert_cmpuint (tdr_chart_get_n_marks (chart), >, 2);
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (chart, i);

      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (mark->label, !=, tdr_chart_get_mark (chart, j)->label);
      g_assert_cmpfloat (mark->y.amount, <=, 5.000001 * tdr_chart_get_mark (chart, 0)->y.amount);
      g_assert_cmpfloat (mark->y_low.amount, <=, mark->y.amount);
      g_assert_cmpfloat (mark->y_high.amount, >=, mark->y.amount);
      g_assert_cmpfloat (mark->x.amount, >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/cost-view/bars-are-the-plans", test_bars_are_the_plans);
  g_test_add_func ("/views/cost-view/ranked-are-in-order", test_ranked_are_in_order);
  g_test_add_func ("/views/cost-view/unknown-are-apart", test_unknown_are_apart);
  g_test_add_func ("/views/cost-view/evidence", test_evidence);
  g_test_add_func ("/views/cost-view/chips", test_chips);

  return g_test_run ();
}
