/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "appraisal-fixture.h"

#include "tdr-tender-json.h"

#include <string.h>

/* 1,000,000 requests a month of 1,000 tokens in and 200 out. GPT-5 mini on Azure's global route costs 0.25 and 2.00 per
 * million: 1,000 × 0.25 + 200 × 2.00 = 650.00 a month. */
static const char template[] =
  "{ \"format\": 1, \"title\": \"t\", \"currency\": \"USD\", \"term_months\": 24,\n"
  "  \"assumptions\": { %s },\n"
  "  \"workloads\": [ { \"id\": \"a\", \"name\": \"A\", %s,\n"
  "    \"input_tokens\": 1000, \"output_tokens\": 200, \"candidates\": [%s] } ] }";

TdrTender *
appraisal_fixture_parse (const char  *assumptions,
                         const char  *load,
                         const char  *candidates,
                         GError     **error)
{
  g_autofree char *text = g_strdup_printf (template, assumptions, load, candidates);

  return tdr_tender_parse ("x.tender", text, strlen (text), error);
}

TdrAppraisal *
appraise_load (const char *assumptions,
               const char *load,
               const char *candidates)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = appraisal_fixture_parse (assumptions, load, candidates, &error);
  g_autoptr (TdrCatalog) catalog = NULL;
  g_autoptr (TdrEvaluation) evaluation = NULL;
  TdrAppraisal *appraisal;

  g_assert_no_error (error);
  catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_assert_no_error (error);
  appraisal = tdr_appraisal_new (evaluation, NULL, &error);
  g_assert_no_error (error);

  return appraisal;
}

TdrAppraisal *
appraise (const char *assumptions,
          const char *candidates)
{
  return appraise_load (assumptions, MILLION_REQUESTS, candidates);
}
