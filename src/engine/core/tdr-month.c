/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-month.h"

#include "tdr-engine-error.h"

#include <string.h>

#define MONTHS_PER_YEAR 12
#define HOURS_PER_DAY 24
#define MONTH_LENGTH 7   /* of "2027-01" */

static gint64
count_months (TdrMonth self)
{
  return (gint64) self.year * MONTHS_PER_YEAR + self.month - 1;
}

static gboolean
read_digits (const char *text,
             guint       digits,
             int        *number)
{
  *number = 0;
  for (guint i = 0; i < digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (text[i]);
    }

  return TRUE;
}

/**
 * tdr_month_parse:
 * @text: an ISO 8601 month, "2027-01", or the start of an ISO date, "2027-01-31"
 * @month: (out): untouched where it fails
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_month_parse (const char  *text,
                 TdrMonth    *month,
                 GError     **error)
{
  TdrMonth read = { 0 };
  gboolean right_length = strlen (text) == MONTH_LENGTH || (strlen (text) > MONTH_LENGTH && text[MONTH_LENGTH] == '-');

  if (right_length && read_digits (text, 4, &read.year) && text[4] == '-' && read_digits (text + 5, 2, &read.month)
      && read.year >= 1 && read.month >= 1 && read.month <= MONTHS_PER_YEAR)
    {
      *month = read;
      return TRUE;
    }

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "“%.20s” is not a month: write it like 2027-01", text);
  return FALSE;
}

/**
 * tdr_month_is_set:
 *
 * Whether it is a month at all: all zero is none.
 */
gboolean
tdr_month_is_set (TdrMonth self)
{
  return self.month != 0;
}

/**
 * tdr_month_add:
 *
 * The month so many months later.
 */
TdrMonth
tdr_month_add (TdrMonth self,
               guint    months)
{
  gint64 count = count_months (self) + months;

  return (TdrMonth) { (int) (count / MONTHS_PER_YEAR), (int) (count % MONTHS_PER_YEAR) + 1 };
}

/**
 * tdr_month_difference:
 *
 * How many months @self is after @earlier; negative where it is before.
 */
int
tdr_month_difference (TdrMonth self,
                      TdrMonth earlier)
{
  return (int) (count_months (self) - count_months (earlier));
}

/**
 * tdr_month_get_days:
 *
 * 28 to 31; a leap year's February has 29.
 */
guint
tdr_month_get_days (TdrMonth self)
{
  g_return_val_if_fail (tdr_month_is_set (self), 0);

  return g_date_get_days_in_month ((GDateMonth) self.month, (GDateYear) self.year);
}

/**
 * tdr_month_get_hours:
 *
 * Days × 24: what a meter that runs around the clock counts, in UTC, where no day is longer than another.
 */
gint64
tdr_month_get_hours (TdrMonth self)
{
  return (gint64) tdr_month_get_days (self) * HOURS_PER_DAY;
}

/**
 * tdr_month_to_string:
 *
 * "2027-01", as tdr_month_parse() reads it.
 */
char *
tdr_month_to_string (TdrMonth self)
{
  return g_strdup_printf ("%04d-%02d", self.year, self.month);
}
