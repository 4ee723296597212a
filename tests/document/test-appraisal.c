/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "appraisal-fixture.h"
#include "tdr-appraisal-json.h"
#include "tdr-tender-json.h"

#include <math.h>
#include <string.h>

static const TdrTermCost *
find_global (const TdrAppraisal *appraisal)
{
  const TdrAppraisalRound *round = &appraisal->rounds[0];

  for (guint i = 0; i < round->n_ranked; i++)
    {
      const TdrPlan *plan = round->costs[i].plan;

      if (g_str_equal (tdr_plan_get_platform (plan), "azure-openai") && !tdr_plan_buys_capacity (plan)
          && tdr_plan_get_route_kind (plan) == TDR_ROUTE_GLOBAL)
        return &round->costs[i];
    }

  g_assert_not_reached ();
}

static void
test_totals (void)
{
  static const struct {
    const char *assumptions;
    gint64 total;
    gint64 present_value;
  } rows[] = {
    /* 24 × 650. */
    { "", 15600 * MICROS, 15600 * MICROS },
    /* A month counts for a hundredth less: 1.01¹² = 1.126825…; 650 × (1 − 1.01⁻²⁴) ÷ 0.01 = 650 × 21.243387 = 13,808.20. */
    { "\"discount_rate\": 0.12682503", 15600 * MICROS, 13808201732 },
    /* A tenth less in the second year: 12 × 650 + 12 × 585. */
    { "\"price_change_per_year\": -0.1", 14820 * MICROS, 14820 * MICROS },
    /* Half in the first month, a fifth of it in the second: 325 + 130 + 22 × 650. */
    { "\"ramp\": [0.5, 0.2]", 14755 * MICROS, 14755 * MICROS },
    /* 19 % tax of which a half is recovered: 15,600 × 1.095. */
    { "\"tax\": { \"rate\": 0.19, \"recoverable_share\": 0.5 }", 17082 * MICROS, 17082 * MICROS },
    /* From July, twice the requests in each December: 2 × 650 more. */
    { "\"start\": \"2027-07\", \"season\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]", 16900 * MICROS, 16900 * MICROS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TdrAppraisal) appraisal = appraise (rows[i].assumptions, GPT_5_MINI);
      const TdrTermCost *cost = find_global (appraisal);

      g_test_message ("%s", rows[i].assumptions);
      g_assert_cmpint (cost->total.micros, ==, rows[i].total);
      g_assert_cmpint (ABS (cost->present_value.micros - rows[i].present_value), <=, MICROS / 100);
    }
}

/* 15,600 over 24 million requests of which four in five succeed: 15,600 ÷ 19,200,000 = 0.0008125 a success; over 24 ×
 * 1,200 million tokens: 15,600 ÷ 28,800 = 0.541667 a million. */
static void
test_unit_costs (void)
{
  g_autoptr (TdrAppraisal) appraisal = appraise ("\"success_rates\": [ { \"model\": \"gpt-5-mini\", \"rate\": 0.8 } ]",
                                                 GPT_5_MINI);
  const TdrTermCost *cost = find_global (appraisal);

  g_assert_cmpint (cost->success_ppm, ==, 800000);
  g_assert_cmpint (cost->per_success.micros, ==, 812);
  g_assert_cmpint (cost->per_million.micros, ==, 541667);
}

static const TdrTermCost *
find_machine (const TdrAppraisal *appraisal,
              guint               commitment_months)
{
  const TdrAppraisalRound *round = &appraisal->rounds[0];

  for (guint i = 0; i < round->n_ranked; i++)
    if (round->costs[i].plan->instance != NULL && round->costs[i].commitment_months == commitment_months)
      return &round->costs[i];

  g_assert_not_reached ();
}

/* Operations: half a post of 15,000, a rota of 2,000, 1,000 GB kept and 100 GB sent at 0.10: 9,610.00 a month. */
static void
test_machines (void)
{
  g_autoptr (TdrAppraisal) appraisal = appraise ("", "\"llama-3.1-8b\"");
  const TdrTermCost *cost = find_machine (appraisal, 0);

  for (guint month = 1; month <= 24; month++)
    {
      g_assert_cmpint (cost->purchase.amounts[month].micros, ==, cost->plan->cost->total.micros);
      g_assert_cmpint (cost->operations.amounts[month].micros, ==, 9610 * MICROS);
    }
  g_assert_cmpint (cost->total.micros, ==, 24 * (cost->plan->cost->total.micros + 9610 * MICROS));
  g_assert_cmpint (cost->committed.micros, ==, 0);
}

/* Machines are bought for the greatest month, which is the last where demand grows by a half each year, 1.5^(23/12) =
 * 2.175245338 times the first, and the first where it shrinks. Four times the load where a season says so, in a January
 * that has 744 hours instead of 730. The busiest hour may take seven tenths of what they can do, and one is to spare; what
 * may all wait needs the mean, and none to spare. */
