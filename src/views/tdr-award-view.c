/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-view.h"

#include <glib/gi18n-lib.h>

#include "tdr-award-words.h"
#include "tdr-format.h"
#include "tdr-requirement-view.h"

#define MOST_LOWER_BIDS 8   /* the cheapest of them; the Offers page has all */
#define HHI_DIGITS 4

static const TdrAwardBid *
find_taken (const TdrAwardRound *round)
{
  guint taken = round->awarded != TDR_NO_BID ? round->awarded : round->best;

  return taken != TDR_NO_BID ? &round->bids[taken] : NULL;
}

static void
add_money_row (TdrSheetBlock *block,
               const char    *title,
               const char    *detail,
               TdrMoney       amount)
{
  g_autofree char *text = tdr_format_money (amount);

  tdr_sheet_block_add_row (block, title, detail, text, NULL);
}

static void
add_winner (TdrSheetBlock        *block,
            const TdrAwardResult *result,
            guint                 workload)
{
  const TdrTender *tender = tdr_evaluation_get_tender (result->evaluation);
  const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);
  const TdrAwardRound *round = &result->rounds[workload];
  g_autofree char *name = NULL;

  if (round->awarded == TDR_NO_BID)
    {
      tdr_sheet_block_add_row (block, own->name, _("No offer is awarded."), NULL, NULL);
      return;
    }
  name = tdr_plan_dup_full_name (round->bids[round->awarded].plan);
  add_money_row (block, own->name, name, round->bids[round->awarded].cost);
}

static void
add_totals (TdrSheetBlock       *block,
            const TdrAwardPrice *price)
{
  if (price->discount.micros != 0)
    add_money_row (block, _("Discounts of Agreements"), _("Taken off"), price->discount);
  if (price->true_up.micros != 0)
    add_money_row (block, _("True-Ups of Agreements"), _("Paid for promised spend that is not reached"), price->true_up);
  add_money_row (block, _("Total"), _("Over the term"), price->total);
  if (price->upfront.micros != 0)
    add_money_row (block, _("Paid at Signature"), NULL, price->upfront);
  if (price->committed.micros != 0)
    add_money_row (block, _("Committed"), _("Owed whether used or not"), price->committed);
}

static void
add_award (TdrSheet             *sheet,
           const TdrAwardResult *result)
{
  g_autofree char *finding = tdr_award_words_dup_finding (result);
  g_autofree char *proof = tdr_award_words_dup_proof (result);
  g_autofree char *note = proof != NULL ? g_strdup_printf ("%s %s", finding, proof) : g_strdup (finding);
  TdrSheetBlock *block = tdr_sheet_add_block (sheet, _("Award over All Workloads"), note);

  if (result->award == NULL || result->award->price == NULL)
    return;

  for (guint i = 0; i < result->n_rounds; i++)
    add_winner (block, result, i);
  add_totals (block, result->award->price);
}

static gboolean
is_conflict (const TdrAward *award,
             guint           limit)
{
  for (guint i = 0; award != NULL && i < award->n_conflicts; i++)
    if (award->conflicts[i] == limit)
      return TRUE;

  return FALSE;
}

static void
add_limits (TdrSheet             *sheet,
            const TdrAwardResult *result)
{
  TdrSheetBlock *block = NULL;

  if (result->problem.n_limits == 0)
    return;

  block = tdr_sheet_add_block (sheet, _("Limits"), NULL);
  for (guint i = 0; i < result->problem.n_limits; i++)
    {
      g_autofree char *words = tdr_award_words_dup_limit (result, i);

      if (is_conflict (result->award, i))
        tdr_sheet_block_add_row (block, words, NULL, C_("limit", "In conflict"), "error");
      else if (result->award != NULL && result->award->price != NULL)
        tdr_sheet_block_add_row (block, words, NULL, C_("limit", "Kept"), "success");
      else
        tdr_sheet_block_add_row (block, words, NULL, NULL, NULL);
    }
}

