/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-facts.h"
#include "tdr-freshness.h"

typedef struct {
  const char *name;
  TdrPriceRhythm rhythm;
  const char *as_of;
  const char *today;
  TdrFreshness expected;
} Case;

/* Days are counted by hand: October has 31, September 30, February 2028 has 29. */
static const Case cases[] = {
  { "shipped-same-day", TDR_PRICE_RHYTHM_SHIPPED, "2026-10-18", "2026-10-18", TDR_FRESHNESS_FRESH },
  { "shipped-30-days", TDR_PRICE_RHYTHM_SHIPPED, "2026-09-18", "2026-10-18", TDR_FRESHNESS_FRESH },
  { "shipped-31-days", TDR_PRICE_RHYTHM_SHIPPED, "2026-09-17", "2026-10-18", TDR_FRESHNESS_AGEING },
  { "shipped-90-days", TDR_PRICE_RHYTHM_SHIPPED, "2026-07-20", "2026-10-18", TDR_FRESHNESS_AGEING },   /* 11+31+30+18 */
  { "shipped-91-days", TDR_PRICE_RHYTHM_SHIPPED, "2026-07-19", "2026-10-18", TDR_FRESHNESS_OLD },
  { "shipped-over-29-february", TDR_PRICE_RHYTHM_SHIPPED, "2028-01-31", "2028-03-01", TDR_FRESHNESS_FRESH },
  { "list-7-days", TDR_PRICE_RHYTHM_WEEK, "2026-10-11", "2026-10-18", TDR_FRESHNESS_FRESH },
  { "list-8-days", TDR_PRICE_RHYTHM_WEEK, "2026-10-10", "2026-10-18", TDR_FRESHNESS_OLD },
  { "azure-last-of-month", TDR_PRICE_RHYTHM_MONTH, "2026-10-01", "2026-10-31", TDR_FRESHNESS_FRESH },
  { "azure-next-first", TDR_PRICE_RHYTHM_MONTH, "2026-10-31", "2026-11-01", TDR_FRESHNESS_OLD },
  { "azure-same-month-of-another-year", TDR_PRICE_RHYTHM_MONTH, "2025-10-18", "2026-10-18", TDR_FRESHNESS_OLD },
  { "spot-same-day", TDR_PRICE_RHYTHM_HOURS, "2026-10-18", "2026-10-18", TDR_FRESHNESS_AGEING },
  { "spot-day-after", TDR_PRICE_RHYTHM_HOURS, "2026-10-17", "2026-10-18", TDR_FRESHNESS_OLD },
  { "with-a-time", TDR_PRICE_RHYTHM_WEEK, "2026-10-11T23:59:59Z", "2026-10-18T00:00:00Z", TDR_FRESHNESS_FRESH },
  { "no-date", TDR_PRICE_RHYTHM_SHIPPED, "", "2026-10-18", TDR_FRESHNESS_UNKNOWN },
  { "nothing", TDR_PRICE_RHYTHM_SHIPPED, NULL, "2026-10-18", TDR_FRESHNESS_UNKNOWN },
  { "vague-year", TDR_PRICE_RHYTHM_SHIPPED, "2026 (undated copy)", "2026-10-18", TDR_FRESHNESS_UNKNOWN },
  { "vague-month", TDR_PRICE_RHYTHM_SHIPPED, "2026-09", "2026-10-18", TDR_FRESHNESS_UNKNOWN },
  { "no-such-day", TDR_PRICE_RHYTHM_SHIPPED, "2026-02-29", "2026-10-18", TDR_FRESHNESS_UNKNOWN },
  { "words-behind", TDR_PRICE_RHYTHM_SHIPPED, "2026-10-18 or so", "2026-10-18", TDR_FRESHNESS_UNKNOWN },
  { "tomorrow", TDR_PRICE_RHYTHM_SHIPPED, "2026-10-19", "2026-10-18", TDR_FRESHNESS_UNKNOWN },
  { "no-today", TDR_PRICE_RHYTHM_SHIPPED, "2026-10-18", NULL, TDR_FRESHNESS_UNKNOWN },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;

  g_assert_cmpint (tdr_freshness_judge (one->rhythm, one->as_of, one->today), ==, one->expected);
}

