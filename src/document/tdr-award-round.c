/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-round.h"

#include <string.h>

static const TdrTenderRating *
find_rating (const TdrTender *tender,
             const TdrPlan   *plan,
             const char      *criterion)
{
  const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, plan->workload);
  const TdrTenderRating *found = NULL;

  for (guint i = 0; tender->award != NULL && i < tender->award->ratings->len; i++)
    {
      const TdrTenderRating *rating = g_ptr_array_index (tender->award->ratings, i);

      if (!g_str_equal (rating->criterion, criterion) || !g_str_equal (rating->plan, plan->id))
        continue;
      if (rating->workload == NULL)
        found = rating;
      else if (g_str_equal (rating->workload, workload->id))
        return rating;
    }

  return found;
}

static void
rate (TdrAwardBid               *bid,
      const TdrTender           *tender,
      TdrTenderCriterion *const *criteria,
      guint                      n_criteria)
{
  bid->ratings = g_new0 (TdrRating, n_criteria);
  bid->rationales = g_new0 (const char *, n_criteria);

  for (guint i = 0; i < n_criteria; i++)
    {
      const TdrTenderRating *rating = find_rating (tender, bid->plan, criteria[i]->id);

      if (criteria[i]->source == TDR_CRITERION_COST)
        bid->ratings[i] = (TdrRating) { bid->has_cost, (double) bid->cost.micros / TDR_MONEY_MICROS };
      else if (rating != NULL)
        {
          bid->ratings[i] = (TdrRating) { TRUE, rating->value };
          bid->rationales[i] = rating->rationale[0] != '\0' ? rating->rationale : NULL;
        }
    }
}

static TdrMoney
in_currency (TdrMoney         money,
             const TdrTender *tender)
{
  return tdr_money_new (money.micros, tender->currency);
}

/* A commitment that runs out before the term ends is signed again: what is owed when leaving is the rest of the one that
 * runs then. */
static gboolean
price_exit (TdrAwardBid          *bid,
            const TdrTender      *tender,
            const TdrTermCost    *cost,
            const TdrTermDemand  *demand,
            GError              **error)
{
  const TdrTenderExit *own = tender->award != NULL ? &tender->award->exit : NULL;
  guint each = cost->commitment_months;
  g_autofree char *date = NULL;
  TdrExitTerms terms;

  bid->has_exit = bid->has_cost && own != NULL && own->month >= 1 && own->month <= demand->months;
  if (!bid->has_exit)
    return TRUE;

  date = tdr_month_to_string (tdr_month_add (demand->start, own->month));
  terms = (TdrExitTerms) {
    .monthly = cost->purchase.amounts[own->month],
    .committed_months = each > 0 ? (own->month + each - 1) / each * each : 0,
    .notice_months = own->notice_months, .overlap_months = own->overlap_months,
    .requalification = in_currency (demand->assumptions->requalification, tender),
    .stored_gigabytes = own->stored_gigabytes,
    .egress_per_gigabyte = in_currency (own->egress_per_gigabyte, tender),
    .switching_fee = in_currency (own->switching_fee, tender),
    .rule = own->data_act ? tdr_switching_rule_on (date) : TDR_SWITCHING_FREE,
  };
  return tdr_exit_cost_compute (&terms, own->month, &bid->exit, error);
}

static gboolean
fill_bid (TdrAwardBid          *bid,
          const TdrTender      *tender,
          const TdrTermCost    *cost,
          const TdrTermDemand  *demand,
          GError              **error)
{
  *bid = (TdrAwardBid) { .plan = cost->plan, .offer = TDR_NO_BID };
  bid->eligible = cost->plan->outcome == TDR_OUTCOME_PASS && cost->plan->problem == NULL;
  bid->has_cost = cost->known;
  bid->flow = cost->flow;
  bid->purchase = cost->purchase;
  bid->cost = cost->total;
  bid->committed = cost->committed;
  return price_exit (bid, tender, cost, demand, error);
}