static void
add_flip (TdrSheet             *sheet,
          const TdrAwardResult *result,
          guint                 workload)
{
  g_autofree char *words = tdr_award_words_dup_flip (result, workload);
  TdrSheetBlock *block = tdr_sheet_add_block (sheet, _("Smallest Change That Flips the Winner"), NULL);

  tdr_sheet_block_add_row (block, words, NULL, NULL, NULL);
}

static void
add_gate (TdrSheetBlock              *block,
          const TdrTenderRequirement *requirement,
          const TdrRequirementEffect *effect)
{
  g_autofree char *title = tdr_requirement_view_dup_title (requirement);
  g_autofree char *left = tdr_format_count (effect->left);
  g_autofree char *out = g_strdup_printf (ngettext ("rules out %u offer by itself", "rules out %u offers by itself",
                                                    effect->rules_out), effect->rules_out);
  g_autofree char *unknown = g_strdup_printf (ngettext ("%u of them for want of evidence",
                                                        "%u of them for want of evidence", effect->unknown),
                                              effect->unknown);
  /* Translators: two parts of a sentence: "rules out 120 offers by itself, 30 of them for want of evidence" */
  g_autofree char *detail = effect->unknown > 0 ? g_strdup_printf (_("%s, %s"), out, unknown) : g_strdup (out);
  /* Translators: a number of offers that are left */
  g_autofree char *value = g_strdup_printf (_("%s left"), left);

  tdr_sheet_block_add_row (block, title, detail, value, NULL);
}

/* Gates come first, and no points make up for one. */
static void
add_gates (TdrSheet             *sheet,
           const TdrAwardResult *result)
{
  const TdrTender *tender = tdr_evaluation_get_tender (result->evaluation);
  TdrSheetBlock *block = tdr_sheet_add_block (sheet, _("Gates"),
                                              _("What an offer must meet before its points count. Unknown does not "
                                                "pass."));

  for (guint i = 0; i < tender->requirements->len; i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i);

      if (requirement->level == TDR_LEVEL_MUST)
        add_gate (block, requirement, tdr_evaluation_get_effect (result->evaluation, i));
    }
  if (block->rows->len == 0)
    tdr_sheet_block_add_row (block, _("No requirement is a must: every offer passes."), NULL, NULL, NULL);
}

static gboolean
is_lower (const TdrPlan *plan,
          const TdrPlan *taken)
{
  return plan != taken && plan->cost->known && plan->represents_group
         && tdr_money_compare (plan->cost->total, taken->cost->total) < 0;
}

/* A plan that passes and costs less in its first month was not taken for its points, for a limit, or for what the term
 * brings. */
static char *
dup_why_not (const TdrPlan *plan)
{
  g_autofree char *reason = tdr_plan_dup_why_not (plan);

  if (reason != NULL)
    return g_steal_pointer (&reason);

  return g_strdup (_("Passes every must: not taken for its points, for a limit, or for its cost over the term"));
}

/* The plans come ordered by what they cost. */
static void
add_lower_bids (TdrSheet             *sheet,
                const TdrAwardResult *result,
                guint                 workload)
{
  const TdrAwardBid *taken = find_taken (&result->rounds[workload]);
  TdrSheetBlock *block = NULL;

  if (taken == NULL)
    return;

  block = tdr_sheet_add_block (sheet, _("Lower Bids Not Taken"),
                               _("Offers that cost less in the first month, and why they were not taken."));
  for (guint i = 0; i < tdr_evaluation_get_n_plans (result->evaluation, workload); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (result->evaluation, workload, i);
      g_autofree char *name = tdr_plan_dup_full_name (plan);
      g_autofree char *reason = dup_why_not (plan);

      if (is_lower (plan, taken->plan) && block->rows->len < MOST_LOWER_BIDS)
        add_money_row (block, name, reason, plan->cost->total);
    }
  if (block->rows->len == 0)
    tdr_sheet_block_add_row (block, _("No offer with a known price costs less."), NULL, NULL, NULL);
}

static const char *
name_dimension (TdrDimension dimension)
{
  switch (dimension)
    {
    case TDR_DIMENSION_DEVELOPER: return _("Developers");
    case TDR_DIMENSION_PLATFORM: return _("Platforms");
    case TDR_DIMENSION_CHIP: return _("Chips");
    case TDR_DIMENSION_SUPPLIER:
    default: return _("Suppliers");
    }
}

