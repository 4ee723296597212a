/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-result.h"

#include "tdr-evaluation-work.h"

#include <glib/gi18n-lib.h>

#define MOST_SECONDS 20.0   /* for the search: whoever waits longer has changed a limit since */

/* What the search is asked to stop for. */
typedef struct {
  GCancellable *cancellable;
  gint64 deadline_us;
} Patience;

static gboolean
is_out_of_patience (gpointer data)
{
  const Patience *patience = data;

  return g_cancellable_is_cancelled (patience->cancellable) || g_get_monotonic_time () > patience->deadline_us;
}

/* Where the buyer has stated no criteria, cost decides. */
static void
choose_criteria (TdrAwardResult *self)
{
  const TdrAwardTerms *terms = tdr_evaluation_get_tender (self->evaluation)->award;
  GPtrArray *criteria = terms != NULL && terms->criteria->len > 0 ? terms->criteria : self->own_criteria;

  if (criteria == self->own_criteria)
    g_ptr_array_add (criteria, tdr_tender_criterion_new_default ());
  self->criteria = (TdrTenderCriterion *const *) criteria->pdata;
  self->n_criteria = criteria->len;
}

/* Where nobody has worked out the costs over the term before. */
static gboolean
price_round (TdrAwardResult  *self,
             guint            workload,
             GError         **error)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);
  g_autofree TdrTermDemand *demand = g_new0 (TdrTermDemand, 1);
  g_autofree TdrTermCost *costs = NULL;
  guint n_costs, n_ranked;

  if (!tdr_term_demand_init (demand, self->assumptions, &own->figures, tender->term_months,
                             tdr_evaluation_get_price_date (self->evaluation), error))
    return FALSE;

  costs = tdr_term_costs_new (self->evaluation, workload, demand, &n_costs, &n_ranked, error);
  return costs != NULL
         && tdr_award_round_init (&self->rounds[workload], tender, demand, costs, n_costs, self->criteria,
                                  self->n_criteria, error);
}

static gboolean
init_round (TdrAwardResult      *self,
            const TdrAppraisal  *appraisal,
            guint                workload,
            GError             **error)
{
  const TdrAppraisalRound *round;

  if (appraisal == NULL)
    return price_round (self, workload, error);

  round = &appraisal->rounds[workload];
  return tdr_award_round_init (&self->rounds[workload], tdr_evaluation_get_tender (self->evaluation), &round->demand,
                               round->costs, round->n_costs, self->criteria, self->n_criteria, error);
}

static gboolean
hold_rounds (TdrAwardResult      *self,
             const TdrAppraisal  *appraisal,
             GCancellable        *cancellable,
             GError             **error)
{
  guint n_workloads = tdr_evaluation_get_tender (self->evaluation)->workloads->len;

  self->rounds = g_new0 (TdrAwardRound, n_workloads);
  for (guint i = 0; i < n_workloads; i++)
    {
      g_autoptr (GError) problem = NULL;

      self->n_rounds = i + 1;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !init_round (self, appraisal, i, error))
        return FALSE;
      if (self->score_problem == NULL
          && !tdr_award_round_score (&self->rounds[i], self->criteria, self->n_criteria, &problem))
        self->score_problem = g_strdup (problem->message);
    }

  return TRUE;
}

/* The number that stands for a name; a new one where it has none yet. */
static guint
number_of (TdrAwardResult *self,
           TdrDimension    dimension,
           const char     *name)
{
  guint number;

  if (name == NULL)
    return TDR_NO_GROUP;
  if (!g_ptr_array_find_with_equal_func (self->groups[dimension], name, g_str_equal, &number))
    {
      number = self->groups[dimension]->len;
      g_ptr_array_add (self->groups[dimension], g_strdup (name));
    }

  return number;
}

static gboolean
is_under (const TdrTenderInstrument *instrument,
          const TdrPlan             *plan)
{
  return g_strcmp0 (instrument->supplier, tdr_plan_get_provider (plan)) == 0
         && (instrument->platforms[0] == NULL
             || g_strv_contains ((const char *const *) instrument->platforms, tdr_plan_get_platform (plan)));
}

/* Of several instruments with one supplier the first that covers the platform. */
static void
find_instrument (const TdrAwardTerms *terms,
                 const TdrPlan       *plan,
                 TdrAwardOffer       *offer)
{
  offer->instrument = TDR_NO_INSTRUMENT;
  for (guint i = 0; terms != NULL && i < terms->instruments->len; i++)
    {
      const TdrTenderInstrument *instrument = g_ptr_array_index (terms->instruments, i);

      if (!is_under (instrument, plan))
        continue;
      offer->instrument = i;
      offer->marketplace = plan->offer != NULL && g_strv_contains ((const char *const *) instrument->marketplace,
                                                                   tdr_plan_get_developer (plan));
      return;
    }
}

