/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-words.h"
#include "tdr-tender-json.h"

#include <string.h>

#define MICROS G_GINT64_CONSTANT (1000000)

/* Two workloads and the whole of what an award can be told; %s takes more limits. */
static const char template[] =
  "{ \"format\": 1, \"title\": \"t\", \"currency\": \"USD\", \"term_months\": 24, \"workloads\": [\n"
  "  { \"id\": \"a\", \"name\": \"A\", \"requests_per_month\": 1000000, \"input_tokens\": 1000, \"output_tokens\": 200,\n"
  "    \"candidates\": [\"claude-haiku-4.5\", \"gpt-5-mini\", \"gemini-2.5-flash\"] },\n"
  "  { \"id\": \"b\", \"name\": \"B\", \"requests_per_month\": 3000000, \"input_tokens\": 2000, \"output_tokens\": 100,\n"
  "    \"candidates\": [\"claude-haiku-4.5\", \"gpt-5-mini\", \"gemini-2.5-flash\"] } ],\n"
  "  \"award\": { \"later\": 7, \"exit\": { \"month\": 6, \"notice_months\": 2, \"data_act\": true, \"soon\": 8 },\n"
  "    \"criteria\": [ { \"id\": \"cost\", \"name\": \"Cost\", \"weight\": 62.5, \"normalisation\": \"linear\",\n"
  "                      \"source\": \"cost\" },\n"
  "                    { \"id\": \"q\", \"name\": \"Quality\", \"weight\": 37.5, \"normalisation\": \"points\" } ],\n"
  "    \"ratings\": [ { \"criterion\": \"q\", \"plan\": \"p\", \"value\": 80, \"rationale\": \"because\" } ],\n"
  "    \"limits\": [ %s ],\n"
  "    \"instruments\": [ { \"name\": \"I\", \"supplier\": \"Amazon\", \"optional\": true, \"period_months\": 12,\n"
  "      \"commitments\": [\"1000.00\", \"2000.00\"], \"tiers\": [ { \"from\": \"500.00\", \"discount\": 0.07 } ],\n"
  "      \"tier_rule\": \"graduated\", \"marketplace_share\": 0.25, \"marketplace\": [\"Anthropic\"] } ] } }";

static TdrTender *
parse (const char  *limits,
       GError     **error)
{
  g_autofree char *text = g_strdup_printf (template, limits);

  return tdr_tender_parse ("x.tender", text, strlen (text), error);
}

static TdrAwardResult *
award (const TdrTender *tender)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open_default (&error);
  g_autoptr (TdrEvaluation) evaluation = NULL;
  TdrAwardResult *result;

  g_assert_no_error (error);
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_assert_no_error (error);
  result = tdr_award_result_new (evaluation, NULL, 60, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static TdrAwardResult *
award_with (const char *limits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = parse (limits, &error);

  g_assert_no_error (error);
  return award (tender);
}

/* What is read is written and read again the same, what this version does not know included. */
static void
test_round_trip (void)
{
  g_autoptr (TdrTender) tender = parse ("{ \"kind\": \"most-share\", \"share\": 0.6, \"group\": \"Google\" },"
                                        "{ \"kind\": \"least-groups\", \"dimension\": \"developer\", \"count\": 2 },"
                                        "{ \"kind\": \"most-upfront\", \"amount\": \"12.345678\" }", NULL);
  g_autofree char *text = tdr_tender_to_text (tender);
  g_autoptr (TdrTender) again = tdr_tender_parse ("y.tender", text, strlen (text), NULL);
  g_autoptr (TdrTender) copy = tdr_tender_copy (tender);
  const TdrTenderCriterion *cost = g_ptr_array_index (again->award->criteria, 0);
  const TdrTenderInstrument *instrument = g_ptr_array_index (again->award->instruments, 0);
  const TdrTenderLimit *upfront = g_ptr_array_index (again->award->limits, 2);

  g_assert_true (tdr_tender_equal (tender, again));
  g_assert_true (tdr_tender_equal (tender, copy));
  g_assert_nonnull (strstr (text, "\"later\": 7"));
  g_assert_nonnull (strstr (text, "\"soon\": 8"));
  g_assert_cmpuint (again->award->exit.notice_months, ==, 2);
  g_assert_true (again->award->exit.data_act);
  g_assert_cmpint (cost->weight, ==, 6250);
  g_assert_cmpint (cost->source, ==, TDR_CRITERION_COST);
  g_assert_cmpint (upfront->limit.amount.micros, ==, 12345678);
  g_assert_cmpuint (instrument->instrument.terms.n_periods, ==, 2);
  g_assert_cmpint (instrument->instrument.terms.commitments[1].micros, ==, 2000 * MICROS);
  g_assert_cmpint (instrument->instrument.terms.tiers[0].discount_ppm, ==, 70000);
  g_assert_cmpint (instrument->instrument.terms.shortfall_ppm, ==, TDR_PPM);
}

static const struct {
  const char *limits;
  const char *says;
} refusals[] = {
  { "{ \"kind\": \"most-shares\" }", "award.limits[0].kind is “most-shares”: it must be most-share, most-amount" },
  { "{ \"kind\": \"most-share\", \"share\": 1.5 }", "award.limits[0].share must be from 0 to 1" },
  { "{ \"kind\": \"least-groups\", \"count\": 0 }", "award.limits[0].count must be from 1 to 200" },
  { "{ \"kind\": \"most-upfront\", \"amount\": \"1,5\" }", "award.limits[0].amount is wrong: “1,5” is not an amount" },
  { "{ \"kind\": \"most-upfront\", \"amount\": 5 }", "award.limits[0].amount must be a text, not a number" },
  { "{ \"kind\": \"least-groups\", \"count\": 2, \"dimension\": \"vendor\" }",
    "award.limits[0].dimension is “vendor”: it must be supplier, developer, platform or chip" },
  { "{ }", "award.limits[0].kind is missing" },
};

static void
test_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (refusals[i].limits, &error));
      g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID);
      if (strstr (error->message, refusals[i].says) == NULL)
        g_error ("“%s” is not in: %s", refusals[i].says, error->message);
    }
}

