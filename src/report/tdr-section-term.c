/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-appraisal-words.h"
#include "tdr-commitment-view.h"
#include "tdr-format.h"

#define MOST_COSTS 8

static void
add_amount (TdrTable *table,
            TdrMoney  amount)
{
  g_autofree char *text = tdr_format_amount (amount, 2);

  tdr_table_add_cell (table, text, NULL);
}

static void
add_cost (TdrTable          *table,
          const TdrTermCost *cost,
          guint              position,
          gboolean           discounted)
{
  g_autofree char *title = tdr_plan_dup_title (cost->plan);
  g_autofree char *numbered = g_strdup_printf ("%u. %s", position, title);
  g_autofree char *how = tdr_plan_dup_how (cost->plan);

  tdr_table_add_row (table, position == 1);
  tdr_table_add_cell (table, numbered, how);
  add_amount (table, cost->total);
  if (discounted)
    add_amount (table, cost->present_value);
  add_amount (table, cost->equivalent_monthly);
  add_amount (table, cost->committed);
}

static void
add_costs (TdrSection              *self,
           const TdrAppraisalRound *round)
{
  gboolean discounted = self->appraisal->assumptions->rate.yearly_ppm != 0;
  g_autoptr (TdrTable) table = tdr_table_new ();
  /* Translators: a currency */
  g_autofree char *total = g_strdup_printf (_("%s over the term"), self->tender->currency);

  tdr_table_add_column (table, C_("column", "Offer"), 1);
  tdr_table_add_figures (table, total);
  if (discounted)
    tdr_table_add_figures (table, C_("column", "Present value"));
  tdr_table_add_figures (table, C_("column", "A month"));
  tdr_table_add_figures (table, C_("column", "Committed at signature"));
  for (guint i = 0; i < MIN (round->n_ranked, MOST_COSTS); i++)
    add_cost (table, &round->costs[i], i + 1, discounted);
  tdr_table_compose (table, self->composer);
}

static void
add_workload (TdrSection *self,
              guint       workload)
{
  const TdrAppraisalRound *round = &self->appraisal->rounds[workload];
  g_autofree char *changes = tdr_appraisal_words_dup_price_changes (round);
  g_autoptr (TdrSheet) sheet = NULL;

  tdr_composer_add_subheading (self->composer, tdr_section_get_workload (self, workload)->name, 0);
  if (round->n_ranked == 0)
    {
      tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY,
                                  _("No offer that meets every must has a known cost in every month of the term."));
      return;
    }
  add_costs (self, round);
  if (changes != NULL)
    tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, changes);
  sheet = tdr_commitment_view_new_sheet (self->appraisal, workload);
  tdr_section_add_sheet (self, sheet);
}

static void
add_total (TdrSection *self)
{
  g_autofree char *total = tdr_format_money (self->appraisal->total);
  g_autofree char *words = NULL;

  if (!self->appraisal->complete || self->appraisal->n_rounds < 2)
    return;

  /* Translators: an amount of money */
  words = g_strdup_printf (_("The best offer of every workload together costs %s over the term."), total);
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, words);
}

/**
 * tdr_section_add_term:
 *
 * What the offers cost over the term, what to commit, when another offer costs less, and what ends first.
 */
void
tdr_section_add_term (TdrSection *self)
{
  g_autofree char *assumptions = NULL;

  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("Over the term"));
  if (self->appraisal == NULL)
    {
      tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, self->appraisal_problem);
      return;
    }

  assumptions = tdr_appraisal_words_dup_assumptions (self->appraisal);
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, assumptions);
  add_total (self);
  for (guint i = 0; i < self->appraisal->n_rounds; i++)
    add_workload (self, i);
}