static TdrBid *
engine_bids (const TdrAwardRound *self)
{
  TdrBid *bids = g_new0 (TdrBid, self->n_bids);

  for (guint i = 0; i < self->n_bids; i++)
    bids[i] = (TdrBid) { self->bids[i].eligible, self->bids[i].ratings };

  return bids;
}

static void
take_scores (TdrAwardRound  *self,
             const TdrScore *scores)
{
  for (guint i = 0; i < self->n_bids; i++)
    {
      self->bids[i].score = scores[i];
      if (scores[i].rank != 1)
        continue;
      self->ties++;
      if (self->best == TDR_NO_BID)
        self->best = i;
    }
}

/* What can be awarded first, by its cost; of equals as the evaluation ranks them, those without a rank last. */
static int
compare_bids (gconstpointer a,
              gconstpointer b)
{
  const TdrAwardBid *first = a, *second = b;
  gboolean first_can = first->eligible && first->has_cost, second_can = second->eligible && second->has_cost;

  if (first_can != second_can)
    return first_can ? -1 : 1;
  if (first_can && first->cost.micros != second->cost.micros)
    return first->cost.micros < second->cost.micros ? -1 : 1;

  if (first->plan->rank != second->plan->rank)
    return first->plan->rank - 1 < second->plan->rank - 1 ? -1 : 1;

  return strcmp (first->plan->id, second->plan->id);
}

/**
 * tdr_award_round_init:
 * @self: (out caller-allocates)
 * @costs: (array length=n_costs): of tdr_term_costs_new()
 *
 * Makes bids for one workload of their costs over the term, and rates them. Fails where what leaving costs cannot be held.
 */
gboolean
tdr_award_round_init (TdrAwardRound              *self,
                      const TdrTender            *tender,
                      const TdrTermDemand        *demand,
                      const TdrTermCost          *costs,
                      guint                       n_costs,
                      TdrTenderCriterion *const  *criteria,
                      guint                       n_criteria,
                      GError                    **error)
{
  *self = (TdrAwardRound) { .best = TDR_NO_BID, .awarded = TDR_NO_BID };
  self->bids = g_new0 (TdrAwardBid, n_costs);
  for (guint i = 0; i < n_costs; i++)
    {
      if (!fill_bid (&self->bids[i], tender, &costs[i], demand, error))
        return FALSE;
      rate (&self->bids[i], tender, criteria, n_criteria);
      self->n_bids++;
    }

  if (self->n_bids > 0)
    qsort (self->bids, self->n_bids, sizeof (TdrAwardBid), compare_bids);
  return TRUE;
}

/**
 * tdr_award_round_score:
 *
 * Scores the bids. Fails like tdr_score_compute().
 */
gboolean
tdr_award_round_score (TdrAwardRound              *self,
                       TdrTenderCriterion *const  *criteria,
                       guint                       n_criteria,
                       GError                    **error)
{
  g_autofree TdrCriterion *weights = g_new0 (TdrCriterion, n_criteria);
  g_autofree TdrBid *bids = engine_bids (self);
  g_autofree TdrScore *scores = g_new0 (TdrScore, self->n_bids);

  for (guint i = 0; i < n_criteria; i++)
    weights[i] = (TdrCriterion) { criteria[i]->weight, criteria[i]->normalisation };
  if (!tdr_score_compute (weights, n_criteria, bids, self->n_bids, scores, error)
      || !tdr_score_find_flip (weights, n_criteria, bids, self->n_bids, &self->flip, &self->has_flip, error))
    return FALSE;

  take_scores (self, scores);
  return TRUE;
}

/**
 * tdr_award_round_clear:
 *
 * Frees what @self holds.
 */
void
tdr_award_round_clear (TdrAwardRound *self)
{
  for (guint i = 0; i < self->n_bids; i++)
    {
      g_free (self->bids[i].ratings);
      g_free (self->bids[i].rationales);
    }
  g_clear_pointer (&self->bids, g_free);
}