static char *
dup_shares (const TdrAwardResult   *result,
            TdrDimension            dimension,
            const TdrConcentration *concentration)
{
  g_autoptr (GString) shares = g_string_new (NULL);

  for (guint i = 0; i < concentration->n_groups; i++)
    {
      const TdrGroupSpend *group = &concentration->groups[i];
      g_autofree char *share = tdr_sheet_dup_share (tdr_concentration_share (concentration, group->amount));

      /* Translators: a name and its share: "Amazon 63 %" */
      g_string_append_printf (shares, _("%s %s"), tdr_award_result_get_group (result, dimension, group->group), share);
      g_string_append (shares, i + 1 < concentration->n_groups || concentration->unknown.micros != 0 ? ", " : "");
    }
  if (concentration->unknown.micros != 0)
    {
      g_autofree char *share = tdr_sheet_dup_share (tdr_concentration_share (concentration, concentration->unknown));

      /* Translators: a share of the spend whose chip, for instance, is not known */
      g_string_append_printf (shares, _("not known %s"), share);
    }

  return g_string_free_and_steal (g_steal_pointer (&shares));
}

static char *
dup_index (const TdrConcentration *concentration)
{
  g_autofree char *least = tdr_format_number (concentration->hhi_least, HHI_DIGITS);
  g_autofree char *most = tdr_format_number (concentration->hhi_most, HHI_DIGITS);

  if (g_str_equal (least, most))
    return g_steal_pointer (&least);

  /* Translators: the range of an index */
  return g_strdup_printf (_("%s to %s"), least, most);
}

static void
add_concentration (TdrSheet             *sheet,
                   const TdrAwardResult *result)
{
  TdrSheetBlock *block = NULL;

  if (result->award == NULL || result->award->price == NULL)
    return;

  block = tdr_sheet_add_block (sheet, _("Concentration"),
                               _("Shares of the spend, and the Herfindahl–Hirschman index: 10,000 is all with one; the "
                                 "United States’ merger guidelines of 2023 call more than 1,800 highly concentrated."));
  for (guint i = 0; i < TDR_N_DIMENSIONS; i++)
    if (result->concentration[i] != NULL)
      {
        g_autofree char *shares = dup_shares (result, (TdrDimension) i, result->concentration[i]);
        g_autofree char *index = dup_index (result->concentration[i]);

        tdr_sheet_block_add_row (block, name_dimension ((TdrDimension) i), shares, index, NULL);
      }
}

/**
 * tdr_award_view_new_scores:
 *
 * The points of the offers for a workload, and what would flip their order.
 */
TdrSheet *
tdr_award_view_new_scores (const TdrAwardResult *result,
                           guint                 workload)
{
  TdrSheet *sheet = tdr_sheet_new ();

  tdr_sheet_take_chart (sheet, tdr_award_view_new_chart (result, workload));
  add_flip (sheet, result, workload);

  return sheet;
}

/**
 * tdr_award_view_new_lower_bids:
 *
 * Why the offers that cost less for a workload were not taken.
 */
TdrSheet *
tdr_award_view_new_lower_bids (const TdrAwardResult *result,
                               guint                 workload)
{
  TdrSheet *sheet = tdr_sheet_new ();

  add_lower_bids (sheet, result, workload);

  return sheet;
}

/**
 * tdr_award_view_new_decision:
 *
 * The same, and what the gates ruled out.
 */
TdrSheet *
tdr_award_view_new_decision (const TdrAwardResult *result,
                             guint                 workload)
{
  TdrSheet *sheet = tdr_award_view_new_lower_bids (result, workload);

  add_gates (sheet, result);

  return sheet;
}

/**
 * tdr_award_view_new_award:
 *
 * Who gets what over all workloads, the proof of it, the limits, and how much depends on how few.
 */
TdrSheet *
tdr_award_view_new_award (const TdrAwardResult *result)
{
  TdrSheet *sheet = tdr_sheet_new ();

  add_award (sheet, result);
  add_limits (sheet, result);
  add_concentration (sheet, result);

  return sheet;
}
