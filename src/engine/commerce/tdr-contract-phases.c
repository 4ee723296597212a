/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bands and discounts of one term, and what follows from the lines of all: savings plans, limits, fees. */

#include "tdr-contract-phases.h"

/* Usage that a savings plan could cover, as one line of the bill. */
typedef struct {
  guint line;
  TdrMoney plan_cost;
  double plan_over_list;
} Eligible;

static gboolean
is_discounted (const TdrPriceTerm *discount,
               const TdrPriceTerm *term)
{
  return discount->charge == TDR_CHARGE_DISCOUNT
         && (term->charge == TDR_CHARGE_USAGE || term->charge == TDR_CHARGE_CAPACITY)
         && (discount->meters == 0 || discount->meters & (1u << term->meter));
}

/* FOCUS' ContractedUnitPrice: discounts one after the other, each rounded to a millionth. */
static gboolean
take_discounts (const TdrContract   *self,
                const TdrPriceTerm  *term,
                guint                month,
                TdrMoney            *price,
                GError             **error)
{
  for (guint i = 0; i < self->n_terms; i++)
    if (is_discounted (&self->terms[i], term) && tdr_price_term_holds_in (&self->terms[i], month)
        && !tdr_money_extend (*price, TDR_PPM - self->terms[i].share_ppm, TDR_PPM, price, error))
      return FALSE;

  return TRUE;
}

static gboolean
charge_band (const TdrContract   *self,
             const TdrPriceTerm  *term,
             guint                month,
             guint                band,
             gint64               quantity,
             TdrBill             *bill,
             GError             **error)
{
  TdrBillLine line = {
    .term = term, .meter = term->charge == TDR_CHARGE_PERCENTAGE ? TDR_METER_FEE : term->meter, .quantity = quantity,
    .per = tdr_price_term_get_per (term), .in_advance = term->in_advance,
  };

  if (quantity == 0)
    return TRUE;
  if (!tdr_price_term_list_price (term, band, month, &line.list_price, error))
    return FALSE;

  line.price = line.list_price;
  return take_discounts (self, term, month, &line.price, error) && tdr_bill_append (bill, &line, self->rounding, error);
}

static guint
band_of (const TdrPriceTerm *term,
         gint64              quantity)
{
  guint band = 0;

  while (band + 1 < term->n_bands && quantity > term->bands[band + 1].above)
    band++;

  return band;
}

static gboolean
charge_alone (const TdrContract   *self,
              const TdrPriceTerm  *term,
              TdrMoney             amount,
              gint64               times,
              gboolean             in_advance,
              TdrBill             *bill,
              GError             **error)
{
  TdrBillLine line = {
    .term = term, .meter = TDR_METER_FEE, .quantity = times, .per = 1, .list_price = amount, .price = amount,
    .in_advance = in_advance,
  };

  return amount.micros == 0 || tdr_bill_append (bill, &line, self->rounding, error);
}

static gboolean
sum_lines (const TdrBill  *bill,
           guint           first_line,
           TdrMoney       *sum,
           GError        **error)
{
  *sum = tdr_money_new (0, bill->total.currency);
  for (guint i = first_line; i < bill->n_lines; i++)
    if (!tdr_money_add (*sum, bill->lines[i].cost, sum, error))
      return FALSE;

  return TRUE;
}

static gboolean
raise_or_lower (const TdrContract   *self,
                const TdrPriceTerm  *term,
                TdrMoney             sum,
                TdrMoney             limit,
                TdrBill             *bill,
                GError             **error)
{
  sum.micros = -sum.micros;
  return tdr_money_add (limit, sum, &limit, error) && tdr_contract_charge_amount (self, term, limit, bill, error);
}

static int
compare_eligible (gconstpointer a,
                  gconstpointer b)
{
  const Eligible *first = a, *second = b;

  if (first->plan_over_list != second->plan_over_list)
    return first->plan_over_list < second->plan_over_list ? -1 : 1;

  return (first->line > second->line) - (first->line < second->line);
}

static gboolean
find_eligible (const TdrBill  *bill,
               Eligible        eligible[TDR_BILL_MAX_LINES],
               guint          *n_eligible,
               GError        **error)
{
  *n_eligible = 0;
  for (guint i = 0; i < bill->n_lines; i++)
    {
      const TdrBillLine *line = &bill->lines[i];
      Eligible *found = &eligible[*n_eligible];

      if (!tdr_money_is_given (line->term->plan_price) || line->price.micros == 0)
        continue;
      if (!tdr_money_extend (line->term->plan_price, line->quantity, line->per, &found->plan_cost, error))
        return FALSE;

      found->line = i;
      found->plan_over_list = (double) line->term->plan_price.micros / (double) line->price.micros;
      (*n_eligible)++;
    }

  qsort (eligible, *n_eligible, sizeof *eligible, compare_eligible);
  return TRUE;
}

