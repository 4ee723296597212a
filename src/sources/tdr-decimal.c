/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-decimal.h"

#include <string.h>

#define UNITS G_GINT64_CONSTANT (1000000000000)
#define UNITS_PER_NANO 1000
#define MAX_DIGITS 15   /* before the point: a thousand million million, times a million still fits */

/**
 * tdr_decimal_parse:
 * @text: digits with at most one point: "0.0008000000"; no sign, no exponent, no separators
 * @decimal: (out): the number
 *
 * Returns: whether @text is such a number; digits beyond the twelfth decimal may only be zeros
 */
gboolean
tdr_decimal_parse (const char *text,
                   TdrDecimal *decimal)
{
  TdrWide units = 0;
  int decimals = -1, n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '.' && decimals < 0 && n_digits > 0)
        decimals = 0;
      else if (!g_ascii_isdigit (*p) || (decimals < 0 && ++n_digits > MAX_DIGITS)
               || (decimals == TDR_DECIMAL_PLACES && *p != '0'))
        return FALSE;
      else if (decimals < TDR_DECIMAL_PLACES)
        {
          units = units * 10 + (*p - '0');
          decimals += decimals >= 0 ? 1 : 0;
        }
    }
  if (n_digits == 0 || decimals == 0)
    return FALSE;
  for (decimals = MAX (decimals, 0); decimals < TDR_DECIMAL_PLACES; decimals++)
    units *= 10;

  decimal->units = units;
  return TRUE;
}

/**
 * tdr_decimal_from_nanos:
 *
 * Google's money: whole units and thousand-millionths.
 */
TdrDecimal
tdr_decimal_from_nanos (gint64 whole,
                        gint64 nanos)
{
  return (TdrDecimal) { (TdrWide) whole * UNITS + (TdrWide) nanos * UNITS_PER_NANO };
}

/**
 * tdr_decimal_multiply:
 */
TdrDecimal
tdr_decimal_multiply (TdrDecimal decimal,
                      gint64     factor)
{
  return (TdrDecimal) { decimal.units * factor };
}

/**
 * tdr_decimal_divide:
 * @divisor: positive
 * @places: decimals to round to, half to even, at most twelve
 */
TdrDecimal
tdr_decimal_divide (TdrDecimal decimal,
                    gint64     divisor,
                    guint      places)
{
  TdrWide step = 1, quotient, remainder;

  for (guint i = places; i < TDR_DECIMAL_PLACES; i++)
    step *= 10;
  quotient = decimal.units / (divisor * step);
  remainder = decimal.units % (divisor * step);
  if (2 * remainder > divisor * step || (2 * remainder == divisor * step && quotient % 2 != 0))
    quotient++;

  return (TdrDecimal) { quotient * step };
}

/**
 * tdr_decimal_add:
 */
TdrDecimal
tdr_decimal_add (TdrDecimal a,
                 TdrDecimal b)
{
  return (TdrDecimal) { a.units + b.units };
}

/**
 * tdr_decimal_compare:
 */
int
tdr_decimal_compare (TdrDecimal a,
                     TdrDecimal b)
{
  return (a.units > b.units) - (a.units < b.units);
}

/**
 * tdr_decimal_to_string:
 *
 * The exact number without needless zeros: "0.8", "27.5", "0".
 */
char *
tdr_decimal_to_string (TdrDecimal decimal)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT ".%012" G_GINT64_FORMAT,
                                           (gint64) (decimal.units / UNITS),
                                           (gint64) (decimal.units % UNITS));
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;

  return g_strndup (text, length);
}
