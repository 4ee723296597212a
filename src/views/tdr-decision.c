/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-decision.h"

#include <glib/gi18n-lib.h>

#include "tdr-cost-view.h"
#include "tdr-format.h"
#include "tdr-requirement-view.h"

/* The only must that the plan does not meet, or n_verdicts where there is none or more than one. */
static guint
only_obstacle (const TdrPlan   *plan,
               const TdrTender *tender)
{
  guint obstacle = plan->n_verdicts;

  for (guint i = 0; i < plan->n_verdicts; i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i);

      if (requirement->level != TDR_LEVEL_MUST || plan->verdicts[i].outcome == TDR_OUTCOME_PASS)
        continue;
      if (obstacle < plan->n_verdicts)
        return plan->n_verdicts;
      obstacle = i;
    }

  return obstacle;
}

static gboolean
costs_less (const TdrPlan *plan,
            const TdrPlan *other)
{
  return other == NULL || tdr_money_compare (plan->cost->total, other->cost->total) < 0;
}

static void
find_waivers (TdrDecision   *self,
              TdrEvaluation *evaluation,
              guint          workload)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);

  self->n_waivers = tender->requirements->len;
  self->waivers = g_new0 (const TdrPlan *, self->n_waivers);
  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, workload); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, workload, i);
      guint obstacle = only_obstacle (plan, tender);

      if (obstacle >= self->n_waivers || plan->problem != NULL || !plan->cost->known)
        continue;
      if (costs_less (plan, self->winner) && costs_less (plan, self->waivers[obstacle]))
        self->waivers[obstacle] = plan;
    }
}

/* A model whose shape is known is one of open weights. */
static gboolean
is_open (const TdrPlan *plan,
         TdrCatalog    *catalog)
{
  return plan->model != NULL || tdr_catalog_find_model (catalog, tdr_plan_get_model (plan)) != NULL;
}

/* @ranked: cheapest first */
static const TdrPlan *
find_other_seller (const TdrPlan   *winner,
                   const GPtrArray *ranked)
{
  for (guint i = 0; winner != NULL && i < ranked->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (ranked, i);

      if (g_strcmp0 (tdr_plan_get_provider (plan), tdr_plan_get_provider (winner)) != 0)
        return plan;
    }

  return NULL;
}

static void
add_sentence (GPtrArray *sentences,
              char      *sentence)
{
  g_ptr_array_add (sentences, sentence);
}

/* Title and details: two plans may differ in these only. */
static char *
dup_full_name (const TdrPlan *plan)
{
  g_autofree char *title = tdr_plan_dup_title (plan);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (plan);

  /* Translators: an offer and its details */
  return g_strdup_printf (_("%s (%s)"), title, subtitle);
}

static void
add_price_changes (const TdrDecision *self,
                   GPtrArray         *sentences)
{
  g_autofree char *runner_up = dup_full_name (self->runner_up);
  g_autofree char *winner = dup_full_name (self->winner);
  g_autofree char *fall = tdr_format_below (self->winner->cost->total, self->runner_up->cost->total);
  g_autofree char *rise = tdr_format_above (self->runner_up->cost->total, self->winner->cost->total);

  if (tdr_money_compare (self->runner_up->cost->total, self->winner->cost->total) == 0)
    {
      /* Translators: two offers */
      add_sentence (sentences, g_strdup_printf (_("%s costs the same as %s: their order is only that of their names."),
                                                runner_up, winner));
      return;
    }
  /* Translators: an offer, and by how much its price would have to fall */
  add_sentence (sentences, g_strdup_printf (_("%s would cost as little if its price fell by %s."), runner_up, fall));
  /* Translators: an offer, and by how much its price would have to rise */
  add_sentence (sentences, g_strdup_printf (_("%s would lose its lead if its price rose by %s."), winner, rise));
}

static void
add_other_seller (const TdrDecision *self,
                  GPtrArray         *sentences)
{
  g_autofree char *name = dup_full_name (self->other_seller);
  g_autofree char *cost = tdr_format_money (self->other_seller->cost->total);
  g_autofree char *above = tdr_format_above (self->other_seller->cost->total, self->winner->cost->total);

  /* Translators: who sells the best offer, another offer, its monthly cost, how much more that is */
  add_sentence (sentences, g_strdup_printf (_("Not to buy from %s costs %s more: the cheapest from another seller is "
                                              "%s, at %s a month."),
                                            tdr_plan_get_provider (self->winner), above, name, cost));
}

static void
add_waiver (const TdrDecision          *self,
            const TdrTenderRequirement *requirement,
            const TdrPlan              *plan,
            GPtrArray                  *sentences)
{
  g_autofree char *must = tdr_requirement_view_dup_title (requirement);
  g_autofree char *name = dup_full_name (plan);
  g_autofree char *cost = tdr_format_money (plan->cost->total);
  g_autofree char *below = NULL;

  if (self->winner == NULL)
    {
      /* Translators: a requirement, an offer, its monthly cost */
      add_sentence (sentences,
                    g_strdup_printf (_("Without the must “%s”, %s would cost %s a month."), must, name, cost));
      return;
    }
  below = tdr_format_below (plan->cost->total, self->winner->cost->total);
  /* Translators: a requirement, an offer, its monthly cost, how much less that is */
  add_sentence (sentences, g_strdup_printf (_("Without the must “%s”, %s would cost %s a month, %s less."), must, name,
                                            cost, below));
}