static void
test_machines_of_term (void)
{
  static const struct {
    const char *assumptions;
    const char *load;
    double busiest;        /* requests a second; a month has 2,628,000 */
    double share;
    double of_term;        /* times as many as the plan was sized for */
    int spare;
  } rows[] = {
    { "", "\"requests_per_month\": 1000000000", 1e9 / 2628000, 0.7, 1, 1 },
    { "", "\"requests_per_month\": 1000000000, \"growth_per_year\": 0.5", 2175245338 / 2628000.0, 0.7, 1, 1 },
    { "", "\"requests_per_month\": 1000000000, \"growth_per_year\": -0.5", 1e9 / 2628000, 0.7, 1, 1 },
    { "", "\"requests_per_month\": 1000000000, \"batch_share\": 1, \"growth_per_year\": 0.5", 2175245338 / 2628000.0, 1,
      1, 0 },
    { "\"start\": \"2027-01\", \"season\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4]", "\"requests_per_month\": 1000000000",
      1e9 / 2628000, 0.7, 4, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TdrAppraisal) appraisal = appraise_load (rows[i].assumptions, rows[i].load, "\"llama-3.1-8b\"");
      const TdrTermCost *cost = find_machine (appraisal, 0);
      double rate = cost->plan->sizing->point.requests_per_second.central * rows[i].share;
      double of_term = ceil (rows[i].busiest * rows[i].of_term / rate) + rows[i].spare;
      double one = (double) cost->plan->cost->total.micros / cost->plan->sizing->hosts;

      g_assert_cmpint (cost->plan->sizing->hosts, ==, (int) ceil (rows[i].busiest / rate) + rows[i].spare);
      g_assert_cmpint (cost->plan->sizing->hosts, >, 2);
      g_assert_cmpfloat_with_epsilon (cost->purchase.amounts[1].micros / one, of_term,
                                      *rows[i].assumptions != '\0' ? of_term * (744.0 / 730 - 1) + NANO : NANO * of_term);
    }
}

/* Three years are signed for a term of two: the third is owed too, and paid with the last month. On a calendar from 2027
 * the last December has 744 hours, the year after it 8,760 and all three 26,304, of 730 in a month without one. */
static void
test_commitment_beyond_term (void)
{
  g_autoptr (TdrAppraisal) appraisal = appraise ("", "\"llama-3.1-8b\"");
  g_autoptr (TdrAppraisal) on_calendar = NULL;
  const TdrTermCost *cost = find_machine (appraisal, 36), *dated;
  double month;

  g_assert_cmpint (cost->committed.micros, ==, 36 * cost->plan->cost->total.micros);
  g_assert_cmpint (cost->purchase.amounts[24].micros, ==, 13 * cost->plan->cost->total.micros);
  on_calendar = appraise ("\"start\": \"2027-01\"", "\"llama-3.1-8b\"");
  dated = find_machine (on_calendar, 36);
  month = (double) dated->plan->cost->total.micros;
  g_assert_cmpfloat_with_epsilon (dated->purchase.amounts[24].micros / month, (744 + 8760) / 730.0, NANO);
  g_assert_cmpfloat_with_epsilon (dated->committed.micros / month, 26304 / 730.0, NANO);
}

/* Where demand stays as it is, what a plan costs by its volume comes to its total: over 24 months, among them those with
 * three years signed, a fifth of tax of which a half is kept, and operations. Bills are rounded to a cent of tax. */
static void
test_volumes (void)
{
  g_autoptr (TdrAppraisal) appraisal = appraise_load ("\"tax\": { \"rate\": 0.2, \"recoverable_share\": 0.5 }",
                                                      "\"requests_per_month\": 1000000000, \"batch_share\": 0.3",
                                                      "\"gpt-5-mini\", \"llama-3.1-8b\"");
  const TdrAppraisalRound *round = &appraisal->rounds[0];
  guint compared = 0;

  for (guint i = 0; i < round->n_ranked; i++)
    {
      g_autoptr (GError) error = NULL;
      TdrMoney month;

      if (round->phases[i] == NULL)
        continue;
      g_assert_true (tdr_volume_cost_at (&round->volumes[i], 1000000000, &month, &error));
      g_assert_cmpint (ABS (24 * month.micros - round->costs[i].total.micros), <=, 24 * MICROS / 100);
      compared++;
    }
  g_assert_cmpuint (compared, >, 10);
}

