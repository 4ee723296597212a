/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-quote-cost.h"

/* What is paid in advance is paid when the month begins, which is when the month before it ends. */
static gboolean
add_bill (const TdrQuote  *quote,
          const TdrBill   *bill,
          guint            month,
          TdrCashFlow     *flow,
          GError         **error)
{
  const char *currency = flow->amounts[0].currency;
  TdrMoney early = bill->in_advance, late = bill->in_advance;

  late.micros = -late.micros;
  return tdr_money_add (bill->total, late, &late, error)
         && tdr_quote_convert (quote, early, currency, &early, error)
         && tdr_quote_convert (quote, late, currency, &late, error)
         && tdr_cash_flow_add (flow, month - 1, early, error)
         && tdr_cash_flow_add (flow, month, late, error);
}

/**
 * tdr_quote_cost_month:
 * @workload: for the hours of its week, against which capacity is held
 * @usage: of its first month, with the peak that capacity is bought for
 * @instances: machines that it needs; 0 where the quote is not for machines
 * @currency: of the tender
 * @cost: (out): of the first month of 730 hours; what is paid for longer is spread over its months, as in the catalogue
 *
 * Fails like tdr_contract_price_month() and tdr_exchange_convert().
 */
gboolean
tdr_quote_cost_month (const TdrQuote     *quote,
                      const TdrWorkload  *workload,
                      const TdrUsage     *usage,
                      gint64              instances,
                      const char         *currency,
                      TdrCost            *cost,
                      GError            **error)
{
  g_autoptr (TdrLoadCurve) curve = tdr_load_curve_new (workload, 1, error);
  TdrContractMonth month = { .number = 1, .hours = TDR_HOURS_PER_MONTH, .usage = *usage, .instances = instances };
  TdrBill bill;

  if (curve == NULL)
    return FALSE;

  month.curve = curve;
  return tdr_contract_price_month (&quote->contract, &month, &bill, error)
         && tdr_bill_to_cost (&bill, cost, error)
         && tdr_exchange_cost (tdr_quote_get_exchange (quote), currency, cost, error);
}

/* What a month is invoiced at, in the quote's currency, with the hours that an invoice counts. */
static gboolean
bill_month (const TdrQuote   *quote,
            const TdrDemand  *demand,
            guint             month,
            const TdrUsage   *usage,
            gint64            instances,
            TdrBill          *bill,
            GError          **error)
{
  TdrContractMonth priced = {
    .number = month, .hours = tdr_demand_hours_in_month (demand, month), .usage = *usage, .instances = instances,
  };
  g_autoptr (TdrLoadCurve) curve = NULL;
  TdrWorkload workload;

  if (!tdr_demand_workload (demand, month, &workload, error))
    return FALSE;

  curve = tdr_load_curve_new (&workload, 1, error);
  priced.curve = curve;
  return curve != NULL && tdr_contract_price_month (&quote->contract, &priced, bill, error);
}

/**
 * tdr_quote_add_to_flow:
 * @flow: in the tender's currency
 * @unknown: (out): why the cost of a month is not known: a sentence without its full stop; static; %NULL where all are
 *
 * Adds what every month of the term is invoiced at, each amount exchanged once, up to the first whose cost is not known.
 * Where the quote does not say how much capacity is bought, it is for the greatest peak of the term. Fails like
 * tdr_contract_price_month() and tdr_demand_usage_of_term().
 */
gboolean
tdr_quote_add_to_flow (const TdrQuote   *quote,
                       const TdrDemand  *demand,
                       gint64            instances,
                       TdrCashFlow      *flow,
                       const char      **unknown,
                       GError          **error)
{
  TdrUsage usages[TDR_MAX_TERM_MONTHS];

  *unknown = NULL;
  if (!tdr_demand_usage_of_term (demand, flow->months, usages, error))
    return FALSE;
  for (guint month = 1; month <= flow->months; month++)
    {
      TdrBill bill;

      if (!bill_month (quote, demand, month, &usages[month - 1], instances, &bill, error))
        return FALSE;
      if (!bill.known)
        {
          *unknown = bill.reason != NULL ? bill.reason : "A price that is needed is not known";
          return TRUE;
        }
      if (!add_bill (quote, &bill, month, flow, error))
        return FALSE;
    }

  return TRUE;
}
