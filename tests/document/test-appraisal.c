/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-appraisal-json.h"
#include "tdr-risk.h"
#include "tdr-tender-json.h"

#include <math.h>
#include <string.h>

#define MICROS G_GINT64_CONSTANT (1000000)
#define NANO 1e-9

/* 1,000,000 requests a month of 1,000 tokens in and 200 out. GPT-5 mini on Azure's global route costs 0.25 and 2.00 per
 * million: 1,000 × 0.25 + 200 × 2.00 = 650.00 a month. */
static const char template[] =
  "{ \"format\": 1, \"title\": \"t\", \"currency\": \"USD\", \"term_months\": 24,\n"
  "  \"assumptions\": { %s },\n"
  "  \"workloads\": [ { \"id\": \"a\", \"name\": \"A\", %s,\n"
  "    \"input_tokens\": 1000, \"output_tokens\": 200, \"candidates\": [%s] } ] }";

static const char million[] = "\"requests_per_month\": 1000000";

static const char mini[] = "\"gpt-5-mini\"";

static TdrTender *
parse (const char  *assumptions,
       const char  *load,
       const char  *candidates,
       GError     **error)
{
  g_autofree char *text = g_strdup_printf (template, assumptions, load, candidates);

  return tdr_tender_parse ("x.tender", text, strlen (text), error);
}

static TdrAppraisal *
appraise_load (const char *assumptions,
               const char *load,
               const char *candidates)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = parse (assumptions, load, candidates, &error);
  g_autoptr (TdrCatalog) catalog = NULL;
  g_autoptr (TdrEvaluation) evaluation = NULL;
  TdrAppraisal *appraisal;

  g_assert_no_error (error);
  catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_assert_no_error (error);
  appraisal = tdr_appraisal_new (evaluation, NULL, &error);
  g_assert_no_error (error);

  return appraisal;
}

static TdrAppraisal *
appraise (const char *assumptions,
          const char *candidates)
{
  return appraise_load (assumptions, million, candidates);
}

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
      g_autoptr (TdrAppraisal) appraisal = appraise (rows[i].assumptions, mini);
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
                                                 mini);
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
  g_autoptr (TdrTender) tender = parse (assumptions, million, mini, &error);
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
      g_autoptr (TdrTender) tender = parse (rows[i].assumptions, million, mini, &error);

      g_assert_null (tender);
      g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].place));
    }
}

static const char certain[] =
  "\"uncertainty\": { \"draws\": 100, \"demand\": { \"kind\": \"fixed\", \"central\": %g },"
  " \"growth\": { \"kind\": \"fixed\" },"
  " \"tokens\": { \"kind\": \"fixed\" }, \"price\": { \"kind\": \"fixed\" } }, \"budget\": \"%d\"";

static TdrRisk *
take_risk (const char *assumptions,
           const char *candidates)
{
  g_autoptr (GError) error = NULL;
  TdrRisk *risk = tdr_risk_new (appraise (assumptions, candidates), NULL, &error);

  g_assert_no_error (error);
  return risk;
}

