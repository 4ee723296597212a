/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-search.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }
#define NONE TDR_NO_GROUP
#define MONTHS 24

enum { ALPHA, BETA, GAMMA };

/* An offer that costs @monthly for two years and @upfront at signature. */
typedef struct {
  guint workload;
  guint supplier;
  int monthly;
  int upfront;
  int committed;
  guint instrument;
  gboolean marketplace;
} PlainOffer;

typedef struct {
  TdrAwardProblem problem;
  TdrAwardOffer *offers;
  TdrCashFlow *flows;
} Built;

static void
built_clear (Built *built)
{
  g_free (built->offers);
  g_free (built->flows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Built, built_clear)

static Built
build (const PlainOffer         *plain,
       guint                     n_offers,
       guint                     n_workloads,
       const TdrAwardInstrument *instruments,
       guint                     n_instruments,
       const TdrAwardLimit      *limits,
       guint                     n_limits)
{
  Built built = { .offers = g_new0 (TdrAwardOffer, n_offers), .flows = g_new0 (TdrCashFlow, n_offers) };

  for (guint i = 0; i < n_offers; i++)
    {
      TdrCashFlow *flow = &built.flows[i];

      g_assert_true (tdr_cash_flow_init (flow, TDR_PRICES_NOMINAL, "USD", MONTHS, NULL));
      g_assert_true (tdr_cash_flow_add (flow, 0, (TdrMoney) USD (plain[i].upfront), NULL));
      g_assert_true (tdr_cash_flow_add_monthly (flow, 1, MONTHS, (TdrMoney) USD (plain[i].monthly), 0, NULL));
      built.offers[i] = (TdrAwardOffer) { plain[i].workload, { plain[i].supplier, NONE, NONE, NONE }, flow, flow,
                                          USD (plain[i].committed), plain[i].instrument, plain[i].marketplace };
    }

  built.problem = (TdrAwardProblem) { built.offers, n_offers, n_workloads, instruments, n_instruments, limits, n_limits };
  return built;
}

static TdrAward *
find (const TdrAwardProblem *problem)
{
  g_autoptr (GError) error = NULL;
  TdrAward *award = tdr_award_find (problem, NULL, NULL, &error);

  g_assert_no_error (error);
  return award;
}

/* Three workloads; Alpha is cheapest for each: 24 × (100 + 200 + 300) = 14,400. Beta asks 110, 230, 360; Gamma 150, 210,
 * 400 and half of that at signature already. */
static const PlainOffer three[] = {
  { 0, ALPHA, 100, 0, 0, TDR_NO_INSTRUMENT, FALSE }, { 0, BETA, 110, 0, 0, TDR_NO_INSTRUMENT, FALSE },
  { 0, GAMMA, 75, 1800, 1800, TDR_NO_INSTRUMENT, FALSE },
  { 1, ALPHA, 200, 0, 0, TDR_NO_INSTRUMENT, FALSE }, { 1, BETA, 230, 0, 0, TDR_NO_INSTRUMENT, FALSE },
  { 1, GAMMA, 105, 2520, 2520, TDR_NO_INSTRUMENT, FALSE },
  { 2, ALPHA, 300, 0, 0, TDR_NO_INSTRUMENT, FALSE }, { 2, BETA, 360, 0, 0, TDR_NO_INSTRUMENT, FALSE },
  { 2, GAMMA, 200, 4800, 4800, TDR_NO_INSTRUMENT, FALSE },
};

typedef struct {
  const char *name;
  TdrAwardLimit limits[3];
  guint n_limits;
  guint suppliers[3];
  int total;
} LimitCase;

static const LimitCase limit_cases[] = {
  { "none", { { 0 } }, 0, { ALPHA, ALPHA, ALPHA }, 14400 },
  /* Two suppliers: the cheapest to move is the first to Beta: + 24 × 10; the second to Gamma costs the same 24 × 10:
   * but of the two only one is needed, so either; a ban on signature payments leaves Beta. */
  { "two-suppliers",
    { { TDR_LIMIT_LEAST_GROUPS, TDR_DIMENSION_SUPPLIER, .count = 2 }, { TDR_LIMIT_UPFRONT, .amount = USD (0) } }, 2,
    { BETA, ALPHA, ALPHA }, 14640 },
  /* Three: the first to Beta and the second to Gamma, + 480; the other way round + 24 × (50 + 30). */
  { "three-suppliers", { { TDR_LIMIT_LEAST_GROUPS, TDR_DIMENSION_SUPPLIER, .count = 3 } }, 1,
    { BETA, GAMMA, ALPHA }, 14880 },
  /* Alpha gets at most half. 300 alone of 300 + 110 + 210 is 48.4 %: 24 × 620. Any with two from Alpha is above half,
   * and 100 + 200 of 660 are 45.5 % for 24 × 660. */
  { "half-each", { { TDR_LIMIT_SHARE, TDR_DIMENSION_SUPPLIER, TDR_EVERY_GROUP, 500000 } }, 1,
    { BETA, GAMMA, ALPHA }, 14880 },
  /* Alpha gets at most 24 × 300 = 7,200 to the dollar: the last alone, or the first two. */
  { "amount-met-exactly",
    { { TDR_LIMIT_AMOUNT, TDR_DIMENSION_SUPPLIER, ALPHA, .amount = USD (7200) } }, 1, { BETA, GAMMA, ALPHA }, 14880 },
  /* A cent less than 7,200 and Alpha can have neither the last nor the first two; nothing at signature rules out Gamma:
   * 24 × (110 + 200 + 360). */
  { "amount-missed-by-a-cent",
    { { TDR_LIMIT_AMOUNT, TDR_DIMENSION_SUPPLIER, ALPHA, .amount = { 7199990000, "USD" } },
      { TDR_LIMIT_UPFRONT, .amount = USD (0) } }, 2, { BETA, ALPHA, BETA }, 16080 },
  /* Three suppliers, but no more than 2,000 at signature: Gamma must have the first: 24 × (150 + 230 + 300). */
  { "upfront",
    { { TDR_LIMIT_LEAST_GROUPS, TDR_DIMENSION_SUPPLIER, .count = 3 }, { TDR_LIMIT_UPFRONT, .amount = USD (2000) } }, 2,
    { GAMMA, BETA, ALPHA }, 16320 },
  { "committed",
    { { TDR_LIMIT_LEAST_GROUPS, TDR_DIMENSION_SUPPLIER, .count = 3 }, { TDR_LIMIT_COMMITTED, .amount = USD (1800) } }, 2,
    { GAMMA, BETA, ALPHA }, 16320 },
};

static void
test_limits (gconstpointer data)
{
  const LimitCase *test = data;
  g_auto (Built) built = build (three, G_N_ELEMENTS (three), 3, NULL, 0, test->limits, test->n_limits);
  g_autoptr (TdrAward) award = find (&built.problem);

  g_assert_cmpint (award->status, ==, TDR_AWARD_OPTIMAL);
  g_assert_cmpint (award->price->total.micros, ==, (gint64) test->total * 1000000);
  g_assert_cmpint (award->bound.micros, ==, award->price->total.micros);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (built.offers[award->chosen[i]].groups[TDR_DIMENSION_SUPPLIER], ==, test->suppliers[i]);
}

/* Two years under Alpha, 10 % from 5,000 a year on all spend. All from Alpha: 12 × 600 = 7,200 a year, 720 off each. */
static TdrAwardInstrument
alphas_instrument (void)
{
  return (TdrAwardInstrument) {
    .terms = { .period_months = 12, .commitments = { USD (0), USD (0) }, .n_periods = 2,
               .tiers = { { USD (5000), 100000 } }, .n_tiers = 1, .shortfall_ppm = TDR_PPM },
  };
}

/* Alpha asks 105, 205 and 400, dearer for each workload than Beta's 100, 200 and 390: 24 × 690 = 16,560. But 12 × 710 =
 * 8,520 a year with Alpha are over the threshold of 5,000: less 10 % that is 24 × 639 = 15,336. */
static const PlainOffer threshold[] = {
  { 0, ALPHA, 105, 0, 0, 0, FALSE }, { 0, BETA, 100, 0, 0, TDR_NO_INSTRUMENT, FALSE },
  { 1, ALPHA, 205, 0, 0, 0, FALSE }, { 1, BETA, 200, 0, 0, TDR_NO_INSTRUMENT, FALSE },
  { 2, ALPHA, 400, 0, 0, 0, FALSE }, { 2, BETA, 390, 0, 0, TDR_NO_INSTRUMENT, FALSE },
};

static void
test_threshold_spans_workloads (void)
{
  TdrAwardInstrument instrument = alphas_instrument ();
  g_auto (Built) built = build (threshold, 6, 3, &instrument, 1, NULL, 0);
  g_autoptr (TdrAward) award = find (&built.problem);
  g_autoptr (TdrAward) without = NULL;

  g_assert_cmpint (award->price->total.micros, ==, G_GINT64_CONSTANT (15336000000));
  g_assert_cmpint (award->price->discount.micros, ==, 1704000000);
  g_assert_cmpint (award->price->list.micros, ==, G_GINT64_CONSTANT (17040000000));

  /* From 9,000 on nobody reaches it, and each goes to Beta. */
  instrument.terms.tiers[0].from = (TdrMoney) USD (9000);
  without = find (&built.problem);
  g_assert_cmpint (without->price->total.micros, ==, G_GINT64_CONSTANT (16560000000));
}

/* Graduated, the 10 % are on 3,520 a year only: 17,040 − 704 = 16,336, still below Beta's 16,560. */
static void
test_graduated (void)
{
  TdrAwardInstrument instrument = alphas_instrument ();
  g_auto (Built) built = build (threshold, 6, 3, &instrument, 1, NULL, 0);
  g_autoptr (TdrAward) award = NULL;

  instrument.terms.tier_rule = TDR_TIERS_GRADUATED;
  award = find (&built.problem);
  g_assert_cmpint (award->price->total.micros, ==, G_GINT64_CONSTANT (16336000000));
}

/* A promise of 6,000 a year without discount. Signed, Alpha must be paid 12,000 in any case: 12 × (105 + 400) = 6,060
 * meet it, and the second goes to Beta: 24 × (105 + 400 + 200) = 16,920. All from Beta would be 16,560 + 12,000. Where
 * it need not be signed, it is not: 16,560. */
static void
test_promise (void)
{
  TdrAwardInstrument instrument = alphas_instrument ();
  g_auto (Built) built = build (threshold, 6, 3, &instrument, 1, NULL, 0);
  g_autoptr (TdrAward) signed_award = NULL;
  g_autoptr (TdrAward) free_award = NULL;

  instrument.terms.n_tiers = 0;
  instrument.terms.commitments[0] = instrument.terms.commitments[1] = (TdrMoney) USD (6000);
  signed_award = find (&built.problem);
  g_assert_cmpint (signed_award->price->total.micros, ==, G_GINT64_CONSTANT (16920000000));
  g_assert_cmpint (signed_award->price->committed.micros, ==, G_GINT64_CONSTANT (12000000000));
  g_assert_true (signed_award->signs[0]);

  instrument.optional = TRUE;
  free_award = find (&built.problem);
  g_assert_cmpint (free_award->price->total.micros, ==, G_GINT64_CONSTANT (16560000000));
  g_assert_false (free_award->signs[0]);
}

/* Alpha's 500 a month are 6,000 a year against a promise of 5,000 and then 7,000. The first year's 1,000 too many count in
 * the second, so nothing is missing, and 5 % off make 12,000 into 11,400. Without carrying, 1,000 would be missing, and
 * the paper is better left unsigned: 12,000. */
static void
test_excess_carries (void)
{
  static const PlainOffer only = { 0, ALPHA, 500, 0, 0, 0, FALSE };
  TdrAwardInstrument instrument = alphas_instrument ();
  g_auto (Built) built = build (&only, 1, 1, &instrument, 1, NULL, 0);
  g_autoptr (TdrAward) carried = NULL;
  g_autoptr (TdrAward) lost = NULL;

  instrument.optional = TRUE;
  instrument.terms.commitments[0] = (TdrMoney) USD (5000);
  instrument.terms.commitments[1] = (TdrMoney) USD (7000);
  instrument.terms.tiers[0] = (TdrSpendTier) { USD (0), 50000 };
  lost = find (&built.problem);
  g_assert_false (lost->signs[0]);
  g_assert_cmpint (lost->price->total.micros, ==, G_GINT64_CONSTANT (12000000000));

  instrument.terms.excess_carries = TRUE;
  carried = find (&built.problem);
  g_assert_true (carried->signs[0]);
  g_assert_cmpint (carried->price->total.micros, ==, G_GINT64_CONSTANT (11400000000));
}

/* Alpha for at most 5,000 and nothing from Beta and Gamma cannot be kept together: Alpha's three cost 14,400. Without
 * any one of these three that supplier takes what is left; the other limits have no part in it. */
static void
test_conflict (void)
{
  const TdrAwardLimit limits[] = {
    { TDR_LIMIT_UPFRONT, .amount = USD (100000) },
    { TDR_LIMIT_AMOUNT, TDR_DIMENSION_SUPPLIER, ALPHA, .amount = USD (5000) },
    { TDR_LIMIT_COMMITTED, .amount = USD (100000) },
    { TDR_LIMIT_LEAST_GROUPS, TDR_DIMENSION_SUPPLIER, .count = 1 },
    { TDR_LIMIT_AMOUNT, TDR_DIMENSION_SUPPLIER, BETA, .amount = USD (100) },
    { TDR_LIMIT_AMOUNT, TDR_DIMENSION_SUPPLIER, GAMMA, .amount = USD (100) },
  };
  g_auto (Built) built = build (three, G_N_ELEMENTS (three), 3, NULL, 0, limits, G_N_ELEMENTS (limits));
  g_autoptr (TdrAward) award = find (&built.problem);

  g_assert_cmpint (award->status, ==, TDR_AWARD_CONFLICT);
  g_assert_null (award->chosen);
  g_assert_null (award->price);
  g_assert_cmpuint (award->n_conflicts, ==, 3);
  g_assert_cmpuint (award->conflicts[0], ==, 1);
  g_assert_cmpuint (award->conflicts[1], ==, 4);
  g_assert_cmpuint (award->conflicts[2], ==, 5);
}

/* More suppliers than workloads conflict by themselves. */
static void
test_conflict_of_one (void)
{
  const TdrAwardLimit limit = { TDR_LIMIT_LEAST_GROUPS, TDR_DIMENSION_SUPPLIER, .count = 4 };
  g_auto (Built) built = build (three, G_N_ELEMENTS (three), 3, NULL, 0, &limit, 1);
  g_autoptr (TdrAward) award = find (&built.problem);

  g_assert_cmpint (award->status, ==, TDR_AWARD_CONFLICT);
  g_assert_cmpuint (award->n_conflicts, ==, 1);
}

static gboolean
stop_at_once (gpointer data)
{
  guint *asked = data;

  (*asked)++;
  return TRUE;
}

/* Twelve workloads and five suppliers are more than the first look can settle. */
static void
test_stops (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree PlainOffer *offers = g_new0 (PlainOffer, 60 * 5);
  const TdrAwardLimit limits[] = {
    { TDR_LIMIT_SHARE, TDR_DIMENSION_SUPPLIER, TDR_EVERY_GROUP, 210000 },
    { TDR_LIMIT_LEAST_GROUPS, TDR_DIMENSION_SUPPLIER, .count = 5 },
  };
  g_autoptr (TdrAward) award = NULL;
  guint asked = 0;

  for (guint i = 0; i < 60 * 5; i++)
    offers[i] = (PlainOffer) { i / 5, i % 5, g_rand_int_range (random, 100, 100000), 0, 0, TDR_NO_INSTRUMENT, FALSE };
  {
    g_auto (Built) built = build (offers, 60 * 5, 60, NULL, 0, limits, 2);
    g_autoptr (GError) error = NULL;

    award = tdr_award_find (&built.problem, stop_at_once, &asked, &error);
    g_assert_no_error (error);
  }

  g_assert_cmpuint (asked, >, 0);
  g_assert_true (award->status == TDR_AWARD_STOPPED || award->status == TDR_AWARD_UNDECIDED);
  if (award->status == TDR_AWARD_STOPPED)
    g_assert_cmpint (award->bound.micros, <=, award->price->total.micros);
}

static void
assert_refused (const TdrAwardProblem *problem,
                const char            *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tdr_award_find (problem, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refuses (void)
{
  const TdrAwardLimit negative = { TDR_LIMIT_UPFRONT, .amount = USD (-1) };
  const TdrAwardLimit beyond = { TDR_LIMIT_SHARE, .share_ppm = TDR_PPM + 1 };
  const TdrAwardLimit foreign = { TDR_LIMIT_UPFRONT, .amount = { 1, "EUR" } };
  g_auto (Built) built = build (three, G_N_ELEMENTS (three), 4, NULL, 0, NULL, 0);

  assert_refused (&built.problem, "Workload 4 has no offer that passes the gates and has a known cost");
  built.problem.n_workloads = 2;
  assert_refused (&built.problem, "An offer names a workload or an instrument that there is not");
  built.problem.n_workloads = 3;
  built.problem.n_limits = 1;
  built.problem.limits = &negative;
  assert_refused (&built.problem, "The amount of a limit cannot be negative");
  built.problem.limits = &beyond;
  assert_refused (&built.problem, "The share that a group may get must be from 0 to 100 %");
  built.problem.limits = &foreign;
  assert_refused (&built.problem, "Cannot add EUR to USD");
  built.problem.n_limits = 0;
  built.flows[3].amounts[2].micros = -1;
  assert_refused (&built.problem, "The cost of an offer cannot be negative in any month");
}

/* The least total of all awards and signatures that keep the limits, by trying each; -1 where none does. */
static gint64
try_all (const TdrAwardProblem *problem)
{
  guint chosen[4], first[5] = { 0 };
  gint64 least = -1;
  guint combinations = 1, signatures = 1u << problem->n_instruments;

  for (guint i = 0, workload = 0; i <= problem->n_offers; i++)
    while (workload < problem->n_workloads && (i == problem->n_offers || problem->offers[i].workload > workload))
      first[++workload] = i;
  for (guint workload = 0; workload < problem->n_workloads; workload++)
    combinations *= first[workload + 1] - first[workload];

  for (guint turn = 0; turn < combinations * signatures; turn++)
    {
      gboolean signs[2] = { (turn / combinations) & 1, ((turn / combinations) >> 1) & 1 };
      g_autoptr (TdrAwardPrice) price = NULL;
      guint rest = turn % combinations;
      gboolean keeps = TRUE;

      for (guint i = 0; i < problem->n_instruments; i++)
        keeps &= signs[i] || problem->instruments[i].optional;
      for (guint workload = 0; workload < problem->n_workloads; workload++)
        {
          guint choices = first[workload + 1] - first[workload];

          chosen[workload] = first[workload] + rest % choices;
          rest /= choices;
        }
      price = tdr_award_price_new (problem, chosen, signs, NULL);
      for (guint i = 0; i < problem->n_limits; i++)
        keeps &= !price->broken[i];
      if (keeps && (least < 0 || price->total.micros < least))
        least = price->total.micros;
    }

  return least;
}

static TdrAwardInstrument
random_instrument (GRand *random)
{
  TdrAwardInstrument instrument = { .optional = g_rand_boolean (random) };
  TdrInstrument *terms = &instrument.terms;

  terms->n_periods = g_rand_boolean (random) ? 2 : 1;
  terms->period_months = MONTHS / terms->n_periods;
  for (guint i = 0; i < terms->n_periods; i++)
    terms->commitments[i] = (TdrMoney) USD (g_rand_int_range (random, 0, 10000));
  terms->n_tiers = (guint) g_rand_int_range (random, 0, 4);
  for (guint i = 0; i < terms->n_tiers; i++)
    terms->tiers[i] = (TdrSpendTier) { USD (i * 4000 + g_rand_int_range (random, 0, 3000)),
                                       (int) i * 60000 + g_rand_int_range (random, 0, 90000) };
  terms->tier_rule = g_rand_boolean (random) ? TDR_TIERS_GRADUATED : TDR_TIERS_ALL_SPEND;
  terms->counts_discounted = g_rand_boolean (random);
  terms->marketplace_ppm = g_rand_int_range (random, 0, TDR_PPM + 1);
  terms->shortfall_ppm = g_rand_boolean (random) ? TDR_PPM : g_rand_int_range (random, 0, TDR_PPM + 1);
  terms->excess_carries = g_rand_boolean (random);

  return instrument;
}

static TdrAwardLimit
random_limit (GRand *random)
{
  return (TdrAwardLimit) {
    .kind = (TdrAwardLimitKind) g_rand_int_range (random, 0, 5),
    .dimension = TDR_DIMENSION_SUPPLIER,
    .group = g_rand_boolean (random) ? TDR_EVERY_GROUP : (guint) g_rand_int_range (random, 0, 3),
    .share_ppm = g_rand_int_range (random, 300000, 900000),
    .amount = USD (g_rand_int_range (random, 0, 25000)),
    .count = (guint) g_rand_int_range (random, 1, 4),
  };
}

/* Every small problem is also solved by trying everything. A conflict that is named really is one, and none of its limits
 * is there for nothing. */
static void
test_against_trying_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint feasible = 0, conflicts = 0;

  for (guint turn = 0; turn < 400; turn++)
    {
      TdrAwardInstrument instruments[2] = { random_instrument (random), random_instrument (random) };
      TdrAwardLimit limits[3] = { random_limit (random), random_limit (random), random_limit (random) };
      guint n_workloads = (guint) g_rand_int_range (random, 1, 5), n_offers = n_workloads * 3;
      PlainOffer offers[12];
      gint64 least;

      for (guint i = 0; i < n_offers; i++)
        offers[i] = (PlainOffer) { i / 3, (guint) g_rand_int_range (random, 0, 3), g_rand_int_range (random, 10, 500),
                                   g_rand_boolean (random) ? g_rand_int_range (random, 0, 5000) : 0,
                                   g_rand_int_range (random, 0, 5000),
                                   g_rand_boolean (random) ? (guint) g_rand_int_range (random, 0, 2)
                                                           : TDR_NO_INSTRUMENT,
                                   g_rand_int_range (random, 0, 4) == 0 };
      {
        g_auto (Built) built = build (offers, n_offers, n_workloads, instruments, 2, limits,
                                      (guint) g_rand_int_range (random, 0, 4));
        g_autoptr (TdrAward) award = find (&built.problem);

        least = try_all (&built.problem);
        if (least < 0)
          {
            TdrAwardLimit some[3];

            g_assert_cmpint (award->status, ==, TDR_AWARD_CONFLICT);
            for (guint left_out = 0; left_out <= award->n_conflicts; left_out++)
              {
                TdrAwardProblem part = built.problem;

                part.n_limits = 0;
                part.limits = some;
                for (guint i = 0; i < award->n_conflicts; i++)
                  if (i != left_out)
                    some[part.n_limits++] = limits[award->conflicts[i]];
                g_assert_true ((try_all (&part) < 0) == (left_out == award->n_conflicts));
              }
            conflicts++;
            continue;
          }

        g_assert_cmpint (award->status, ==, TDR_AWARD_OPTIMAL);
        /* To a hundredth of a cent: the solver chooses by doubles. */
        g_assert_cmpint (award->price->total.micros - least, <=, 100);
        g_assert_cmpint (award->price->total.micros - least, >=, 0);
        feasible++;
      }
    }

  g_assert_cmpuint (feasible, >, 100);
  g_assert_cmpuint (conflicts, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (limit_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/award/limits/%s", limit_cases[i].name);

      g_test_add_data_func (path, &limit_cases[i], test_limits);
    }
  g_test_add_func ("/award/threshold-spans-workloads", test_threshold_spans_workloads);
  g_test_add_func ("/award/graduated", test_graduated);
  g_test_add_func ("/award/promise", test_promise);
  g_test_add_func ("/award/excess-carries", test_excess_carries);
  g_test_add_func ("/award/conflict", test_conflict);
  g_test_add_func ("/award/conflict-of-one", test_conflict_of_one);
  g_test_add_func ("/award/stops", test_stops);
  g_test_add_func ("/award/refuses", test_refuses);
  g_test_add_func ("/award/against-trying-all", test_against_trying_all);

  return g_test_run ();
}
