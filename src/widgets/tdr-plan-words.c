/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-words.h"

#include "tdr-format.h"
#include "tdr-freshness-view.h"

#include <glib/gi18n-lib.h>

static TdrFreshness
judge (const TdrPlan *plan,
       TdrEvaluation *evaluation)
{
  return tdr_freshness_view_judge_plan (plan, tdr_catalog_get_today (tdr_evaluation_get_catalog (evaluation)));
}

/* The worst age of the plan's prices, for a badge; empty where all are fresh. */
const char *
tdr_plan_words_age (const TdrPlan *plan,
                    TdrEvaluation *evaluation)
{
  return tdr_freshness_view_get_words (judge (plan, evaluation));
}

/* The tint that goes with it. */
const char *
tdr_plan_words_age_kind (const TdrPlan *plan,
                         TdrEvaluation *evaluation)
{
  return judge (plan, evaluation) == TDR_FRESHNESS_AGEING ? "neutral" : "warning";
}

/* Of one price of the plan: what its age means and what to do; empty for a fresh one. */
const char *
tdr_plan_words_price_age (const TdrPlan     *plan,
                          TdrEvaluation     *evaluation,
                          const TdrEvidence *evidence)
{
  const char *today = tdr_catalog_get_today (tdr_evaluation_get_catalog (evaluation));

  return tdr_freshness_view_get_sentence (tdr_freshness_judge_price (evidence, plan->instance, today));
}

/* The month's cost, or that it is not known. */
char *
tdr_plan_words_dup_cost (const TdrPlan *plan)
{
  return plan->cost->known ? tdr_format_money (plan->cost->total) : g_strdup (_("Unknown"));
}

/* Cost per million tokens, or that it is not known. */
char *
tdr_plan_words_dup_per_million (const TdrPlan *plan)
{
  return plan->cost->known ? tdr_format_price (plan->per_million) : g_strdup (_("Unknown"));
}

/* Predicted time to the first token. Nobody promises it for what is bought by the token. */
char *
tdr_plan_words_dup_first_token (const TdrPlan *plan)
{
  if (!plan->instance || plan->sizing->hosts == 0)
    return g_strdup (_("Unknown"));
  return tdr_format_duration (plan->sizing->point.first_token_seconds.central);
}

static void
count_musts (const TdrPlan   *plan,
             const TdrTender *tender,
             guint            counts[TDR_OUTCOME_FAIL + 1])
{
  for (guint i = 0; i < MIN (plan->n_verdicts, tender->requirements->len); i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i);

      if (requirement->level == TDR_LEVEL_MUST)
        counts[plan->verdicts[i].outcome]++;
    }
}

/* How many of the musts it meets: "9 of 9", "7 of 9, 1 unknown", or why it cannot serve at all. */
char *
tdr_plan_words_dup_musts (const TdrPlan   *plan,
                          const TdrTender *tender)
{
  guint counts[TDR_OUTCOME_FAIL + 1] = { 0 };
  guint total;

  if (plan->problem)
    return g_strdup (_("Cannot serve"));
  count_musts (plan, tender, counts);
  total = counts[TDR_OUTCOME_PASS] + counts[TDR_OUTCOME_UNKNOWN] + counts[TDR_OUTCOME_FAIL];
  if (total == 0)
    return g_strdup (C_("must-haves", "None set"));
  if (counts[TDR_OUTCOME_UNKNOWN] > 0)
    /* Translators: must-haves met, must-haves in all, and those of which it is not known. */
    return g_strdup_printf (_("%u of %u, %u unknown"), counts[TDR_OUTCOME_PASS], total, counts[TDR_OUTCOME_UNKNOWN]);
  /* Translators: must-haves met, and must-haves in all. */
  return g_strdup_printf (_("%u of %u"), counts[TDR_OUTCOME_PASS], total);
}

/* The tint that goes with those words: neutral where nothing was asked, so nothing was met. */
const char *
tdr_plan_words_musts_kind (const TdrPlan   *plan,
                           const TdrTender *tender)
{
  guint counts[TDR_OUTCOME_FAIL + 1] = { 0 };

  if (plan->problem)
    return "error";
  count_musts (plan, tender, counts);
  if (counts[TDR_OUTCOME_PASS] + counts[TDR_OUTCOME_UNKNOWN] + counts[TDR_OUTCOME_FAIL] == 0)
    return "neutral";
  return tdr_plan_words_outcome_kind (plan->outcome);
}

/* How many offers meet every must. */
char *
tdr_plan_words_dup_passing (TdrEvaluation *evaluation)
{
  guint n_offers = tdr_evaluation_count_offers (evaluation);
  g_autofree char *passing = tdr_format_count (tdr_evaluation_count_passing (evaluation));
  g_autofree char *offers = tdr_format_count (n_offers);

  if (n_offers == 0)
    return g_strdup (_("Add a workload to see what it costs"));
  /* Translators: offers that meet every must-have, and offers in all. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s offer meets every must-have",
                                       "%s of %s offers meet every must-have", n_offers),
                          passing, offers);
}

/* Publisher and date of a figure. */
char *
tdr_plan_words_dup_evidence (const TdrEvidence *evidence)
{
  if (!evidence)
    return g_strdup (_("No evidence"));
  if (!evidence->as_of || !*evidence->as_of)
    return g_strdup (evidence->publisher);
  /* Translators: publisher of a figure, and its date. */
  return g_strdup_printf (_("%s, %s"), evidence->publisher, evidence->as_of);
}

/* Where the plan's prices come from: the evidence of its greatest line, and how old the oldest of all is. */
char *
tdr_plan_words_dup_source (const TdrPlan *plan,
                           TdrEvaluation *evaluation)
{
  const TdrCostLine *greatest = NULL;
  const char *age = tdr_plan_words_age (plan, evaluation);
  g_autofree char *source = NULL;

  for (guint i = 0; i < plan->cost->n_lines; i++)
    if (!greatest || tdr_money_compare (plan->cost->lines[i].cost, greatest->cost) > 0)
      greatest = &plan->cost->lines[i];
  if (!greatest)
    return g_strdup ("");
  source = tdr_plan_words_dup_evidence (greatest->evidence);
  return *age ? g_strdup_printf ("%s · %s", age, source) : g_steal_pointer (&source);
}

/* The kind of badge for an outcome. */
const char *
tdr_plan_words_outcome_kind (TdrOutcome outcome)
{
  switch (outcome)
    {
    case TDR_OUTCOME_PASS:
      return "success";
    case TDR_OUTCOME_UNKNOWN:
      return "warning";
    case TDR_OUTCOME_FAIL:
      return "error";
    default:
      g_return_val_if_reached ("");
    }
}

/* How far a figure may be believed. */
const char *
tdr_plan_words_evidence_kind (TdrEvidenceKind kind)
{
  switch (kind)
    {
    case TDR_EVIDENCE_LIST:
      return _("The provider’s own list");
    case TDR_EVIDENCE_QUOTED:
      return _("A supplier’s bid");
    case TDR_EVIDENCE_MEASURED:
      return _("Measured");
    case TDR_EVIDENCE_MODELLED:
      return _("Modelled by Tender");
    case TDR_EVIDENCE_SECONDARY:
      return _("A secondary source");
    case TDR_EVIDENCE_UNCONFIRMED:
      return _("General knowledge, to be confirmed");
    case TDR_EVIDENCE_ASSUMPTION:
      return _("An assumption, to be replaced by your own figure");
    default:
      g_return_val_if_reached ("");
    }
}
