/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirement-view.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"

static TdrChartMark *
add_stage (TdrChart   *chart,
           const char *label,
           guint       n_left)
{
  g_autofree char *count = tdr_format_count (n_left);
  TdrChartMark *mark = tdr_chart_add_mark (chart, label, count);

  tdr_chart_mark_set_value (mark, 0, n_left, count);

  return mark;
}

static void
add_must (TdrChart                   *chart,
          const TdrTenderRequirement *requirement,
          guint                       n_before,
          guint                       n_left)
{
  g_autofree char *title = tdr_requirement_view_dup_title (requirement);
  g_autofree char *count = tdr_format_count (n_before - n_left);
  g_autofree char *taken = g_strdup_printf ("−%s", count);
  TdrChartMark *mark = add_stage (chart, title, n_left);

  tdr_chart_mark_set_detail (mark, taken);
}

static void
set_finding (TdrChart      *chart,
             TdrEvaluation *evaluation)
{
  guint n_offers = tdr_evaluation_count_offers (evaluation), n_passing = tdr_evaluation_count_passing (evaluation);
  g_autofree char *passing = tdr_format_count (n_passing);
  g_autofree char *offers = tdr_format_count (n_offers);
  g_autofree char *finding = NULL;

  /* Translators: how many offers of how many */
  finding = g_strdup_printf (ngettext ("%s of %s offer meets every must.", "%s of %s offers meet every must.", n_offers),
                             passing, offers);
  tdr_chart_set_finding (chart, finding);
}

/**
 * tdr_requirement_view_new_funnel:
 *
 * What each must leaves of the market, in the tender's order.
 *
 * Returns: (transfer full): the chart
 */
TdrChart *
tdr_requirement_view_new_funnel (TdrEvaluation *evaluation)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  TdrChart *chart = tdr_chart_new (TDR_CHART_FUNNEL, _("What the musts leave"), C_("column", "Requirement"),
                                   C_("column", "Offers left"));
  guint n_left = tdr_evaluation_count_offers (evaluation);

  tdr_chart_add_series (chart, _("Offers"), TDR_TONE_SKY);
  add_stage (chart, _("In the catalogue"), n_left);
  for (guint i = 0; i < tender->requirements->len; i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i);
      const TdrRequirementEffect *effect = tdr_evaluation_get_effect (evaluation, i);

      if (requirement->level != TDR_LEVEL_MUST)
        continue;
      add_must (chart, requirement, n_left, effect->left);
      n_left = effect->left;
    }
  ((TdrChartMark *) g_ptr_array_index (chart->marks, chart->marks->len - 1))->best = TRUE;
  set_finding (chart, evaluation);

  return chart;
}

/**
 * tdr_requirement_view_dup_title:
 *
 * A requirement as a heading.
 */
char *
tdr_requirement_view_dup_title (const TdrTenderRequirement *requirement)
{
  TdrRequirement plain = { requirement->kind, requirement->level, requirement->argument };

  return tdr_requirement_dup_text (&plain);
}
