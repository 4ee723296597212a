/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-format.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MICRO_DECIMALS 6
#define SIGNIFICANT 3            /* digits of a prediction: more would promise what no engine keeps */
#define MOST_DECIMALS 6

static gint64
power_of_ten (guint exponent)
{
  gint64 power = 1;

  while (exponent-- > 0)
    power *= 10;

  return power;
}

/* A locale without a separator (C, and what follows it) still has people: 13500000 cannot be read. */
static const char *
separator (void)
{
  const char *own = localeconv ()->thousands_sep;

  return own[0] != '\0' ? own : ",";
}

/* The size of the groups from the right, as in struct lconv: each entry one group, the last one for all the rest. */
static const char *
group_sizes (void)
{
  const char *own = localeconv ()->grouping;

  return own[0] != '\0' ? own : "\3";
}

static void
append_grouped (GString    *text,
                const char *digits)
{
  g_autofree gboolean *before = g_new0 (gboolean, strlen (digits) + 1);
  const char *size = group_sizes ();
  gsize at = strlen (digits);

  while (*size != CHAR_MAX && at > (gsize) *size)
    {
      at -= (gsize) *size;
      before[at] = TRUE;
      if (size[1] != '\0')
        size++;
    }

  for (gsize i = 0; digits[i] != '\0'; i++)
    {
      if (before[i])
        g_string_append (text, separator ());
      g_string_append_c (text, digits[i]);
    }
}

/* @text is a number in the C locale: digits, perhaps a sign and a point. */
static char *
localize (const char *text)
{
  g_autoptr (GString) local = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (text[0] == '-' ? text + 1 : text, ".", 2);

  if (text[0] == '-')
    g_string_append_c (local, '-');
  append_grouped (local, parts[0]);
  if (parts[1] != NULL)
    {
      g_string_append (local, localeconv ()->decimal_point);
      g_string_append (local, parts[1]);
    }

  return g_string_free_and_steal (g_steal_pointer (&local));
}

/* Half to even, as money is rounded everywhere. */
static TdrMoney
round_to (TdrMoney money,
          guint    decimals)
{
  gint64 step = power_of_ten (MICRO_DECIMALS - decimals);
  gint64 whole = money.micros / step;
  gint64 twice = 2 * ABS (money.micros % step);

  if (twice > step || (twice == step && whole % 2 != 0))
    whole += money.micros < 0 ? -1 : 1;
  money.micros = whole * step;

  return money;
}

/* The minor unit is enough for what is paid in a month, but a price per million tokens may be a fraction of a cent. */
static char *
with_currency (const char *amount,
               TdrMoney    money)
{
  /* Translators: an amount and its currency code: 13,500.00 USD */
  return g_strdup_printf (C_("money", "%s %s"), amount, money.currency);
}

static char *
fixed (double number,
       int    decimals)
{
  char text[DBL_MAX_10_EXP + MOST_DECIMALS + 4];
  char format[8];

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, number);

  return localize (text);
}

static char *
percent (double share)
{
  double hundredths = share * 100;
  g_autofree char *number = fixed (hundredths, fabs (hundredths) < 9.95 ? 1 : 0);

  /* Translators: a share in per cent: 40 % */
  return g_strdup_printf (_("%s %%"), number);
}

/**
 * tdr_format_count:
 *
 * A whole number with separated thousands: "1,000,000".
 */
char *
tdr_format_count (gint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  return localize (digits);
}

/**
 * tdr_format_quantity:
 *
 * A whole number for a narrow place, tokens above all: exact below a million, else in millions or billions with three
 * significant digits: "1.25 billion".
 */
char *
tdr_format_quantity (gint64 count)
{
  g_autofree char *number = NULL;

  if (ABS (count) < 1000000)
    return tdr_format_count (count);

  if (ABS (count) < 999500000)
    {
      number = tdr_format_number ((double) count / 1e6, SIGNIFICANT);
      /* Translators: a number of tokens or requests: 12.5 million */
      return g_strdup_printf (_("%s million"), number);
    }

  number = tdr_format_number ((double) count / 1e9, SIGNIFICANT);
  /* Translators: thousand millions: 1.25 billion */
  return g_strdup_printf (_("%s billion"), number);
}

/**
 * tdr_format_amount:
 * @decimals: up to six
 *
 * An amount without its currency, rounded half to even: "13,500.00". For columns whose head names the currency.
 */
char *
tdr_format_amount (TdrMoney money,
                   guint    decimals)
{
  g_autofree char *exact = NULL;

  g_return_val_if_fail (decimals <= MICRO_DECIMALS, NULL);

  exact = tdr_money_to_string (round_to (money, decimals), decimals);
  return localize (exact);
}

/**
 * tdr_format_money:
 *
 * What is paid: "13,500.00 USD".
 */
char *
tdr_format_money (TdrMoney money)
{
  g_autofree char *amount = tdr_format_amount (money, 2);

  return with_currency (amount, money);
}

/**
 * tdr_format_price:
 *
 * A unit price, exact to the millionth: "0.0375 USD", "3.00 USD".
 */
