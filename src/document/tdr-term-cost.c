/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-term-cost.h"

#include "tdr-contract.h"
#include "tdr-quote-cost.h"
#include "tdr-unit-cost.h"

#include <stdlib.h>

/* What a month of a plan is priced by. */
typedef struct {
  const TdrPlan *plan;
  const TdrTermDemand *demand;
  TdrPriceTerm terms[TDR_N_METERS];
  TdrContract contract;
  TdrContractMonth last_asked;
  gboolean has_last;
  TdrBill bill;
} Pricing;

/**
 * tdr_plan_get_commitment_months:
 *
 * How long a signature binds; 0 where what is used is paid and nothing else.
 */
guint
tdr_plan_get_commitment_months (const TdrPlan *plan)
{
  if (plan->quote != NULL)
    return tdr_quote_get_commitment_months (plan->quote);
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

/**
 * tdr_plan_buys_capacity:
 *
 * Whether it is paid by the unit and hour, used or not, rather than by use.
 */
gboolean
tdr_plan_buys_capacity (const TdrPlan *plan)
{
  return plan->offer == NULL || plan->cost->capacity_units > 0;
}

/**
 * tdr_plan_get_exchange:
 * @assumptions: (nullable): of the tender
 *
 * Returns: (nullable): the rate at which what its prices come to is exchanged into the tender's currency; %NULL where they
 *   are in it
 */
const TdrExchangeRate *
tdr_plan_get_exchange (const TdrPlan        *plan,
                       const TdrAssumptions *assumptions)
{
  const TdrCost *cost = plan->cost;

  if (cost->n_lines == 0 || g_str_equal (cost->lines[0].price.currency, cost->lines[0].cost.currency))
    return NULL;

  return plan->quote != NULL ? tdr_quote_get_exchange (plan->quote) : tdr_assumptions_get_exchange (assumptions);
}

static gboolean
fill_months (TdrTermDemand  *self,
             GError        **error)
{
  self->tokens = self->requests = 0;
  for (guint i = 0; i < self->months; i++)
    {
      if (!tdr_demand_usage (&self->demand, i + 1, &self->usage[i], error))
        return FALSE;
      self->tokens += tdr_usage_total_tokens (&self->usage[i]);
      self->requests += self->usage[i].requests;
      if (i == 0 || self->usage[i].requests > self->peak.requests)
        self->peak = self->usage[i];
    }

  return TRUE;
}

/* The greatest month as a workload of its own, whether growth made it or a season. */
static void
fill_peak (TdrTermDemand *self)
{
  TdrWorkload greatest = self->demand.workload;

  greatest.requests_per_month = self->peak.requests;
  self->peak_requests_per_second = tdr_workload_peak_requests_per_second (&greatest, 1);
  self->mean_requests_per_second = tdr_workload_mean_requests_per_second (&greatest, 1);
}

/**
 * tdr_term_demand_assume:
 * @assumptions: must outlive @self
 *
 * The same workload over the same months under other assumptions. Fails like tdr_term_demand_init().
 */
gboolean
tdr_term_demand_assume (TdrTermDemand         *self,
                        const TdrAssumptions  *assumptions,
                        GError               **error)
{
  TdrWorkload workload = self->demand.workload;

  self->assumptions = assumptions;
  self->demand = assumptions->demand;
  self->demand.workload = workload;
  if (!fill_months (self, error))
    return FALSE;

  fill_peak (self);
  return TRUE;
}

/**
 * tdr_term_demand_init:
 * @self: (out): keeps @assumptions, which must outlive it
 * @price_date: ISO date, for a start that nobody said
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID where a figure cannot be.
 */
gboolean
tdr_term_demand_init (TdrTermDemand         *self,
                      const TdrAssumptions  *assumptions,
                      const TdrWorkload     *workload,
                      guint                  term_months,
                      const char            *price_date,
                      GError               **error)
{
  *self = (TdrTermDemand) { .demand.workload = *workload, .start = assumptions->demand.start, .months = term_months };
  if (!tdr_month_is_set (self->start) && !tdr_month_parse (price_date, &self->start, error))
    return FALSE;

  return tdr_term_check (term_months, error) && tdr_term_demand_assume (self, assumptions, error);
}

/**
 * tdr_plan_count_machines:
 * @plan: for machines
 *
 * How many it takes in the greatest month of the term. They were sized for its growth; a season may need more of them, and a
 * ramp to its end fewer.
 */
gint64
tdr_plan_count_machines (const TdrPlan       *plan,
                         const TdrTermDemand *demand)
{
  return tdr_sizing_count_hosts (plan->sizing, demand->peak_requests_per_second, demand->mean_requests_per_second);
}

/* What is signed for longer than a year keeps its price until it is signed anew. */
static void
change_prices (Pricing *self,
               guint    commitment_months)
{
  if (commitment_months > TDR_MONTHS_PER_YEAR)
    return;

  for (guint i = 0; i < self->contract.n_terms; i++)
    self->terms[i].yearly_change_ppm = self->demand->assumptions->price_change_ppm;
}

static gboolean
prepare (Pricing              *self,
         const TdrPlan        *plan,
         const TdrTermDemand  *demand,
         GError              **error)
{
  self->plan = plan;
  self->demand = demand;
  self->has_last = FALSE;
  if (plan->offer != NULL)
    tdr_contract_init_from_tariff (&self->contract, &plan->offer->tariff, tdr_plan_buys_capacity (plan), self->terms);
  else
    tdr_contract_init_from_rate (&self->contract, &plan->instance->hourly, self->terms);
  change_prices (self, tdr_plan_get_commitment_months (plan));

  return tdr_contract_check (&self->contract, error);
}

static gboolean
costs_the_same (const Pricing          *self,
                const TdrContractMonth *month)
{
  const TdrContractMonth *last = &self->last_asked;

  return self->has_last && last->hours == month->hours
         && (last->number - 1) / TDR_MONTHS_PER_YEAR == (month->number - 1) / TDR_MONTHS_PER_YEAR
         && memcmp (&last->usage, &month->usage, sizeof month->usage) == 0;
}

/* A month like the one before costs as much: most capacity is priced once a year. */
static gboolean
price_month (Pricing  *self,
             guint     number,
             GError  **error)
{
  const TdrTermDemand *demand = self->demand;
  TdrContractMonth month = {
    .number = number,
    .hours = tdr_demand_hours_in_month (&demand->demand, number),
    .usage = tdr_plan_buys_capacity (self->plan) ? demand->peak : demand->usage[MIN (number, demand->months) - 1],
  };

  if (self->plan->offer == NULL)
    month.instances = tdr_plan_count_machines (self->plan, demand);
  if (costs_the_same (self, &month))
    return TRUE;

  self->last_asked = month;
  self->has_last = TRUE;
  return tdr_contract_price_month (&self->contract, &month, &self->bill, error);
}

static gboolean
add_quoted (TdrTermCost          *cost,
            const TdrTermDemand  *demand,
            TdrCashFlow          *flow,
            const TdrDemand      *asked,
            GError              **error)
{
  gint64 instances = cost->plan->instance != NULL ? tdr_plan_count_machines (cost->plan, demand) : 0;

  if (!tdr_quote_add_to_flow (cost->plan->quote, asked, instances, flow, &cost->reason, error))
    return FALSE;

  cost->known = cost->reason == NULL;
  return TRUE;
}

/* What a bid binds to: all of it where it sells capacity, otherwise what it comes to without a request. */
static gboolean
add_bid (TdrTermCost          *cost,
         const TdrTermDemand  *demand,
         GError              **error)
{
  TdrCashFlow owed = cost->purchase;
  TdrDemand none = demand->demand;

  if (!add_quoted (cost, demand, &cost->purchase, &demand->demand, error) || !cost->known)
    return cost->reason != NULL;
  if (tdr_plan_buys_capacity (cost->plan))
    return tdr_cash_flow_total (&cost->purchase, &cost->committed, error);

  none.workload.requests_per_month = 0;
  return add_quoted (cost, demand, &owed, &none, error) && tdr_cash_flow_total (&owed, &cost->committed, error);
}

/* What is due for a month beyond the term is paid with the last. */
static gboolean
add_month (TdrTermCost  *cost,
           guint         month,
           TdrMoney      due,
           GError      **error)
{
  return (month > cost->commitment_months || tdr_money_add (cost->committed, due, &cost->committed, error))
         && tdr_cash_flow_add (&cost->purchase, MIN (month, cost->purchase.months), due, error);
}

/* A commitment that begins within the term is paid to its end. */
static gboolean
add_list_price (TdrTermCost          *cost,
                const TdrTermDemand  *demand,
                GError              **error)
{
  guint last = demand->months + tdr_term_cost_count_owed_months (cost);
  TdrMoney due = cost->total;
  Pricing pricing;

  if (!prepare (&pricing, cost->plan, demand, error))
    return FALSE;
  for (guint month = 1; month <= last; month++)
    {
      if (!price_month (&pricing, month, error))
        return FALSE;
      if (!pricing.bill.known)
        {
          cost->known = FALSE;
          cost->reason = pricing.bill.reason != NULL ? pricing.bill.reason : "A price that is needed is not known";
          return TRUE;
        }
      if (!tdr_exchange_convert (tdr_assumptions_get_exchange (demand->assumptions), pricing.bill.total,
                                 cost->total.currency, &due, error)
          || !add_month (cost, month, due, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_lifecycle (TdrTermCost          *cost,
                 const TdrTermDemand  *demand,
                 GError              **error)
{
  const char *end = cost->plan->offer != NULL ? cost->plan->offer->end_of_life : NULL;

  if (!tdr_lifecycle_init (&cost->lifecycle, demand->start, demand->months, NULL, end, error))
    return FALSE;
  if (tdr_money_is_given (demand->assumptions->requalification))
    cost->lifecycle.requalification = demand->assumptions->requalification;

  return tdr_lifecycle_apply (&cost->lifecycle, &cost->purchase, error);
}

static gboolean
add_operations (TdrTermCost          *cost,
                const TdrTermDemand  *demand,
                GError              **error)
{
  TdrMoney lines[TDR_N_OPERATIONS];
  TdrMoney monthly;

  return cost->plan->offer != NULL
         || (tdr_operations_price_month (&demand->assumptions->operations, lines, &monthly, error)
             && tdr_cash_flow_add_monthly (&cost->operations, 1, demand->months, monthly, 0, error));
}

static gboolean
add_tax (TdrTermCost          *cost,
         const TdrTermDemand  *demand,
         GError              **error)
{
  for (guint month = 0; month <= demand->months; month++)
    {
      TdrTaxLine line;

      if (!tdr_tax_compute (&demand->assumptions->tax, cost->purchase.amounts[month], &line, error)
          || !tdr_cash_flow_add (&cost->tax, month, line.cost, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_all (TdrTermCost  *cost,
         GError      **error)
{
  const TdrCashFlow *parts[] = { &cost->purchase, &cost->operations, &cost->tax };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint month = 0; month <= cost->flow.months; month++)
      if (!tdr_cash_flow_add (&cost->flow, month, parts[i]->amounts[month], error))
        return FALSE;

  return TRUE;
}

static gboolean
sum_up (TdrTermCost          *cost,
        const TdrTermDemand  *demand,
        GError              **error)
{
  TdrDiscountRate rate = demand->assumptions->rate;

  if (!add_all (cost, error) || !tdr_cash_flow_total (&cost->flow, &cost->total, error)
      || !tdr_cash_flow_present_value (&cost->flow, rate, &cost->present_value, error)
      || !tdr_cash_flow_equivalent_monthly (&cost->flow, rate, &cost->equivalent_monthly, error))
    return FALSE;
  if (demand->tokens > 0
      && !tdr_unit_cost_per_million_tokens (cost->total, demand->tokens, &cost->per_million, error))
    return FALSE;

  cost->success_ppm = tdr_assumptions_get_success (demand->assumptions, tdr_plan_get_model (cost->plan));
  return cost->success_ppm == 0 || demand->requests == 0
         || tdr_unit_cost_per_success (cost->total, demand->requests, cost->success_ppm, &cost->per_success, error);
}

/**
 * tdr_term_cost_compute:
 * @currency: of the tender
 * @cost: (out): of the whole term
 *
 * Prices every month of a plan by its contract and adds what else it costs. A plan whose first month has no known cost
 * has none over the term either. Fails where an amount cannot be held.
 */
gboolean
tdr_term_cost_compute (const TdrPlan        *plan,
                       const TdrTermDemand  *demand,
                       const char           *currency,
                       TdrTermCost          *cost,
                       GError              **error)
{
  TdrPriceBasis basis = demand->assumptions->rate.basis;

  *cost = (TdrTermCost) { .plan = plan, .known = plan->cost->known, .reason = plan->cost->reason };
  cost->commitment_months = tdr_plan_get_commitment_months (plan);
  cost->committed = cost->total = tdr_money_new (0, currency);
  if (!tdr_cash_flow_init (&cost->purchase, basis, currency, demand->months, error))
    return FALSE;
  cost->operations = cost->tax = cost->flow = cost->purchase;
  if (!cost->known)
    return TRUE;
  if (!(plan->quote != NULL ? add_bid (cost, demand, error) : add_list_price (cost, demand, error)))
    return FALSE;

  return !cost->known
         || (apply_lifecycle (cost, demand, error) && add_operations (cost, demand, error)
             && add_tax (cost, demand, error) && sum_up (cost, demand, error));
}

/**
 * tdr_term_cost_count_owed_months:
 *
 * Returns: months after the term that the last commitment at list price runs on, and is paid for
 */
guint
tdr_term_cost_count_owed_months (const TdrTermCost *self)
{
  guint length = self->plan->quote == NULL ? self->commitment_months : 0;

  return length > 0 ? (length - self->purchase.months % length) % length : 0;
}

/**
 * tdr_term_cost_value_anew:
 * @demand: with other operations, tax or discounting than @self was computed with, and nothing else changed
 * @value: (out): present value with the same invoices
 *
 * Fails where an amount cannot be held.
 */
gboolean
tdr_term_cost_value_anew (const TdrTermCost    *self,
                          const TdrTermDemand  *demand,
                          TdrMoney             *value,
                          GError              **error)
{
  const char *currency = self->total.currency;
  TdrTermCost anew = { .plan = self->plan, .purchase = self->purchase };

  if (!tdr_cash_flow_init (&anew.operations, self->purchase.basis, currency, demand->months, error))
    return FALSE;

  anew.tax = anew.flow = anew.operations;
  return add_operations (&anew, demand, error) && add_tax (&anew, demand, error) && add_all (&anew, error)
         && tdr_cash_flow_present_value (&anew.flow, demand->assumptions->rate, value, error);
}
