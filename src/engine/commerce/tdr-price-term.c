/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-price-term.h"

#include "tdr-engine-error.h"
#include "tdr-load-curve.h"

#include <string.h>

/* Beyond these a figure is a slip of the keyboard. */
#define MOST_QUANTITY G_GINT64_CONSTANT (1000000000000000)
#define MOST_UNITS G_GINT64_CONSTANT (1000000000)
#define MOST_HOURS 744   /* of a month of 31 days */

static const char *const charge_names[] = {
  [TDR_CHARGE_USAGE] = "usage",
  [TDR_CHARGE_CAPACITY] = "capacity",
  [TDR_CHARGE_DISCOUNT] = "discount",
  [TDR_CHARGE_SAVINGS_PLAN] = "savings-plan",
  [TDR_CHARGE_MINIMUM] = "minimum",
  [TDR_CHARGE_CAP] = "cap",
  [TDR_CHARGE_FEE] = "fee",
  [TDR_CHARGE_PERCENTAGE] = "percentage",
};

G_STATIC_ASSERT (G_N_ELEMENTS (charge_names) == TDR_N_CHARGES);

static const char *const rule_names[] = {
  [TDR_BANDS_GRADUATED] = "graduated",
  [TDR_BANDS_ALL_UNITS] = "all-units",
};

static gboolean
check_whole (const char  *field,
             gint64       value,
             gint64       least,
             gint64       most,
             GError     **error)
{
  if (value >= least && value <= most)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "%s must be from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT,
               field, least, most, value);
  return FALSE;
}

/* A price may be zero, but never less: what a supplier gives back is a discount or a cap. */
static gboolean
check_amount (const char  *field,
              TdrMoney     amount,
              const char  *currency,
              GError     **error)
{
  if (!g_str_equal (amount.currency, currency))
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY, "%s is in %.3s, but the contract is in %s",
                   field, tdr_money_is_given (amount) ? amount.currency : "no currency", currency);
      return FALSE;
    }

  return check_whole (field, amount.micros, 0, G_MAXINT64, error);
}

static gboolean
check_amount_if_given (const char  *field,
                       TdrMoney     amount,
                       const char  *currency,
                       GError     **error)
{
  return !tdr_money_is_given (amount) || check_amount (field, amount, currency, error);
}

static gboolean
check_band (const TdrPriceTerm  *self,
            guint                band,
            const char          *currency,
            GError             **error)
{
  g_autofree char *price = g_strdup_printf ("bands[%u].price", band);
  g_autofree char *above = g_strdup_printf ("bands[%u].above", band);
  gint64 least = band == 0 ? 0 : self->bands[band - 1].above + 1;
  gint64 most = band == 0 ? 0 : self->charge == TDR_CHARGE_PERCENTAGE ? G_MAXINT64 : MOST_QUANTITY;

  return check_whole (above, self->bands[band].above, least, most, error)
         && check_amount (price, self->bands[band].price, currency, error);
}

