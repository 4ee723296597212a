/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-figure-row.h"

typedef struct {
  const char *typed;
  double value;
  const char *shown;
} Case;

/* What is typed, what it means, and how it is shown then: in the C locale with a comma. */
static const Case cases[] = {
  { "1500", 1500, "1,500" },
  { "1,500", 1500, "1,500" },
  { "1 500", 1500, "1,500" },
  { "1’500", 1500, "1,500" },
  { "3k", 3000, "3,000" },
  { "2.5M", 2500000, "2,500,000" },
  { "1bn", 1e9, "1,000,000,000" },
  { "0", 0, "0" },
};

static AdwSpinRow *
make_row (void)
{
  AdwSpinRow *row = g_object_ref_sink (ADW_SPIN_ROW (adw_spin_row_new_with_range (0, 1e11, 1)));

  tdr_figure_row_set_up (row);
  return row;
}

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdwSpinRow *row = make_row ();

      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].typed);
      adw_spin_row_update (row);
      g_assert_cmpfloat (adw_spin_row_get_value (row), ==, cases[i].value);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].shown);
      g_assert_finalize_object (row);
    }
}

/* What is no number leaves the figure as it was. */
static void
test_refused (void)
{
  static const char *const nonsense[] = { "many", "12 apples", "", "nan", "inf" };

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      AdwSpinRow *row = make_row ();

      adw_spin_row_set_value (row, 42);
      gtk_editable_set_text (GTK_EDITABLE (row), nonsense[i]);
      adw_spin_row_update (row);
      g_assert_cmpfloat (adw_spin_row_get_value (row), ==, 42);
      g_assert_finalize_object (row);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/figure-row/typed", test_typed);
  g_test_add_func ("/figure-row/refused", test_refused);
  return g_test_run ();
}
