/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-week-preset.h"
#include "tdr-week-view.h"
#include "tdr-workload.h"

#include <adwaita.h>

/* Every preset is found again from what it fills, has a busiest hour of 100, and a name of its own. */
static void
test_found_again (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (TdrWeekPreset preset = 0; preset < TDR_WEEK_OWN; preset++)
    {
      int week[TDR_HOURS_PER_WEEK], busiest = 0;

      tdr_week_preset_fill (preset, week);
      for (int hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
        busiest = MAX (busiest, week[hour]);
      g_assert_cmpint (busiest, ==, 100);
      g_assert_cmpint (tdr_week_preset_find (week), ==, preset);
      g_assert_true (g_hash_table_add (names, (char *) tdr_week_preset_get_name (preset)));
    }
}

/* Office hours by hand: Monday 9:00 is hour 9, Saturday 9:00 is hour 5 × 24 + 9 = 129. */
static void
test_office (void)
{
  int week[TDR_HOURS_PER_WEEK];

  tdr_week_preset_fill (TDR_WEEK_OFFICE, week);
  g_assert_cmpint (week[9], ==, 100);
  g_assert_cmpint (week[12], ==, 70);
  g_assert_cmpint (week[3], ==, 5);
  g_assert_cmpint (week[129], ==, 5);
  week[129] = 50;
  g_assert_cmpint (tdr_week_preset_find (week), ==, TDR_WEEK_OWN);
}

/* Only proportions count: 7 in every hour is as flat as 100. */
static void
test_flat (void)
{
  int week[TDR_HOURS_PER_WEEK];

  for (int hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    week[hour] = 7;
  g_assert_cmpint (tdr_week_preset_find (week), ==, TDR_WEEK_FLAT);
}

static void
test_view_spoken (void)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (TDR_TYPE_WEEK_VIEW, NULL));
  int week[TDR_HOURS_PER_WEEK] = { 0 };

  week[2 * 24 + 14] = 30;   /* Wednesday 14:00 */
  tdr_week_view_set_week (TDR_WEEK_VIEW (view), week);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Week profile");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Busiest from Wednesday 14:00");
  g_assert_finalize_object (view);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/week-preset/found-again", test_found_again);
  g_test_add_func ("/week-preset/office", test_office);
  g_test_add_func ("/week-preset/flat", test_flat);
  g_test_add_func ("/week-view/spoken", test_view_spoken);
  return g_test_run ();
}