/* 1790000000 is 2026-09-21T14:13:20Z: the month ends 9 days, 9 h, 46 min and 40 s, or 812,800 s, later. */
static void
test_answers (void)
{
  static const struct {
    TdrPriceRhythm rhythm;
    gint64 seconds_later;
    TdrFreshness expected;
  } answers[] = {
    { TDR_PRICE_RHYTHM_HOURS, 4 * 3600, TDR_FRESHNESS_FRESH },
    { TDR_PRICE_RHYTHM_HOURS, 4 * 3600 + 1, TDR_FRESHNESS_OLD },
    { TDR_PRICE_RHYTHM_DAYS, 4 * 86400, TDR_FRESHNESS_FRESH },
    { TDR_PRICE_RHYTHM_DAYS, 5 * 86400, TDR_FRESHNESS_OLD },
    { TDR_PRICE_RHYTHM_WEEK, 7 * 86400, TDR_FRESHNESS_FRESH },
    { TDR_PRICE_RHYTHM_WEEK, 8 * 86400, TDR_FRESHNESS_OLD },
    { TDR_PRICE_RHYTHM_MONTH, 812799, TDR_FRESHNESS_FRESH },
    { TDR_PRICE_RHYTHM_MONTH, 812800, TDR_FRESHNESS_OLD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    g_assert_cmpint (tdr_freshness_judge_answer (answers[i].rhythm, 1790000000, 1790000000 + answers[i].seconds_later),
                     ==, answers[i].expected);
}

typedef struct {
  const char *name;
  const char *publisher;
  TdrEvidenceKind kind;
  TdrNearness nearness;
  TdrTerm term;
  TdrFreshness expected;
} PriceCase;

/* All of 2026-10-08, judged on 2026-10-18: ten days are too many for a list that was asked, not for Azure before the
 * next first, nor for what is shipped. */
static const PriceCase prices[] = {
  { "asked", "Amazon Web Services", TDR_EVIDENCE_LIST, TDR_NEARNESS_LIVE, TDR_TERM_ON_DEMAND, TDR_FRESHNESS_OLD },
  { "file", "Amazon Web Services", TDR_EVIDENCE_LIST, TDR_NEARNESS_FILE, TDR_TERM_ON_DEMAND, TDR_FRESHNESS_OLD },
  { "azure", "Microsoft", TDR_EVIDENCE_LIST, TDR_NEARNESS_LIVE, TDR_TERM_ON_DEMAND, TDR_FRESHNESS_FRESH },
  { "shipped", "Amazon", TDR_EVIDENCE_LIST, TDR_NEARNESS_INTERFACE, TDR_TERM_ONE_YEAR, TDR_FRESHNESS_FRESH },
  { "copy", "Somebody", TDR_EVIDENCE_SECONDARY, TDR_NEARNESS_COPY, TDR_TERM_ON_DEMAND, TDR_FRESHNESS_FRESH },
  { "spot", "Microsoft", TDR_EVIDENCE_LIST, TDR_NEARNESS_LIVE, TDR_TERM_SPOT, TDR_FRESHNESS_OLD },
  { "shipped-block", "Amazon", TDR_EVIDENCE_LIST, TDR_NEARNESS_PAGE, TDR_TERM_CAPACITY_BLOCK, TDR_FRESHNESS_OLD },
  { "bid", "A Supplier", TDR_EVIDENCE_QUOTED, TDR_NEARNESS_COPY, TDR_TERM_SPOT, TDR_FRESHNESS_FRESH },
};

static void
test_price (gconstpointer data)
{
  const PriceCase *one = data;
  TdrFactEvidence fact = {
    { .publisher = one->publisher, .as_of = "2026-10-08", .kind = one->kind }, one->nearness,
  };
  TdrInstanceOffer instance = { .term = one->term };

  g_assert_cmpint (tdr_freshness_judge_price (&fact.evidence, &instance, "2026-10-18"), ==, one->expected);
}

static void
test_no_evidence (void)
{
  g_assert_cmpint (tdr_freshness_judge_price (NULL, NULL, "2026-10-18"), ==, TDR_FRESHNESS_UNKNOWN);
  g_assert_cmpint (tdr_freshness_judge_price (NULL, NULL, NULL), ==, TDR_FRESHNESS_FRESH);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/freshness/day/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autofree char *path = g_strconcat ("/freshness/price/", prices[i].name, NULL);

      g_test_add_data_func (path, &prices[i], test_price);
    }
  g_test_add_func ("/freshness/no-evidence", test_no_evidence);
  g_test_add_func ("/freshness/answers", test_answers);

  return g_test_run ();
}
