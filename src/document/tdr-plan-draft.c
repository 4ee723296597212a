/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-draft.h"

#include "tdr-quote-cost.h"

#include <glib/gi18n-lib.h>
#include <stddef.h>

/**
 * tdr_plan_round_keep:
 *
 * Returns: (transfer none): the text, kept as long as the plans are
 */
const char *
tdr_plan_round_keep (const TdrPlanRound *self,
                     const char         *format,
                     ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  return g_string_chunk_insert_const (self->planner->texts, text);
}

/**
 * tdr_plan_draft_start:
 * @plan: the fields that are set from what it is for; the others by whoever places and prices it
 *
 * Returns: (transfer none): a draft in the planner's arena; the last that was started is the only one that can be finished
 */
TdrPlanDraft *
tdr_plan_draft_start (const TdrPlanRound *round,
                      TdrPlan             plan)
{
  TdrPlanDraft *self = tdr_arena_take (round->planner->arena, sizeof *self);

  plan.workload = round->index;
  if (plan.sizing == NULL)
    plan.sizing = round->nothing;
  self->plan = plan;
  self->plan.cost = &self->cost;
  return self;
}

/**
 * tdr_plan_draft_set_ruling:
 *
 * What the requirements make of it.
 */
void
tdr_plan_draft_set_ruling (TdrPlanDraft    *self,
                           const TdrRuling *ruling)
{
  self->plan.verdicts = ruling->verdicts;
  self->plan.n_verdicts = ruling->n_verdicts;
  self->plan.outcome = ruling->outcome;
  self->plan.deciding = ruling->deciding;
}

/**
 * tdr_plan_draft_set_place:
 *
 * Where it stands among the catalogue's plans, and the ruling that they share.
 */
void
tdr_plan_draft_set_place (TdrPlanDraft         *self,
                          const TdrLineupPlace *place)
{
  self->plan.id = place->id;
  self->plan.group = place->group;
  self->plan.group_number = place->group_number;
  self->plan.choice = place->choice;
  self->plan.order = place->order;
  tdr_plan_draft_set_ruling (self, place->ruling);
}

static void
price_per_million (TdrPlanDraft       *self,
                   const TdrPlanRound *round)
{
  if (self->cost.known && tdr_usage_total_tokens (&round->usage) > 0)
    tdr_cost_per_million (&self->cost, &round->usage, &self->plan.per_million, NULL);
}

/* An amount that money cannot hold is not known, and nobody could pay it. */
static void
refuse_amount (TdrPlanDraft       *self,
               const TdrPlanRound *round,
               const GError       *error)
{
  self->cost.known = FALSE;
  self->plan.problem = tdr_plan_round_keep (round, "%s", error->message);
}

/* The catalogue's prices are in its own currency. */
static void
exchange (TdrPlanDraft       *self,
          const TdrPlanRound *round)
{
  const TdrTender *tender = round->planner->tender;
  g_autoptr (GError) error = NULL;

  if (self->cost.known && !g_str_equal (self->cost.total.currency, tender->currency)
      && !tdr_exchange_cost (tdr_assumptions_get_exchange (tender->assumptions), tender->currency, &self->cost, &error))
    refuse_amount (self, round, error);
}

static gboolean
buys_units (TdrDeployment deployment)
{
  return deployment == TDR_DEPLOYMENT_RESERVED || deployment == TDR_DEPLOYMENT_PROVISIONED;
}

/**
 * tdr_plan_draft_price_offer:
 *
 * Prices a managed offer by its tariff.
 */
void
tdr_plan_draft_price_offer (TdrPlanDraft       *self,
                            const TdrPlanRound *round)
{
  const TdrOffer *offer = self->plan.offer;
  const TdrTariff *tariff = &offer->tariff;
  g_autoptr (GError) error = NULL;
  gboolean priced = buys_units (offer->deployment)
                      ? tdr_cost_capacity_units (tariff, &round->usage, &self->cost, &error)
                      : tdr_cost_on_demand (tariff, &round->usage, &self->cost, &error);

  if (!priced)
    refuse_amount (self, round, error);
  exchange (self, round);
  price_per_million (self, round);
}

/**
 * tdr_plan_draft_price_machines:
 *
 * Prices as many machines as the sizing says by their hourly rate.
 */
void
tdr_plan_draft_price_machines (TdrPlanDraft       *self,
                               const TdrPlanRound *round)
{
  TdrPlan *plan = &self->plan;
  g_autoptr (GError) error = NULL;

  plan->problem = round->problems[plan->instance->term];
  if (!tdr_cost_instances (&plan->instance->hourly, plan->sizing->hosts, &self->cost, &error))
    refuse_amount (self, round, error);
  exchange (self, round);
  price_per_million (self, round);
}

/**
 * tdr_plan_draft_price_quote:
 *
 * Prices a supplier's bid by its terms, in the tender's currency.
 */
void
tdr_plan_draft_price_quote (TdrPlanDraft       *self,
                            const TdrPlanRound *round)
{
  TdrPlan *plan = &self->plan;
  g_autoptr (GError) error = NULL;

  if (!tdr_quote_can_accept_on (plan->quote, round->planner->price_date))
    plan->problem = tdr_plan_round_keep (round, _("The quote could be accepted until %s."), plan->quote->valid_until);
  if (!tdr_quote_cost_month (plan->quote, &round->workload->figures, &round->usage, plan->sizing->hosts,
                             round->planner->tender->currency, &self->cost, &error))
    refuse_amount (self, round, error);
  price_per_million (self, round);
}

static void
keep_plan (TdrPlanDraft       *self,
           const TdrPlanRound *round,
           gsize               cost_size)
{
  tdr_arena_trim (round->planner->arena, self, offsetof (TdrPlanDraft, cost) + cost_size);
  g_ptr_array_add (round->plans, &self->plan);
}

/**
 * tdr_plan_draft_finish:
 *
 * Adds it to the plans of the round. Of the cost no more is kept than it has lines.
 */
void
tdr_plan_draft_finish (TdrPlanDraft       *self,
                       const TdrPlanRound *round)
{
  keep_plan (self, round, tdr_cost_get_size (&self->cost));
}

/**
 * tdr_plan_draft_finish_unfit:
 * @on_host: whose machines cannot serve
 *
 * Likewise; no more is kept than why.
 */
void
tdr_plan_draft_finish_unfit (TdrPlanDraft       *self,
                             const TdrPlanRound *round,
                             const TdrFit       *on_host)
{
  self->plan.cost = on_host->unknown;
  self->plan.problem = on_host->unknown->reason;
  keep_plan (self, round, 0);
}