static void
add_offer (TdrAwardResult *self,
           TdrAwardBid    *bid,
           guint           workload)
{
  TdrAwardOffer offer = { .workload = workload, .flow = &bid->flow, .purchase = &bid->purchase,
                          .committed = bid->committed };

  offer.groups[TDR_DIMENSION_SUPPLIER] = number_of (self, TDR_DIMENSION_SUPPLIER, tdr_plan_get_provider (bid->plan));
  offer.groups[TDR_DIMENSION_DEVELOPER] = number_of (self, TDR_DIMENSION_DEVELOPER,
                                                     tdr_plan_get_developer (bid->plan));
  offer.groups[TDR_DIMENSION_PLATFORM] = number_of (self, TDR_DIMENSION_PLATFORM, tdr_plan_get_platform (bid->plan));
  offer.groups[TDR_DIMENSION_CHIP] = number_of (self, TDR_DIMENSION_CHIP, tdr_plan_get_chip (bid->plan));
  find_instrument (tdr_evaluation_get_tender (self->evaluation)->award, bid->plan, &offer);

  bid->offer = self->offers->len;
  g_array_append_val (self->offers, offer);
}

static TdrMoney
in_currency (TdrMoney    money,
             const char *currency)
{
  return tdr_money_new (money.micros, currency);
}

/* The buyer's amounts are in the tender's currency, whichever that has become since they were entered. */
static TdrAwardInstrument
take_instrument (const TdrTenderInstrument *own,
                 const char                *currency)
{
  TdrAwardInstrument instrument = own->instrument;

  for (guint i = 0; i < instrument.terms.n_periods; i++)
    instrument.terms.commitments[i] = in_currency (instrument.terms.commitments[i], currency);
  for (guint i = 0; i < instrument.terms.n_tiers; i++)
    instrument.terms.tiers[i].from = in_currency (instrument.terms.tiers[i].from, currency);

  return instrument;
}

static TdrAwardLimit
take_limit (TdrAwardResult       *self,
            const TdrTenderLimit *own,
            const char           *currency)
{
  TdrAwardLimit limit = own->limit;

  limit.amount = in_currency (limit.amount, currency);
  limit.group = own->group != NULL ? number_of (self, limit.dimension, own->group) : TDR_EVERY_GROUP;

  return limit;
}

static void
state_terms (TdrAwardResult  *self,
             const TdrTender *tender)
{
  const TdrAwardTerms *terms = tender->award;

  if (terms == NULL)
    return;

  self->instruments = g_new0 (TdrAwardInstrument, terms->instruments->len);
  for (guint i = 0; i < terms->instruments->len; i++)
    self->instruments[i] = take_instrument (g_ptr_array_index (terms->instruments, i), tender->currency);
  self->limits = g_new0 (TdrAwardLimit, terms->limits->len);
  for (guint i = 0; i < terms->limits->len; i++)
    self->limits[i] = take_limit (self, g_ptr_array_index (terms->limits, i), tender->currency);

  self->problem.instruments = self->instruments;
  self->problem.n_instruments = terms->instruments->len;
  self->problem.limits = self->limits;
  self->problem.n_limits = terms->limits->len;
}

static gboolean
state_problem (TdrAwardResult *self)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);

  for (guint workload = 0; workload < self->n_rounds; workload++)
    {
      TdrAwardRound *round = &self->rounds[workload];
      guint before = self->offers->len;

      for (guint i = 0; i < round->n_bids; i++)
        if (round->bids[i].eligible && round->bids[i].has_cost)
          add_offer (self, &round->bids[i], workload);
      if (self->offers->len == before)
        {
          const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);

          self->award_problem = g_strdup_printf (_("No offer for “%s” passes every must with a known cost, so there is "
                                                   "nothing to award."), own->name);
          return FALSE;
        }
    }

  if (self->n_rounds == 0)
    self->award_problem = g_strdup (_("There is no workload to award."));
  state_terms (self, tender);
  self->problem.offers = (const TdrAwardOffer *) self->offers->data;
  self->problem.n_offers = self->offers->len;
  self->problem.n_workloads = self->n_rounds;
  return self->award_problem == NULL;
}

static void
note_awarded (TdrAwardResult *self)
{
  for (guint workload = 0; workload < self->n_rounds; workload++)
    for (guint i = 0; i < self->rounds[workload].n_bids; i++)
      if (self->rounds[workload].bids[i].offer == self->award->chosen[workload])
        self->rounds[workload].awarded = i;
}

static gboolean
measure_concentration (TdrAwardResult  *self,
                       GError         **error)
{
  const char *currency = tdr_evaluation_get_tender (self->evaluation)->currency;
  g_autofree TdrGroupSpend *spend = g_new0 (TdrGroupSpend, self->n_rounds);

  for (guint dimension = 0; dimension < TDR_N_DIMENSIONS; dimension++)
    {
      for (guint i = 0; i < self->n_rounds; i++)
        spend[i] = (TdrGroupSpend) { self->problem.offers[self->award->chosen[i]].groups[dimension],
                                     self->rounds[i].bids[self->rounds[i].awarded].cost };
      self->concentration[dimension] = tdr_concentration_new (spend, self->n_rounds, currency, error);
      if (self->concentration[dimension] == NULL)
        return FALSE;
    }

  return TRUE;
}