char *
tdr_format_price (TdrMoney price)
{
  g_autofree char *exact = tdr_money_to_string (price, 2);
  g_autofree char *amount = localize (exact);

  return with_currency (amount, price);
}

/**
 * tdr_format_number:
 * @digits: significant digits
 *
 * A measured or predicted number, rounded to @digits but never more than whole: 12345.6 to "12,346", 0.4217 to "0.422".
 */
char *
tdr_format_number (double number,
                   guint  digits)
{
  char scientific[DBL_DECIMAL_DIG + 16];
  char format[8];
  int exponent;

  if (!isfinite (number))
    return g_strdup ("–");

  /* Rounding may carry into one digit more (0.9996 is 1.00), so the exponent is that of the rounded number. */
  g_snprintf (format, sizeof format, "%%.%de", (int) digits - 1);
  g_ascii_formatd (scientific, sizeof scientific, format, number);
  exponent = atoi (strchr (scientific, 'e') + 1);

  return fixed (number, CLAMP ((int) digits - 1 - exponent, 0, MOST_DECIMALS));
}

/**
 * tdr_format_rate:
 *
 * Events a second with three significant digits: "12.5/s".
 */
char *
tdr_format_rate (double per_second)
{
  g_autofree char *number = tdr_format_number (per_second, SIGNIFICANT);

  /* Translators: per second: 12.5/s */
  return g_strdup_printf (_("%s/s"), number);
}

/**
 * tdr_format_duration:
 *
 * A time with three significant digits, in the unit that suits: "420 ms", "1.30 s", "5.00 min".
 */
char *
tdr_format_duration (double seconds)
{
  g_autofree char *number = NULL;

  if (seconds < 0.9995)
    {
      number = tdr_format_number (seconds * 1e3, SIGNIFICANT);
      return g_strdup_printf (C_("milliseconds", "%s ms"), number);
    }
  if (seconds < 119.5)
    {
      number = tdr_format_number (seconds, SIGNIFICANT);
      return g_strdup_printf (C_("seconds", "%s s"), number);
    }

  number = tdr_format_number (seconds / 60, SIGNIFICANT);
  return g_strdup_printf (C_("minutes", "%s min"), number);
}

/**
 * tdr_format_share:
 * @ppm: millionths of one
 *
 * A share in per cent, exact: "40 %", "12.5 %".
 */
char *
tdr_format_share (gint64 ppm)
{
  g_autofree char *exact = tdr_money_to_string ((TdrMoney) { .micros = ppm * 100 }, 0);
  g_autofree char *number = localize (exact);

  /* Translators: a share in per cent: 40 % */
  return g_strdup_printf (_("%s %%"), number);
}

/**
 * tdr_format_above:
 *
 * How far @money lies above @base, in whole per cent: "19 %"; tenths below ten per cent: "2.5 %".
 */
char *
tdr_format_above (TdrMoney money,
                  TdrMoney base)
{
  g_return_val_if_fail (g_str_equal (money.currency, base.currency) && base.micros > 0, NULL);

  return percent (((double) money.micros - (double) base.micros) / (double) base.micros);
}

/**
 * tdr_format_below:
 *
 * How far @money lies below @base: "19 %".
 */
char *
tdr_format_below (TdrMoney money,
                  TdrMoney base)
{
  g_return_val_if_fail (g_str_equal (money.currency, base.currency) && base.micros > 0, NULL);

  return percent (((double) base.micros - (double) money.micros) / (double) base.micros);
}

/**
 * tdr_format_meter:
 *
 * What is counted, in words that fit into a sentence and a narrow column.
 */
const char *
tdr_format_meter (TdrMeter meter)
{
  switch (meter)
    {
    case TDR_METER_INPUT: return _("input tokens");
    case TDR_METER_OUTPUT: return _("output tokens");
    case TDR_METER_CACHE_WRITE_5M: return _("cache writes, 5 min");
    case TDR_METER_CACHE_WRITE_1H: return _("cache writes, 1 h");
    case TDR_METER_CACHE_READ: return _("cache reads");
    case TDR_METER_BATCH_INPUT: return _("batch input tokens");
    case TDR_METER_BATCH_OUTPUT: return _("batch output tokens");
    case TDR_METER_LONG_INPUT: return _("long-context input tokens");
    case TDR_METER_LONG_OUTPUT: return _("long-context output tokens");
    case TDR_METER_LONG_CACHE_READ: return _("long-context cache reads");
    case TDR_METER_LONG_CACHE_WRITE: return _("long-context cache writes");
    case TDR_METER_CAPACITY_UNIT: return _("capacity unit hours");
    case TDR_METER_INPUT_TPM_UNIT: return _("input capacity, 1,000 tokens/min × h");
    case TDR_METER_OUTPUT_TPM_UNIT: return _("output capacity, 1,000 tokens/min × h");
    case TDR_METER_REQUEST: return _("requests");
    case TDR_METER_IMAGE: return _("images");
    case TDR_METER_GIGABYTE: return _("gigabytes");
    case TDR_METER_FEE: return _("fee");
    case TDR_METER_INSTANCE:
    default: return _("instance hours");
    }
}
