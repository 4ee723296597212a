/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-freshness.h"

#include "tdr-facts.h"

#include <string.h>

#define DATE_LENGTH 10          /* of "2026-10-31" */
#define SHIPPED_FRESH_DAYS 30
#define SHIPPED_USABLE_DAYS 90
#define RATE_FRESH_DAYS 4
#define LIST_FRESH_DAYS 7
#define SPOT_FRESH_HOURS 4
#define SECONDS_PER_HOUR 3600

/* A day and nothing vague: "2026-10-31", with or without a time behind it. */
static gboolean
parse_day (const char *text,
           GDate      *day)
{
  guint year, month, number;

  if (text == NULL || strlen (text) < DATE_LENGTH
      || (text[DATE_LENGTH] != '\0' && text[DATE_LENGTH] != 'T'))
    return FALSE;
  for (guint i = 0; i < DATE_LENGTH; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  year = (guint) g_ascii_strtoull (text, NULL, 10);
  month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  number = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

/**
 * tdr_freshness_judge:
 * @as_of: (nullable): the date of the price as its source gives it, which may be vague
 * @today: ISO date
 *
 * Whether a price of that day may still be used. The catalogue keeps days, not hours: a spot price of today is ageing,
 * for it may be of this morning.
 */
TdrFreshness
tdr_freshness_judge (TdrPriceRhythm  rhythm,
                     const char     *as_of,
                     const char     *today)
{
  GDate then, now;
  int days;

  if (!parse_day (as_of, &then) || !parse_day (today, &now) || g_date_compare (&then, &now) > 0)
    return TDR_FRESHNESS_UNKNOWN;
  days = g_date_days_between (&then, &now);
  switch (rhythm)
    {
    case TDR_PRICE_RHYTHM_SHIPPED:
      if (days > SHIPPED_USABLE_DAYS)
        return TDR_FRESHNESS_OLD;
      return days > SHIPPED_FRESH_DAYS ? TDR_FRESHNESS_AGEING : TDR_FRESHNESS_FRESH;
    case TDR_PRICE_RHYTHM_DAYS:
      return days > RATE_FRESH_DAYS ? TDR_FRESHNESS_OLD : TDR_FRESHNESS_FRESH;
    case TDR_PRICE_RHYTHM_WEEK:
      return days > LIST_FRESH_DAYS ? TDR_FRESHNESS_OLD : TDR_FRESHNESS_FRESH;
    case TDR_PRICE_RHYTHM_MONTH:
      return g_date_get_year (&then) == g_date_get_year (&now) && g_date_get_month (&then) == g_date_get_month (&now)
             ? TDR_FRESHNESS_FRESH : TDR_FRESHNESS_OLD;
    case TDR_PRICE_RHYTHM_HOURS:
      return days > 0 ? TDR_FRESHNESS_OLD : TDR_FRESHNESS_AGEING;
    default:
      g_return_val_if_reached (TDR_FRESHNESS_UNKNOWN);
    }
}

static char *
dup_day (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (time, "%F");
}

/**
 * tdr_freshness_judge_answer:
 * @fetched: when it was asked for, in seconds since 1970
 * @now: likewise
 *
 * Like tdr_freshness_judge(), of an answer of which the hour is known.
 */
TdrFreshness
tdr_freshness_judge_answer (TdrPriceRhythm rhythm,
                            gint64         fetched,
                            gint64         now)
{
  g_autofree char *as_of = dup_day (fetched);
  g_autofree char *today = dup_day (now);

  if (rhythm == TDR_PRICE_RHYTHM_HOURS)
    return now - fetched > SPOT_FRESH_HOURS * SECONDS_PER_HOUR ? TDR_FRESHNESS_OLD : TDR_FRESHNESS_FRESH;

  return tdr_freshness_judge (rhythm, as_of, today);
}

/* What nobody published does not go out of date by itself: a bid has its own validity. */
static gboolean
is_published (const TdrEvidence *evidence)
{
  return evidence->kind == TDR_EVIDENCE_LIST || evidence->kind == TDR_EVIDENCE_SECONDARY
         || evidence->kind == TDR_EVIDENCE_UNCONFIRMED;
}

static TdrPriceRhythm
find_rhythm (const TdrEvidence      *evidence,
             const TdrInstanceOffer *instance)
{
  if (instance != NULL && (instance->term == TDR_TERM_SPOT || instance->term == TDR_TERM_CAPACITY_BLOCK))
    return TDR_PRICE_RHYTHM_HOURS;
  if (!tdr_evidence_was_asked (evidence))
    return TDR_PRICE_RHYTHM_SHIPPED;

  return g_str_equal (evidence->publisher, "Microsoft") ? TDR_PRICE_RHYTHM_MONTH : TDR_PRICE_RHYTHM_WEEK;
}

/**
 * tdr_freshness_judge_price:
 * @evidence: (nullable): of a price of a catalogue, or of a bid
 * @instance: (nullable): the machine whose price it is
 * @today: (nullable): ISO date; %NULL, and no price is called old
 *
 * Whether the price may still be used, each kind by its own rhythm.
 */
TdrFreshness
tdr_freshness_judge_price (const TdrEvidence      *evidence,
                           const TdrInstanceOffer *instance,
                           const char             *today)
{
  if (today == NULL)
    return TDR_FRESHNESS_FRESH;
  if (evidence == NULL)
    return TDR_FRESHNESS_UNKNOWN;
  if (!is_published (evidence))
    return TDR_FRESHNESS_FRESH;

  return tdr_freshness_judge (find_rhythm (evidence, instance), evidence->as_of, today);
}
