/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-planner.h"

#include "tdr-format.h"
#include "tdr-plan-draft.h"
#include "tdr-quote-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
writes_text (const TdrOffer *offer)
{
  return offer->output_modalities == NULL || strstr (offer->output_modalities, "text") != NULL;
}

/* Whoever names a model wants it, even if it writes no text: an embedding, for instance. */
static gboolean
is_candidate (const TdrPlanRound *round,
              const char         *model,
              const TdrOffer     *offer)
{
  if (round->candidates != NULL)
    return g_hash_table_contains (round->candidates, model);

  return offer == NULL || writes_text (offer);
}

/* ISO dates are in the order of their bytes. */
static gboolean
is_valid_on (const TdrOffer *offer,
             const char     *date)
{
  return (offer->valid_from == NULL || strcmp (offer->valid_from, date) <= 0)
         && (offer->valid_until == NULL || strcmp (date, offer->valid_until) <= 0);
}

static gboolean
is_interactive (const TdrPlanRound *round)
{
  return round->workload->figures.batch_ppm < TDR_PPM;
}

static gboolean
has_deadline (const TdrPlanRound *round)
{
  const TdrWorkload *figures = &round->workload->figures;

  return is_interactive (round) && (figures->first_token_seconds > 0 || figures->token_interval_seconds > 0);
}

static void
explain_context (const TdrPlanRound *round,
                 TdrPlan            *plan,
                 gint64              wanted,
                 gint64              longest)
{
  g_autofree char *wanted_text = tdr_format_count (wanted);
  g_autofree char *longest_text = tdr_format_count (longest);

  plan->problem = tdr_plan_round_keep (round, _("Prompt and answer need %s tokens, and the model holds %s."), wanted_text,
                                       longest_text);
}

static void
find_managed_problem (const TdrPlanRound *round,
                      TdrPlan            *plan)
{
  const TdrOffer *offer = plan->offer;
  gint64 longest = offer->tariff.context_tokens;
  gint64 wanted = round->usage.prompt_tokens + round->usage.answer_tokens;

  if (longest > 0 && wanted > longest)
    explain_context (round, plan, wanted, longest);
  else if (offer->end_of_life != NULL && strcmp (offer->end_of_life, round->planner->price_date) < 0)
    plan->problem = tdr_plan_round_keep (round, _("The model was withdrawn on %s."), offer->end_of_life);
  else if (offer->deployment == TDR_DEPLOYMENT_FLEX && has_deadline (round))
    plan->problem = _("Flex requests wait for spare capacity: only work that may wait can run there.");
}

static void
plan_offer (const TdrPlanRound   *round,
            const TdrLineupPlace *place)
{
  const TdrOffer *offer = place->offer;
  TdrPlanDraft *draft;

  if (!is_candidate (round, offer->model, offer) || !is_valid_on (offer, round->planner->price_date))
    return;

  draft = tdr_plan_draft_start (round, (TdrPlan) { .offer = offer });
  tdr_plan_draft_set_place (draft, place);
  find_managed_problem (round, &draft->plan);
  tdr_plan_draft_price_offer (draft, round);
  tdr_plan_draft_finish (draft, round);
}

/* A bid for this very workload is weighed, whatever its model. */
static void
plan_quote (const TdrPlanRound *round,
            const TdrQuote     *quote)
{
  const TdrOffer *offer = tdr_quote_plan_offer (quote, round->planner);
  TdrPlanDraft *draft;

  if (offer == NULL || (quote->workloads[0] == NULL && !is_candidate (round, offer->model, offer)))
    return;

  draft = tdr_plan_draft_start (round, (TdrPlan) { .id = offer->id, .group = offer->id, .offer = offer, .quote = quote });
  tdr_plan_draft_set_ruling (draft, tdr_judge_offer (round->planner->judge, offer));
  find_managed_problem (round, &draft->plan);
  tdr_plan_draft_price_quote (draft, round);
  tdr_plan_draft_finish (draft, round);
}

static void
plan_quotes (const TdrPlanRound *round)
{
  const GPtrArray *quotes = round->planner->tender->quotes;

  for (guint i = 0; i < quotes->len; i++)
    if (tdr_quote_is_for (g_ptr_array_index (quotes, i), round->workload->id))
      plan_quote (round, g_ptr_array_index (quotes, i));
}

/* What may be taken away at any time cannot answer people; what may wait can be started again. */
static void
find_term_problems (TdrPlanRound *round)
{
  if (!is_interactive (round))
    return;

  round->problems[TDR_TERM_SPOT] = _("A spot machine can be withdrawn at any time: only work that may wait can run there.");
  round->problems[TDR_TERM_CAPACITY_BLOCK] = _("A capacity block ends on its date: only work that may wait can run there.");
}

static TdrFit
fit (const TdrPlanRound     *round,
     const TdrModelSpec     *model,
     const TdrInstanceOffer *instance)
{
  return tdr_fit_new (round->planner->sizer, model, instance, &round->demand, round->planner->arena);
}

static void
plan_quoted_instance (const TdrPlanRound     *round,
                      const TdrModelSpec     *model,
                      const TdrQuote         *quote,
                      const TdrInstanceOffer *instance)
{
  const char *id = tdr_plan_round_keep (round, "%s/%s", model->id, instance->id);
  const TdrFit on_host = fit (round, model, instance);
  TdrPlanDraft *draft;

  draft = tdr_plan_draft_start (round, (TdrPlan) { .id = id, .group = id, .instance = instance, .quote = quote,
                                                   .model = model, .sizing = on_host.sizing });
  tdr_plan_draft_set_ruling (draft, tdr_judge_instance (round->planner->judge, instance));
  if (on_host.unknown != NULL)
    {
      tdr_plan_draft_finish_unfit (draft, round, &on_host);
      return;
    }
  draft->plan.problem = round->problems[instance->term];
  tdr_plan_draft_price_quote (draft, round);
  tdr_plan_draft_finish (draft, round);
}

