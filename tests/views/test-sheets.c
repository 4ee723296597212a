/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheets of the term, the risk and the award, on one workload whose figures can be worked by hand. */

#include "tdr-award-view.h"
#include "tdr-commitment-view.h"
#include "tdr-risk-view.h"
#include "tdr-tender-json.h"

#include <string.h>

/* 1,000,000 requests a month of 1,000 tokens in and 200 out. GPT-5 mini on Azure's global route costs 0.25 and 2.00 per
 * million: 1,000 × 0.25 + 200 × 2.00 = 650.00 a month, 15,600.00 in 24. Nothing is uncertain. */
static const char text[] =
  "{ \"format\": 1, \"title\": \"t\", \"currency\": \"USD\", \"term_months\": 24,\n"
  "  \"assumptions\": { \"budget\": \"15599\", \"uncertainty\": { \"draws\": 50, \"demand\": { \"kind\": \"fixed\" },\n"
  "    \"growth\": { \"kind\": \"fixed\" }, \"tokens\": { \"kind\": \"fixed\" }, \"price\": { \"kind\": \"fixed\" } } },\n"
  "  \"workloads\": [ { \"id\": \"a\", \"name\": \"A\", \"requests_per_month\": 1000000, \"input_tokens\": 1000,\n"
  "    \"output_tokens\": 200, \"candidates\": [\"gpt-5-mini\"] } ] }";

static TdrEvaluation *
evaluate_text (const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = tdr_tender_parse ("x.tender", content, strlen (content), &error);
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open_default (&error);
  TdrEvaluation *evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);

  g_assert_no_error (error);
  return evaluation;
}

static TdrEvaluation *
evaluate (void)
{
  return evaluate_text (text);
}

static const TdrSheetBlock *
find_block (const TdrSheet *sheet,
            const char     *title)
{
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const TdrSheetBlock *block = g_ptr_array_index (sheet->blocks, i);
      const char *own = block->chart != NULL ? block->chart->title : block->title;

      if (g_strcmp0 (own, title) == 0)
        return block;
    }

  return NULL;
}

static void
assert_row (const TdrSheetBlock *block,
            guint                position,
            const char          *title,
            const char          *value)
{
  const TdrSheetRow *row;

  g_assert_nonnull (block);
  g_assert_cmpuint (position, <, block->rows->len);
  row = g_ptr_array_index (block->rows, position);
  g_assert_cmpstr (row->title, ==, title);
  g_assert_cmpstr (row->value, ==, value);
}

/* By use alone there is nothing to commit; what is paid by the end is the sum of the months. */
static void
test_commitments (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate ();
  g_autoptr (TdrAppraisal) appraisal = tdr_appraisal_new (evaluation, NULL, NULL);
  g_autoptr (TdrSheet) sheet = tdr_commitment_view_new_sheet (appraisal, 0);
  const TdrSheetBlock *paid = find_block (sheet, "Paid by the End of Each Month");

  g_assert_null (find_block (sheet, "Commitment and Overflow"));
  g_assert_null (find_block (sheet, "Offers Left Out"));
  g_assert_nonnull (paid);
  g_assert_nonnull (strstr (paid->chart->finding, "15,600.00 USD in 24 months"));
}

/* A row says how many units are committed, and not how many the offer would take by itself. */
static void
test_units (void)
{
  static const char big[] =
    "{ \"format\": 1, \"title\": \"t\", \"currency\": \"USD\", \"term_months\": 36,\n"
    "  \"workloads\": [ { \"id\": \"a\", \"name\": \"A\", \"requests_per_month\": 500000000, \"input_tokens\": 1000,\n"
    "    \"output_tokens\": 200, \"growth_per_year\": 0.5, \"candidates\": [\"llama-3.1-8b\"] } ] }";
  g_autoptr (TdrEvaluation) evaluation = evaluate_text (big);
  g_autoptr (TdrAppraisal) appraisal = tdr_appraisal_new (evaluation, NULL, NULL);
  g_autoptr (TdrSheet) sheet = tdr_commitment_view_new_sheet (appraisal, 0);
  const TdrBlendOption *best = g_ptr_array_index (appraisal->rounds[0].options, 0);
  const TdrSheetBlock *block = find_block (sheet, "Commitment and Overflow");
  const TdrSheetRow *row = g_ptr_array_index (block->rows, 0);
  g_autofree char *units = g_strdup_printf ("%" G_GINT64_FORMAT " unit", best->blend->periods[0].commitment.units[0]);

  g_assert_true (g_str_has_prefix (row->detail, units));
  g_assert_null (strstr (row->title, "machine"));
}

/* Every world is the plan, and a dollar over the budget. */
static void
test_risk (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate ();
  g_autoptr (TdrRisk) risk = tdr_risk_new (tdr_appraisal_new (evaluation, NULL, NULL), NULL, NULL);
  g_autoptr (TdrSheet) sheet = tdr_risk_view_new_sheet (risk, 0);
  g_autoptr (TdrSheet) total = tdr_risk_view_new_total (risk);
  g_autoptr (TdrSheet) workload = tdr_risk_view_new_workload (risk, 0);
  const TdrSheetBlock *budget = find_block (sheet, "Budget over All Workloads");

  assert_row (budget, 0, "P10", "15,600.00 USD");
  assert_row (budget, 1, "P50", "15,600.00 USD");
  assert_row (budget, 2, "P90", "15,600.00 USD");
  assert_row (budget, 3, "Chance to Exceed the Budget", "100 %");
  assert_row (find_block (sheet, "Chance to Cost Least"), 0, "GPT-5 mini · Azure OpenAI", "100 %");
  g_assert_cmpuint (total->blocks->len + workload->blocks->len, ==, sheet->blocks->len);
  g_assert_null (find_block (workload, "Budget over All Workloads"));
}

static void
test_award (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate ();
  g_autoptr (TdrAwardResult) result = tdr_award_result_new (evaluation, NULL, 10, NULL, NULL);
  g_autoptr (TdrSheet) award = tdr_award_view_new_award (result);
  g_autoptr (TdrSheet) lower = tdr_award_view_new_lower_bids (result, 0);
  g_autoptr (TdrSheet) decision = tdr_award_view_new_decision (result, 0);
  const TdrSheetBlock *winner = find_block (award, "Award over All Workloads");

  assert_row (winner, 0, "A", "15,600.00 USD");
  assert_row (winner, 1, "Total", "15,600.00 USD");
  g_assert_nonnull (find_block (lower, "Lower Bids Not Taken"));
  g_assert_null (find_block (lower, "Gates"));
  assert_row (find_block (decision, "Gates"), 0, "No requirement is a must: every offer passes.", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/views/sheets/commitments", test_commitments);
  g_test_add_func ("/views/sheets/units", test_units);
  g_test_add_func ("/views/sheets/risk", test_risk);
  g_test_add_func ("/views/sheets/award", test_award);

  return g_test_run ();
}