/* Without limits and instruments each workload goes to its cheapest bid, and the award costs their sum. */
static void
test_cheapest_each (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = parse ("", &error);
  g_autoptr (TdrAwardResult) result = NULL;
  gint64 sum = 0;

  g_clear_pointer (&tender->award, tdr_award_terms_free);
  result = award (tender);
  for (guint i = 0; i < result->n_rounds; i++)
    {
      const TdrAwardRound *round = &result->rounds[i];
      gint64 least = G_MAXINT64;

      for (guint bid = 0; bid < round->n_bids; bid++)
        if (round->bids[bid].eligible && round->bids[bid].has_cost)
          least = MIN (least, round->bids[bid].cost.micros);
      g_assert_cmpint (round->bids[round->awarded].cost.micros, ==, least);
      g_assert_cmpint (round->bids[round->best].cost.micros, ==, least);
      g_assert_cmpfloat_with_epsilon (round->bids[round->best].score.points, 100, 1e-9);
      sum += least;
    }
  g_assert_cmpint (result->award->status, ==, TDR_AWARD_OPTIMAL);
  g_assert_cmpint (result->award->price->total.micros, ==, sum);
  g_assert_cmpint (result->unlimited_total.micros, ==, sum);
}

/* Two suppliers at least: two names among the awarded, no less than without, and the difference is said. */
static void
test_two_suppliers (void)
{
  g_autoptr (TdrAwardResult) result = award_with ("{ \"kind\": \"least-groups\", \"count\": 2 }");
  const TdrPlan *first = result->rounds[0].bids[result->rounds[0].awarded].plan;
  const TdrPlan *second = result->rounds[1].bids[result->rounds[1].awarded].plan;
  g_autofree char *finding = tdr_award_words_dup_finding (result);
  const TdrConcentration *suppliers = result->concentration[TDR_DIMENSION_SUPPLIER];

  g_assert_cmpstr (tdr_plan_get_provider (first), !=, tdr_plan_get_provider (second));
  g_assert_cmpint (result->award->price->total.micros, >=, result->unlimited_total.micros);
  g_assert_cmpuint (suppliers->n_groups, ==, 2);
  g_assert_nonnull (strstr (finding, "over 24 months"));
  g_assert_null (result->score_problem);

  /* Nobody rated the quality of any plan, so no bid has points and none is best. */
  g_assert_cmpuint (result->rounds[0].best, ==, TDR_NO_BID);
  g_assert_false (result->rounds[0].bids[0].score.known);
}

