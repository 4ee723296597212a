/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pdf-probe.h"
#include "tdr-award-result.h"
#include "tdr-cost-view.h"
#include "tdr-format.h"
#include "tdr-risk.h"
#include "view-fixture.h"

#define MOST_ROWS 25            /* of the comparison, as the report has it */

static const TdrReportOptions a4 = { .paper = TDR_PAPER_A4 }, letter = { .paper = TDR_PAPER_LETTER };

static GBytes *
make_pdf (const TdrTender        *tender,
          const TdrReportOptions *options)
{
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = tdr_report_make_pdf (evaluation, options, NULL, &error);

  g_assert_no_error (error);

  return pdf;
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("“%s” is missing", words);
  g_assert_nonnull (strstr (text, words));
}

/* Every figure that the comparison rests on can be read on paper. */
static void
test_has_every_figure (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GBytes) pdf = make_pdf (tender, &a4);
  g_autofree char *text = pdf_probe_text (pdf, 0);

  if (text == NULL)
    return;
  for (guint workload = 0; workload < tender->workloads->len; workload++)
    {
      g_autoptr (GPtrArray) plans = tdr_cost_view_list_ranked (evaluation, workload);

      for (guint i = 0; i < MIN (plans->len, MOST_ROWS); i++)
        {
          const TdrPlan *plan = g_ptr_array_index (plans, i);
          g_autofree char *total = tdr_format_amount (plan->cost->total, 2);
          g_autofree char *per_million = tdr_format_amount (plan->per_million, 2);

          assert_has (text, total);
          assert_has (text, per_million);
        }
      for (guint i = 0; i < tdr_evaluation_get_winner (evaluation, workload)->cost->n_lines; i++)
        {
          const TdrCostLine *line = &tdr_evaluation_get_winner (evaluation, workload)->cost->lines[i];
          g_autofree char *quantity = tdr_format_count (line->quantity);
          g_autofree char *price = tdr_format_price (line->price);

          assert_has (text, quantity);
          assert_has (text, price);
          assert_has (text, line->evidence->publisher);
        }
    }
}

static void
test_has_every_section (void)
{
  static const char *const words[] = {
    "Claims assistant", "Example Insurance", "T-17", ("Tender " TDR_VERSION), "The decision", "Approvals sought",
    "The need", "What was ruled out", "Open actions", "The comparison", "Cost", "Over the term", "Risk",
    "Scores and award", "Sources", "2,000", "Must", "Wish",
    "Processed only in: European Union, Switzerland",
  };
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GBytes) pdf = make_pdf (tender, &a4);
  g_autofree char *text = pdf_probe_text (pdf, 0);
  g_autofree char *finding = tdr_evaluation_dup_finding (evaluation, 0);

  if (text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_has (text, words[i]);
  /* Long enough to be this finding, short enough to stand on one line. */
  finding[g_utf8_offset_to_pointer (finding, 40) - finding] = '\0';
  assert_has (text, finding);
  assert_has (text, tdr_catalog_get_date (tdr_evaluation_get_catalog (evaluation)));
}

/* What the window and the command line say of the term, the risk and the award stands on paper too. */
static void
test_has_the_term (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GBytes) pdf = make_pdf (tender, &a4);
  g_autofree char *text = pdf_probe_text (pdf, 0);
  g_autoptr (TdrRisk) risk = tdr_risk_new (tdr_appraisal_new (evaluation, NULL, NULL), NULL, NULL);
  g_autoptr (TdrAwardResult) award = tdr_award_result_new (evaluation, NULL, 10, NULL, NULL);
  g_autofree char *awarded = NULL;

  if (text == NULL)
    return;
  for (guint i = 0; i < risk->n_rounds; i++)
    {
      const TdrTermCost *best = &risk->appraisal->rounds[i].costs[0];
      g_autofree char *total = tdr_format_amount (best->total, 2);
      g_autofree char *monthly = tdr_format_amount (best->equivalent_monthly, 2);

      assert_has (text, total);
      assert_has (text, monthly);
    }
  for (guint i = 0; i < TDR_N_RISK_SHARES; i++)
    {
      g_autofree char *amount = tdr_format_money (risk->amounts[i]);

      assert_has (text, amount);
    }
  awarded = tdr_format_money (award->award->price->total);
  assert_has (text, awarded);
}

/* What cannot be worked out is said, and the rest of the report is there. */
static void
test_says_why_there_is_no_term (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  tender->assumptions = tdr_assumptions_new ();
  tender->assumptions->demand.season_ppm[0] = 2 * TDR_PPM;
  pdf = make_pdf (tender, &a4);
  text = pdf_probe_text (pdf, 0);
  if (text == NULL)
    return;
  assert_has (text, "A season needs the month in which the term starts");
  assert_has (text, "Approvals sought");
  assert_has (text, "Sources");
}