/* What the same award would cost if nothing limited it: the price of the limits. */
static gboolean
price_limits (TdrAwardResult  *self,
              Patience        *patience,
              GError         **error)
{
  TdrAwardProblem free_problem = self->problem;
  g_autoptr (TdrAward) free_award = NULL;

  self->unlimited_total = self->award->price->total;
  if (self->problem.n_limits == 0)
    return TRUE;

  free_problem.n_limits = 0;
  free_award = tdr_award_find (&free_problem, is_out_of_patience, patience, error);
  if (free_award == NULL)
    return FALSE;
  if (free_award->price != NULL)
    self->unlimited_total = free_award->price->total;

  return TRUE;
}

static gboolean
find_award (TdrAwardResult  *self,
            double           most_seconds,
            GCancellable    *cancellable,
            GError         **error)
{
  Patience patience = { cancellable, g_get_monotonic_time () + (gint64) (most_seconds * G_USEC_PER_SEC) };

  if (!state_problem (self))
    return TRUE;

  self->award = tdr_award_find (&self->problem, is_out_of_patience, &patience, error);
  if (self->award == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->award->price == NULL)
    return TRUE;

  note_awarded (self);
  return measure_concentration (self, error) && price_limits (self, &patience, error);
}

static TdrAssumptions *
dup_assumptions (const TdrTender *tender)
{
  return tender->assumptions != NULL ? tdr_assumptions_copy (tender->assumptions) : tdr_assumptions_new ();
}

/**
 * tdr_award_result_new:
 * @appraisal: (nullable): of @evaluation, whose costs over the term are used; they are worked out where it is %NULL
 * @most_seconds: after which the search for an award stops with what it has
 *
 * Scores every workload's bids by the tender's terms, and awards all workloads at once at least cost within their limits.
 * Blocks. Fails when cancelled, or where a figure cannot be held; weights that do not sum to 100 and a workload without
 * offers are no failures but said in the result.
 */
TdrAwardResult *
tdr_award_result_new (TdrEvaluation       *evaluation,
                      const TdrAppraisal  *appraisal,
                      double               most_seconds,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (TdrAwardResult) self = g_new0 (TdrAwardResult, 1);

  self->evaluation = g_object_ref (evaluation);
  self->own_criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_tender_criterion_free);
  self->offers = g_array_new (FALSE, FALSE, sizeof (TdrAwardOffer));
  for (guint i = 0; i < TDR_N_DIMENSIONS; i++)
    self->groups[i] = g_ptr_array_new_with_free_func (g_free);

  self->assumptions = dup_assumptions (tdr_evaluation_get_tender (evaluation));
  choose_criteria (self);
  if (!hold_rounds (self, appraisal, cancellable, error) || !find_award (self, most_seconds, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gpointer
work (TdrEvaluation  *evaluation,
      GCancellable   *cancellable,
      GError        **error)
{
  return tdr_award_result_new (evaluation, NULL, MOST_SECONDS, cancellable, error);
}

/**
 * tdr_award_result_run_async:
 *
 * tdr_award_result_new() in a thread, for somebody who waits for it.
 */
void
tdr_award_result_run_async (TdrEvaluation       *evaluation,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  tdr_evaluation_work_run (evaluation, work, (GDestroyNotify) tdr_award_result_free, cancellable, callback, user_data);
}

/**
 * tdr_award_result_run_finish:
 *
 * Fails like tdr_award_result_new().
 */
TdrAwardResult *
tdr_award_result_run_finish (GAsyncResult  *result,
                             GError       **error)
{
  return tdr_evaluation_work_finish (result, error);
}

/**
 * tdr_award_result_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_award_result_free (TdrAwardResult *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_rounds; i++)
    tdr_award_round_clear (&self->rounds[i]);
  for (guint i = 0; i < TDR_N_DIMENSIONS; i++)
    {
      g_ptr_array_unref (self->groups[i]);
      g_clear_pointer (&self->concentration[i], tdr_concentration_free);
    }
  g_clear_pointer (&self->award, tdr_award_free);
  g_ptr_array_unref (self->own_criteria);
  g_array_unref (self->offers);
  g_free (self->rounds);
  tdr_assumptions_free (self->assumptions);
  g_free (self->instruments);
  g_free (self->limits);
  g_free (self->score_problem);
  g_free (self->award_problem);
  g_object_unref (self->evaluation);
  g_free (self);
}

/**
 * tdr_award_result_get_group:
 * @group: a number from the problem or the concentration
 *
 * Returns: (nullable): its name; of a platform its id; %NULL for %TDR_NO_GROUP
 */
const char *
tdr_award_result_get_group (const TdrAwardResult *self,
                            TdrDimension          dimension,
                            guint                 group)
{
  return group != TDR_NO_GROUP ? g_ptr_array_index (self->groups[dimension], group) : NULL;
}

/**
 * tdr_award_result_has_requalification:
 *
 * Whether anybody said what moving to another model costs: where not, the costs of leaving are without it.
 */
gboolean
tdr_award_result_has_requalification (const TdrAwardResult *self)
{
  return self->assumptions->requalification.currency[0] != '\0';
}
