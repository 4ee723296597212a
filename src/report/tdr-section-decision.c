/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-decision.h"
#include "tdr-format.h"

static void
add_list (TdrSection      *self,
          const char      *title,
          const GPtrArray *sentences)
{
  if (sentences->len == 0)
    return;

  tdr_composer_skip (self->composer, 4);
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_LABEL, title);
  tdr_composer_begin_list (self->composer);
  for (guint i = 0; i < sentences->len; i++)
    tdr_composer_add_item (self->composer, "•", g_ptr_array_index (sentences, i));
  tdr_composer_end_list (self->composer);
}

static void
add_ties (TdrSection *self,
          GPtrArray  *sentences)
{
  g_autofree char *paragraph = NULL;

  if (sentences->len == 0)
    return;

  g_ptr_array_add (sentences, NULL);
  paragraph = g_strjoinv (" ", (char **) sentences->pdata);
  tdr_composer_skip (self->composer, 4);
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_LABEL, _("What it ties the buyer to"));
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, paragraph);
}

static void
add_plan_cells (TdrTable      *table,
                const TdrPlan *plan)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *cost = NULL;

  if (plan == NULL)
    {
      tdr_table_add_cell (table, C_("offer", "none"), NULL);
      tdr_table_add_cell (table, "–", NULL);
      return;
    }
  title = tdr_plan_dup_title (plan);
  subtitle = tdr_plan_dup_subtitle (plan);
  cost = tdr_format_amount (plan->cost->total, 2);
  tdr_table_add_cell (table, title, subtitle);
  tdr_table_add_cell (table, cost, NULL);
}

static void
add_difference (TdrTable          *table,
                const TdrDecision *decision)
{
  g_autofree char *share = NULL;

  if (decision->winner == NULL || decision->runner_up == NULL)
    return;

  share = tdr_format_above (decision->runner_up->cost->total, decision->winner->cost->total);
  tdr_table_add_cell (table, share, NULL);
}

/* The month's cost if every workload goes to its own winner. */
static gboolean
sum_winners (TdrSection *self,
             TdrMoney   *total)
{
  *total = tdr_money_new (0, self->tender->currency);
  for (guint i = 0; i < self->tender->workloads->len; i++)
    {
      const TdrPlan *winner = tdr_evaluation_get_winner (self->evaluation, i);

      if (winner == NULL || !tdr_money_add (*total, winner->cost->total, total, NULL))
        return FALSE;
    }

  return self->tender->workloads->len > 1;
}

static void
add_summary (TdrSection *self)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autofree char *a_month = g_strdup_printf (_("%s a month"), self->tender->currency);
  TdrMoney total;

  tdr_table_add_column (table, C_("column", "Workload"), 1);
  tdr_table_add_column (table, C_("column", "Recommended"), 1.6);
  tdr_table_add_figures (table, a_month);
  tdr_table_add_column (table, C_("column", "Runner-up"), 1.6);
  tdr_table_add_figures (table, a_month);
  tdr_table_add_figures (table, C_("column", "Above the first"));
  for (guint i = 0; i < self->tender->workloads->len; i++)
    {
      g_autoptr (TdrDecision) decision = tdr_decision_new (self->evaluation, i);

      tdr_table_add_row (table, FALSE);
      tdr_table_add_cell (table, tdr_section_get_workload (self, i)->name, NULL);
      add_plan_cells (table, decision->winner);
      add_plan_cells (table, decision->runner_up);
      add_difference (table, decision);
    }
  if (sum_winners (self, &total))
    {
      g_autofree char *amount = tdr_format_amount (total, 2);

      tdr_table_add_row (table, TRUE);
      tdr_table_add_cell (table, _("All workloads"), NULL);
      tdr_table_add_cell (table, _("each on its own winner"), NULL);
      tdr_table_add_cell (table, amount, NULL);
    }
  tdr_table_compose (table, self->composer);
}

static void
add_workload (TdrSection *self,
              guint       workload)
{
  g_autoptr (TdrDecision) decision = tdr_decision_new (self->evaluation, workload);
  g_autoptr (GPtrArray) ties = tdr_decision_list_ties (decision);
  g_autoptr (GPtrArray) changes = tdr_decision_list_changes (decision, self->evaluation);
  g_autofree char *finding = tdr_evaluation_dup_finding (self->evaluation, workload);

  tdr_composer_add_subheading (self->composer, tdr_section_get_workload (self, workload)->name, 0);
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, finding);
  add_ties (self, ties);
  add_list (self, _("What would change the answer"), changes);
}

/* Left blank: the report is filed with signatures of people. */
static void
add_approvals (TdrSection *self)
{
  const char *labels[] = { _("Prepared by, date"), _("Approved by, date"), _("Conditions"), NULL };

  tdr_composer_add_subheading (self->composer, _("Approvals sought"), 0);
  tdr_composer_add_blanks (self->composer, labels);
}

/**
 * tdr_section_add_decision:
 *
 * The decision: winner, runner-up, their difference, what it ties the buyer to, and what would change it.
 */
void
tdr_section_add_decision (TdrSection *self)
{
  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("The decision"));
  add_summary (self);
  for (guint i = 0; i < self->tender->workloads->len; i++)
    add_workload (self, i);
  add_approvals (self);
}
