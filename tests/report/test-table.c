/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-table.h"

#include <string.h>

#include "pdf-probe.h"

#define N_ROWS 120

static const TdrPdfMetadata metadata = {
  .title = "Title", .author = "Author", .subject = "Subject", .keywords = "none", .creator = "Tender",
  .date = "2026-10-31", .language = "en",
};

static GBytes *
compose_table (const TdrTable *table,
               TdrPaper        paper)
{
  g_autoptr (TdrComposer) composer = tdr_composer_new (paper, &metadata, "Running head", 0);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = NULL;

  tdr_table_compose (table, composer);
  pdf = tdr_composer_finish (composer, &error);
  g_assert_no_error (error);

  return pdf;
}

/* Each row says where it begins and ends; its middle takes several lines, the more the higher its number modulo 5. */
static TdrTable *
make_long_table (void)
{
  TdrTable *table = tdr_table_new ();

  tdr_table_add_column (table, "Offer", 1);
  tdr_table_add_column (table, "Reason", 1.5);
  tdr_table_add_figures (table, "Price");
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("begin-%03u", i);
      g_autoptr (GString) reason = g_string_new (NULL);

      for (guint j = 0; j <= i % 5; j++)
        g_string_append (reason, "some words that fill more than one line of this narrow column in the middle ");
      g_string_append_printf (reason, "end-%03u", i);
      tdr_table_add_row (table, i == 3);
      tdr_table_add_cell (table, name, NULL);
      tdr_table_add_cell (table, reason->str, NULL);
      tdr_table_add_cell (table, "1,234.50", NULL);
    }

  return table;
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;

  return n;
}

/* Every row begins and ends on one page, in order, once; every page has the heads, once. */
static void
test_rows_are_never_cut (gconstpointer data)
{
  g_autoptr (TdrTable) table = make_long_table ();
  g_autoptr (GBytes) pdf = compose_table (table, (TdrPaper) GPOINTER_TO_INT (data));
  guint row = 0, n_pages = 0;

  for (guint page = 1; row < N_ROWS; page++)
    {
      g_autofree char *text = pdf_probe_text (pdf, page);

      if (text == NULL)
        return;
      g_assert_cmpuint (count (text, "Offer"), ==, 1);
      g_assert_cmpuint (count (text, "Reason"), ==, 1);
      g_assert_cmpuint (count (text, "begin-"), >, 0);
      for (guint n = count (text, "begin-"); n > 0; n--, row++)
        {
          g_autofree char *begin = g_strdup_printf ("begin-%03u", row);
          g_autofree char *end = g_strdup_printf ("end-%03u", row);

          g_assert_cmpuint (count (text, begin), ==, 1);
          g_assert_cmpuint (count (text, end), ==, 1);
        }
      n_pages = page;
    }
  g_assert_cmpuint (row, ==, N_ROWS);
  g_assert_cmpuint (n_pages, >, 3);
}

/* A cell of ten thousand words must not run off the page: it is cut short, and the next row
 * follows on the same page. */
static void
test_endless_cell (void)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (endless, "word ");
  tdr_table_add_column (table, "Offer", 1);
  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, endless->str, NULL);
  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, "after", NULL);
  pdf = compose_table (table, TDR_PAPER_A4);
  text = pdf_probe_text (pdf, 1);
  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "after"));
}

/* A figure is set on one line, however many text columns there are beside it. */
static void
test_figures_stay_whole (void)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 5; i++)
    tdr_table_add_column (table, "Rechtsschutzversicherungsgesellschaften", 1);
  tdr_table_add_figures (table, "Monthly cost");
  tdr_table_add_row (table, TRUE);
  for (guint i = 0; i < 5; i++)
    tdr_table_add_cell (table, "Donaudampfschifffahrtsgesellschaftskapitän", "und seine Mannschaft");
  tdr_table_add_cell (table, "123,456,789.00", NULL);
  pdf = compose_table (table, TDR_PAPER_LETTER);
  text = pdf_probe_text (pdf, 0);
  if (text == NULL)
    return;

  g_assert_nonnull (strstr (text, "123,456,789.00"));
}

static void
test_empty (void)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *structure = NULL;

  tdr_table_add_column (table, "Offer", 1);
  pdf = compose_table (table, TDR_PAPER_A4);
  structure = pdf_probe_run (pdf, "pdfinfo", "-struct", NULL);
  if (structure == NULL)
    return;

  g_assert_null (strstr (structure, "Table"));
}

/* Rows that speak for themselves: two pages of them have no head, and the first cell of each row names it. */
static void
test_no_heads (void)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  tdr_table_add_column (table, NULL, 1);
  tdr_table_add_figures (table, NULL);
  for (guint i = 0; i < N_ROWS; i++)
    {
      tdr_table_add_row (table, FALSE);
      tdr_table_add_cell (table, "row", "and its detail");
      tdr_table_add_cell (table, "1,234.50", NULL);
    }
  pdf = compose_table (table, TDR_PAPER_A4);
  text = pdf_probe_text (pdf, 0);
  if (text == NULL)
    return;

  g_assert_cmpuint (count (text, "and its detail"), ==, N_ROWS);
  g_assert_cmpuint (count (text, "1,234.50"), ==, N_ROWS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/report/table/rows-are-never-cut/a4", GINT_TO_POINTER (TDR_PAPER_A4), test_rows_are_never_cut);
  g_test_add_data_func ("/report/table/rows-are-never-cut/letter", GINT_TO_POINTER (TDR_PAPER_LETTER),
                        test_rows_are_never_cut);
  g_test_add_func ("/report/table/endless-cell", test_endless_cell);
  g_test_add_func ("/report/table/figures-stay-whole", test_figures_stay_whole);
  g_test_add_func ("/report/table/empty", test_empty);
  g_test_add_func ("/report/table/no-heads", test_no_heads);

  return g_test_run ();
}
