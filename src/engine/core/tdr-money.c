/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-money.h"

#include "tdr-engine-error.h"

#include <math.h>
#include <string.h>

#define MAX_DECIMALS 6
#define USUAL_DIGITS 2

/* ISO 4217, list one: digits of the minor unit where they are not two. */
static const struct {
  char currency[4];
  int digits;
} minor_units[] = {
  { "BIF", 0 }, { "CLP", 0 }, { "DJF", 0 }, { "GNF", 0 }, { "ISK", 0 }, { "JPY", 0 }, { "KMF", 0 }, { "KRW", 0 },
  { "PYG", 0 }, { "RWF", 0 }, { "UGX", 0 }, { "UYI", 0 }, { "VND", 0 }, { "VUV", 0 }, { "XAF", 0 }, { "XOF", 0 },
  { "XPF", 0 }, { "BHD", 3 }, { "IQD", 3 }, { "JOD", 3 }, { "KWD", 3 }, { "LYD", 3 }, { "OMR", 3 }, { "TND", 3 },
  { "CLF", 4 }, { "UYW", 4 },
};

/* A month of tokens times a price overflows 64 bits long before the quotient does. */
__extension__ typedef __int128 Wide;

/* Round half to even (ISO 80000-1, B.3 rule A): no bias when thousands of halves are added up. */
static Wide
divide_half_even (Wide dividend,
                  Wide divisor)
{
  Wide quotient = dividend / divisor;
  Wide remainder = dividend % divisor;
  Wide twice = 2 * (remainder < 0 ? -remainder : remainder);

  if (twice > divisor || (twice == divisor && quotient % 2 != 0))
    quotient += dividend < 0 ? -1 : 1;

  return quotient;
}

static gboolean
fits (Wide     micros,
      GError **error)
{
  if (micros <= G_MAXINT64 && micros >= -(Wide) G_MAXINT64)
    return TRUE;

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW,
                       "The amount is larger than 9.2 trillion: lower the quantity or the price");
  return FALSE;
}

static gboolean
refuse_text (const char  *text,
             const char  *reason,
             GError     **error)
{
  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "“%.40s” is not an amount: %s", text, reason);
  return FALSE;
}

/**
 * tdr_money_new:
 * @micros: millionths of the unit
 * @currency: three letters, ISO 4217
 */
TdrMoney
tdr_money_new (gint64      micros,
               const char *currency)
{
  TdrMoney money = { .micros = micros };

  g_return_val_if_fail (currency != NULL && strlen (currency) == 3, money);

  memcpy (money.currency, currency, sizeof money.currency);
  return money;
}

/**
 * tdr_money_parse:
 * @text: a decimal number with a point and at most six decimals, for instance "0.0375"; no exponent, no separators
 * @money: (out): the amount
 *
 * Reads an amount exactly. More decimals than money can hold are refused, not rounded: a price is what its list says.
 */
gboolean
tdr_money_parse (const char  *text,
                 const char  *currency,
                 TdrMoney    *money,
                 GError     **error)
{
  const char *p = text;
  gboolean negative = *p == '-';
  gboolean any_digit = FALSE;
  int decimals = -1;
  Wide micros = 0;

  if (negative)
    p++;

  for (; *p != '\0'; p++)
    {
      if (*p == '.' && decimals < 0)
        decimals = 0;
      else if (!g_ascii_isdigit (*p))
        return refuse_text (text, "use digits and one decimal point", error);
      else if (decimals == MAX_DECIMALS && *p != '0')
        return refuse_text (text, "more than six decimals", error);
      else if (decimals < MAX_DECIMALS)
        {
          any_digit = TRUE;
          micros = micros * 10 + (*p - '0');
          decimals += decimals >= 0;
          if (!fits (micros, error))
            return FALSE;
        }
    }

  if (!any_digit)
    return refuse_text (text, "there is no digit", error);

  for (int i = MAX (decimals, 0); i < MAX_DECIMALS; i++)
    micros *= 10;
  if (!fits (micros, error))
    return FALSE;

  *money = tdr_money_new ((gint64) (negative ? -micros : micros), currency);
  return TRUE;
}