/* The buyer's own operations take the place of those assumed: 0.25 posts of 10,000 and no rota leave 2,500 + 110. */
static void
test_own_operations (void)
{
  g_autoptr (TdrAppraisal) appraisal = appraise ("\"operations\": { \"people\": { \"quantity\": 0.25,"
                                                 " \"price\": \"10000\" }, \"on-call\": { \"quantity\": 0 } }",
                                                 "\"llama-3.1-8b\"");
  const TdrTermCost *cost = find_machine (appraisal, 0);

  g_assert_cmpint (cost->operations.amounts[1].micros, ==, 2610 * MICROS);
  g_assert_true (appraisal->assumptions->operations.lines[TDR_OPERATIONS_PEOPLE].evidence == &tdr_own_operations_evidence);
  g_assert_false (appraisal->assumptions->operations.lines[TDR_OPERATIONS_EGRESS].evidence == &tdr_own_operations_evidence);
}

static void
test_order (void)
{
  g_autoptr (TdrAppraisal) appraisal = appraise ("\"discount_rate\": 0.05",
                                                 "\"gpt-5-mini\", \"llama-3.1-8b\", \"claude-haiku-4.5\"");
  const TdrAppraisalRound *round = &appraisal->rounds[0];

  g_assert_cmpuint (round->n_ranked, >, 3);
  for (guint i = 1; i < round->n_ranked; i++)
    g_assert_cmpint (round->costs[i - 1].present_value.micros, <=, round->costs[i].present_value.micros);
  g_assert_cmpint (appraisal->total.micros, ==, round->costs[0].total.micros);
  g_assert_true (appraisal->complete);
}

/* A blend costs no more than the base or the overflow alone: it may choose either. */
static void
test_blends (void)
{
  g_autoptr (TdrAppraisal) appraisal = appraise ("", "\"llama-3.1-8b\", \"gpt-5-mini\"");
  const TdrAppraisalRound *round = &appraisal->rounds[0];

  g_assert_cmpuint (round->options->len, >, 0);
  for (guint i = 0; i < round->options->len; i++)
    {
      const TdrBlendOption *option = g_ptr_array_index (round->options, i);
      const TdrTermCost *by_use = NULL;

      if (option->overflow == NULL)
        continue;
      by_use = tdr_appraisal_find_cost (appraisal, 0, option->overflow->id);
      g_assert_cmpint (option->blend->total.micros, <=, by_use->total.micros + 24);
    }
}

/* The best costs 15,600.00 over the term, and the runner-up, Claude Haiku 4.5 on reserved capacity, 45,411.84: it would
 * have to come down by 29,811.84 ÷ 45,411.84 = 65.647725 %, or the other up by 29,811.84 ÷ 15,600 = 191.101538 %. Tax, but
 * for its cents, and today's value of what is paid later move both alike. */
