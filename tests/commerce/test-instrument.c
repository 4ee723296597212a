/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-instrument.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) ((amount) * G_GINT64_CONSTANT (1000000)), "USD" }
#define MOST 3

typedef struct {
  const char *name;
  TdrInstrument terms;
  TdrInstrumentSpend spend[MOST];
  double discount[MOST];
  double counted[MOST];
  double true_up[MOST];
  double paid[MOST];
} SettleCase;

static const SettleCase settle_cases[] = {
  /* A MACC of 3,000,000 over 36 months. 2,300,000 of services and 400,000 through the marketplace count in full:
   * 300,000 are missing and paid: 2,700,000 + 300,000. */
  { "macc-shortfall",
    { .period_months = 36, .commitments = { USD (3000000) }, .n_periods = 1, .marketplace_ppm = TDR_PPM,
      .shortfall_ppm = TDR_PPM },
    { { USD (2300000), USD (400000) } }, { 0 }, { 2700000 }, { 300000 }, { 3000000 } },
  /* The same met to the dollar: nothing is missing, nothing is paid beside it. */
  { "macc-met",
    { .period_months = 36, .commitments = { USD (2700000) }, .n_periods = 1, .marketplace_ppm = TDR_PPM,
      .shortfall_ppm = TDR_PPM },
    { { USD (2300000), USD (400000) } }, { 0 }, { 2700000 }, { 0 }, { 2700000 } },
  /* An EDP that ramps: 1,000,000, 1,200,000, 1,500,000 a year, 9 % off all, and what is paid counts.
   * Year 1: 1,200,000 × 0.91 = 1,092,000: met. Year 2: 1,300,000 × 0.91 = 1,183,000: 17,000 missing, so 1,200,000 is
   * paid. Year 3: 2,000,000 × 0.91 = 1,820,000. */
  { "edp-ramp",
    { .period_months = 12, .commitments = { USD (1000000), USD (1200000), USD (1500000) }, .n_periods = 3,
      .tiers = { { USD (0), 90000 } }, .n_tiers = 1, .counts_discounted = TRUE, .shortfall_ppm = TDR_PPM },
    { { USD (1200000), USD (0) }, { USD (1300000), USD (0) }, { USD (2000000), USD (0) } },
    { 108000, 117000, 180000 }, { 1092000, 1183000, 1820000 }, { 0, 17000, 0 }, { 1092000, 1200000, 1820000 } },
  /* The marketplace counts for a quarter of the promise at most: of 400,000 bought there 250,000 count, 600,000 +
   * 250,000, 150,000 missing; 600,000 + 400,000 + 150,000. */
  { "marketplace-cap",
    { .period_months = 12, .commitments = { USD (1000000) }, .n_periods = 1, .marketplace_ppm = 250000,
      .shortfall_ppm = TDR_PPM },
    { { USD (600000), USD (400000) } }, { 0 }, { 850000 }, { 150000 }, { 1150000 } },
  /* Half of what is missing is owed: 400,000 × 50 %. */
  { "half-of-shortfall",
    { .period_months = 12, .commitments = { USD (1000000) }, .n_periods = 1, .shortfall_ppm = 500000 },
    { { USD (600000), USD (0) } }, { 0 }, { 600000 }, { 200000 }, { 800000 } },
  /* 300,000 beyond the first year's promise count in the second: 750,000 + 300,000 leave 50,000 for the third, which
   * with 900,000 still lacks 50,000. */
  { "excess-carries",
    { .period_months = 12, .commitments = { USD (1000000), USD (1000000), USD (1000000) }, .n_periods = 3,
      .shortfall_ppm = TDR_PPM, .excess_carries = TRUE },
    { { USD (1300000), USD (0) }, { USD (750000), USD (0) }, { USD (900000), USD (0) } },
    { 0, 0, 0 }, { 1300000, 1050000, 950000 }, { 0, 0, 50000 }, { 1300000, 750000, 950000 } },
  /* 5 % from 500,000, 8 % from 1,000,000, on all spend: at 999,999 still 5 %: 49,999.95; at 1,000,000 it is 80,000. */
  { "all-spend-tiers",
    { .period_months = 12, .commitments = { USD (0), USD (0), USD (0) }, .n_periods = 3,
      .tiers = { { USD (500000), 50000 }, { USD (1000000), 80000 } }, .n_tiers = 2 },
    { { USD (400000), USD (0) }, { USD (999999), USD (0) }, { USD (1000000), USD (0) } },
    { 0, 49999.95, 80000 }, { 400000, 999999, 1000000 }, { 0, 0, 0 }, { 400000, 949999.05, 920000 } },
  /* The same graduated: at 400,000 none; at 999,999 5 % of 499,999 = 24,999.95; at 1,500,000 5 % of 500,000 + 8 % of
   * 500,000 = 65,000. */
  { "graduated-tiers",
    { .period_months = 12, .commitments = { USD (0), USD (0), USD (0) }, .n_periods = 3,
      .tiers = { { USD (500000), 50000 }, { USD (1000000), 80000 } }, .n_tiers = 2,
      .tier_rule = TDR_TIERS_GRADUATED },
    { { USD (400000), USD (0) }, { USD (999999), USD (0) }, { USD (1500000), USD (0) } },
    { 0, 24999.95, 65000 }, { 400000, 999999, 1500000 }, { 0, 0, 0 }, { 400000, 974999.05, 1435000 } },
};