static void
add_model_tie (const TdrDecision *self,
               GPtrArray         *sentences)
{
  const char *developer = tdr_plan_get_developer (self->winner);

  if (self->is_open)
    /* Translators: who made a model */
    add_sentence (sentences, g_strdup_printf (_("The model’s weights are open (%s): the work can move to other "
                                                "platforms and machines."), developer));
  else
    /* Translators: who made a model, twice */
    add_sentence (sentences, g_strdup_printf (_("The model is %s’s and closed: %s and the platform decide when it ends."),
                                              developer, developer));
}

static void
add_unknown (const TdrDecision *self,
             GPtrArray         *sentences)
{
  add_sentence (sentences,
                g_strdup_printf (ngettext ("%u offer passes every must, but its price is not known: it might cost "
                                           "less.",
                                           "%u offers pass every must, but their prices are not known: any of them "
                                           "might cost less.", self->n_unknown), self->n_unknown));
}

/**
 * tdr_decision_new:
 *
 * Finds what to decide for a workload.
 */
TdrDecision *
tdr_decision_new (TdrEvaluation *evaluation,
                  guint          workload)
{
  TdrDecision *self = g_new0 (TdrDecision, 1);
  g_autoptr (GPtrArray) ranked = tdr_cost_view_list_ranked (evaluation, workload);
  g_autoptr (GPtrArray) unknown = tdr_cost_view_list_unknown (evaluation, workload);

  self->winner = tdr_evaluation_get_winner (evaluation, workload);
  self->runner_up = ranked->len > 1 ? g_ptr_array_index (ranked, 1) : NULL;
  self->is_open = self->winner != NULL && is_open (self->winner, tdr_evaluation_get_catalog (evaluation));
  self->other_seller = find_other_seller (self->winner, ranked);
  self->n_ranked = ranked->len;
  self->n_unknown = unknown->len;
  find_waivers (self, evaluation, workload);

  return self;
}

/**
 * tdr_decision_free:
 *
 * Frees a decision.
 */
void
tdr_decision_free (TdrDecision *self)
{
  g_free (self->waivers);
  g_free (self);
}

/**
 * tdr_decision_dup_margin:
 *
 * How far the runner-up is behind, as money a month and a share.
 *
 * Returns: (nullable): one sentence, %NULL without a runner-up
 */
char *
tdr_decision_dup_margin (const TdrDecision *self)
{
  g_autofree char *amount = NULL;
  g_autofree char *share = NULL;
  TdrMoney difference;

  if (self->winner == NULL || self->runner_up == NULL)
    return NULL;

  difference = self->runner_up->cost->total;
  difference.micros -= self->winner->cost->total.micros;
  amount = tdr_format_money (difference);
  share = tdr_format_above (self->runner_up->cost->total, self->winner->cost->total);

  /* Translators: how much more the second offer costs, as an amount and in per cent */
  return g_strdup_printf (_("%s a month more than the first, %s above it"), amount, share);
}

/**
 * tdr_decision_list_ties:
 *
 * What the winner ties the buyer to: developer, seller, chip, term.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
tdr_decision_list_ties (const TdrDecision *self)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const TdrPlan *plan = self->winner;
  const char *chip, *term;

  if (plan == NULL)
    return sentences;

  chip = tdr_plan_get_chip (plan);
  term = tdr_plan_get_term (plan);
  add_model_tie (self, sentences);
  /* Translators: who sells, and through which platform */
  add_sentence (sentences, g_strdup_printf (_("It is bought from %s, through %s."), tdr_plan_get_provider (plan),
                                            tdr_plan_get_platform_name (plan)));
  if (chip != NULL)
    add_sentence (sentences,
                  g_strdup_printf (_("It runs on %s chips: software is compiled and tuned for them."), chip));
  if (term != NULL)
    add_sentence (sentences, g_strdup_printf (_("Term: %s."), term));
  if (plan->offer != NULL && plan->offer->end_of_life != NULL)
    /* Translators: a date */
    add_sentence (sentences, g_strdup_printf (_("The platform names %s as the model’s end of life."),
                                              plan->offer->end_of_life));

  return sentences;
}

/**
 * tdr_decision_list_changes:
 *
 * What would change the decision: prices, musts, and prices that nobody knows.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
tdr_decision_list_changes (const TdrDecision *self,
                           TdrEvaluation     *evaluation)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (self->winner != NULL && self->runner_up != NULL)
    add_price_changes (self, sentences);
  if (self->other_seller != NULL && self->winner->cost->total.micros > 0)
    add_other_seller (self, sentences);
  for (guint i = 0; i < self->n_waivers; i++)
    if (self->waivers[i] != NULL)
      add_waiver (self, g_ptr_array_index (tender->requirements, i), self->waivers[i], sentences);
  if (self->n_unknown > 0)
    add_unknown (self, sentences);

  return sentences;
}
