/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-box.h"

static void
test_overlaps (void)
{
  static const TdrBox box = { 10, 10, 20, 10 };
  static const struct {
    TdrBox other;
    gboolean overlaps;
    gboolean inside;
  } cases[] = {
    { { 12, 12, 5, 5 }, TRUE, TRUE },
    { { 10, 10, 20, 10 }, TRUE, TRUE },
    { { 0, 0, 100, 100 }, TRUE, FALSE },
    { { 25, 15, 20, 20 }, TRUE, FALSE },
    { { 30, 10, 5, 5 }, FALSE, FALSE },     /* shares an edge */
    { { 10, 20, 5, 5 }, FALSE, FALSE },
    { { 0, 12, 9, 2 }, FALSE, FALSE },
    { { 12, 40, 5, 5 }, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (tdr_box_overlaps (&box, &cases[i].other), ==, cases[i].overlaps);
      g_assert_cmpint (tdr_box_overlaps (&cases[i].other, &box), ==, cases[i].overlaps);
      g_assert_cmpint (tdr_box_is_inside (&cases[i].other, &box), ==, cases[i].inside);
    }
}

static void
test_contains (void)
{
  TdrBox box = { 10, 10, 20, 10 };

  g_assert_true (tdr_box_contains (&box, 10, 10));
  g_assert_true (tdr_box_contains (&box, 30, 20));
  g_assert_false (tdr_box_contains (&box, 9.9, 15));
  g_assert_false (tdr_box_contains (&box, 15, 20.1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/box/overlaps", test_overlaps);
  g_test_add_func ("/charts/box/contains", test_contains);

  return g_test_run ();
}
