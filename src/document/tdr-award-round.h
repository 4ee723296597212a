/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"
#include "tdr-exit-cost.h"
#include "tdr-term-cost.h"

G_BEGIN_DECLS

#define TDR_NO_BID G_MAXUINT

/**
 * TdrAwardBid:
 * @flow: what it costs at signature and in every month; meaningless unless @has_cost
 * @purchase: the part of it that the supplier invoices without tax
 * @cost: over the term, before instruments: purchase, operations and tax
 * @committed: owed by the first signature, whether used or not
 * @has_exit: whether the tender says what leaving takes, and the cost is known
 * @exit: what leaving costs after the month that it says; without qualifying another model where nobody said what that
 *   costs
 * @eligible: whether it passes every gate and can serve
 * @ratings: (array): one a criterion
 * @rationales: (array): why each rating is what it is: %NULL where nobody said so or the rating is computed
 * @offer: its position in the award's problem, or %TDR_NO_BID
 *
 * One plan among which the buyer decides.
 */
typedef struct {
  const TdrPlan *plan;
  gboolean has_cost;
  TdrCashFlow flow;
  TdrCashFlow purchase;
  TdrMoney cost;
  TdrMoney committed;
  gboolean has_exit;
  TdrExitCost exit;
  gboolean eligible;
  TdrRating *ratings;
  const char **rationales;
  TdrScore score;
  guint offer;
} TdrAwardBid;

/**
 * TdrAwardRound:
 * @bids: (array length=n_bids): contenders and what else is on the shortlist: what can be awarded
 *   first, by its cost over the term
 * @best: position of the bid with the most points, of equals the first; %TDR_NO_BID where none is scored
 * @ties: how many share that place
 * @has_flip: whether there is a change of one weight that ends its lead
 * @awarded: position of the bid that gets the workload, or %TDR_NO_BID
 *
 * The decision on one workload.
 */
typedef struct {
  TdrAwardBid *bids;
  guint n_bids;
  guint best;
  guint ties;
  gboolean has_flip;
  TdrWeightFlip flip;
  guint awarded;
} TdrAwardRound;

gboolean tdr_award_round_init  (TdrAwardRound              *self,
                                const TdrTender            *tender,
                                const TdrTermDemand        *demand,
                                const TdrTermCost          *costs,
                                guint                       n_costs,
                                TdrTenderCriterion *const  *criteria,
                                guint                       n_criteria,
                                GError                    **error);
gboolean tdr_award_round_score (TdrAwardRound              *self,
                                TdrTenderCriterion *const  *criteria,
                                guint                       n_criteria,
                                GError                    **error);
void     tdr_award_round_clear (TdrAwardRound              *self);

G_END_DECLS