static void
test_price_changes (void)
{
  static const char *const assumptions[] = {
    "", "\"discount_rate\": 0.1, \"tax\": { \"rate\": 0.19, \"recoverable_share\": 0.5 }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (assumptions); i++)
    {
      g_autoptr (TdrAppraisal) appraisal = appraise (assumptions[i], "\"gpt-5-mini\", \"claude-haiku-4.5\"");
      const TdrAppraisalRound *round = &appraisal->rounds[0];

      if (i == 0)
        g_assert_cmpint (round->costs[1].total.micros, ==, 45411840000);
      g_assert_true (round->has_discount);
      g_assert_cmpint (ABS (round->discount_ppm - 656478), <=, i == 0 ? 0 : 10);
      g_assert_true (round->has_rise);
      g_assert_cmpint (ABS (round->rise_ppm - 1911016), <=, i == 0 ? 0 : 10);
    }
}

static void
test_round_trip (void)
{
  static const char assumptions[] =
    "\"start\": \"2027-02\", \"ramp\": [0.25], \"prices\": \"real\", \"discount_rate\": 0.035, \"budget\": \"100000.00\","
    "\"tax\": { \"rate\": 0.19, \"recoverable_share\": 0 }, \"requalification\": \"2500.00\", \"later\": [7],"
    "\"operations\": { \"people\": { \"quantity\": 0.25, \"price\": \"10000.00\" } },"
    "\"success_rates\": [ { \"model\": \"gpt-5-mini\", \"rate\": 0.9 } ],"
    "\"uncertainty\": { \"seed\": 7, \"draws\": 500,"
    "  \"demand\": { \"kind\": \"lognormal\", \"central\": 1, \"spread\": 0.2 },"
    "  \"tokens\": { \"kind\": \"empirical\", \"samples\": [1.25, 0.9] },"
    "  \"correlations\": [ { \"of\": \"demand\", \"with\": \"growth\", \"value\": 0.5 } ] }";
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = appraisal_fixture_parse (assumptions, MILLION_REQUESTS, GPT_5_MINI, &error);
  g_autoptr (TdrTender) again = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = tdr_tender_to_text (tender);
  again = tdr_tender_parse ("x.tender", text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_true (tdr_tender_equal (tender, again));
  g_assert_nonnull (strstr (text, "\"later\""));
  g_assert_cmpint (again->assumptions->rate.basis, ==, TDR_PRICES_REAL);
  g_assert_cmpint (again->assumptions->rate.yearly_ppm, ==, 35000);
  g_assert_cmpint (again->assumptions->operations.lines[TDR_OPERATIONS_PEOPLE].quantity, ==, 250);
  g_assert_cmpint (again->assumptions->budget.micros, ==, 100000 * MICROS);
  g_assert_cmpfloat (again->assumptions->correlations[TDR_FACTOR_GROWTH], ==, 0.5);
  g_assert_cmpuint (again->assumptions->n_draws, ==, 500);
  g_assert_cmpuint (again->assumptions->factors[TDR_FACTOR_TOKENS].n_samples, ==, 2);
  g_assert_cmpfloat (again->assumptions->factors[TDR_FACTOR_TOKENS].samples[0], ==, 0.9);
  g_assert_cmpfloat (again->assumptions->factors[TDR_FACTOR_TOKENS].samples[1], ==, 1.25);
}

static void
test_refusals (void)
{
  static const struct {
    const char *assumptions;
    const char *place;
  } rows[] = {
    { "\"start\": \"2027-13\"", "assumptions.start" },
    { "\"prices\": \"mixed\"", "assumptions.prices" },
    { "\"discount_rate\": 8", "assumptions.discount_rate" },
    { "\"tax\": { \"rate\": 19 }", "assumptions.tax.rate" },
    { "\"season\": [1, 1]", "assumptions.season" },
    { "\"ramp\": [2]", "assumptions.ramp" },
    { "\"budget\": \"-1\"", "assumptions.budget" },
    { "\"operations\": { \"people\": { \"quantity\": -1 } }", "assumptions.operations.people.quantity" },
    { "\"success_rates\": [ { \"model\": \"gpt-5-mini\", \"rate\": 0 } ]", "assumptions.success_rates[0].rate" },
    { "\"exchange\": { \"base\": \"EUR\", \"quote\": \"USD\", \"rate\": \"0\", \"date\": \"2026-10-05\","
      " \"source\": \"s\" }", "assumptions.exchange.rate" },
    { "\"exchange\": { \"base\": \"EUR\", \"quote\": \"USD\", \"rate\": \"1.1\", \"date\": \"2026-13-05\","
      " \"source\": \"s\" }", "assumptions.exchange.date" },
    { "\"exchange\": { \"base\": \"euro\", \"quote\": \"USD\", \"rate\": \"1.1\", \"date\": \"2026-10-05\","
      " \"source\": \"s\" }", "assumptions.exchange.base" },
    { "\"exchange\": { \"base\": \"EUR\", \"quote\": \"USD\", \"rate\": \"1.1\", \"date\": \"2026-10-05\" }",
      "assumptions.exchange.source" },
    { "\"uncertainty\": { \"draws\": 0 }", "assumptions.uncertainty.draws" },
    { "\"uncertainty\": { \"demand\": { \"kind\": \"triangular\", \"low\": 2, \"central\": 1, \"high\": 3 } }",
      "assumptions.uncertainty.demand" },
    { "\"uncertainty\": { \"demand\": { \"kind\": \"empirical\" } }", "assumptions.uncertainty.demand" },
    { "\"uncertainty\": { \"demand\": { \"kind\": \"empirical\", \"samples\": [1, 0] } }",
      "assumptions.uncertainty.demand" },
    { "\"uncertainty\": { \"demand\": { \"kind\": \"guess\" } }", "assumptions.uncertainty.demand.kind" },
    { "\"uncertainty\": { \"correlations\": [ { \"of\": \"demand\", \"with\": \"demand\", \"value\": 1 } ] }",
      "assumptions.uncertainty.correlations[0].with" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrTender) tender = appraisal_fixture_parse (rows[i].assumptions, MILLION_REQUESTS, GPT_5_MINI, &error);

      g_assert_null (tender);
      g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].place));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/appraisal/totals", test_totals);
  g_test_add_func ("/appraisal/unit-costs", test_unit_costs);
  g_test_add_func ("/appraisal/machines", test_machines);
  g_test_add_func ("/appraisal/machines-of-term", test_machines_of_term);
  g_test_add_func ("/appraisal/commitment-beyond-term", test_commitment_beyond_term);
  g_test_add_func ("/appraisal/volumes", test_volumes);
  g_test_add_func ("/appraisal/own-operations", test_own_operations);
  g_test_add_func ("/appraisal/order", test_order);
  g_test_add_func ("/appraisal/blends", test_blends);
  g_test_add_func ("/appraisal/price-changes", test_price_changes);
  g_test_add_func ("/appraisal/round-trip", test_round_trip);
  g_test_add_func ("/appraisal/refusals", test_refusals);

  return g_test_run ();
}
