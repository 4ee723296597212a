/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirement-view.h"

#include "tdr-format.h"
#include "view-fixture.h"

static void
test_titles (void)
{
  static const struct {
    TdrRequirementKind kind;
    const char *argument;
    const char *title;
  } cases[] = {
    { TDR_REQUIREMENT_RESIDENCY, "EU;CH", "Processed only in: European Union, Switzerland" },
    { TDR_REQUIREMENT_RESIDENCY, "NO", "Processed only in: NO" },
    { TDR_REQUIREMENT_IN_REGION, NULL, "One region, no routing between regions" },
    { TDR_REQUIREMENT_CERTIFICATION, "ISO/IEC 27001", "ISO/IEC 27001" },
    { TDR_REQUIREMENT_HANDLING, "customer-keys", "Customer-managed keys" },
    { TDR_REQUIREMENT_HANDLING, "something-new", "something-new" },
    { TDR_REQUIREMENT_PROCESSOR, NULL, "The cloud provider itself processes the data" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrTenderRequirement requirement = { cases[i].kind, TDR_LEVEL_MUST, (char *) cases[i].argument };
      g_autofree char *title = tdr_requirement_view_dup_title (&requirement);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

/* All offers, then what the one must leaves: what it took is the difference. */
static void
test_funnel (void)
{
  g_autoptr (TdrTender) tender = view_fixture_new_tender ();
  g_autoptr (TdrEvaluation) evaluation = view_fixture_evaluate (tender);
  g_autoptr (TdrChart) chart = tdr_requirement_view_new_funnel (evaluation);
  guint n_offers = tdr_evaluation_count_offers (evaluation), n_left = tdr_evaluation_get_effect (evaluation, 0)->left;
  g_autofree char *all = tdr_format_count (n_offers);
  g_autofree char *left = tdr_format_count (n_left);
  g_autofree char *taken = tdr_format_count (n_offers - n_left);
  g_autofree char *minus = g_strdup_printf ("−%s", taken);

  g_assert_cmpuint (tdr_chart_get_n_marks (chart), ==, 2);
  g_assert_cmpstr (tdr_chart_get_mark (chart, 0)->summary, ==, all);
  g_assert_cmpstr (tdr_chart_get_mark (chart, 1)->summary, ==, left);
  g_assert_cmpstr (tdr_chart_get_mark (chart, 1)->detail, ==, minus);
  g_assert_true (tdr_chart_get_mark (chart, 1)->best);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/requirement-view/titles", test_titles);
  g_test_add_func ("/views/requirement-view/funnel", test_funnel);

  return g_test_run ();
}
