/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart-view.h"

#include <adwaita.h>

static TdrChart *
make_chart (void)
{
  TdrChart *chart = tdr_chart_new (TDR_CHART_BARS, "Monthly cost", "Offer", "USD a month");
  guint series = tdr_chart_add_series (chart, "Tokens", TDR_TONE_BLUE);

  tdr_chart_set_finding (chart, "Haiku costs least.");
  tdr_chart_mark_set_value (tdr_chart_add_mark (chart, "Haiku", "120.00 USD"), series, 120, "120.00 USD");
  tdr_chart_mark_set_value (tdr_chart_add_mark (chart, "Nova", "80.00 USD"), series, 80, "80.00 USD");
  return chart;
}

/* What a screen reader hears: the title as the name, and every figure in the description. */
static void
test_spoken (void)
{
  g_autoptr (TdrChart) chart = make_chart ();
  g_autofree char *words = tdr_chart_describe (chart);
  GtkWidget *view = g_object_ref_sink (tdr_chart_view_new ());

  tdr_chart_view_set_chart (TDR_CHART_VIEW (view), chart);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Monthly cost");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  g_assert_nonnull (strstr (words, "120.00 USD"));
  g_assert_nonnull (strstr (words, "80.00 USD"));
  g_assert_finalize_object (view);
}

/* Its height follows its width, so that no label is lost in a narrow window. */
static void
test_size (void)
{
  g_autoptr (TdrChart) chart = make_chart ();
  GtkWidget *view = g_object_ref_sink (tdr_chart_view_new ());
  int empty, height;

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 600, &empty, NULL, NULL, NULL);
  tdr_chart_view_set_chart (TDR_CHART_VIEW (view), chart);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 600, &height, NULL, NULL, NULL);
  g_assert_cmpint (empty, ==, 0);
  g_assert_cmpint (height, >, 40);
  g_assert_cmpint (tdr_chart_view_get_selected (TDR_CHART_VIEW (view)), ==, -1);
  g_assert_finalize_object (view);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/chart-view/spoken", test_spoken);
  g_test_add_func ("/chart-view/size", test_size);
  return g_test_run ();
}
