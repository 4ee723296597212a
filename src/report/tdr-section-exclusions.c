/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"
#include "tdr-requirement-view.h"

#define MOST_REASONS 14         /* of one requirement; what is beyond is counted */

/* One reason why offers do not meet one requirement, and how many there are: their ids, each once. */
typedef struct {
  const TdrVerdict *verdict;
  GHashTable *offers;
} Reason;

static void
free_reason (Reason *reason)
{
  g_hash_table_unref (reason->offers);
  g_free (reason);
}

/* Most offers first, then by the words. */
static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const Reason *first = *(Reason *const *) a, *second = *(Reason *const *) b;
  guint n_first = g_hash_table_size (first->offers), n_second = g_hash_table_size (second->offers);

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;

  return strcmp (first->verdict->reason, second->verdict->reason);
}

static void
count_plan (GHashTable    *reasons,
            GPtrArray     *list,
            const TdrPlan *plan,
            guint          requirement)
{
  const TdrVerdict *verdict = &plan->verdicts[requirement];
  Reason *reason = g_hash_table_lookup (reasons, verdict->reason);

  if (reason == NULL)
    {
      reason = g_new0 (Reason, 1);
      reason->verdict = verdict;
      reason->offers = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (reasons, verdict->reason, reason);
      g_ptr_array_add (list, reason);
    }
  g_hash_table_add (reason->offers, (char *) (plan->offer != NULL ? plan->offer->id : plan->instance->id));
}

static GPtrArray *
list_reasons (TdrSection *self,
              guint       requirement,
              TdrOutcome  outcome)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_reason);
  g_autoptr (GHashTable) reasons = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint workload = 0; workload < self->tender->workloads->len; workload++)
    for (guint i = 0; i < tdr_evaluation_get_n_plans (self->evaluation, workload); i++)
      {
        const TdrPlan *plan = tdr_evaluation_get_plan (self->evaluation, workload, i);

        if (plan->verdicts[requirement].outcome == outcome)
          count_plan (reasons, list, plan, requirement);
      }
  g_ptr_array_sort (list, compare_reasons);

  return list;
}

static void
add_reason (TdrSection   *self,
            TdrTable     *table,
            const Reason *reason)
{
  const TdrVerdict *verdict = reason->verdict;
  g_autofree char *count = tdr_format_count (g_hash_table_size (reason->offers));
  g_autofree char *reference = tdr_section_dup_reference (self, verdict->evidence);
  g_autofree char *source = NULL;

  if (verdict->evidence != NULL)
    /* Translators: who published a fact, its date, the number of the source */
    source = g_strdup_printf (_("%s, %s %s"), verdict->evidence->publisher, verdict->evidence->as_of, reference);
  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, verdict->reason, NULL);
  tdr_table_add_cell (table, verdict->status != NULL ? verdict->status : "–", NULL);
  tdr_table_add_cell (table, source != NULL ? source : _("no source"), NULL);
  tdr_table_add_cell (table, count, NULL);
}

static void
add_rest (TdrTable        *table,
          const GPtrArray *reasons)
{
  guint n_more = reasons->len - MOST_REASONS;
  g_autofree char *words = NULL;

  words = g_strdup_printf (ngettext ("and %u more reason of this kind", "and %u more reasons of this kind", n_more),
                           n_more);
  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, words, NULL);
}

static void
add_reasons (TdrSection      *self,
             guint            requirement,
             const GPtrArray *reasons)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autofree char *title = tdr_requirement_view_dup_title (g_ptr_array_index (self->tender->requirements, requirement));

  if (reasons->len == 0)
    return;

  tdr_table_add_column (table, C_("column", "Reason"), 3);
  tdr_table_add_column (table, C_("column", "Status as given"), 1);
  tdr_table_add_column (table, C_("column", "Evidence"), 1.6);
  tdr_table_add_figures (table, C_("column", "Offers"));
  for (guint i = 0; i < MIN (reasons->len, MOST_REASONS); i++)
    add_reason (self, table, g_ptr_array_index (reasons, i));
  if (reasons->len > MOST_REASONS)
    add_rest (table, reasons);
  tdr_composer_add_subheading (self->composer, title, 0);
  tdr_table_compose (table, self->composer);
}