static void
plan_quoted_instances (const TdrPlanRound *round,
                       const TdrModelSpec *model)
{
  const GPtrArray *quotes = round->planner->tender->quotes;

  for (guint i = 0; i < quotes->len; i++)
    {
      const TdrQuote *quote = g_ptr_array_index (quotes, i);
      const TdrInstanceOffer *instance = tdr_quote_plan_instance (quote, round->planner);

      if (instance == NULL || !tdr_quote_is_for (quote, round->workload->id)
          || (quote->model[0] != '\0' && !g_str_equal (quote->model, model->id)))
        continue;

      plan_quoted_instance (round, model, quote, instance);
    }
}

static void
plan_instance (const TdrPlanRound   *round,
               const TdrModelSpec   *model,
               const TdrLineupPlace *place,
               const TdrFit         *on_host)
{
  TdrPlanDraft *draft;

  draft = tdr_plan_draft_start (round, (TdrPlan) { .instance = place->instance, .model = model, .sizing = on_host->sizing });
  tdr_plan_draft_set_place (draft, place);
  if (on_host->unknown != NULL)
    {
      tdr_plan_draft_finish_unfit (draft, round, on_host);
      return;
    }
  tdr_plan_draft_price_machines (draft, round);
  tdr_plan_draft_finish (draft, round);
}

/* What a machine can do does not depend on where it stands or how it is paid, so each type is sized once a model. */
static void
plan_model (const TdrPlanRound *round,
            const TdrModelSpec *model)
{
  guint n_instances;
  const TdrLineupPlace *places = tdr_lineup_get_instances (round->planner->lineup, model, &n_instances);
  g_autofree TdrFit *fits = g_new0 (TdrFit, tdr_lineup_get_n_hosts (round->planner->lineup));

  for (guint i = 0; i < n_instances; i++)
    {
      TdrFit *on_host = &fits[places[i].host];

      if (on_host->sizing == NULL)
        *on_host = fit (round, model, places[i].instance);
      plan_instance (round, model, &places[i], on_host);
    }
  plan_quoted_instances (round, model);
}

/* In the order of ids, as far as offers and models go: what is in order already need not be sorted. */
static gboolean
plan_catalog (const TdrPlanRound  *round,
              GCancellable        *cancellable,
              GError             **error)
{
  guint n_models, n_offers, next = 0;
  const TdrModelSpec *const *models = tdr_lineup_get_models (round->planner->lineup, &n_models);
  const TdrLineupPlace *offers = tdr_lineup_get_offers (round->planner->lineup, &n_offers);

  for (guint i = 0; i < n_models; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (next < n_offers && strcmp (offers[next].id, models[i]->id) < 0)
        plan_offer (round, &offers[next++]);
      if (is_candidate (round, models[i]->id, NULL))
        plan_model (round, models[i]);
    }
  while (next < n_offers)
    plan_offer (round, &offers[next++]);

  return TRUE;
}

static TdrServingDemand
demand_of (const TdrWorkload *figures,
           guint              term_months)
{
  return (TdrServingDemand) {
    .peak_requests_per_second = tdr_workload_peak_requests_per_second (figures, term_months),
    .mean_requests_per_second = tdr_workload_mean_requests_per_second (figures, term_months),
    .input_tokens = (double) figures->input_tokens,
    .cached_share = figures->cached_ppm / (double) TDR_PPM,
    .output_tokens = (double) figures->output_tokens,
    .first_token_seconds = figures->first_token_seconds,
    .token_interval_seconds = figures->token_interval_seconds,
  };
}

static GHashTable *
set_of_candidates (const TdrTenderWorkload *workload)
{
  GHashTable *set = NULL;

  if (workload->candidates[0] == NULL)
    return NULL;

  set = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; workload->candidates[i] != NULL; i++)
    g_hash_table_add (set, workload->candidates[i]);

  return set;
}

/**
 * tdr_planner_plan:
 * @workload: its position in the tender
 * @usage: (out): of its first month, with the peak of its greatest
 *
 * Prices every offer and every machine for one workload; nothing is left out but what is not a candidate, writes no
 * text, or was not sold on the price date. Fails with %TDR_ENGINE_ERROR_INVALID where a figure cannot be, or when
 * cancelled.
 *
 * Returns: (transfer full) (element-type TdrPlan): in no order to rely on, without ranks; the plans belong to the
 *   planner's arena
 */
GPtrArray *
tdr_planner_plan (const TdrPlanner  *self,
                  guint              workload,
                  TdrUsage          *usage,
                  GCancellable      *cancellable,
                  GError           **error)
{
  TdrPlanRound round = { .planner = self, .index = workload };
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GHashTable) candidates = NULL;

  round.workload = g_ptr_array_index (self->tender->workloads, workload);
  if (!tdr_usage_compute_for_term (&round.workload->figures, self->tender->term_months, usage, error))
    return NULL;

  candidates = set_of_candidates (round.workload);
  round.candidates = candidates;
  round.usage = *usage;
  round.demand = demand_of (&round.workload->figures, self->tender->term_months);
  round.nothing = tdr_arena_copy (self->arena, &(TdrSizing) { 0 }, sizeof (TdrSizing));
  plans = g_ptr_array_new ();
  round.plans = plans;

  find_term_problems (&round);
  if (!plan_catalog (&round, cancellable, error))
    return NULL;
  plan_quotes (&round);

  return g_steal_pointer (&plans);
}
