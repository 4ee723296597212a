/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-source-list.h"

static const TdrEvidence price = { "s1", "AWS", "https://a", "2026-10-20", "a note", TDR_EVIDENCE_LIST };
static const TdrEvidence again = { "s9", "AWS", "https://a", "2026-10-20", "another", TDR_EVIDENCE_LIST };
static const TdrEvidence older = { "s2", "AWS", "https://a", "2026-08-01T10:00:00Z", NULL, TDR_EVIDENCE_LIST };
static const TdrEvidence vague = { "s3", "Blog", "https://b", "2026 (undated copy)", NULL, TDR_EVIDENCE_SECONDARY };

static void
test_numbers (void)
{
  g_autoptr (TdrSourceList) list = tdr_source_list_new ();

  g_assert_cmpuint (tdr_source_list_cite (list, &price), ==, 1);
  g_assert_cmpuint (tdr_source_list_cite (list, &vague), ==, 2);
  g_assert_cmpuint (tdr_source_list_cite (list, &price), ==, 1);
  g_assert_cmpuint (tdr_source_list_cite (list, &again), ==, 1);   /* the same source under another id */
  g_assert_cmpuint (tdr_source_list_cite (list, &older), ==, 3);   /* the same page, read at another time */
  g_assert_cmpuint (tdr_source_list_get_n (list), ==, 3);
  g_assert_true (tdr_source_list_get (list, 2) == &vague);
}

static void
test_notes (void)
{
  g_autoptr (TdrSourceList) list = tdr_source_list_new ();
  g_autofree char *notes = NULL;

  tdr_source_list_cite (list, &price);
  tdr_source_list_cite (list, &again);
  tdr_source_list_cite (list, &price);
  tdr_source_list_cite (list, &vague);
  notes = tdr_source_list_dup_notes (list, 1);

  g_assert_cmpstr (notes, ==, "a note; another");
  g_assert_null (tdr_source_list_dup_notes (list, 2));
}

static void
test_range (void)
{
  g_autoptr (TdrSourceList) list = tdr_source_list_new ();
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  tdr_source_list_cite (list, &vague);
  g_assert_null (tdr_source_list_dup_range (list));
  tdr_source_list_cite (list, &price);
  one = tdr_source_list_dup_range (list);
  g_assert_cmpstr (one, ==, "2026-10-20");
  tdr_source_list_cite (list, &older);
  two = tdr_source_list_dup_range (list);
  g_assert_cmpstr (two, ==, "2026-08-01 to 2026-10-20");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/source-list/numbers", test_numbers);
  g_test_add_func ("/report/source-list/notes", test_notes);
  g_test_add_func ("/report/source-list/range", test_range);

  return g_test_run ();
}