static void
assert_amount (TdrMoney money,
               double   amount)
{
  g_assert_cmpint (money.micros, ==, (gint64) (amount * 1000000 + 0.5));
}

static void
test_settle (gconstpointer data)
{
  const SettleCase *test = data;
  TdrInstrumentPeriod periods[MOST];
  g_autoptr (GError) error = NULL;

  g_assert_true (tdr_instrument_settle (&test->terms, test->spend, periods, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < test->terms.n_periods; i++)
    {
      assert_amount (periods[i].discount, test->discount[i]);
      assert_amount (periods[i].counted, test->counted[i]);
      assert_amount (periods[i].true_up, test->true_up[i]);
      assert_amount (periods[i].paid, test->paid[i]);
    }
}

/* Signature belongs to the first year; month 13 begins the second; after the last nothing is covered. */
static void
test_periods (void)
{
  const TdrInstrument yearly = { .period_months = 12, .n_periods = 3 };

  g_assert_cmpuint (tdr_instrument_find_period (&yearly, 0), ==, 0);
  g_assert_cmpuint (tdr_instrument_find_period (&yearly, 12), ==, 0);
  g_assert_cmpuint (tdr_instrument_find_period (&yearly, 13), ==, 1);
  g_assert_cmpuint (tdr_instrument_find_period (&yearly, 36), ==, 2);
  g_assert_cmpuint (tdr_instrument_find_period (&yearly, 37), ==, 3);
}

static void
assert_refused (const TdrInstrument      *terms,
                const TdrInstrumentSpend *spend,
                const char               *message)
{
  TdrInstrumentPeriod periods[MOST];
  g_autoptr (GError) error = NULL;

  g_assert_false (tdr_instrument_settle (terms, spend, periods, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refuses (void)
{
  const TdrInstrument good = { .period_months = 12, .commitments = { USD (1) }, .n_periods = 1, .n_tiers = 2,
                               .tiers = { { USD (1), 0 }, { USD (2), 10 } } };
  const TdrInstrumentSpend spend = { USD (1), USD (0) };
  const TdrInstrumentSpend negative = { USD (-1), USD (0) };
  const TdrInstrumentSpend foreign = { { 1, "EUR" }, USD (0) };
  TdrInstrument terms = good;

  assert_refused (&good, &negative, "The spend under an instrument cannot be negative");
  assert_refused (&good, &foreign, "Cannot add EUR to USD");

  terms.n_periods = 0;
  assert_refused (&terms, &spend, "An instrument has from 1 to 10 periods, each with its commitment");
  terms = good;
  terms.period_months = 0;
  assert_refused (&terms, &spend,
                  "The periods of an instrument must be of a month or more, and of ten years together at most");
  terms = good;
  terms.commitments[0].micros = -1;
  assert_refused (&terms, &spend, "The commitment of an instrument cannot be negative");
  terms = good;
  terms.tiers[1].from = terms.tiers[0].from;
  assert_refused (&terms, &spend, "The tiers of an instrument must be in ascending order of spend");
  terms = good;
  terms.tiers[1].discount_ppm = TDR_PPM + 1;
  assert_refused (&terms, &spend, "A tier needs a spend of 0 or more and a discount from 0 to 100 %");
  terms = good;
  terms.shortfall_ppm = -1;
  assert_refused (&terms, &spend, "The share of a shortfall that is paid must be from 0 to 100 %");
  terms = good;
  terms.marketplace_ppm = TDR_PPM + 1;
  assert_refused (&terms, &spend, "The share that the marketplace may count for must be from 0 to 100 %");
}

/* With a true-up of everything that is missing: before discounts no less than the promise is paid; graduated tiers never
 * give more than the same tiers on all spend; and where what is paid counts, no less than the promise is paid, and more
 * spend neither counts for less nor costs less. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint turn = 0; turn < 500; turn++)
    {
      TdrInstrument terms = { .period_months = 12, .n_periods = 1, .n_tiers = 2, .shortfall_ppm = TDR_PPM };
      TdrInstrumentSpend spend = { USD (g_rand_int_range (random, 0, 2000)), USD (0) };
      TdrInstrumentPeriod all, graduated, before, after;

      terms.commitments[0] = (TdrMoney) USD (g_rand_int_range (random, 0, 1000));
      terms.tiers[0] = (TdrSpendTier) { USD (g_rand_int_range (random, 0, 500)), g_rand_int_range (random, 0, 200000) };
      terms.tiers[1] = (TdrSpendTier) { USD (g_rand_int_range (random, 501, 1500)),
                                        g_rand_int_range (random, 200000, 400000) };
      g_assert_true (tdr_instrument_settle (&terms, &spend, &all, NULL));
      terms.tier_rule = TDR_TIERS_GRADUATED;
      g_assert_true (tdr_instrument_settle (&terms, &spend, &graduated, NULL));
      terms.counts_discounted = TRUE;
      g_assert_true (tdr_instrument_settle (&terms, &spend, &before, NULL));
      spend.eligible.micros += 1000000;
      g_assert_true (tdr_instrument_settle (&terms, &spend, &after, NULL));

      g_assert_cmpint (graduated.discount.micros, <=, all.discount.micros);
      g_assert_cmpint (all.paid.micros + all.discount.micros, >=, terms.commitments[0].micros);
      g_assert_cmpint (after.counted.micros, >=, before.counted.micros);
      g_assert_cmpint (after.paid.micros, >=, before.paid.micros);
      g_assert_cmpint (before.paid.micros, >=, terms.commitments[0].micros);
    }
}

static void
test_words (void)
{
  TdrTierRule rule = TDR_TIERS_ALL_SPEND;

  g_assert_true (tdr_tier_rule_from_string ("graduated", &rule));
  g_assert_cmpint (rule, ==, TDR_TIERS_GRADUATED);
  g_assert_cmpstr (tdr_tier_rule_to_string (TDR_TIERS_ALL_SPEND), ==, "all-spend");
  g_assert_false (tdr_tier_rule_from_string ("Graduated", &rule));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settle_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/instrument/settle/%s", settle_cases[i].name);

      g_test_add_data_func (path, &settle_cases[i], test_settle);
    }
  g_test_add_func ("/instrument/periods", test_periods);
  g_test_add_func ("/instrument/refuses", test_refuses);
  g_test_add_func ("/instrument/properties", test_properties);
  g_test_add_func ("/instrument/words", test_words);

  return g_test_run ();
}
