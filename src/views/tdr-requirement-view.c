/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirement-view.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"

/* Places that have a name besides their ISO 3166 code, as far as buyers write them. */
static const struct {
  const char *code;
  const char *name;
} places[] = {
  { "EU", NC_("place", "European Union") },
  { "EEA", NC_("place", "European Economic Area") },
  { "AU", NC_("place", "Australia") },
  { "CA", NC_("place", "Canada") },
  { "CH", NC_("place", "Switzerland") },
  { "DE", NC_("place", "Germany") },
  { "FR", NC_("place", "France") },
  { "GB", NC_("place", "United Kingdom") },
  { "IN", NC_("place", "India") },
  { "JP", NC_("place", "Japan") },
  { "US", NC_("place", "United States") },
};

static const struct {
  const char *argument;
  const char *title;
} promises[] = {
  { "no-training", N_("Not used for training") },
  { "private-network", N_("Private network path") },
  { "customer-keys", N_("Customer-managed keys") },
  { "invocation-logging", N_("Invocation logging") },
  { "zero-retention", N_("Zero retention") },
};

static const char *
name_of_place (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (code, places[i].code))
      return g_dpgettext2 (GETTEXT_PACKAGE, "place", places[i].name);

  return code;
}

static const char *
title_of_promise (const char *argument)
{
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    if (g_strcmp0 (argument, promises[i].argument) == 0)
      return _(promises[i].title);

  return argument;
}

static char *
dup_residency (const char *argument)
{
  g_auto (GStrv) codes = g_strsplit (argument != NULL ? argument : "", ";", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name_of_place (g_strstrip (codes[i])));

  /* Translators: places, separated by commas */
  return g_strdup_printf (_("Processed only in: %s"), names->str);
}

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
  finding = g_strdup_printf (ngettext ("%s of %s offer meets every must.", "%s of %s offers meet every must.",
                                       n_offers),
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
  switch (requirement->kind)
    {
    case TDR_REQUIREMENT_RESIDENCY:
      return dup_residency (requirement->argument);
    case TDR_REQUIREMENT_IN_REGION:
      return g_strdup (_("One region, no routing between regions"));
    case TDR_REQUIREMENT_CERTIFICATION:
      return g_strdup (requirement->argument);
    case TDR_REQUIREMENT_HANDLING:
      return g_strdup (title_of_promise (requirement->argument));
    case TDR_REQUIREMENT_PROCESSOR:
      return g_strdup (_("The cloud provider itself processes the data"));
    default:
      g_assert_not_reached ();
    }
}
