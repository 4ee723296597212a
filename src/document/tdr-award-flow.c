/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-flow.h"

#include "tdr-engine-error.h"

#include <stdlib.h>

/* How long a signature binds; 0 where what is used is paid and nothing else. */
static guint
commitment_months (const TdrPlan *plan)
{
  if (plan->offer != NULL)
    return plan->offer->commitment != NULL ? (guint) strtoul (plan->offer->commitment, NULL, 10) : 0;

  switch (plan->instance->term)
    {
    case TDR_TERM_ONE_YEAR: return TDR_MONTHS_PER_YEAR;
    case TDR_TERM_THREE_YEARS: return 3 * TDR_MONTHS_PER_YEAR;
    case TDR_TERM_ON_DEMAND:
    case TDR_TERM_SPOT:
    case TDR_TERM_CAPACITY_BLOCK:
    default: return 0;
    }
}

/* Capacity is bought for the peak of the term, so every month costs the same. A commitment that begins within the term
 * is paid to its end: what lies beyond the term is paid with its last month. */
static gboolean
add_capacity (const TdrPlan  *plan,
              TdrCashFlow    *flow,
              TdrMoney       *committed,
              GError        **error)
{
  guint months = commitment_months (plan);
  guint beyond = months > 0 ? (months - flow->months % months) % months : 0;
  TdrMoney rest;

  return tdr_cash_flow_add_monthly (flow, 1, flow->months, plan->cost.total, 0, error)
         && tdr_money_extend (plan->cost.total, beyond, 1, &rest, error)
         && tdr_cash_flow_add (flow, flow->months, rest, error)
         && tdr_money_extend (plan->cost.total, months, 1, committed, error);
}

static gboolean
is_billed_by_use (const TdrPlan *plan)
{
  return plan->offer != NULL && plan->cost.capacity_units == 0;
}

/**
 * tdr_award_flow_compute:
 * @plan: with a known cost
 * @flow: (out): what it costs in every month of the term
 * @committed: (out): what is owed by the first signature whether used or not
 *
 * Fails like tdr_cash_flow_add_usage().
 */
gboolean
tdr_award_flow_compute (const TdrPlan    *plan,
                        const TdrTender  *tender,
                        TdrCashFlow      *flow,
                        TdrMoney         *committed,
                        GError          **error)
{
  const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, plan->workload);

  *committed = tdr_money_new (0, tender->currency);
  if (!tdr_cash_flow_init (flow, TDR_PRICES_NOMINAL, tender->currency, tender->term_months, error))
    return FALSE;
  if (!plan->cost.known)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "The cost of the plan is not known");
      return FALSE;
    }
  if (is_billed_by_use (plan))
    return tdr_cash_flow_add_usage (flow, &plan->offer->tariff, &workload->figures, error);

  return add_capacity (plan, flow, committed, error);
}
