/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-composer.h"
#include "tdr-table.h"

#include <string.h>

#include "pdf-probe.h"

static const TdrPdfMetadata metadata = {
  .title = "Größe & <Preis>",
  .author = "Example Insurance",
  .subject = "Reference 17",
  .keywords = "one, two",
  .creator = "Tender",
  .date = "2026-10-31",
  .language = "de",
};

static TdrChart *
make_chart (void)
{
  TdrChart *chart = tdr_chart_new (TDR_CHART_BARS, "Cost", "Offer", "USD a month");

  tdr_chart_add_series (chart, "input", TDR_TONE_SKY);
  tdr_chart_mark_set_value (tdr_chart_add_mark (chart, "Haiku", "120.00 USD"), 0, 120, "120.00");

  return chart;
}

static GBytes *
compose (TdrPaper paper)
{
  g_autoptr (TdrComposer) composer = tdr_composer_new (paper, &metadata, "Running head", 2);
  g_autoptr (TdrChart) chart = make_chart ();
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = NULL;

  tdr_composer_add_heading (composer, "First section");
  tdr_composer_add_paragraph (composer, TDR_TEXT_BODY, "A paragraph.");
  tdr_composer_add_chart (composer, chart);
  tdr_composer_start_page (composer);
  tdr_composer_add_heading (composer, "Second section");
  tdr_composer_add_subheading (composer, "A part", 0);
  tdr_composer_begin_list (composer);
  tdr_composer_add_item (composer, "1", "An item.");
  tdr_composer_end_list (composer);
  tdr_table_add_column (table, "Offer", 1);
  tdr_table_add_figures (table, "USD");
  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, "Haiku", "Bedrock");
  tdr_table_add_cell (table, "120.00", NULL);
  tdr_table_compose (table, composer);
  pdf = tdr_composer_finish (composer, &error);
  g_assert_no_error (error);

  return pdf;
}

static void
assert_in_order (const char        *text,
                 const char *const *words)
{
  const char *at = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      at = strstr (at, words[i]);
      if (at == NULL)
        g_test_message ("“%s” is missing, or out of order, in:\n%s", words[i], text);
      g_assert_nonnull (at);
      at += strlen (words[i]);
    }
}

static void
test_structure (void)
{
  static const char *const tags[] = {
    "Document", "H1", "P", "Figure", "H1", "H2", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TH", "TR", "TH", "TD",
    NULL,
  };
  g_autoptr (GBytes) pdf = compose (TDR_PAPER_A4);
  g_autofree char *structure = pdf_probe_run (pdf, "pdfinfo", "-struct", NULL);

  if (structure != NULL)
    assert_in_order (structure, tags);
}

static void
test_metadata (void)
{
  static const char *const words[] = {
    "Größe & <Preis>", "Reference 17", "one, two", "Example Insurance", "Tender",
    "Metadata Stream: yes", "Tagged:          yes", "Pages:           2", "A4", NULL,
  };
  g_autoptr (GBytes) pdf = compose (TDR_PAPER_A4);
  g_autofree char *info = pdf_probe_run (pdf, "pdfinfo", "-rawdates", NULL);

  if (info == NULL)
    return;
  assert_in_order (info, words);
  g_assert_nonnull (strstr (info, "CreationDate:    D:20261031000000Z"));
}

/* What cairo leaves out, and a screen reader needs. */
static void
test_accessible_entries (void)
{
  static const char *const entries[] = {
    "/Lang", "/DisplayDocTitle true", "/Scope /Column", "/Scope /Row", "/Alt", "/Tabs /S", "/Subtype /XML",
    ("Gr\xc3\xb6\xc3\x9f" "e &amp; &lt;Preis&gt;"),
  };
  g_autoptr (GBytes) pdf = compose (TDR_PAPER_A4);
  g_autofree char *plain = pdf_probe_run (pdf, "qpdf", "--qdf", "--object-streams=disable");

  for (guint i = 0; plain != NULL && i < G_N_ELEMENTS (entries); i++)
    {
      g_test_message ("%s", entries[i]);
      g_assert_nonnull (strstr (plain, entries[i]));
    }
}

/* cairo's own cross-reference table names an object that it never writes as soon as there is an artifact. */
static void
test_undamaged (void)
{
  g_autoptr (GBytes) pdf = compose (TDR_PAPER_LETTER);
  g_autofree char *words = pdf_probe_run (pdf, "qpdf", "--check", NULL);

  if (words == NULL)
    return;
  g_assert_nonnull (strstr (words, "No syntax or stream encoding errors found"));
  g_assert_null (strstr (words, "WARNING"));
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) a = compose (TDR_PAPER_A4), b = compose (TDR_PAPER_A4), letter = compose (TDR_PAPER_LETTER);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_false (g_bytes_equal (a, letter));
}

static void
test_furniture (void)
{
  g_autoptr (GBytes) pdf = compose (TDR_PAPER_A4);
  g_autofree char *first = pdf_probe_text (pdf, 1);
  g_autofree char *second = NULL;

  if (first == NULL)
    return;
  second = pdf_probe_text (pdf, 2);
  g_assert_nonnull (strstr (first, "1 of 2"));
  g_assert_null (strstr (first, "Running head"));
  g_assert_nonnull (strstr (second, "2 of 2"));
  g_assert_nonnull (strstr (second, "Running head"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pdf/structure", test_structure);
  g_test_add_func ("/report/pdf/metadata", test_metadata);
  g_test_add_func ("/report/pdf/accessible-entries", test_accessible_entries);
  g_test_add_func ("/report/pdf/undamaged", test_undamaged);
  g_test_add_func ("/report/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/report/pdf/furniture", test_furniture);

  return g_test_run ();
}