/* A line that the plan covers whole is given back whole; the last one in proportion to the commitment left. */
static gboolean
give_back_covered (const TdrContract   *self,
                   const TdrPriceTerm  *plan,
                   const Eligible      *eligible,
                   TdrMoney            *left,
                   TdrBill             *bill,
                   GError             **error)
{
  TdrMoney covered = bill->lines[eligible->line].cost;
  gint64 used = MIN (left->micros, eligible->plan_cost.micros);

  if (eligible->plan_cost.micros > 0
      && !tdr_money_extend (covered, used, eligible->plan_cost.micros, &covered, error))
    return FALSE;

  left->micros -= used;
  covered.micros = -covered.micros;
  return tdr_contract_charge_amount (self, plan, covered, bill, error);
}

/* The hourly commitment is held against a month whose hours are all alike: what varies is priced hour by hour, or load
 * by load. The highest saving comes first (AWS, "Understanding how Savings Plans apply to your usage"). */
static gboolean
charge_savings_plan (const TdrContract       *self,
                     const TdrContractMonth  *month,
                     const TdrPriceTerm      *plan,
                     TdrBill                 *bill,
                     GError                 **error)
{
  Eligible eligible[TDR_BILL_MAX_LINES];
  TdrMoney hourly, left;
  guint n_eligible;

  if (!tdr_price_term_list_price (plan, 0, month->number, &hourly, error)
      || !tdr_money_extend (hourly, month->hours, 1, &left, error)
      || !find_eligible (bill, eligible, &n_eligible, error)
      || !charge_alone (self, plan, hourly, month->hours, plan->in_advance, bill, error))
    return FALSE;

  for (guint i = 0; i < n_eligible && left.micros > 0; i++)
    if (!give_back_covered (self, plan, &eligible[i], &left, bill, error))
      return FALSE;

  return TRUE;
}

static gboolean
charge_limit (const TdrContract       *self,
              const TdrContractMonth  *month,
              const TdrPriceTerm      *term,
              TdrBill                 *bill,
              GError                 **error)
{
  TdrMoney limit;
  gboolean beyond;

  if (!tdr_price_term_list_price (term, 0, month->number, &limit, error))
    return FALSE;

  beyond = term->charge == TDR_CHARGE_MINIMUM ? bill->total.micros < limit.micros : bill->total.micros > limit.micros;
  return !beyond || raise_or_lower (self, term, bill->total, limit, bill, error);
}

static gboolean
charge_percentage (const TdrContract   *self,
                   guint                month,
                   const TdrPriceTerm  *term,
                   TdrMoney             base,
                   TdrBill             *bill,
                   GError             **error)
{
  guint first_line = bill->n_lines;

  return tdr_contract_charge_bands (self, term, month, MAX (base.micros, 0), bill, error)
         && tdr_contract_limit_term (self, term, first_line, bill, error);
}

static gboolean
charge_fee (const TdrContract       *self,
            const TdrContractMonth  *month,
            const TdrPriceTerm      *term,
            TdrBill                 *bill,
            GError                 **error)
{
  gint64 times = MAX (term->units, 1);
  TdrMoney amount;

  if (!tdr_price_term_list_price (term, 0, month->number, &amount, error))
    return FALSE;
  if (term->commitment_months > 0)
    return tdr_contract_charge_upfront (self, term, month->number, amount, times, bill, error);

  return charge_alone (self, term, amount, times, term->in_advance, bill, error);
}

typedef gboolean (*ChargeTerm) (const TdrContract      *self,
                                const TdrContractMonth *month,
                                const TdrPriceTerm     *term,
                                TdrBill                *bill,
                                GError                **error);

static gboolean
for_each (const TdrContract       *self,
          const TdrContractMonth  *month,
          TdrCharge                charge,
          ChargeTerm               charge_term,
          TdrBill                 *bill,
          GError                 **error)
{
  for (guint i = 0; i < self->n_terms; i++)
    if (self->terms[i].charge == charge && tdr_price_term_holds_in (&self->terms[i], month->number)
        && !charge_term (self, month, &self->terms[i], bill, error))
      {
        g_prefix_error (error, "terms[%u]: ", i);
        return FALSE;
      }

  return TRUE;
}

/**
 * tdr_contract_charge_bands:
 * @quantity: of the month, beyond what is free
 *
 * The lines of one term: one where it has no bands or the rule is all-units, one a band where it is graduated.
 */
