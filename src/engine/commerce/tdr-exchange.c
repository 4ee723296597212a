/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-exchange.h"

#include "tdr-engine-error.h"

/* No currency is worth more than a million of another, or less than a millionth. */
#define MOST_MICROS (TDR_MONEY_MICROS * TDR_MONEY_MICROS)

static gboolean
refuse_currencies (const TdrExchangeRate  *self,
                   const char             *from,
                   const char             *to,
                   GError                **error)
{
  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY,
               "A rate from %s to %s cannot exchange %s for %s: give a rate between these", self->base, self->quote,
               from, to);
  return FALSE;
}

/**
 * tdr_exchange_rate_check:
 *
 * Whether the rate can be. Fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_exchange_rate_check (const TdrExchangeRate  *self,
                         GError                **error)
{
  if (self->micros > 0 && self->micros <= MOST_MICROS)
    return TRUE;

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                       "The exchange rate must be more than 0 and at most 1,000,000");
  return FALSE;
}

/**
 * tdr_exchange_convert:
 * @currency: wanted: one of the two of the rate
 * @converted: (out): rounded once, half to even, to a millionth
 *
 * amount × rate, or amount ÷ rate in the other direction. An amount that is in @currency already stays as it is. Fails
 * with %TDR_ENGINE_ERROR_CURRENCY where the rate is of other currencies, %TDR_ENGINE_ERROR_INVALID or
 * %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_exchange_convert (const TdrExchangeRate  *self,
                      TdrMoney                amount,
                      const char             *currency,
                      TdrMoney               *converted,
                      GError                **error)
{
  gboolean forward = g_str_equal (amount.currency, self->base) && g_str_equal (currency, self->quote);
  gboolean backward = g_str_equal (amount.currency, self->quote) && g_str_equal (currency, self->base);
  TdrMoney exchanged;

  if (g_str_equal (amount.currency, currency))
    {
      *converted = amount;
      return TRUE;
    }
  if (!forward && !backward)
    return refuse_currencies (self, amount.currency, currency, error);
  if (!tdr_exchange_rate_check (self, error)
      || !tdr_money_extend (amount, forward ? self->micros : TDR_MONEY_MICROS,
                            forward ? TDR_MONEY_MICROS : self->micros, &exchanged, error))
    return FALSE;

  *converted = tdr_money_new (exchanged.micros, currency);
  return TRUE;
}

/**
 * tdr_exchange_cost:
 * @cost: (inout): known
 *
 * The price of a line stays as it was quoted; what it comes to is exchanged, line by line, so that the lines add up. Fails
 * like tdr_exchange_convert().
 */
gboolean
tdr_exchange_cost (const TdrExchangeRate  *self,
                   const char             *currency,
                   TdrCost                *cost,
                   GError                **error)
{
  cost->total = tdr_money_new (0, currency);
  for (guint i = 0; i < cost->n_lines; i++)
    {
      TdrMoney *amount = &cost->lines[i].cost;

      if (!tdr_exchange_convert (self, *amount, currency, amount, error)
          || !tdr_money_add (cost->total, *amount, &cost->total, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_exchange_volume_cost:
 * @cost: (inout): without bands
 *
 * Exchanges each amount of a list price. Fails like tdr_exchange_convert().
 */
gboolean
tdr_exchange_volume_cost (const TdrExchangeRate  *self,
                          const char             *currency,
                          TdrVolumeCost          *cost,
                          GError                **error)
{
  for (guint i = 0; i < cost->n_units; i++)
    if (!tdr_exchange_convert (self, cost->units[i].price, currency, &cost->units[i].price, error))
      return FALSE;

  return tdr_exchange_convert (self, cost->fixed, currency, &cost->fixed, error)
         && tdr_exchange_convert (self, cost->per_million, currency, &cost->per_million, error);
}
