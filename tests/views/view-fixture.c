/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "view-fixture.h"

static TdrTenderWorkload *
new_workload (const char        *id,
              const char        *name,
              const char *const *candidates)
{
  TdrTenderWorkload *workload = tdr_tender_workload_new (id, name);

  g_strfreev (workload->candidates);
  workload->candidates = g_strdupv ((char **) candidates);
  workload->figures.requests_per_month = 1000000;
  workload->figures.input_tokens = 2000;
  workload->figures.output_tokens = 500;

  return workload;
}

TdrTender *
view_fixture_new_tender (void)
{
  static const char *const chat[] = { "claude-haiku-4.5", "gpt-5-mini", "gemini-2.5-flash", "llama-3.3-70b", NULL };
  static const char *const documents[] = { "claude-haiku-4.5", "gemini-2.5-flash", NULL };
  TdrTender *tender = tdr_tender_new ();
  TdrTenderWorkload *batch = new_workload ("docs", "Document extraction", documents);

  g_set_str (&tender->title, "Claims assistant");
  g_set_str (&tender->buyer, "Example Insurance");
  g_set_str (&tender->reference, "T-17");
  g_set_str (&tender->currency, "USD");
  tender->term_months = 36;
  g_ptr_array_set_size (tender->workloads, 0);
  g_ptr_array_add (tender->workloads, new_workload ("chat", "Claims chat", chat));
  batch->figures.batch_ppm = TDR_PPM;
  g_ptr_array_add (tender->workloads, batch);
  g_ptr_array_set_size (tender->requirements, 0);
  g_ptr_array_add (tender->requirements,
                   tdr_tender_requirement_new (TDR_REQUIREMENT_RESIDENCY, TDR_LEVEL_MUST, "EU;CH"));
  g_ptr_array_add (tender->requirements, tdr_tender_requirement_new (TDR_REQUIREMENT_PROCESSOR, TDR_LEVEL_WISH, NULL));

  return tender;
}

/* Opened once: it is immutable, and reading it is most of what an evaluation takes. */
static TdrCatalog *
get_catalog (void)
{
  static TdrCatalog *catalog;
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "data", "catalog.db", NULL);
  g_autoptr (GError) error = NULL;

  if (catalog == NULL)
    catalog = tdr_catalog_open (path, &error);
  g_assert_no_error (error);

  return catalog;
}

TdrEvaluation *
view_fixture_evaluate (const TdrTender *tender)
{
  g_autoptr (GError) error = NULL;
  TdrEvaluation *evaluation = tdr_evaluation_run (tender, get_catalog (), NULL, &error);

  g_assert_no_error (error);

  return evaluation;
}
