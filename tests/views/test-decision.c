/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-decision.h"

#include <string.h>

#include "view-fixture.h"

static TdrOffer haiku = {
  .id = "bedrock/haiku", .platform = "bedrock", .model = "haiku", .developer = "Anthropic", .model_name = "Haiku",
  .provider = "Amazon",
};
static TdrOffer mini = {
  .id = "azure-openai/mini", .model = "mini", .platform = "azure-openai", .developer = "OpenAI", .model_name = "Mini",
  .provider = "Microsoft",
};

static const TdrCost at_900 = { .known = TRUE, .total = { 900 * TDR_MONEY_MICROS, "USD" } };
static const TdrCost at_1200 = { .known = TRUE, .total = { 1200 * TDR_MONEY_MICROS, "USD" } };
static const TdrCost at_1500 = { .known = TRUE, .total = { 1500 * TDR_MONEY_MICROS, "USD" } };

static TdrPlan
make_plan (const TdrOffer *offer,
           const TdrCost  *cost)
{
  return (TdrPlan) { .id = offer->id, .offer = offer, .cost = cost };
}

/* 1,500 is 300 more than 1,200: 25 % above it. */
static void
test_margin (void)
{
  TdrPlan first = make_plan (&haiku, &at_1200), second = make_plan (&mini, &at_1500);
  TdrDecision decision = { .winner = &first, .runner_up = &second };
  TdrDecision alone = { .winner = &first };
  g_autofree char *margin = tdr_decision_dup_margin (&decision);

  g_assert_cmpstr (margin, ==, "300.00 USD a month more than the first, 25 % above it");
  g_assert_null (tdr_decision_dup_margin (&alone));
}

static void
test_ties (void)
{
  TdrOffer ending = haiku;
  TdrPlan plan = make_plan (&haiku, &at_1200), ending_plan = make_plan (&ending, &at_1200);
  TdrDecision decision = { .winner = &plan }, open = { .winner = &ending_plan, .is_open = TRUE }, none = { 0 };
  g_autoptr (GPtrArray) ties = tdr_decision_list_ties (&decision);
  g_autoptr (GPtrArray) empty = tdr_decision_list_ties (&none);
  g_autoptr (GPtrArray) open_ties = NULL;

  ending.end_of_life = "2027-03-01";
  open_ties = tdr_decision_list_ties (&open);

  g_assert_cmpuint (ties->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (ties, 0), ==,
                   "The model is Anthropic’s and closed: Anthropic and the platform decide when it ends.");
  g_assert_cmpstr (g_ptr_array_index (ties, 1), ==, "It is bought from Amazon, through Amazon Bedrock.");
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (open_ties->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (open_ties, 0), "weights are open"));
  g_assert_nonnull (strstr (g_ptr_array_index (open_ties, 2), "2027-03-01"));
}

/* Open is the model, not the platform: gpt-oss stays open on Bedrock, and Haiku stays closed. */
static void
test_open_models (void)
{
  static const struct {
    const char *model;
    gboolean is_open;
  } cases[] = {
    { "gpt-oss-120b", TRUE },
    { "claude-haiku-4.5", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *candidates[] = { cases[i].model, NULL };
      g_autoptr (TdrTender) tender = view_fixture_new_tender ();
      TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, 0);
      g_autoptr (TdrEvaluation) evaluation = NULL;
      g_autoptr (TdrDecision) decision = NULL;

      g_strfreev (workload->candidates);
      workload->candidates = g_strdupv ((char **) candidates);
      evaluation = view_fixture_evaluate (tender);
      decision = tdr_decision_new (evaluation, 0);
      g_assert_nonnull (decision->winner->offer);
      g_assert_cmpint (decision->is_open, ==, cases[i].is_open);
    }
}

