/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cash-flow.h"

#include "tdr-engine-error.h"

#include <math.h>

static gboolean
check_month (const TdrCashFlow  *self,
             guint               month,
             GError            **error)
{
  if (month <= self->months)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "Month %u is after the end of the term, month %u",
               month, self->months);
  return FALSE;
}

/* Escalated prices are nominal: in constant prices there is nothing to escalate. */
static gboolean
check_change (const TdrCashFlow  *self,
              int                 yearly_change_ppm,
              GError            **error)
{
  if (yearly_change_ppm < -TDR_PPM || yearly_change_ppm > TDR_PPM)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "The yearly change of a price in millionths must be from %d to %d, not %d",
                   -TDR_PPM, TDR_PPM, yearly_change_ppm);
      return FALSE;
    }
  if (self->basis == TDR_PRICES_REAL && yearly_change_ppm != 0)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "Prices that change every year cannot stand beside constant prices: use nominal prices");
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_rate (const TdrCashFlow  *self,
            TdrDiscountRate     rate,
            GError            **error)
{
  if (rate.yearly_ppm < TDR_MIN_DISCOUNT_PPM || rate.yearly_ppm > TDR_MAX_DISCOUNT_PPM)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "The discount rate in millionths must be from %d to %d, not %d",
                   TDR_MIN_DISCOUNT_PPM, TDR_MAX_DISCOUNT_PPM, rate.yearly_ppm);
      return FALSE;
    }
  if (rate.basis != self->basis)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "A %s discount rate cannot be used on %s prices",
                   rate.basis == TDR_PRICES_REAL ? "real" : "nominal",
                   self->basis == TDR_PRICES_REAL ? "constant" : "nominal");
      return FALSE;
    }

  return TRUE;
}

static double
monthly_factor (TdrDiscountRate rate)
{
  return pow (1.0 + rate.yearly_ppm / (double) TDR_PPM, -1.0 / TDR_MONTHS_PER_YEAR);
}

static gboolean
round_to_money (double       micros,
                const char  *currency,
                TdrMoney    *money,
                GError     **error)
{
  return tdr_money_round (micros, currency,
                          "The present value is larger than 9.2 trillion: lower the amounts or the discount rate",
                          money, error);
}

/* The sum of amount × factor ^ month. A power is rarely a decimal, so this one sum is of doubles, rounded once: below
 * nine billion it is exact to a millionth. */
static double
discount (const TdrCashFlow *self,
          double             factor)
{
  double value = 0;

  /* Horner's rule, from the last month back. */
  for (guint month = self->months + 1; month-- > 0;)
    value = value * factor + self->amounts[month].micros;

  return value;
}

/**
 * tdr_cash_flow_init:
 * @currency: ISO 4217
 * @months: of the term, from 1 to %TDR_MAX_TERM_MONTHS
 *
 * Nothing paid yet. Fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_cash_flow_init (TdrCashFlow    *self,
                    TdrPriceBasis   basis,
                    const char     *currency,
                    guint           months,
                    GError        **error)
{
  if (!tdr_term_check (months, error))
    return FALSE;

  self->basis = basis;
  self->months = months;
  for (guint month = 0; month <= months; month++)
    self->amounts[month] = tdr_money_new (0, currency);

  return TRUE;
}

/**
 * tdr_cash_flow_add:
 * @month: 0 for signature
 *
 * Adds one payment. Fails with %TDR_ENGINE_ERROR_INVALID after the term, %TDR_ENGINE_ERROR_CURRENCY or
 * %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_cash_flow_add (TdrCashFlow  *self,
                   guint         month,
                   TdrMoney      amount,
                   GError      **error)
{
  return check_month (self, month, error)
         && tdr_money_add (self->amounts[month], amount, &self->amounts[month], error);
}

/**
 * tdr_cash_flow_add_monthly:
 * @first_month: 1 or later
 * @last_month: included
 * @amount: of each month in the first year
 * @yearly_change_ppm: by which the amount changes at every anniversary of @first_month, rounded to a millionth each
 *   time; 0 in constant prices
 *
 * Adds a payment that repeats. Fails like tdr_cash_flow_add(); the months before the failure keep theirs.
 */
