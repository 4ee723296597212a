/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-load-curve.h"
#include "tdr-money.h"

G_BEGIN_DECLS

#define TDR_MAX_INSTRUMENT_PERIODS 10
#define TDR_MAX_SPEND_TIERS 20

/**
 * TdrTierRule:
 * @TDR_TIERS_ALL_SPEND: the discount that is reached holds for all spend of the period
 * @TDR_TIERS_GRADUATED: each discount holds for the spend above its own threshold only
 */
typedef enum {
  TDR_TIERS_ALL_SPEND,
  TDR_TIERS_GRADUATED,
} TdrTierRule;

/**
 * TdrSpendTier:
 * @from: spend of a period, before discount, from which on it holds
 * @discount_ppm: of the price, in millionths
 */
typedef struct {
  TdrMoney from;
  int discount_ppm;
} TdrSpendTier;

/**
 * TdrInstrument:
 * @period_months: of one period: 12 for yearly commitments, the whole term for one that is settled at its end
 * @commitments: (array length=n_periods): spend promised in each period: equal, or a ramp
 * @tiers: (array length=n_tiers): in ascending order of @from; spend below the first has no discount
 * @counts_discounted: whether the promise is met by what is paid after the discount, not by list prices
 * @marketplace_ppm: at most this share of a period's promise can be met by purchases through the marketplace
 * @shortfall_ppm: share of what is missing at a period's end that is paid then: 100 % for a true-up
 * @excess_carries: whether spend beyond a period's promise counts towards the next
 *
 * An agreement on spend with one supplier, by the rules that the buyer enters: an EDP, a PPA, a MACC or what else it is
 * called. Advisers define these names differently, so nothing is assumed from a name.
 */
typedef struct {
  guint period_months;
  TdrMoney commitments[TDR_MAX_INSTRUMENT_PERIODS];
  guint n_periods;
  TdrSpendTier tiers[TDR_MAX_SPEND_TIERS];
  guint n_tiers;
  TdrTierRule tier_rule;
  gboolean counts_discounted;
  int marketplace_ppm;
  int shortfall_ppm;
  gboolean excess_carries;
} TdrInstrument;

/**
 * TdrInstrumentSpend:
 * @eligible: at list prices: discounted, and counted towards the promise
 * @marketplace: bought through the marketplace: not discounted, and counted within a limit
 *
 * What is spent in one period, over all workloads.
 */
typedef struct {
  TdrMoney eligible;
  TdrMoney marketplace;
} TdrInstrumentSpend;

/**
 * TdrInstrumentPeriod:
 * @list: eligible and marketplace spend before the discount
 * @discount: that is taken off
 * @tier: position of the tier that is reached; the number of tiers where none is
 * @commitment: promised
 * @counted: towards the promise, what the period before left over included
 * @shortfall: missing from the promise
 * @excess: beyond it
 * @true_up: paid for what is missing
 * @paid: @list less @discount and with @true_up
 *
 * What a period comes to.
 */
typedef struct {
  TdrMoney list;
  TdrMoney discount;
  guint tier;
  TdrMoney commitment;
  TdrMoney counted;
  TdrMoney shortfall;
  TdrMoney excess;
  TdrMoney true_up;
  TdrMoney paid;
} TdrInstrumentPeriod;

gboolean    tdr_instrument_check          (const TdrInstrument       *self,
                                           GError                   **error);
guint       tdr_instrument_find_period    (const TdrInstrument       *self,
                                           guint                      month);
gboolean    tdr_instrument_settle         (const TdrInstrument       *self,
                                           const TdrInstrumentSpend  *spend,
                                           TdrInstrumentPeriod       *periods,
                                           GError                   **error);
const char *tdr_tier_rule_to_string       (TdrTierRule                rule);
gboolean    tdr_tier_rule_from_string     (const char                *text,
                                           TdrTierRule               *rule);

G_END_DECLS
