/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-badge.h"
#include "tdr-requirement-row.h"

typedef struct {
  TdrRequirementLevel level;
  guint rules_out;
  const char *label;
  const char *kind;
} Case;

static const Case cases[] = {
  { TDR_LEVEL_MUST, 1231, "rules out 1,231", "error" },
  { TDR_LEVEL_MUST, 0, "rules out 0", "neutral" },
  { TDR_LEVEL_WISH, 74, "would rule out 74", "neutral" },
  { TDR_LEVEL_OFF, 12, "would rule out 12", "neutral" },
};

static void
count_cb (guint *count)
{
  (*count)++;
}

static TdrBadge *
get_badge (TdrRequirementRow *row)
{
  return TDR_BADGE (gtk_widget_get_template_child (GTK_WIDGET (row), TDR_TYPE_REQUIREMENT_ROW, "effect"));
}

static void
test_effect (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrRequirementEffect effect = { .rules_out = cases[i].rules_out };
      TdrRequirementRow *row = TDR_REQUIREMENT_ROW (tdr_requirement_row_new (TDR_REQUIREMENT_CERTIFICATION, "SOC 2"));
      g_autofree char *label = NULL, *kind = NULL;

      g_object_ref_sink (row);
      tdr_requirement_row_set_level (row, cases[i].level);
      tdr_requirement_row_set_effect (row, &effect);
      g_object_get (get_badge (row), "label", &label, "kind", &kind, NULL);
      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (kind, ==, cases[i].kind);
      tdr_requirement_row_set_effect (row, NULL);
      g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_badge (row))));
      g_assert_finalize_object (row);
    }
}

/* Showing what the document has is no choice of the user's: only that is signalled. */
static void
test_chosen (void)
{
  TdrRequirementRow *row = TDR_REQUIREMENT_ROW (tdr_requirement_row_new (TDR_REQUIREMENT_IN_REGION, NULL));
  GtkDropDown *level;
  guint count = 0;

  g_object_ref_sink (row);
  level = GTK_DROP_DOWN (gtk_widget_get_template_child (GTK_WIDGET (row), TDR_TYPE_REQUIREMENT_ROW, "level"));
  g_signal_connect_swapped (row, "level-chosen", G_CALLBACK (count_cb), &count);
  tdr_requirement_row_set_level (row, TDR_LEVEL_MUST);
  g_assert_cmpuint (count, ==, 0);
  gtk_drop_down_set_selected (level, TDR_LEVEL_WISH);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpint (tdr_requirement_row_get_level (row), ==, TDR_LEVEL_WISH);
  g_assert_finalize_object (row);
}

static void
test_words (void)
{
  TdrRequirementRow *row = TDR_REQUIREMENT_ROW (tdr_requirement_row_new (TDR_REQUIREMENT_RESIDENCY, "EU;CH"));

  g_object_ref_sink (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "European Union, Switzerland");
  tdr_requirement_row_set_argument (row, "US");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "United States");
  g_assert_finalize_object (row);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/requirement-row/effect", test_effect);
  g_test_add_func ("/requirement-row/chosen", test_chosen);
  g_test_add_func ("/requirement-row/words", test_words);
  return g_test_run ();
}
