/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-filter.h"
#include "tdr-plan-item.h"
#include "tdr-plan-list.h"
#include "tdr-plan-pane.h"
#include "tdr-tender-io.h"

#include <adwaita.h>

static TdrEvaluation *
evaluate_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "data", "examples", "residency.tender", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open_default (&error);
  g_autoptr (TdrTender) tender = NULL;
  TdrEvaluation *evaluation;

  g_assert_no_error (error);
  tender = tdr_tender_load (path, &error);
  g_assert_no_error (error);
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_assert_no_error (error);
  return evaluation;
}

static void
count_changes_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  guint      *counts)
{
  counts[0] = removed;
  counts[1] = added;
}

/* The list is the evaluation's plans in their order, and an item stays the same one. */
static void
test_list (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate_example ();
  TdrPlanList *list = tdr_plan_list_new ();
  guint n_plans = tdr_evaluation_get_n_plans (evaluation, 0), counts[2] = { 0 };
  g_autoptr (TdrPlanItem) first = NULL, again = NULL;

  g_signal_connect (list, "items-changed", G_CALLBACK (count_changes_cb), counts);
  tdr_plan_list_set_workload (list, evaluation, 0);
  g_assert_cmpuint (counts[1], ==, n_plans);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n_plans);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == again);
  g_assert_true (tdr_plan_item_get_plan (first) == tdr_evaluation_get_plan (evaluation, 0, 0));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), n_plans));
  tdr_plan_list_set_workload (list, evaluation, 7);
  g_assert_cmpuint (counts[0], ==, n_plans);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_finalize_object (list);
}

static guint
count_matches (TdrEvaluation         *evaluation,
               const TdrPlanCriteria *criteria)
{
  g_autoptr (TdrPlanFilter) filter = tdr_plan_filter_new ();
  guint count = 0;

  tdr_plan_filter_set_criteria (filter, criteria);
  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, 0); i++)
    {
      g_autoptr (TdrPlanItem) item = tdr_plan_item_new (evaluation, tdr_evaluation_get_plan (evaluation, 0, i));

      count += gtk_filter_match (GTK_FILTER (filter), item);
    }
  return count;
}

static void
test_filter (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate_example ();
  TdrPlanCriteria criteria = { .every_region = TRUE };
  guint passing = 0, all = tdr_evaluation_get_n_plans (evaluation, 0);

  for (guint i = 0; i < all; i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, 0, i);

      passing += !plan->problem && plan->outcome == TDR_OUTCOME_PASS;
    }
  g_assert_cmpuint (count_matches (evaluation, &criteria), ==, all);
  criteria.passing_only = TRUE;
  g_assert_cmpuint (count_matches (evaluation, &criteria), ==, passing);
  g_assert_cmpuint (passing, <, all);
  criteria.words = "CLAUDE haiku";
  g_assert_cmpuint (count_matches (evaluation, &criteria), >, 0);
  g_assert_cmpuint (count_matches (evaluation, &criteria), <, passing);
  criteria.words = "no such model";
  g_assert_cmpuint (count_matches (evaluation, &criteria), ==, 0);
  criteria = (TdrPlanCriteria) { .every_region = TRUE, .starred_only = TRUE };
  g_assert_cmpuint (count_matches (evaluation, &criteria), ==, 0);
}

/* The pane can show every kind of plan there is, and lets go of all of them. */
static void
test_pane (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate_example ();
  TdrPlanPane *pane = g_object_ref_sink (g_object_new (TDR_TYPE_PLAN_PANE, NULL));
  guint n_plans = tdr_evaluation_get_n_plans (evaluation, 0);

  for (guint i = 0; i < n_plans; i += MAX (n_plans / 40, 1))
    {
      g_autoptr (TdrPlanItem) item = tdr_plan_item_new (evaluation, tdr_evaluation_get_plan (evaluation, 0, i));

      tdr_plan_pane_set_item (pane, item);
    }
  tdr_plan_pane_set_item (pane, NULL);
  g_assert_finalize_object (pane);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/plan-list/list", test_list);
  g_test_add_func ("/plan-filter/filter", test_filter);
  g_test_add_func ("/plan-pane/every-kind", test_pane);
  return g_test_run ();
}