/* The first page knows how many there will be, and the last that it is the last. */
static void
test_counts_its_pages (gconstpointer data)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (GBytes) pdf = make_pdf (tender, data);
  g_autofree char *info = pdf_probe_run (pdf, "pdfinfo", "-rawdates", NULL);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *first_number = NULL;
  g_autofree char *last_number = NULL;
  guint n_pages;

  if (info == NULL)
    return;
  n_pages = (guint) g_ascii_strtoull (strstr (info, "Pages:") + strlen ("Pages:"), NULL, 10);
  first = pdf_probe_text (pdf, 1);
  last = pdf_probe_text (pdf, n_pages);
  first_number = g_strdup_printf ("1 of %u", n_pages);
  last_number = g_strdup_printf ("%u of %u", n_pages, n_pages);
  assert_has (first, first_number);
  assert_has (last, last_number);
  assert_has (info, data == &a4 ? "(A4)" : "(letter)");
}

static void
test_same_bytes (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (GBytes) a = make_pdf (tender, &a4), b = make_pdf (tender, &a4), other = make_pdf (tender, &letter);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_false (g_bytes_equal (a, other));
}

/* Names as long as the file format allows, with words that no line can hold: the file stays a sound one. */
static void
test_endless_names (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *check = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (name, "Rechtsschutzversicherungsgesellschaft حاسوب ");
  g_set_str (&tender->title, name->str);
  g_set_str (&tender->buyer, name->str);
  g_set_str (&tender->reference, name->str);
  g_set_str (&((TdrTenderWorkload *) g_ptr_array_index (tender->workloads, 0))->name, name->str);
  pdf = make_pdf (tender, &letter);
  check = pdf_probe_run (pdf, "qpdf", "--check", NULL);
  if (check != NULL)
    assert_has (check, "No syntax or stream encoding errors found");
}

/* No requirement, or one that nobody meets, makes a shorter report and no broken one. */
static void
test_extremes (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (GBytes) none = NULL, impossible = NULL;
  g_autofree char *free_text = NULL, *impossible_text = NULL;

  g_ptr_array_set_size (tender->requirements, 0);
  none = make_pdf (tender, &a4);
  g_ptr_array_add (tender->requirements,
                   tdr_tender_requirement_new (TDR_REQUIREMENT_RESIDENCY, TDR_LEVEL_MUST, "AQ"));
  impossible = make_pdf (tender, &a4);
  free_text = pdf_probe_text (none, 0);
  if (free_text == NULL)
    return;
  impossible_text = pdf_probe_text (impossible, 0);

  assert_has (free_text, "The tender sets no requirements.");
  assert_has (impossible_text, "No offer with a known price meets every must.");
}

/* A place that cannot be written leaves what is there, and the message names it. */
static void
test_refuses_a_bad_place (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tender-XXXXXX", &error);
  g_autofree char *missing = g_build_filename (folder, "missing", "report.pdf", NULL);

  g_assert_false (tdr_report_write_pdf (evaluation, &a4, folder, NULL, &error));
  g_assert_nonnull (error);
  assert_has (error->message, folder);
  g_clear_error (&error);
  g_assert_false (tdr_report_write_pdf (evaluation, &a4, missing, NULL, &error));
  assert_has (error->message, missing);
  g_assert_cmpint (g_rmdir (folder), ==, 0);   /* so nothing half-written is in it */
}

static void
test_writes_what_it_makes (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GBytes) pdf = make_pdf (tender, &a4), written = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tender-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  char *content = NULL;
  gsize length;

  g_assert_true (tdr_report_write_pdf (evaluation, &a4, path, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  written = g_bytes_new_take (content, length);
  g_assert_true (g_bytes_equal (pdf, written));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_can_be_cancelled (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tdr_report_make_pdf (evaluation, &a4, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/report/has-every-figure", test_has_every_figure);
  g_test_add_func ("/report/report/has-every-section", test_has_every_section);
  g_test_add_func ("/report/report/has-the-term", test_has_the_term);
  g_test_add_func ("/report/report/says-why-there-is-no-term", test_says_why_there_is_no_term);
  g_test_add_data_func ("/report/report/counts-its-pages/a4", &a4, test_counts_its_pages);
  g_test_add_data_func ("/report/report/counts-its-pages/letter", &letter, test_counts_its_pages);
  g_test_add_func ("/report/report/same-bytes", test_same_bytes);
  g_test_add_func ("/report/report/endless-names", test_endless_names);
  g_test_add_func ("/report/report/extremes", test_extremes);
  g_test_add_func ("/report/report/refuses-a-bad-place", test_refuses_a_bad_place);
  g_test_add_func ("/report/report/writes-what-it-makes", test_writes_what_it_makes);
  g_test_add_func ("/report/report/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