static void
test_conflict (void)
{
  g_autoptr (TdrAwardResult) result =
    award_with ("{ \"kind\": \"most-committed\", \"amount\": \"0\" }, { \"kind\": \"least-groups\", \"count\": 3 }");
  g_autofree char *finding = tdr_award_words_dup_finding (result);

  g_assert_cmpint (result->award->status, ==, TDR_AWARD_CONFLICT);
  g_assert_cmpstr (finding, ==, "No feasible award: no offers that pass keep this limit: at least 3 suppliers.");
  g_assert_cmpuint (result->rounds[0].awarded, ==, TDR_NO_BID);
}

/* Weights of 62.5 and 30 leave nothing scored, and the award goes on. */
static void
test_weights_must_sum (void)
{
  g_autoptr (TdrTender) tender = parse ("", NULL);
  g_autoptr (TdrAwardResult) result = NULL;

  ((TdrTenderCriterion *) g_ptr_array_index (tender->award->criteria, 1))->weight = 3000;
  result = award (tender);
  g_assert_cmpstr (result->score_problem, ==, "The weights must sum to 100, not 92.50");
  g_assert_nonnull (result->award->price);
}

/* A rating for one workload alone is of that workload; its reason goes with it. */
static void
test_ratings (void)
{
  g_autoptr (TdrTender) tender = parse ("", NULL);
  g_autoptr (TdrAwardResult) before = award (tender);
  g_autoptr (TdrAwardResult) after = NULL;
  const char *plan = before->rounds[0].bids[0].plan->id;

  g_ptr_array_add (tender->award->ratings, tdr_tender_rating_new ("q", plan, "a", 90, "tried it"));
  g_ptr_array_add (tender->award->ratings, tdr_tender_rating_new ("q", plan, NULL, 50, ""));
  after = award (tender);

  g_assert_cmpfloat (after->rounds[0].bids[0].ratings[1].value, ==, 90);
  g_assert_cmpstr (after->rounds[0].bids[0].rationales[1], ==, "tried it");
  g_assert_true (after->rounds[0].bids[0].score.known);
  /* The cheapest by a straight line: 62.5 × 1 + 37.5 × 0.9. */
  g_assert_cmpfloat_with_epsilon (after->rounds[0].bids[0].score.points, 96.25, 1e-9);
  for (guint i = 0; i < after->rounds[1].n_bids; i++)
    if (g_str_equal (after->rounds[1].bids[i].plan->id, plan))
      {
        g_assert_cmpfloat (after->rounds[1].bids[i].ratings[1].value, ==, 50);
        g_assert_null (after->rounds[1].bids[i].rationales[1]);
      }
}

/* Leaving after half a year: two months' notice of what the sixth month costs, since nothing is committed; 100 GB at 0.09
 * and a fee of 5 that the Data Act does not touch where the buyer is not in the European Union, and forbids from February
 * 2027 on where it is. */
static void
test_exit (void)
{
  for (guint data_act = 0; data_act < 2; data_act++)
    {
      g_autoptr (TdrTender) tender = parse ("", NULL);
      g_autoptr (TdrAwardResult) result = NULL;
      const TdrAwardBid *bid;

      g_clear_pointer (&tender->award->exit.unknown, json_object_unref);
      tender->award->exit = (TdrTenderExit) { .month = 6, .notice_months = 2, .stored_gigabytes = 100,
                                              .egress_per_gigabyte = { 90000, "USD" },
                                              .switching_fee = { 5 * MICROS, "USD" }, .data_act = data_act == 1 };
      result = award (tender);
      bid = &result->rounds[0].bids[result->rounds[0].awarded];
      g_assert_true (bid->has_exit);
      g_assert_cmpint (bid->committed.micros, ==, 0);
      g_assert_cmpint (bid->exit.notice.micros, ==, 2 * bid->purchase.amounts[6].micros);
      g_assert_cmpint (bid->exit.egress.micros + bid->exit.switching_fee.micros, ==, data_act ? 0 : 14 * MICROS);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (TdrTender) tender = parse ("", NULL);
  g_autoptr (TdrAwardResult) before = award (tender);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tdr_award_result_new (before->evaluation, NULL, 60, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/award/round-trip", test_round_trip);
  g_test_add_func ("/award/refusals", test_refusals);
  g_test_add_func ("/award/cheapest-each", test_cheapest_each);
  g_test_add_func ("/award/two-suppliers", test_two_suppliers);
  g_test_add_func ("/award/conflict", test_conflict);
  g_test_add_func ("/award/weights-must-sum", test_weights_must_sum);
  g_test_add_func ("/award/ratings", test_ratings);
  g_test_add_func ("/award/exit", test_exit);
  g_test_add_func ("/award/cancelled", test_cancelled);

  return g_test_run ();
}