static gboolean
check_bands (const TdrPriceTerm  *self,
             const char          *currency,
             GError             **error)
{
  gboolean banded = self->charge == TDR_CHARGE_USAGE || self->charge == TDR_CHARGE_PERCENTAGE;
  gint64 least = self->charge == TDR_CHARGE_DISCOUNT ? 0 : 1;
  gint64 most = banded ? TDR_MAX_PRICE_BANDS : least;

  if (!check_whole ("The number of bands", self->n_bands, least, most, error))
    return FALSE;

  for (guint band = 0; band < self->n_bands; band++)
    if (!check_band (self, band, currency, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_months (const TdrPriceTerm  *self,
              GError             **error)
{
  return check_whole ("first_month", self->first_month, 0, TDR_MAX_TERM_MONTHS, error)
         && (self->last_month == 0
             || check_whole ("last_month", self->last_month, MAX (self->first_month, 1), TDR_MAX_TERM_MONTHS, error))
         && check_whole ("commitment_months", self->commitment_months, 0, TDR_MAX_TERM_MONTHS, error);
}

/* An upfront payment without a length would be paid once, or every month: nobody said which. */
static gboolean
check_upfront (const TdrPriceTerm  *self,
               const char          *currency,
               GError             **error)
{
  if (!tdr_money_is_given (self->upfront))
    return TRUE;

  return check_amount ("upfront", self->upfront, currency, error)
         && check_whole ("commitment_months", self->commitment_months, 1, TDR_MAX_TERM_MONTHS, error);
}

static gboolean
check_limits (const TdrPriceTerm  *self,
              const char          *currency,
              GError             **error)
{
  if (!check_amount_if_given ("least", self->least, currency, error)
      || !check_amount_if_given ("most", self->most, currency, error))
    return FALSE;

  if (tdr_money_is_given (self->least) && tdr_money_is_given (self->most))
    return check_whole ("most, in millionths,", self->most.micros, self->least.micros, G_MAXINT64, error);

  return TRUE;
}

/**
 * tdr_charge_to_string:
 *
 * The word that files use for @charge.
 */
const char *
tdr_charge_to_string (TdrCharge charge)
{
  g_return_val_if_fail ((guint) charge < G_N_ELEMENTS (charge_names), NULL);

  return charge_names[charge];
}

/**
 * tdr_charge_from_string:
 *
 * Returns: whether @text is a word of tdr_charge_to_string(); @charge is untouched if not
 */
gboolean
tdr_charge_from_string (const char *text,
                        TdrCharge  *charge)
{
  for (guint i = 0; i < G_N_ELEMENTS (charge_names); i++)
    if (g_strcmp0 (text, charge_names[i]) == 0)
      {
        *charge = (TdrCharge) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_band_rule_to_string:
 *
 * The word that files use for @rule.
 */
const char *
tdr_band_rule_to_string (TdrBandRule rule)
{
  g_return_val_if_fail ((guint) rule < G_N_ELEMENTS (rule_names), NULL);

  return rule_names[rule];
}

/**
 * tdr_band_rule_from_string:
 *
 * Returns: whether @text is a word of tdr_band_rule_to_string(); @rule is untouched if not
 */
gboolean
tdr_band_rule_from_string (const char  *text,
                           TdrBandRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule_names); i++)
    if (g_strcmp0 (text, rule_names[i]) == 0)
      {
        *rule = (TdrBandRule) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_money_is_given:
 *
 * Whether an amount that may be left out is there: it has a currency, even where it is 0.
 */
gboolean
tdr_money_is_given (TdrMoney money)
{
  return money.currency[0] != '\0';
}

/**
 * tdr_price_term_check:
 * @currency: of the contract
 *
 * Whether every figure can be. If not, fails with %TDR_ENGINE_ERROR_INVALID or %TDR_ENGINE_ERROR_CURRENCY, naming the
 * field, its limits and the figure.
 */
gboolean
tdr_price_term_check (const TdrPriceTerm  *self,
                      const char          *currency,
                      GError             **error)
{
  return check_bands (self, currency, error)
         && check_whole ("per", self->per, 0, MOST_QUANTITY, error)
         && check_whole ("free_quantity", self->free_quantity, 0, MOST_QUANTITY, error)
         && check_whole ("units", self->units, 0, MOST_UNITS, error)
         && check_whole ("hours", self->hours, 0, MOST_HOURS, error)
         && check_whole ("share, in millionths,", self->share_ppm, 0, TDR_PPM, error)
         && check_whole ("yearly_change, in millionths,", self->yearly_change_ppm, -TDR_PPM, TDR_PPM, error)
         && check_months (self, error)
         && check_upfront (self, currency, error)
         && check_amount_if_given ("plan_price", self->plan_price, currency, error)
         && check_limits (self, currency, error);
}

/**
 * tdr_price_term_holds_in:
 * @month: of the contract, counted from 1
 */
gboolean
tdr_price_term_holds_in (const TdrPriceTerm *self,
                         guint               month)
{
  return month >= self->first_month && (self->last_month == 0 || month <= self->last_month);
}

/**
 * tdr_price_term_get_per:
 *
 * Units that its prices are for.
 */
gint64
tdr_price_term_get_per (const TdrPriceTerm *self)
{
  if (self->charge == TDR_CHARGE_PERCENTAGE)
    return TDR_MONEY_MICROS;

  return self->per > 0 ? self->per : tdr_meter_get_per (self->meter);
}

/**
 * tdr_price_term_list_price:
 * @month: of the contract, counted from 1
 * @price: (out): FOCUS' ListUnitPrice in that month
 *
 * The band's price after the changes of past anniversaries, each rounded to a millionth, half to even. Fails with
 * %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_price_term_list_price (const TdrPriceTerm  *self,
                           guint                band,
                           guint                month,
                           TdrMoney            *price,
                           GError             **error)
{
  guint years = (month - MAX (self->first_month, 1)) / TDR_MONTHS_PER_YEAR;

  g_return_val_if_fail (band < self->n_bands && tdr_price_term_holds_in (self, month), FALSE);

  *price = self->bands[band].price;
  for (guint year = 0; year < years && self->yearly_change_ppm != 0; year++)
    if (!tdr_money_extend (*price, TDR_PPM + self->yearly_change_ppm, TDR_PPM, price, error))
      return FALSE;

  return TRUE;
}
