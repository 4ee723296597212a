/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-lifecycle.h"

#include "tdr-engine-error.h"
#include "tdr-price-term.h"

/* The month of the term that holds a date; before the term counts as its first, after it as none. */
static gboolean
month_of_date (const char  *date,
               TdrMonth     start,
               guint        term_months,
               guint       *month,
               GError     **error)
{
  TdrMonth read;
  int after;

  *month = 0;
  if (date == NULL)
    return TRUE;
  if (!tdr_month_parse (date, &read, error))
    return FALSE;

  after = tdr_month_difference (read, start);
  if (after < (int) term_months)
    *month = (guint) MAX (after, 0) + 1;
  return TRUE;
}

static gboolean
check_month (const char  *field,
             guint        month,
             GError     **error)
{
  if (month <= TDR_MAX_TERM_MONTHS)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "%s must be from 0 to %d, not %u", field,
               TDR_MAX_TERM_MONTHS, month);
  return FALSE;
}

/**
 * tdr_lifecycle_init:
 * @start: first month of the term
 * @legacy_date: (nullable): ISO date from which another price is announced
 * @end_date: (nullable): last ISO date on which the model can be used
 *
 * Places the dates in the term; the change of the price and the cost of moving are 0 until somebody says them. Fails
 * with %TDR_ENGINE_ERROR_INVALID where a date is none.
 */
gboolean
tdr_lifecycle_init (TdrLifecycle  *self,
                    TdrMonth       start,
                    guint          term_months,
                    const char    *legacy_date,
                    const char    *end_date,
                    GError       **error)
{
  *self = (TdrLifecycle) { 0 };

  return month_of_date (legacy_date, start, term_months, &self->legacy_month, error)
         && month_of_date (end_date, start, term_months, &self->end_month, error);
}

/**
 * tdr_lifecycle_check:
 *
 * Whether the figures can be. Fails with %TDR_ENGINE_ERROR_INVALID, naming the field.
 */
gboolean
tdr_lifecycle_check (const TdrLifecycle  *self,
                     GError             **error)
{
  if (!check_month ("The month of the legacy price", self->legacy_month, error)
      || !check_month ("The last month of the model", self->end_month, error))
    return FALSE;
  if (self->legacy_change_ppm >= -TDR_PPM && self->legacy_change_ppm <= 100 * TDR_PPM
      && self->requalification.micros >= 0)
    return TRUE;

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                       self->requalification.micros < 0
                         ? "The cost of re-qualification cannot be negative"
                         : "The change of the legacy price must be from −100 % to 10,000 %");
  return FALSE;
}

/**
 * tdr_lifecycle_change_price:
 * @month: of the term, counted from 1
 * @amount: a price, or what it comes to
 * @changed: (out): amount × (1 + change) from the legacy month to the model's last, rounded to a millionth
 *
 * Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_lifecycle_change_price (const TdrLifecycle  *self,
                            guint                month,
                            TdrMoney             amount,
                            TdrMoney            *changed,
                            GError             **error)
{
  gboolean is_legacy = self->legacy_month > 0 && month >= self->legacy_month
                       && (self->end_month == 0 || month <= self->end_month);

  return tdr_money_extend (amount, is_legacy ? TDR_PPM + self->legacy_change_ppm : TDR_PPM, TDR_PPM, changed, error);
}

/**
 * tdr_lifecycle_apply:
 * @flow: what the model costs each month
 *
 * Raises the payments of the legacy months and adds the cost of moving. Fails with %TDR_ENGINE_ERROR_INVALID,
 * %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_lifecycle_apply (const TdrLifecycle  *self,
                     TdrCashFlow         *flow,
                     GError             **error)
{
  if (!tdr_lifecycle_check (self, error))
    return FALSE;

  for (guint month = 1; month <= flow->months; month++)
    if (!tdr_lifecycle_change_price (self, month, flow->amounts[month], &flow->amounts[month], error))
      return FALSE;

  return self->end_month == 0 || self->end_month > flow->months || !tdr_money_is_given (self->requalification)
         || tdr_cash_flow_add (flow, self->end_month, self->requalification, error);
}