/* To reach 1,200 the second must fall by 300 of 1,500, 20 %; the first may rise by 300 of 1,200, 25 %. */
static void
test_changes (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  TdrPlan first = make_plan (&haiku, &at_1200), second = make_plan (&mini, &at_1500), third = make_plan (&mini, &at_900);
  const TdrPlan *waivers[] = { &third, NULL };
  TdrDecision decision = {
    .winner = &first, .runner_up = &second, .other_seller = &second, .n_unknown = 2, .waivers = waivers,
    .n_waivers = 2,
  };
  g_autoptr (GPtrArray) changes = tdr_decision_list_changes (&decision, evaluation);

  g_assert_cmpuint (changes->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (changes, 0), ==,
                   "Mini · Azure OpenAI (in region) would cost as little if its price fell by 20 %.");
  g_assert_cmpstr (g_ptr_array_index (changes, 1), ==,
                   "Haiku · Amazon Bedrock (in region) would lose its lead if its price rose by 25 %.");
  g_assert_nonnull (strstr (g_ptr_array_index (changes, 2), "Not to buy from Amazon costs 25 % more"));
  g_assert_nonnull (strstr (g_ptr_array_index (changes, 2), "1,500.00 USD a month"));
  /* 900 is 300 below 1,200: 25 %. */
  g_assert_nonnull (strstr (g_ptr_array_index (changes, 3), "Processed only in: European Union, Switzerland"));
  g_assert_nonnull (strstr (g_ptr_array_index (changes, 3), "900.00 USD a month, 25 % less"));
  g_assert_nonnull (strstr (g_ptr_array_index (changes, 4), "2 offers"));
}

/* What fails two musts is kept out by neither alone: with a second must that nobody meets, the first keeps nothing out. */
static void
test_two_obstacles (void)
{
  const char *candidates[] = { "claude-haiku-4.5", NULL };
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, 0);
  g_autoptr (TdrEvaluation) evaluation = NULL;
  g_autoptr (TdrDecision) decision = NULL;

  g_strfreev (workload->candidates);
  workload->candidates = g_strdupv ((char **) candidates);
  g_ptr_array_set_size (tender->requirements, 1);
  g_ptr_array_add (tender->requirements,
                   tdr_tender_requirement_new (TDR_REQUIREMENT_RESIDENCY, TDR_LEVEL_MUST, "AQ"));
  evaluation = view_fixture_evaluate (tender);
  decision = tdr_decision_new (evaluation, 0);

  g_assert_null (decision->winner);
  g_assert_null (decision->waivers[0]);
  g_assert_nonnull (decision->waivers[1]);   /* without Antarctica something European is left */
  g_assert_cmpint (decision->waivers[1]->verdicts[0].outcome, ==, TDR_OUTCOME_PASS);
}

/* A tie is named as one, not as a price that must fall by nothing. */
static void
test_tie (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  TdrPlan first = make_plan (&haiku, &at_1200), second = make_plan (&mini, &at_1200);
  TdrDecision decision = { .winner = &first, .runner_up = &second };
  g_autoptr (GPtrArray) changes = tdr_decision_list_changes (&decision, evaluation);

  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (changes, 0), ==,
                   "Mini · Azure OpenAI (in region) costs the same as Haiku · Amazon Bedrock (in region): their order is "
                   "only that of their names.");
}

/* Haiku costs a tenth more where it stays in Europe, so the must on residency keeps a cheaper route out; a wish keeps
 * nothing out. */
static void
test_waivers (void)
{
  const char *candidates[] = { "claude-haiku-4.5", NULL };
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, 0);
  g_autoptr (TdrEvaluation) evaluation = NULL;
  g_autoptr (TdrDecision) decision = NULL;

  g_strfreev (workload->candidates);
  workload->candidates = g_strdupv ((char **) candidates);
  evaluation = view_fixture_evaluate (tender);
  decision = tdr_decision_new (evaluation, 0);

  g_assert_nonnull (decision->winner);
  g_assert_nonnull (decision->runner_up);
  g_assert_cmpstr (decision->winner->group, !=, decision->runner_up->group);
  g_assert_cmpstr (tdr_plan_get_provider (decision->winner), !=, tdr_plan_get_provider (decision->other_seller));
  g_assert_cmpuint (decision->n_waivers, ==, 2);
  g_assert_nonnull (decision->waivers[0]);
  g_assert_null (decision->waivers[1]);
  g_assert_cmpint (decision->waivers[0]->verdicts[0].outcome, !=, TDR_OUTCOME_PASS);
  g_assert_cmpint (tdr_money_compare (decision->waivers[0]->cost->total, decision->winner->cost->total), <, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/decision/margin", test_margin);
  g_test_add_func ("/views/decision/ties", test_ties);
  g_test_add_func ("/views/decision/open-models", test_open_models);
  g_test_add_func ("/views/decision/changes", test_changes);
  g_test_add_func ("/views/decision/two-obstacles", test_two_obstacles);
  g_test_add_func ("/views/decision/tie", test_tie);
  g_test_add_func ("/views/decision/waivers", test_waivers);

  return g_test_run ();
}