gboolean
tdr_contract_charge_bands (const TdrContract   *self,
                           const TdrPriceTerm  *term,
                           guint                month,
                           gint64               quantity,
                           TdrBill             *bill,
                           GError             **error)
{
  guint last = band_of (term, quantity);

  if (term->rule == TDR_BANDS_ALL_UNITS)
    return charge_band (self, term, month, last, quantity, bill, error);

  for (guint band = 0; band <= last; band++)
    {
      gint64 until = band < last ? term->bands[band + 1].above : quantity;

      if (!charge_band (self, term, month, band, until - term->bands[band].above, bill, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_contract_charge_upfront:
 * @amount: of each of @units
 *
 * What is paid in the first month of each commitment, and spread over its months.
 */
gboolean
tdr_contract_charge_upfront (const TdrContract   *self,
                             const TdrPriceTerm  *term,
                             guint                month,
                             TdrMoney             amount,
                             gint64               units,
                             TdrBill             *bill,
                             GError             **error)
{
  guint position = (month - MAX (term->first_month, 1)) % term->commitment_months;
  TdrBillLine line = {
    .term = term, .meter = TDR_METER_FEE, .quantity = units, .per = 1, .list_price = amount, .price = amount,
    .in_advance = TRUE,
  };

  return tdr_bill_append_spread (bill, &line, term->commitment_months, position, self->rounding, error);
}

/**
 * tdr_contract_charge_amount:
 * @amount: negative for what is given back; 0 makes no line
 *
 * One line that is an amount in itself.
 */
gboolean
tdr_contract_charge_amount (const TdrContract   *self,
                            const TdrPriceTerm  *term,
                            TdrMoney             amount,
                            TdrBill             *bill,
                            GError             **error)
{
  return charge_alone (self, term, amount, 1, FALSE, bill, error);
}

/**
 * tdr_contract_limit_term:
 * @first_line: of the term
 *
 * Raises the term's lines to its least, or lowers them to its most.
 */
gboolean
tdr_contract_limit_term (const TdrContract   *self,
                         const TdrPriceTerm  *term,
                         guint                first_line,
                         TdrBill             *bill,
                         GError             **error)
{
  TdrMoney sum;

  if (!sum_lines (bill, first_line, &sum, error))
    return FALSE;
  if (tdr_money_is_given (term->least) && sum.micros < term->least.micros)
    return raise_or_lower (self, term, sum, term->least, bill, error);
  if (tdr_money_is_given (term->most) && sum.micros > term->most.micros)
    return raise_or_lower (self, term, sum, term->most, bill, error);

  return TRUE;
}

/**
 * tdr_contract_charge_savings_plans:
 *
 * The commitments of the month, and what they cover given back.
 */
gboolean
tdr_contract_charge_savings_plans (const TdrContract       *self,
                                   const TdrContractMonth  *month,
                                   TdrBill                 *bill,
                                   GError                 **error)
{
  return for_each (self, month, TDR_CHARGE_SAVINGS_PLAN, charge_savings_plan, bill, error);
}

/**
 * tdr_contract_charge_limits:
 *
 * What is missing to the contract's minimum, and what is beyond its cap.
 */
gboolean
tdr_contract_charge_limits (const TdrContract       *self,
                            const TdrContractMonth  *month,
                            TdrBill                 *bill,
                            GError                 **error)
{
  return for_each (self, month, TDR_CHARGE_MINIMUM, charge_limit, bill, error)
         && for_each (self, month, TDR_CHARGE_CAP, charge_limit, bill, error);
}

/**
 * tdr_contract_charge_fees:
 *
 * Fees, and then the percentages, all of what stood before the first of them.
 */
gboolean
tdr_contract_charge_fees (const TdrContract       *self,
                          const TdrContractMonth  *month,
                          TdrBill                 *bill,
                          GError                 **error)
{
  TdrMoney list, contracted;

  if (!for_each (self, month, TDR_CHARGE_FEE, charge_fee, bill, error))
    return FALSE;

  list = bill->list_total;
  contracted = bill->total;
  for (guint i = 0; i < self->n_terms; i++)
    {
      const TdrPriceTerm *term = &self->terms[i];

      if (term->charge == TDR_CHARGE_PERCENTAGE && tdr_price_term_holds_in (term, month->number)
          && !charge_percentage (self, month->number, term, term->of_list ? list : contracted, bill, error))
        {
          g_prefix_error (error, "terms[%u]: ", i);
          return FALSE;
        }
    }

  return TRUE;
}
