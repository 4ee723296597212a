/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-page-layout.h"

#define MM (72 / 25.4)

static void
test_papers (void)
{
  TdrPageLayout a4 = tdr_page_layout_new (TDR_PAPER_A4), letter = tdr_page_layout_new (TDR_PAPER_LETTER);

  /* ISO 216: 210 × 297 mm. Letter: 8.5 × 11 in of 72 points. */
  g_assert_cmpfloat_with_epsilon (a4.width, 595.276, 0.001);
  g_assert_cmpfloat_with_epsilon (a4.height, 841.890, 0.001);
  g_assert_cmpfloat (letter.width, ==, 612);
  g_assert_cmpfloat (letter.height, ==, 792);

  /* 20 mm at either side, 24 above and below: 170 × 249 mm are left of A4. */
  g_assert_cmpfloat_with_epsilon (a4.body.width, 170 * MM, 1e-6);
  g_assert_cmpfloat_with_epsilon (a4.body.height, 249 * MM, 1e-6);
}

static void
test_parts_do_not_meet (void)
{
  for (guint i = 0; i <= TDR_PAPER_LETTER; i++)
    {
      TdrPageLayout layout = tdr_page_layout_new ((TdrPaper) i);
      TdrBox page = { 0, 0, layout.width, layout.height };

      g_assert_true (tdr_box_is_inside (&layout.head, &page));
      g_assert_true (tdr_box_is_inside (&layout.body, &page));
      g_assert_true (tdr_box_is_inside (&layout.foot, &page));
      g_assert_false (tdr_box_overlaps (&layout.head, &layout.body));
      g_assert_false (tdr_box_overlaps (&layout.foot, &layout.body));
    }
}

/* A4: 170 mm less 11 gutters of 4 mm are 126 mm, so a column is 10.5 mm. Columns 3 to 5 begin after three columns and
 * three gutters, at 43.5 mm, and are 31.5 + 8 = 39.5 mm wide. */
static void
test_grid (void)
{
  TdrPageLayout layout = tdr_page_layout_new (TDR_PAPER_A4);
  TdrBox box = tdr_page_layout_get_columns (&layout, 3, 3);
  TdrBox all = tdr_page_layout_get_columns (&layout, 0, TDR_GRID_COLUMNS);

  g_assert_cmpfloat_with_epsilon (box.x - layout.body.x, 43.5 * MM, 1e-6);
  g_assert_cmpfloat_with_epsilon (box.width, 39.5 * MM, 1e-6);
  g_assert_cmpfloat_with_epsilon (all.width, layout.body.width, 1e-6);
}

static void
test_break_rows (void)
{
  static const struct {
    double heights[6];
    guint n_rows;
    double first_room;
    guint pages[6];
  } cases[] = {
    /* Heads of 20, pages of 100. 80 are left for rows on the first page: four of 20, and no fifth. */
    { { 20, 20, 20, 20, 20, 20 }, 6, 100, { 0, 0, 0, 0, 1, 1 } },
    /* 50 left: heads and one row of 30; the second would end at 80. */
    { { 30, 30, 30, 30 }, 4, 50, { 0, 1, 1, 2 } },
    /* 45 left: heads and a row of 30 do not fit, so the table begins on the next page. */
    { { 30, 10 }, 2, 45, { 1, 1 } },
    /* Exactly full is not over. */
    { { 40, 40, 1 }, 3, 100, { 0, 0, 1 } },
    /* A row that fills a page stands alone on it. */
    { { 10, 80, 10 }, 3, 100, { 0, 1, 2 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint pages[6];
      guint last = tdr_page_layout_break_rows (cases[i].heights, cases[i].n_rows, 20, cases[i].first_room, 100, pages);

      g_test_message ("case %u", i);
      g_assert_cmpmem (pages, cases[i].n_rows * sizeof (guint), cases[i].pages, cases[i].n_rows * sizeof (guint));
      g_assert_cmpuint (last, ==, cases[i].pages[cases[i].n_rows - 1]);
    }
}

static void
test_from_string (void)
{
  TdrPaper paper = TDR_PAPER_A4;

  g_assert_true (tdr_paper_from_string ("letter", &paper));
  g_assert_cmpint (paper, ==, TDR_PAPER_LETTER);
  g_assert_true (tdr_paper_from_string ("A4", &paper));
  g_assert_cmpint (paper, ==, TDR_PAPER_A4);
  g_assert_false (tdr_paper_from_string ("a5", &paper));
  g_assert_false (tdr_paper_from_string ("", &paper));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/page-layout/papers", test_papers);
  g_test_add_func ("/report/page-layout/parts-do-not-meet", test_parts_do_not_meet);
  g_test_add_func ("/report/page-layout/grid", test_grid);
  g_test_add_func ("/report/page-layout/break-rows", test_break_rows);
  g_test_add_func ("/report/page-layout/from-string", test_from_string);

  return g_test_run ();
}