gboolean
tdr_cash_flow_add_monthly (TdrCashFlow  *self,
                           guint         first_month,
                           guint         last_month,
                           TdrMoney      amount,
                           int           yearly_change_ppm,
                           GError      **error)
{
  if (!check_month (self, last_month, error) || !check_change (self, yearly_change_ppm, error))
    return FALSE;

  for (guint month = first_month; month <= last_month; month++)
    {
      gboolean is_anniversary = month > first_month && (month - first_month) % TDR_MONTHS_PER_YEAR == 0;

      if (is_anniversary && !tdr_money_extend (amount, TDR_PPM + yearly_change_ppm, TDR_PPM, &amount, error))
        return FALSE;
      if (!tdr_cash_flow_add (self, month, amount, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_cash_flow_add_usage:
 *
 * Adds what every month of the term costs by the token, after growth, at today's prices. Fails with
 * %TDR_ENGINE_ERROR_INVALID where a price that is needed is not known, and like tdr_cost_on_demand(); the months before
 * the failure keep theirs.
 */
gboolean
tdr_cash_flow_add_usage (TdrCashFlow        *self,
                         const TdrTariff    *tariff,
                         const TdrWorkload  *workload,
                         GError            **error)
{
  for (guint month = 1; month <= self->months; month++)
    {
      TdrUsage usage;
      TdrCost cost;

      if (!tdr_usage_compute_in_month (workload, month, &usage, error)
          || !tdr_cost_on_demand (tariff, &usage, &cost, error))
        return FALSE;
      if (!cost.known)
        {
          g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "The cost of month %u is not known", month);
          return FALSE;
        }
      if (!tdr_cash_flow_add (self, month, cost.total, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_cash_flow_total:
 * @total: (out): all payments, undiscounted
 *
 * Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_cash_flow_total (const TdrCashFlow  *self,
                     TdrMoney           *total,
                     GError            **error)
{
  TdrMoney sum = self->amounts[0];

  for (guint month = 1; month <= self->months; month++)
    if (!tdr_money_add (sum, self->amounts[month], &sum, error))
      return FALSE;

  *total = sum;
  return TRUE;
}

/**
 * tdr_cash_flow_present_value:
 * @rate: of the same basis as the prices
 * @value: (out): what the payments are worth at signature
 *
 * Σ amount ÷ (1 + rate) ^ (month ÷ 12) (OMB Circular A-94, "Net present value and related outcome measures"). Fails
 * with %TDR_ENGINE_ERROR_INVALID where nominal and real meet, or with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_cash_flow_present_value (const TdrCashFlow  *self,
                             TdrDiscountRate     rate,
                             TdrMoney           *value,
                             GError            **error)
{
  if (!check_rate (self, rate, error))
    return FALSE;
  if (rate.yearly_ppm == 0)
    return tdr_cash_flow_total (self, value, error);

  return round_to_money (discount (self, monthly_factor (rate)), self->amounts[0].currency, value, error);
}

/**
 * tdr_cash_flow_equivalent_monthly:
 * @monthly: (out): the level payment at the end of every month that is worth as much
 *
 * The present value times the capital recovery factor, i ÷ (1 − (1 + i) ^ −months), i being the rate of one month; the
 * total over the months where the rate is 0. Fails like tdr_cash_flow_present_value().
 */
gboolean
tdr_cash_flow_equivalent_monthly (const TdrCashFlow  *self,
                                  TdrDiscountRate     rate,
                                  TdrMoney           *monthly,
                                  GError            **error)
{
  double factor = monthly_factor (rate);
  TdrMoney value;

  if (!tdr_cash_flow_present_value (self, rate, &value, error))
    return FALSE;
  if (rate.yearly_ppm == 0)
    return tdr_money_extend (value, 1, self->months, monthly, error);

  return round_to_money (discount (self, factor) * (1 / factor - 1) / (1 - pow (factor, self->months)),
                         value.currency, monthly, error);
}

/**
 * tdr_cash_flow_find_payback:
 * @self: usually with more to pay at first
 * @alternative: of the same term
 * @month: (out): the first month from whose end on all that was paid is never again more than for @alternative; 0 where
 *   it never was; %TDR_NEVER_PAYS_BACK where it is more at the end
 *
 * Payback in months, undiscounted. Fails with %TDR_ENGINE_ERROR_INVALID where the terms or price bases differ, with
 * %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_cash_flow_find_payback (const TdrCashFlow  *self,
                            const TdrCashFlow  *alternative,
                            guint              *month,
                            GError            **error)
{
  TdrMoney paid = tdr_money_new (0, self->amounts[0].currency);
  TdrMoney paid_otherwise = paid;

  if (self->months != alternative->months || self->basis != alternative->basis)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "Payback compares two cash flows of the same term, both nominal or both in constant prices");
      return FALSE;
    }

  *month = 0;
  for (guint i = 0; i <= self->months; i++)
    {
      if (!tdr_money_add (paid, self->amounts[i], &paid, error)
          || !tdr_money_add (paid_otherwise, alternative->amounts[i], &paid_otherwise, error))
        return FALSE;
      if (tdr_money_compare (paid, paid_otherwise) > 0)
        *month = i < self->months ? i + 1 : TDR_NEVER_PAYS_BACK;
    }

  return TRUE;
}

/**
 * tdr_discount_rate_to_real:
 * @nominal: a nominal rate
 * @inflation_ppm: a year, above −1,000,000
 *
 * (1 + nominal) ÷ (1 + inflation) − 1, rounded to a millionth (Fisher, The Theory of Interest, 1930).
 */
TdrDiscountRate
tdr_discount_rate_to_real (TdrDiscountRate nominal,
                           int             inflation_ppm)
{
  double ratio;

  g_return_val_if_fail (nominal.basis == TDR_PRICES_NOMINAL && inflation_ppm > -TDR_PPM, nominal);

  ratio = ((double) TDR_PPM + nominal.yearly_ppm) / ((double) TDR_PPM + inflation_ppm);
  return (TdrDiscountRate) { TDR_PRICES_REAL, (int) rint ((ratio - 1) * TDR_PPM) };
}
