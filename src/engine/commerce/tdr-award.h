/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cash-flow.h"
#include "tdr-concentration.h"
#include "tdr-instrument.h"

G_BEGIN_DECLS

#define TDR_NO_INSTRUMENT G_MAXUINT
#define TDR_EVERY_GROUP G_MAXUINT
#define TDR_MAX_AWARD_WORKLOADS 200
#define TDR_MAX_AWARD_LIMITS 30

/**
 * TdrAwardOffer:
 * @workload: that it would serve, whole
 * @groups: by dimension: numbers that stand for its supplier, developer, platform and chip, or %TDR_NO_GROUP
 * @flow: (not nullable): what is expected to be paid, at signature and at each month's end, before any instrument
 * @purchase: (not nullable): the part of it that the supplier invoices without tax: what instruments are about
 * @committed: the part of it that is owed whether used or not
 * @instrument: under which its spend falls, or %TDR_NO_INSTRUMENT
 * @marketplace: whether it is bought through the marketplace of that instrument's supplier
 */
typedef struct {
  guint workload;
  guint groups[TDR_N_DIMENSIONS];
  const TdrCashFlow *flow;
  const TdrCashFlow *purchase;
  TdrMoney committed;
  guint instrument;
  gboolean marketplace;
} TdrAwardOffer;

/**
 * TdrAwardInstrument:
 * @optional: whether it may be left unsigned: then it gives no discount and demands nothing
 */
typedef struct {
  TdrInstrument terms;
  gboolean optional;
} TdrAwardInstrument;

/**
 * TdrAwardLimitKind:
 * @TDR_LIMIT_SHARE: a group gets at most @share_ppm of what is spent over the term
 * @TDR_LIMIT_AMOUNT: a group gets at most @amount over the term
 * @TDR_LIMIT_LEAST_GROUPS: at least @count groups get something
 * @TDR_LIMIT_UPFRONT: at most @amount is paid at signature
 * @TDR_LIMIT_COMMITTED: at most @amount is owed whether used or not, what instruments promise included
 *
 * What an award must keep. Shares and amounts of groups are of spend before instruments: a discount or a shortfall that
 * spans workloads belongs to none of them.
 */
typedef enum {
  TDR_LIMIT_SHARE,
  TDR_LIMIT_AMOUNT,
  TDR_LIMIT_LEAST_GROUPS,
  TDR_LIMIT_UPFRONT,
  TDR_LIMIT_COMMITTED,
} TdrAwardLimitKind;

/**
 * TdrAwardLimit:
 * @dimension: of the groups, for the first three kinds
 * @group: for the first two: which, or %TDR_EVERY_GROUP: each by itself
 */
typedef struct {
  TdrAwardLimitKind kind;
  TdrDimension dimension;
  guint group;
  int share_ppm;
  TdrMoney amount;
  guint count;
} TdrAwardLimit;

/**
 * TdrAwardProblem:
 * @offers: (array length=n_offers): that passed the gates and have a known cost
 * @n_workloads: each gets one of its offers
 *
 * Who gets what? One currency and one price basis.
 */
typedef struct {
  const TdrAwardOffer *offers;
  guint n_offers;
  guint n_workloads;
  const TdrAwardInstrument *instruments;
  guint n_instruments;
  const TdrAwardLimit *limits;
  guint n_limits;
} TdrAwardProblem;

/**
 * TdrAwardPrice:
 * @list: what the chosen offers cost over the term, before instruments
 * @discount: that instruments give
 * @true_up: that they demand for promises that were not met
 * @total: @list − @discount + @true_up
 * @upfront: paid at signature
 * @committed: owed whether used or not
 * @periods: (array): of each instrument in its order, %TDR_MAX_INSTRUMENT_PERIODS places each; nothing of one that is
 *   not signed
 * @broken: (array length=n_limits): which limits it breaks
 *
 * What one award comes to, exactly.
 */
typedef struct {
  TdrMoney list;
  TdrMoney discount;
  TdrMoney true_up;
  TdrMoney total;
  TdrMoney upfront;
  TdrMoney committed;
  TdrInstrumentPeriod *periods;
  gboolean *broken;
} TdrAwardPrice;

gboolean       tdr_award_problem_check    (const TdrAwardProblem  *problem,
                                           GError                **error);
TdrAwardPrice *tdr_award_price_new        (const TdrAwardProblem  *problem,
                                           const guint            *chosen,
                                           const gboolean         *signs,
                                           GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void           tdr_award_price_free       (TdrAwardPrice          *self);
gboolean       tdr_award_offer_get_spend  (const TdrAwardOffer    *offer,
                                           const TdrInstrument    *instrument,
                                           TdrInstrumentSpend     *spend,
                                           GError                **error);
const char    *tdr_award_limit_kind_to_string   (TdrAwardLimitKind   kind);
gboolean       tdr_award_limit_kind_from_string (const char         *text,
                                                 TdrAwardLimitKind  *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAwardPrice, tdr_award_price_free)

G_END_DECLS