/* Where nothing is uncertain every world is the plan, and twice the demand costs twice as much. */
static void
test_no_risk (void)
{
  static const struct {
    double demand;
    int budget;
    gint64 amount;
    double over;
  } rows[] = {
    { 1, 15599, 15600 * MICROS, 1 },
    { 1, 15600, 15600 * MICROS, 0 },
    { 2, 15600, 31200 * MICROS, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *assumptions = g_strdup_printf (certain, rows[i].demand, rows[i].budget);
      g_autoptr (TdrRisk) risk = take_risk (assumptions, mini);
      const TdrRiskPlan *best = &risk->rounds[0].plans[0];

      g_assert_cmpstr (tdr_plan_get_platform (best->cost->plan), ==, "azure-openai");
      for (guint j = 0; j < TDR_N_RISK_SHARES; j++)
        {
          g_assert_cmpint (best->amounts[j].micros, ==, rows[i].amount);
          g_assert_cmpint (risk->amounts[j].micros, ==, rows[i].amount);
          g_assert_cmpint (risk->rounds[0].months[j].micros, ==, rows[i].amount / 24);
        }
      g_assert_cmpint (best->greatest_regret.micros, ==, 0);
      g_assert_cmpfloat_with_epsilon (risk->chance_over_budget, rows[i].over, NANO);
    }
}

/* Demand from half to one and a half of the plan: its tenth and nine-tenth quantiles lie symmetrically about it. For a
 * triangle from 0.5 to 1.5 the first is 0.5 + √(0.1 × 1 × 0.5) = 0.723607: 15,600 × 0.723607 = 11,288.27, and the bar of
 * demand runs from there to 19,911.73. */
static void
test_tornado (void)
{
  g_autoptr (TdrRisk) risk = take_risk ("\"uncertainty\": { \"draws\": 2000, \"growth\": { \"kind\": \"fixed\" },"
                                        " \"tokens\": { \"kind\": \"fixed\" }, \"price\": { \"kind\": \"fixed\" } }", mini);
  const TdrTornadoBar *widest = &g_array_index (risk->rounds[0].tornado, TdrTornadoBar, 0);

  g_assert_cmpint (tdr_risk_get_factor (widest->column), ==, TDR_FACTOR_DEMAND);
  g_assert_cmpint (ABS (widest->at_low.micros - 11288270000), <, MICROS);
  g_assert_cmpint (ABS (widest->at_high.micros - 19911730000), <, MICROS);
}

/* Demand was seen at 0.5, 1 and 2 times the plan. A straight line through them, each a half of the way apart, puts the
 * tenth of it at 0.5 + 0.2 × 0.5 = 0.6 and nine tenths at 1 + 0.8 × 1 = 1.8: 15,600 × 0.6 = 9,360 and × 1.8 = 28,080. A
 * price seen only at what is planned, a tenth less a year, costs as planned: 14,820. */
static void
test_empirical (void)
{
  g_autoptr (TdrRisk) seen = take_risk ("\"uncertainty\": { \"draws\": 2000, \"growth\": { \"kind\": \"fixed\" },"
                                        " \"tokens\": { \"kind\": \"fixed\" }, \"price\": { \"kind\": \"fixed\" },"
                                        " \"demand\": { \"kind\": \"empirical\", \"samples\": [2, 0.5, 1] } }", mini);
  g_autoptr (TdrRisk) planned = take_risk ("\"price_change_per_year\": -0.1, \"uncertainty\": { \"draws\": 10,"
                                           " \"growth\": { \"kind\": \"fixed\" }, \"tokens\": { \"kind\": \"fixed\" },"
                                           " \"demand\": { \"kind\": \"fixed\" },"
                                           " \"price\": { \"kind\": \"empirical\", \"samples\": [1] } }", mini);
  const TdrTornadoBar *widest = &g_array_index (seen->rounds[0].tornado, TdrTornadoBar, 0);

  g_assert_cmpint (tdr_risk_get_factor (widest->column), ==, TDR_FACTOR_DEMAND);
  g_assert_cmpint (ABS (widest->at_low.micros - 9360 * MICROS), <, MICROS);
  g_assert_cmpint (ABS (widest->at_high.micros - 28080 * MICROS), <, MICROS);
  for (guint i = 0; i < TDR_N_RISK_SHARES; i++)
    g_assert_cmpint (planned->amounts[i].micros, ==, 14820 * MICROS);
}

/* The same seed makes the same figures, another seed others. */
static void
test_seed (void)
{
  static const char *const assumptions[] = {
    "\"uncertainty\": { \"draws\": 200, \"seed\": 1 }", "\"uncertainty\": { \"draws\": 200, \"seed\": 1 }",
    "\"uncertainty\": { \"draws\": 200, \"seed\": 2 }",
  };
  gint64 means[G_N_ELEMENTS (assumptions)];

  for (guint i = 0; i < G_N_ELEMENTS (assumptions); i++)
    {
      g_autoptr (TdrRisk) risk = take_risk (assumptions[i], "\"gpt-5-mini\", \"llama-3.1-8b\"");
      double sum = 0;

      for (guint j = 0; j < risk->rounds[0].n_plans; j++)
        sum += risk->rounds[0].plans[j].chance_cheapest;
      g_assert_cmpfloat (sum, >=, 1 - NANO);
      means[i] = risk->rounds[0].plans[0].mean.micros;
    }

  g_assert_cmpint (means[0], ==, means[1]);
  g_assert_cmpint (means[0], !=, means[2]);
}

/* Where nothing comes otherwise, a plan costs over the term what the appraisal says, whatever is in it: machines for the
 * peak, commitments that run on, tax, operations, season and ramp. The appraisal counts whole requests and the hours of a
 * calendar, in which 24 months from January 2027 have 17,544 instead of 17,520. */
static void
test_certain_world (void)
{
  static const char fixed[] =
    "\"uncertainty\": { \"draws\": 1, \"demand\": { \"kind\": \"fixed\", \"central\": 1 }, "
    "\"growth\": { \"kind\": \"fixed\", \"central\": 1 }, \"tokens\": { \"kind\": \"fixed\", \"central\": 1 }, "
    "\"price\": { \"kind\": \"fixed\", \"central\": 1 }, \"throughput\": { \"kind\": \"fixed\", \"central\": 1 } }";
  static const char *const assumptions[] = {
    "", "\"price_change_per_year\": -0.2, ", "\"tax\": { \"rate\": 0.2, \"recoverable_share\": 0.5 }, ",
    "\"ramp\": [0.2, 0.4, 0.6], ", "\"start\": \"2027-01\", \"season\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1.5, 2, 3], ",
  };
  static const char *const loads[] = {
    "\"requests_per_month\": 1000000000", "\"requests_per_month\": 1000000000, \"growth_per_year\": 0.5",
    "\"requests_per_month\": 1000000000, \"growth_per_year\": -0.3, \"batch_share\": 0.4",
    "\"requests_per_month\": 1000000000, \"growth_per_year\": 1, \"batch_share\": 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (assumptions) * G_N_ELEMENTS (loads); i++)
    {
      g_autofree char *text = g_strconcat (assumptions[i / G_N_ELEMENTS (loads)], fixed, NULL);
      g_autoptr (GError) error = NULL;
      TdrAppraisal *appraisal = appraise_load (text, loads[i % G_N_ELEMENTS (loads)], "\"gpt-5-mini\", \"llama-3.1-8b\"");
      g_autoptr (TdrRisk) risk = tdr_risk_new (appraisal, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s %s", text, loads[i % G_N_ELEMENTS (loads)]);
      g_assert_cmpuint (risk->rounds[0].n_plans, >, 5);
      for (guint j = 0; j < risk->rounds[0].n_plans; j++)
        {
          const TdrRiskPlan *plan = &risk->rounds[0].plans[j];

          g_assert_cmpfloat_with_epsilon ((double) plan->amounts[1].micros / (double) plan->cost->total.micros, 1, 0.002);
        }
    }
}

/* What 24 months of 650.00 with so much unrecovered tax are worth at a discount of @rate a year. */
static double
worth (double rate,
       double tax)
{
  double sum = 0;

  for (guint month = 1; month <= 24; month++)
    sum += 650 * (1 + tax) * pow (1 + rate, -(double) month / 12);
  return sum;
}

/* 15,600.00 over two years. The ramp lacks a half and a fifth of a month, 455.00, a fifth more or less of which is 91.00:
 * where more is lacking less is paid. Decembers have twice the requests, 1,300.00 more in two years; a fifth is 260.00.
 * Augusts without a request, 1,300.00 less, cannot have fewer.
 * Without a rate the discounting has no low end; two points a year stand first or behind, by what they move. */
static void
test_stated_demand (void)
{
  static const struct {
    const char *assumptions;
    guint figure;
    double at_low, at_high;
  } rows[] = {
    { "\"ramp\": [0.5, 0.8]", TDR_STATED_RAMP, 15600 - 455 + 91, 15600 - 455 - 91 },
    { "\"start\": \"2027-07\", \"season\": [1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1]", TDR_STATED_SEASON, 15600 - 1300 + 260,
      15600 - 1300 },
    { "\"start\": \"2027-07\", \"season\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]", TDR_STATED_SEASON, 15600 + 1300 - 260,
      15600 + 1300 + 260 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrAppraisal) appraisal = appraise (rows[i].assumptions, mini);
      g_autoptr (GArray) swings = tdr_stated_swings_new (appraisal, 0, &error);
      guint found = 0;

      g_assert_no_error (error);
      g_assert_cmpuint (swings->len, ==, 2);
      for (guint j = 0; j < swings->len; j++)
        {
          const TdrStatedSwing *swing = &g_array_index (swings, TdrStatedSwing, j);

          if (swing->figure != rows[i].figure)
            continue;
          found++;
          g_assert_cmpint (swing->low, ==, 800000);
          g_assert_cmpint (swing->high, ==, 1200000);
          g_assert_cmpfloat_with_epsilon ((double) swing->at_low.micros / MICROS, rows[i].at_low, 0.01);
          g_assert_cmpfloat_with_epsilon ((double) swing->at_high.micros / MICROS, rows[i].at_high, 0.01);
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

/* Discounted at 5 % and taxed at 20 %, of which half is recovered: 10 % stay. Rates are moved by two points, the share by
 * a fifth of itself: 40 and 60 % leave 12 and 8 %. What nobody hosts and no model's end are moved nowhere. */
static void
test_stated (void)
{
  static const struct {
    guint figure;
    gint64 low, high;
  } expected[] = {
    { TDR_STATED_DISCOUNT, 30000, 70000 }, { TDR_STATED_RECOVERY, 400000, 600000 }, { TDR_STATED_TAX, 180000, 220000 },
  };
  const double values[][2] = {
    { worth (0.03, 0.1), worth (0.07, 0.1) }, { worth (0.05, 0.12), worth (0.05, 0.08) },
    { worth (0.05, 0.09), worth (0.05, 0.11) },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrAppraisal) appraisal = appraise ("\"discount_rate\": 0.05, "
                                                 "\"tax\": { \"rate\": 0.2, \"recoverable_share\": 0.5 }", mini);
  g_autoptr (GArray) swings = tdr_stated_swings_new (appraisal, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (swings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < swings->len; i++)
    {
      const TdrStatedSwing *swing = &g_array_index (swings, TdrStatedSwing, i);

      g_assert_cmpuint (swing->figure, ==, expected[i].figure);
      g_assert_cmpint (swing->low, ==, expected[i].low);
      g_assert_cmpint (swing->high, ==, expected[i].high);
      g_assert_cmpfloat_with_epsilon ((double) swing->at_low.micros / MICROS, values[i][0], 0.01);
      g_assert_cmpfloat_with_epsilon ((double) swing->at_high.micros / MICROS, values[i][1], 0.01);
      g_assert_true (swing->best_at_low == appraisal->rounds[0].costs[0].plan);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/appraisal/totals", test_totals);
  g_test_add_func ("/appraisal/stated", test_stated);
  g_test_add_func ("/appraisal/stated-demand", test_stated_demand);
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
  g_test_add_func ("/risk/none", test_no_risk);
  g_test_add_func ("/risk/certain-world", test_certain_world);
  g_test_add_func ("/risk/tornado", test_tornado);
  g_test_add_func ("/risk/empirical", test_empirical);
  g_test_add_func ("/risk/seed", test_seed);

  return g_test_run ();
}
