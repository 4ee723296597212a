/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-load-curve.h"
#include "tdr-money.h"

G_BEGIN_DECLS

/**
 * TdrSwitchingRule:
 * @TDR_SWITCHING_FREE: no law limits what a provider charges for leaving
 * @TDR_SWITCHING_AT_COST: at most what it costs the provider
 * @TDR_SWITCHING_FORBIDDEN: nothing may be charged
 *
 * What the European Union's Data Act lets a provider charge a customer who switches, egress included: Regulation (EU)
 * 2023/2854, article 29 (read at data-act-text.com). Penalties for ending a commitment early are no switching charges and
 * stay, and egress while two services run in parallel may still be charged at cost (article 34).
 */
typedef enum {
  TDR_SWITCHING_FREE,
  TDR_SWITCHING_AT_COST,
  TDR_SWITCHING_FORBIDDEN,
} TdrSwitchingRule;

/* Article 25 (2) (d) and (a): a notice of two months at most, then a transition of 30 days at most. */
#define TDR_DATA_ACT_MOST_NOTICE_MONTHS 2
#define TDR_DATA_ACT_TRANSITION_MONTHS 1

/**
 * TdrExitTerms:
 * @monthly: what the plan costs a month when it is left
 * @committed_months: from signature, for which @monthly is owed whether used or not; 0: none
 * @notice_months: between the decision and the end
 * @overlap_months: in which the old and the new run side by side; a part of the notice where that is long enough
 * @requalification: of prompts, tests and approvals for another model: the buyer's assumption
 * @stored_gigabytes: to be taken along
 * @egress_per_gigabyte: price of that
 * @switching_fee: what the provider charges for leaving
 * @rule: that limits the egress and the fee
 */
typedef struct {
  TdrMoney monthly;
  guint committed_months;
  guint notice_months;
  guint overlap_months;
  TdrMoney requalification;
  gint64 stored_gigabytes;
  TdrMoney egress_per_gigabyte;
  TdrMoney switching_fee;
  TdrSwitchingRule rule;
} TdrExitTerms;

/**
 * TdrExitCost:
 * @unused_commitment: owed after the end
 * @notice: paid after the decision while the new runs already or the notice lasts, beyond what is committed
 * @egress: nothing where the law forbids it
 * @switching_fee: likewise
 *
 * What leaving costs.
 */
typedef struct {
  TdrMoney requalification;
  TdrMoney unused_commitment;
  TdrMoney notice;
  TdrMoney egress;
  TdrMoney switching_fee;
  TdrMoney total;
} TdrExitCost;

TdrSwitchingRule tdr_switching_rule_on (const char          *date);
gboolean         tdr_exit_cost_compute (const TdrExitTerms  *terms,
                                        guint                month,
                                        TdrExitCost         *cost,
                                        GError             **error);

G_END_DECLS
