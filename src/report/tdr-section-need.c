/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"
#include "tdr-requirement-view.h"

static void
add_count (TdrTable *table,
           gint64    count)
{
  g_autofree char *text = tdr_format_count (count);

  tdr_table_add_cell (table, text, NULL);
}

static void
add_share (TdrTable *table,
           int       ppm)
{
  g_autofree char *text = tdr_format_share (ppm);

  tdr_table_add_cell (table, text, NULL);
}

static void
add_target (TdrTable *table,
            double    seconds)
{
  g_autofree char *text = seconds > 0 ? tdr_format_duration (seconds) : g_strdup (C_("no target", "any"));

  tdr_table_add_cell (table, text, NULL);
}

static char *
dup_candidates (const TdrTenderWorkload *workload)
{
  g_autofree char *names = NULL;

  if (workload->candidates == NULL || workload->candidates[0] == NULL)
    return g_strdup (_("every model of the catalogue that writes text"));

  names = g_strjoinv (", ", workload->candidates);

  return g_steal_pointer (&names);
}

static void
add_workloads (TdrSection *self)
{
  g_autoptr (TdrTable) table = tdr_table_new ();

  tdr_table_add_column (table, C_("column", "Workload"), 1);
  tdr_table_add_figures (table, _("Requests a month"));
  tdr_table_add_figures (table, _("Prompt tokens"));
  tdr_table_add_figures (table, _("Repeated share"));
  tdr_table_add_figures (table, _("Answer tokens"));
  tdr_table_add_figures (table, _("Batch share"));
  tdr_table_add_figures (table, _("Growth a year"));
  tdr_table_add_figures (table, _("First token"));
  tdr_table_add_figures (table, _("Token interval"));
  for (guint i = 0; i < self->tender->workloads->len; i++)
    {
      const TdrTenderWorkload *workload = tdr_section_get_workload (self, i);
      const TdrWorkload *figures = &workload->figures;

      tdr_table_add_row (table, FALSE);
      tdr_table_add_cell (table, workload->name, NULL);
      add_count (table, figures->requests_per_month);
      add_count (table, figures->input_tokens);
      add_share (table, figures->cached_ppm);
      add_count (table, figures->output_tokens);
      add_share (table, figures->batch_ppm);
      add_share (table, figures->growth_ppm);
      add_target (table, figures->first_token_seconds);
      add_target (table, figures->token_interval_seconds);
    }
  tdr_composer_add_subheading (self->composer, _("Workloads"), 0);
  tdr_table_compose (table, self->composer);
  for (guint i = 0; i < self->tender->workloads->len; i++)
    {
      const TdrTenderWorkload *workload = tdr_section_get_workload (self, i);

      if (workload->note != NULL && *workload->note != '\0')
        tdr_composer_add_pair (self->composer, workload->name, workload->note);
    }
}

static void
add_models (TdrSection *self)
{
  tdr_composer_add_subheading (self->composer, _("Models considered"), 0);
  for (guint i = 0; i < self->tender->workloads->len; i++)
    {
      const TdrTenderWorkload *workload = tdr_section_get_workload (self, i);
      g_autofree char *candidates = dup_candidates (workload);

      tdr_composer_add_pair (self->composer, workload->name, candidates);
    }
}

static void
add_requirement (TdrSection *self,
                 TdrTable   *table,
                 guint       index)
{
  const TdrTenderRequirement *requirement = g_ptr_array_index (self->tender->requirements, index);
  const TdrRequirementEffect *effect = tdr_evaluation_get_effect (self->evaluation, index);
  g_autofree char *title = tdr_requirement_view_dup_title (requirement);

  if (requirement->level == TDR_LEVEL_OFF)
    return;

  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, title, NULL);
  tdr_table_add_cell (table, requirement->level == TDR_LEVEL_MUST ? C_("level", "Must") : C_("level", "Wish"), NULL);
  add_count (table, effect->rules_out);
  add_count (table, effect->unknown);
}

static void
add_requirements (TdrSection *self)
{
  g_autoptr (TdrTable) table = tdr_table_new ();

  tdr_table_add_column (table, C_("column", "Requirement"), 3);
  tdr_table_add_column (table, C_("column", "Level"), 1);
  tdr_table_add_figures (table, _("Offers that do not meet it"));
  tdr_table_add_figures (table, _("of them unknown"));
  for (guint i = 0; i < self->tender->requirements->len; i++)
    add_requirement (self, table, i);
  tdr_composer_add_subheading (self->composer, _("Requirements"), 0);
  if (tdr_table_get_n_rows (table) == 0)
    tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, _("The tender sets no requirements."));
  else
    tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY,
                                _("A must rules out every offer that is not shown to meet it: what is unknown does not "
                                  "pass. A wish is counted, and rules out nothing."));
  tdr_table_compose (table, self->composer);
}

/**
 * tdr_section_add_need:
 *
 * What is to be bought, and under which rules.
 */
void
tdr_section_add_need (TdrSection *self)
{
  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("The need"));
  add_workloads (self);
  add_models (self);
  add_requirements (self);
}
