/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include "tdr-freshness-view.h"

/**
 * tdr_section_dup_reference:
 * @evidence: (nullable)
 *
 * Refers to a source by its number in the last section: "[3]"; "–" where there is none.
 */
char *
tdr_section_dup_reference (TdrSection        *self,
                           const TdrEvidence *evidence)
{
  if (evidence == NULL)
    return g_strdup ("–");

  return g_strdup_printf ("[%u]", tdr_source_list_cite (self->sources, evidence));
}

static const char *
get_words (TdrFreshness freshness)
{
  return freshness == TDR_FRESHNESS_FRESH ? NULL : tdr_freshness_view_get_words (freshness);
}

/**
 * tdr_section_get_price_age:
 * @evidence: (nullable): of a price of @plan
 *
 * Whether a price is so old that it may have moved, in a word.
 *
 * Returns: (nullable): %NULL for a fresh one
 */
const char *
tdr_section_get_price_age (TdrSection        *self,
                           const TdrPlan     *plan,
                           const TdrEvidence *evidence)
{
  const char *today = tdr_catalog_get_today (tdr_evaluation_get_catalog (self->evaluation));

  return get_words (tdr_freshness_judge_price (evidence, plan->instance, today));
}

/**
 * tdr_section_get_age:
 *
 * The same of the oldest price of a plan.
 */
const char *
tdr_section_get_age (TdrSection    *self,
                     const TdrPlan *plan)
{
  const char *today = tdr_catalog_get_today (tdr_evaluation_get_catalog (self->evaluation));

  return get_words (tdr_freshness_view_judge_plan (plan, today));
}

/**
 * tdr_section_dup_cost_references:
 *
 * Refers to all sources of a plan's cost, each once: "[3] [4]".
 */
char *
tdr_section_dup_cost_references (TdrSection    *self,
                                 const TdrPlan *plan)
{
  g_autoptr (GString) references = g_string_new (NULL);
  guint seen[TDR_COST_MAX_LINES];
  guint n_seen = 0;

  for (guint i = 0; i < plan->cost->n_lines; i++)
    {
      guint number, j = 0;

      if (plan->cost->lines[i].evidence == NULL)
        continue;
      number = tdr_source_list_cite (self->sources, plan->cost->lines[i].evidence);
      while (j < n_seen && seen[j] != number)
        j++;
      if (j < n_seen)
        continue;
      seen[n_seen++] = number;
      g_string_append_printf (references, "%s[%u]", references->len > 0 ? " " : "", number);
    }

  return g_string_free_and_steal (g_steal_pointer (&references));
}

/**
 * tdr_section_get_workload:
 *
 * Workload number @workload of the tender.
 */
const TdrTenderWorkload *
tdr_section_get_workload (const TdrSection *self,
                          guint             workload)
{
  return g_ptr_array_index (self->tender->workloads, workload);
}
