/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-cost-view.h"
#include "tdr-format.h"

#define MOST_ROWS 25            /* of one workload; what is dearer is counted */
#define MOST_UNKNOWN 12

static char *
dup_places (const TdrRoute *route)
{
  g_auto (GStrv) places = NULL;

  if (route->jurisdictions == NULL)
    return g_strdup (C_("place", "unknown"));
  if (g_str_equal (route->jurisdictions, "*"))
    return g_strdup (C_("place", "anywhere"));
  places = g_strsplit (route->jurisdictions, ";", -1);

  return g_strjoinv (", ", places);
}

static void
add_plan (TdrSection    *self,
          TdrTable      *table,
          const TdrPlan *plan,
          const TdrPlan *winner,
          guint          position)
{
  g_autofree char *title = tdr_plan_dup_title (plan);
  g_autofree char *numbered = g_strdup_printf ("%u. %s", position, title);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (plan);
  g_autofree char *places = dup_places (tdr_plan_get_route (plan));
  g_autofree char *cost = tdr_format_amount (plan->cost->total, 2);
  g_autofree char *per_million = tdr_format_amount (plan->per_million, 2);
  g_autofree char *references = tdr_section_dup_cost_references (self, plan);
  g_autofree char *above = NULL;

  above = plan == winner || winner->cost->total.micros == 0 ? g_strdup ("–")
                                                           : tdr_format_above (plan->cost->total, winner->cost->total);
  tdr_table_add_row (table, plan == winner);
  tdr_table_add_cell (table, numbered, subtitle);
  tdr_table_add_cell (table, places, NULL);
  tdr_table_add_cell (table, cost, NULL);
  tdr_table_add_cell (table, above, NULL);
  tdr_table_add_cell (table, per_million, NULL);
  tdr_table_add_cell (table, references, tdr_section_get_age (self, plan));
}

static void
add_ranked (TdrSection      *self,
            const GPtrArray *plans)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autofree char *a_month = g_strdup_printf (_("%s a month"), self->tender->currency);
  g_autofree char *per_million = g_strdup_printf (_("%s per million tokens"), self->tender->currency);

  tdr_table_add_column (table, C_("column", "Offer"), 3);
  tdr_table_add_column (table, C_("column", "Processed in"), 1.2);
  tdr_table_add_figures (table, a_month);
  tdr_table_add_figures (table, C_("column", "Above the first"));
  tdr_table_add_figures (table, per_million);
  tdr_table_add_column (table, C_("column", "Sources"), 0.8);
  for (guint i = 0; i < MIN (plans->len, MOST_ROWS); i++)
    add_plan (self, table, g_ptr_array_index (plans, i), g_ptr_array_index (plans, 0), i + 1);
  tdr_table_compose (table, self->composer);
  if (plans->len > MOST_ROWS)
    {
      guint n_more = plans->len - MOST_ROWS;
      g_autofree char *words = NULL;

      words = g_strdup_printf (ngettext ("%u more offer that meets every must costs more than these.",
                                         "%u more offers that meet every must cost more than these.", n_more), n_more);
      tdr_composer_add_paragraph (self->composer, TDR_TEXT_SMALL, words);
    }
}

static void
add_unknown (TdrSection      *self,
             const GPtrArray *plans)
{
  g_autoptr (TdrTable) table = tdr_table_new ();

  if (plans->len == 0)
    return;

  tdr_table_add_column (table, C_("column", "Offer that meets every must, at an unknown price"), 1.2);
  tdr_table_add_column (table, C_("column", "What is missing"), 1);
  for (guint i = 0; i < MIN (plans->len, MOST_UNKNOWN); i++)
    {
      const TdrPlan *plan = g_ptr_array_index (plans, i);
      g_autofree char *title = tdr_plan_dup_title (plan);
      g_autofree char *subtitle = tdr_plan_dup_subtitle (plan);
      g_autofree char *why_not = tdr_plan_dup_why_not (plan);

      tdr_table_add_row (table, FALSE);
      tdr_table_add_cell (table, title, subtitle);
      tdr_table_add_cell (table, why_not != NULL ? why_not : "–", NULL);
    }
  tdr_table_compose (table, self->composer);
  if (plans->len > MOST_UNKNOWN)
    {
      guint n_more = plans->len - MOST_UNKNOWN;
      g_autofree char *words = NULL;

      words = g_strdup_printf (ngettext ("The price of %u more offer is unknown.",
                                         "The prices of %u more offers are unknown.", n_more), n_more);
      tdr_composer_add_paragraph (self->composer, TDR_TEXT_SMALL, words);
    }
}

/**
 * tdr_section_add_comparison:
 *
 * Every offer that meets the musts, cheapest first, and those whose price nobody knows.
 */
void
tdr_section_add_comparison (TdrSection *self)
{
  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("The comparison"));
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY,
                              _("Offers that meet every must, on one basis: the first month’s work at list prices, "
                                "taxes excluded. Of each model on each platform, and on each chip, the cheapest offer "
                                "stands for all. Numbers in brackets refer to the sources at the end."));
  for (guint i = 0; i < self->tender->workloads->len; i++)
    {
      g_autoptr (GPtrArray) ranked = tdr_cost_view_list_ranked (self->evaluation, i);
      g_autoptr (GPtrArray) unknown = tdr_cost_view_list_unknown (self->evaluation, i);

      tdr_composer_add_subheading (self->composer, tdr_section_get_workload (self, i)->name, 0);
      if (ranked->len == 0)
        tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY,
                                    _("No offer with a known price meets every must."));
      else
        add_ranked (self, ranked);
      add_unknown (self, unknown);
    }
}
