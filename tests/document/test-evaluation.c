/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-evaluation.h"

#include "tdr-tender-io.h"

static const char *const examples[] = { "bids", "low-volume", "high-volume", "residency" };

static TdrTender *
load_example (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (name, ".tender", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "data", "examples", file, NULL);
  TdrTender *tender = tdr_tender_load (path, &error);

  g_assert_no_error (error);
  return tender;
}

static TdrEvaluation *
evaluate (const TdrTender *tender)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open_default (&error);
  TdrEvaluation *evaluation;

  g_assert_no_error (error);
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_assert_no_error (error);
  return evaluation;
}

static TdrEvaluation *
evaluate_example (const char *name)
{
  g_autoptr (TdrTender) tender = load_example (name);

  return evaluate (tender);
}

/* Low volume is cheapest by the token, high volume on machines of one's own, and the European Union alone leaves only
 * places inside it: that is what the examples are for. */
static void
test_examples_have_their_winners (void)
{
  g_autoptr (TdrEvaluation) low = evaluate_example ("low-volume");
  g_autoptr (TdrEvaluation) high = evaluate_example ("high-volume");
  g_autoptr (TdrEvaluation) residency = evaluate_example ("residency");

  g_assert_nonnull (tdr_evaluation_get_winner (low, 0)->offer);
  g_assert_nonnull (tdr_evaluation_get_winner (high, 0)->instance);
  g_assert_cmpuint (tdr_evaluation_count_passing (residency), <, tdr_evaluation_count_offers (residency) / 4);
  g_assert_cmpuint (tdr_evaluation_count_passing (low), ==, tdr_evaluation_count_offers (low));
}

/* Whatever ranks passes every must, can serve, has a known cost, and costs no less than what stands before it. */
static void
test_ranking_holds (void)
{
  for (guint e = 0; e < G_N_ELEMENTS (examples); e++)
    {
      g_autoptr (TdrEvaluation) evaluation = evaluate_example (examples[e]);
      const TdrPlan *before = NULL;

      for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, 0); i++)
        {
          const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, 0, i);

          if (plan->rank == 0)
            continue;
          g_assert_cmpuint (plan->rank, ==, i + 1);
          g_assert_true (plan->cost->known);
          g_assert_null (plan->problem);
          g_assert_cmpint (plan->outcome, ==, TDR_OUTCOME_PASS);
          g_assert_true (before == NULL || tdr_money_compare (before->cost->total, plan->cost->total) <= 0);
          before = plan;
        }
      g_assert_nonnull (before);
    }
}

/* No two contenders are the same model on the same platform, or on the same chip, and the winner is one. */
static void
test_contenders_differ (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate_example ("low-volume");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_true (tdr_evaluation_get_winner (evaluation, 0)->is_contender);
  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, 0); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, 0, i);

      if (plan->is_contender)
        g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%s on %s", plan->offer ? plan->offer->model : "a model",
                                                                plan->offer ? plan->offer->platform
                                                                            : tdr_plan_get_chip (plan))));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
}

/* Flex waits for spare capacity: with a latency wanted it has a problem, without one it may win. */
static void
test_flex_needs_time (void)
{
  g_autoptr (TdrTender) tender = load_example ("low-volume");
  TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, 0);

  g_assert_cmpfloat (workload->figures.first_token_seconds, >, 0);
  for (guint patient = 0; patient < 2; patient++)
    {
      g_autoptr (TdrEvaluation) evaluation = NULL;
      guint n_flex = 0;

      if (patient)
        workload->figures.first_token_seconds = workload->figures.token_interval_seconds = 0;
      evaluation = evaluate (tender);
      for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, 0); i++)
        {
          const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, 0, i);

          if (plan->offer == NULL || plan->offer->deployment != TDR_DEPLOYMENT_FLEX)
            continue;
          g_assert_cmpint (plan->problem == NULL, ==, patient == 1);
          n_flex++;
        }
      g_assert_cmpuint (n_flex, >, 0);
    }
}

/* What a requirement would do before it is set is what it does once it is. */
static void
test_effect_before_and_after (void)
{
  g_autoptr (TdrTender) tender = load_example ("residency");
  g_autoptr (TdrEvaluation) with = evaluate (tender);
  g_autoptr (TdrEvaluation) without = NULL;
  guint n_requirements = tender->requirements->len;

  g_ptr_array_set_size (tender->requirements, 0);
  without = evaluate (tender);
  for (guint i = 0; i < n_requirements; i++)
    {
      const TdrTenderRequirement *requirement =
        g_ptr_array_index (tdr_evaluation_get_tender (with)->requirements, i);
      const TdrRequirementEffect *after = tdr_evaluation_get_effect (with, i);
      TdrRequirementEffect before = tdr_evaluation_find_effect (without, requirement->kind, requirement->argument);

      g_assert_cmpuint (before.rules_out, ==, after->rules_out);
      g_assert_cmpuint (before.unknown, ==, after->unknown);
      g_assert_cmpuint (before.left, ==, tdr_evaluation_count_offers (without) - before.rules_out);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = load_example ("low-volume");
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open_default (&error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (tdr_evaluation_run (tender, catalog, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The digest names the inputs: the same for the same, another for another. */
static void
test_digest (void)
{
  g_autoptr (TdrTender) tender = load_example ("low-volume");
  g_autoptr (TdrEvaluation) first = evaluate (tender);
  g_autoptr (TdrEvaluation) again = evaluate (tender);
  g_autoptr (TdrEvaluation) changed = NULL;

  ((TdrTenderWorkload *) g_ptr_array_index (tender->workloads, 0))->figures.output_tokens++;
  changed = evaluate (tender);
  g_assert_cmpstr (tdr_evaluation_get_digest (first), ==, tdr_evaluation_get_digest (again));
  g_assert_cmpstr (tdr_evaluation_get_digest (first), !=, tdr_evaluation_get_digest (changed));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evaluation/examples-have-their-winners", test_examples_have_their_winners);
  g_test_add_func ("/evaluation/ranking-holds", test_ranking_holds);
  g_test_add_func ("/evaluation/contenders-differ", test_contenders_differ);
  g_test_add_func ("/evaluation/flex-needs-time", test_flex_needs_time);
  g_test_add_func ("/evaluation/effect-before-and-after", test_effect_before_and_after);
  g_test_add_func ("/evaluation/cancelled", test_cancelled);
  g_test_add_func ("/evaluation/digest", test_digest);

  return g_test_run ();
}