static gboolean
add_outcome (TdrSection *self,
             TdrOutcome  outcome)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->tender->requirements->len; i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (self->tender->requirements, i);
      g_autoptr (GPtrArray) reasons = NULL;

      if (requirement->level != TDR_LEVEL_MUST)
        continue;
      reasons = list_reasons (self, i, outcome);
      any |= reasons->len > 0;
      add_reasons (self, i, reasons);
    }

  return any;
}

static gboolean
has_must (const TdrTender *tender)
{
  for (guint i = 0; i < tender->requirements->len; i++)
    if (((TdrTenderRequirement *) g_ptr_array_index (tender->requirements, i))->level == TDR_LEVEL_MUST)
      return TRUE;

  return FALSE;
}

static void
add_chart (TdrSection *self)
{
  g_autoptr (TdrChart) chart = tdr_requirement_view_new_funnel (self->evaluation);

  tdr_composer_add_paragraph (self->composer, TDR_TEXT_LEAD, chart->finding);
  tdr_composer_skip (self->composer, 6);
  tdr_composer_add_chart (self->composer, chart);
}

/* Offers that no requirement excludes, but that cannot do the work. */
static void
add_problems (TdrSection *self)
{
  g_autoptr (TdrTable) table = tdr_table_new ();

  tdr_table_add_column (table, C_("column", "Workload"), 1);
  tdr_table_add_column (table, C_("column", "Why it cannot serve"), 2.5);
  tdr_table_add_figures (table, C_("column", "Offers"));
  for (guint workload = 0; workload < self->tender->workloads->len; workload++)
    {
      g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GPtrArray) problems = g_ptr_array_new ();

      for (guint i = 0; i < tdr_evaluation_get_n_plans (self->evaluation, workload); i++)
        {
          const TdrPlan *plan = tdr_evaluation_get_plan (self->evaluation, workload, i);
          guint count;

          if (plan->problem == NULL)
            continue;
          count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, plan->problem));
          if (count == 0)
            g_ptr_array_add (problems, (char *) plan->problem);
          g_hash_table_insert (counts, (char *) plan->problem, GUINT_TO_POINTER (count + 1));
        }
      for (guint i = 0; i < problems->len; i++)
        {
          const char *problem = g_ptr_array_index (problems, i);
          g_autofree char *count = tdr_format_count (GPOINTER_TO_UINT (g_hash_table_lookup (counts, problem)));

          tdr_table_add_row (table, FALSE);
          tdr_table_add_cell (table, tdr_section_get_workload (self, workload)->name, NULL);
          tdr_table_add_cell (table, problem, NULL);
          tdr_table_add_cell (table, count, NULL);
        }
    }
  if (tdr_table_get_n_rows (table) == 0)
    return;

  tdr_composer_add_subheading (self->composer, _("Offers that cannot serve the workload"), 0);
  tdr_table_compose (table, self->composer);
}

static void
add_open_actions (TdrSection *self)
{
  tdr_composer_need (self->composer, 120);
  tdr_composer_skip (self->composer, 10);
  tdr_composer_add_heading (self->composer, _("Open actions"));
  tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY,
                              _("These offers are ruled out because nobody could show that they meet a must, not "
                                "because they are known to fail. Evidence from the provider would bring them back."));
  if (!add_outcome (self, TDR_OUTCOME_UNKNOWN))
    tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY,
                                _("There are none: every must has an answer for every offer."));
}

/**
 * tdr_section_add_exclusions:
 *
 * What was ruled out, by which requirement and on what evidence; and apart from it what is only unknown.
 */
void
tdr_section_add_exclusions (TdrSection *self)
{
  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("What was ruled out"));
  if (has_must (self->tender))
    {
      add_chart (self);
      if (!add_outcome (self, TDR_OUTCOME_FAIL))
        tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, _("No offer is known to fail a must."));
    }
  else
    tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY,
                                _("The tender sets no musts, so none rules anything out."));
  add_problems (self);
  if (has_must (self->tender))
    add_open_actions (self);
}