/**
 * tdr_money_add:
 *
 * Adds two amounts of one currency. Fails with %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_money_add (TdrMoney   a,
               TdrMoney   b,
               TdrMoney  *sum,
               GError   **error)
{
  Wide micros = (Wide) a.micros + b.micros;

  if (memcmp (a.currency, b.currency, sizeof a.currency) != 0)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY, "Cannot add %s to %s", b.currency, a.currency);
      return FALSE;
    }
  if (!fits (micros, error))
    return FALSE;

  *sum = a;
  sum->micros = (gint64) micros;
  return TRUE;
}

/**
 * tdr_money_extend:
 * @price: the price of @per units
 * @quantity: units bought
 * @per: units that @price is for, for instance 1 000 000 tokens
 *
 * price × quantity ÷ per: the extended price of one line, rounded once, half to even, to a millionth.
 */
gboolean
tdr_money_extend (TdrMoney   price,
                  gint64     quantity,
                  gint64     per,
                  TdrMoney  *cost,
                  GError   **error)
{
  Wide micros;

  g_return_val_if_fail (per > 0, FALSE);

  micros = divide_half_even ((Wide) price.micros * quantity, per);
  if (!fits (micros, error))
    return FALSE;

  *cost = price;
  cost->micros = (gint64) micros;
  return TRUE;
}

/**
 * tdr_money_round:
 * @micros: a computed amount in millionths, which is a whole number only by chance
 * @too_large: what to say where money cannot hold it, with the remedy
 *
 * The nearest amount, halves to even: for results that no integer holds on the way, such as present values. Fails with
 * %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_money_round (double       micros,
                 const char  *currency,
                 const char  *too_large,
                 TdrMoney    *money,
                 GError     **error)
{
  if (fabs (micros) < (double) G_MAXINT64)
    {
      *money = tdr_money_new ((gint64) rint (micros), currency);
      return TRUE;
    }

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW, too_large);
  return FALSE;
}

static int
digits_of (const char *currency)
{
  for (guint i = 0; i < G_N_ELEMENTS (minor_units); i++)
    if (memcmp (minor_units[i].currency, currency, sizeof minor_units[i].currency) == 0)
      return minor_units[i].digits;

  return USUAL_DIGITS;
}

/**
 * tdr_money_round_minor:
 *
 * Rounds half to even to the currency's minor unit, in which it is invoiced and paid: a hundredth of a dollar, a yen.
 */
TdrMoney
tdr_money_round_minor (TdrMoney money)
{
  gint64 unit = TDR_MONEY_MICROS;

  if (money.micros == 0)
    return money;

  for (int digit = digits_of (money.currency); digit > 0; digit--)
    unit /= 10;

  if (money.micros % unit != 0)
    money.micros = (gint64) divide_half_even (money.micros, unit) * unit;
  return money;
}

/**
 * tdr_money_compare:
 *
 * Orders two amounts of one currency, like strcmp().
 */
int
tdr_money_compare (TdrMoney a,
                   TdrMoney b)
{
  g_return_val_if_fail (strcmp (a.currency, b.currency) == 0, 0);

  return (a.micros > b.micros) - (a.micros < b.micros);
}

/**
 * tdr_money_to_string:
 * @least_decimals: how many decimals to write at least, up to six
 *
 * The exact amount without its currency, with a point and no separators: "13500.00", "0.0375". For files; what a
 * person reads is formatted where it is shown.
 */
char *
tdr_money_to_string (TdrMoney money,
                     guint    least_decimals)
{
  guint64 micros = money.micros < 0 ? -(guint64) money.micros : (guint64) money.micros;
  g_autoptr (GString) text = g_string_new (NULL);
  guint decimals = MAX_DECIMALS;

  g_string_printf (text, "%s%" G_GUINT64_FORMAT ".%06" G_GUINT64_FORMAT, money.micros < 0 ? "-" : "",
                   micros / TDR_MONEY_MICROS, micros % TDR_MONEY_MICROS);
  for (; decimals > least_decimals && text->str[text->len - 1] == '0'; decimals--)
    g_string_truncate (text, text->len - 1);
  if (decimals == 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free_and_steal (g_steal_pointer (&text));
}
