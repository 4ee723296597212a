/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-evaluation.h"
#include "tdr-quote-cost.h"
#include "tdr-quote-volume.h"
#include "tdr-tender-json.h"

#include <string.h>

static TdrCatalog *catalog;

#define TENDER(quotes) \
  "{\"format\":1,\"term_months\":12,\"workloads\":[{\"id\":\"w1\",\"requests_per_month\":1000000,\"input_tokens\":1000," \
  "\"output_tokens\":100,\"candidates\":[\"claude-haiku-4.5\"]}],\"quotes\":[" quotes "]}"

#define QUOTE(members) \
  "{\"id\":\"q1\",\"supplier\":\"Maker\",\"date\":\"2026-10-01\"," members "}"

#define EUR_RATE \
  "\"currency\":\"EUR\",\"exchange\":{\"base\":\"EUR\",\"quote\":\"USD\",\"rate\":\"1.1\",\"date\":\"2026-10-01\"," \
  "\"source\":\"a bank\"}"

#define TOKENS \
  "\"terms\":[{\"charge\":\"usage\",\"meter\":\"input\",\"price\":\"1.00\"},{\"charge\":\"usage\",\"meter\":\"output\"," \
  "\"price\":\"5.00\"}]"

static TdrTender *
parse (const char  *text,
       GError     **error)
{
  return tdr_tender_parse ("bids.tender", text, strlen (text), error);
}

static const TdrPlan *
find_plan (TdrEvaluation *evaluation,
           const char    *id)
{
  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, 0); i++)
    if (g_str_equal (tdr_evaluation_get_plan (evaluation, 0, i)->id, id))
      return tdr_evaluation_get_plan (evaluation, 0, i);

  return NULL;
}

static TdrEvaluation *
evaluate (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = parse (text, &error);
  TdrEvaluation *evaluation;

  g_assert_no_error (error);
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_assert_no_error (error);
  return evaluation;
}

static void
assert_money (TdrMoney    amount,
              const char *currency,
              const char *expected)
{
  g_autofree char *text = tdr_money_to_string (amount, 0);

  g_assert_cmpstr (amount.currency, ==, currency);
  g_assert_cmpstr (text, ==, expected);
}

/* 1,000 million tokens in at 1.00 and 100 million out at 5.00 are 1,500 EUR, at 1.1 USD for one 1,650 USD. The price
 * stays as it was quoted. */
static void
test_becomes_a_plan (void)
{
  g_autoptr (TdrEvaluation) evaluation =
    evaluate (TENDER (QUOTE ("\"model\":\"claude-haiku-4.5\"," EUR_RATE "," TOKENS)));
  const TdrPlan *plan = find_plan (evaluation, "quote/q1");

  g_assert_nonnull (plan);
  g_assert_true (plan->cost->known);
  assert_money (plan->cost->total, "USD", "1650");
  assert_money (plan->cost->lines[0].price, "EUR", "1");
  assert_money (plan->cost->lines[0].cost, "USD", "1100");
  assert_money (plan->per_million, "USD", "1.5");
  g_assert_cmpint (plan->cost->lines[0].evidence->kind, ==, TDR_EVIDENCE_QUOTED);
  g_assert_cmpstr (plan->cost->lines[0].evidence->publisher, ==, "Maker");
  g_assert_cmpstr (tdr_plan_get_provider (plan), ==, "Maker");
  g_assert_cmpuint (plan->rank, >, 0);
  g_assert_true (plan->is_contender);
}

/* A bid for an offer of the catalogue has its model, region and route, and none of its prices. */
static void
test_for_an_offer (void)
{
  guint n_offers;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n_offers);
  const TdrOffer *base = NULL;
  g_autoptr (TdrEvaluation) evaluation = NULL;
  g_autofree char *text = NULL;
  const TdrPlan *plan;

  for (guint i = 0; i < n_offers && base == NULL; i++)
    if (g_str_equal (offers[i]->model, "claude-haiku-4.5") && offers[i]->region != NULL
        && offers[i]->deployment == TDR_DEPLOYMENT_ON_DEMAND)
      base = offers[i];
  g_assert_nonnull (base);

  text = g_strdup_printf (TENDER (QUOTE ("\"for\":\"%s\",\"terms\":[{\"charge\":\"usage\",\"meter\":\"input\","
                                         "\"price\":\"1.00\"}]")), base->id);
  evaluation = evaluate (text);
  plan = find_plan (evaluation, "quote/q1");
  g_assert_nonnull (plan);
  g_assert_cmpstr (plan->offer->model, ==, "claude-haiku-4.5");
  g_assert_cmpstr (plan->offer->region, ==, base->region);
  g_assert_cmpstr (plan->offer->service, ==, base->service);
  /* The answer has no price in the bid, though the catalogue has one. */
  g_assert_false (plan->cost->known);
  g_assert_cmphex (plan->cost->missing, ==, 1u << TDR_METER_OUTPUT);
}

static void
test_expired (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate (
    TENDER (QUOTE ("\"model\":\"claude-haiku-4.5\",\"valid_until\":\"2026-10-02\"," TOKENS)));
  const TdrPlan *plan = find_plan (evaluation, "quote/q1");

  g_assert_cmpstr (plan->problem, ==, "The quote could be accepted until 2026-10-02.");
  g_assert_cmpuint (plan->rank, ==, 0);
}

/* Machines of the catalogue at a bid's price: 4.50 an hour and 12,000 at the start of a year, each. A month of 730 hours
 * comes to 3,285 + 1,000 for one of them; so many as the catalogue's own plan needs. */
static void
test_for_a_machine (void)
{
  g_autoptr (TdrEvaluation) evaluation = evaluate (
    "{\"format\":1,\"workloads\":[{\"id\":\"w1\",\"requests_per_month\":40000,\"input_tokens\":3000,"
    "\"output_tokens\":400,\"candidates\":[\"gpt-oss-120b\"]}],\"quotes\":["
    QUOTE ("\"for\":\"aws/g6e.12xlarge/us-east-1/on-demand\",\"terms\":[{\"charge\":\"capacity\",\"meter\":\"instance\","
           "\"price\":\"4.50\",\"upfront\":\"12000\",\"commitment_months\":12}]") "]}");
  const TdrPlan *plan = find_plan (evaluation, "gpt-oss-120b/quote/q1");
  const TdrPlan *listed = find_plan (evaluation, "gpt-oss-120b/aws/g6e.12xlarge/us-east-1/on-demand");

  g_assert_nonnull (plan);
  g_assert_cmpint (plan->sizing->hosts, ==, listed->sizing->hosts);
  g_assert_cmpint (plan->cost->total.micros, ==, plan->sizing->hosts * 4285 * TDR_MONEY_MICROS);
}

/* 2027 from January, one machine at 1.00: 744 hours, February 672, and so on: 8,760 in the year; 1,200 are paid at
 * signature. */
static void
test_flow (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = parse (
    TENDER (QUOTE ("\"model\":\"claude-haiku-4.5\",\"terms\":[{\"charge\":\"capacity\",\"meter\":\"instance\","
                   "\"units\":1,\"price\":\"1.00\",\"upfront\":\"1200\",\"commitment_months\":12}]")), &error);
  const TdrTenderWorkload *workload;
  TdrCashFlow flow;
  TdrDemand demand;
  const char *unknown;
  TdrMoney total;

  g_assert_no_error (error);
  workload = g_ptr_array_index (tender->workloads, 0);
  tdr_demand_init (&demand, &workload->figures);
  demand.start = (TdrMonth) { 2027, 1 };
  g_assert_true (tdr_cash_flow_init (&flow, TDR_PRICES_NOMINAL, "USD", 12, &error));
  g_assert_true (tdr_quote_add_to_flow (g_ptr_array_index (tender->quotes, 0), &demand, 0, &flow, &unknown, &error));
  g_assert_null (unknown);
  g_assert_no_error (error);
  assert_money (flow.amounts[0], "USD", "1200");
  assert_money (flow.amounts[1], "USD", "744");
  assert_money (flow.amounts[2], "USD", "672");
  g_assert_true (tdr_cash_flow_total (&flow, &total, &error));
  assert_money (total, "USD", "9960");
}

static TdrQuote *
read_quote (const char *members)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (TENDER (QUOTE ("\"model\":\"claude-haiku-4.5\",%s")), members);
  g_autoptr (TdrTender) tender = parse (text, &error);

  g_assert_no_error (error);
  return tdr_quote_ref (g_ptr_array_index (tender->quotes, 0));
}

static GArray *
take_phases (const char *members,
             gint64      requests_per_instance)
{
  g_autoptr (TdrQuote) quote = read_quote (members);
  TdrWorkload workload;
  const TdrQuoteLoad load = {
    .workload = &workload, .term_months = 12, .requests_per_instance = requests_per_instance, .spare_instances = 1,
  };

  tdr_workload_init (&workload);
  workload.requests_per_month = 100000;
  workload.input_tokens = 1000;
  workload.output_tokens = 100;
  return tdr_quote_volume_phases_new (quote, &load, "USD", NULL);
}

static TdrVolumeCost
take_volume (const char *members,
             gint64      requests_per_instance)
{
  g_autoptr (GArray) phases = take_phases (members, requests_per_instance);

  g_assert_nonnull (phases);
  g_assert_cmpuint (phases->len, ==, 1);
  return g_array_index (phases, TdrVolumePhase, 0).cost;
}

/* A million requests: 1,500 EUR, a tenth off: 1,350; 50 a month beside it; 3 % on both. At 1.1 USD for one EUR the first
 * comes to 1,350 × 1.03 × 1.1 = 1,529.55 and the other to 50 × 1.03 × 1.1 = 56.65, invoiced in cents or not. */
static void
test_volume (void)
{
  TdrVolumeCost volume = take_volume (EUR_RATE ",\"rounding\":\"cents\",\"terms\":["
                                      "{\"charge\":\"usage\",\"meter\":\"input\",\"price\":\"1.00\"},"
                                      "{\"charge\":\"usage\",\"meter\":\"output\",\"price\":\"5.00\"},"
                                      "{\"charge\":\"discount\",\"instrument\":\"A\",\"share\":0.1},"
                                      "{\"charge\":\"fee\",\"price\":\"50\"},"
                                      "{\"charge\":\"percentage\",\"price\":\"0.03\"}]", 0);

  assert_money (volume.per_million, "USD", "1529.55");
  assert_money (volume.fixed, "USD", "56.65");
  g_assert_cmpuint (volume.n_units, ==, 0);
  g_assert_cmpuint (volume.n_bands, ==, 0);
}

/* 4.50 an hour and 12,000 a year are 4,285 a month for each machine; one is to spare, and 100 a month are to be paid
 * whatever their number. */
static void
test_volume_of_machines (void)
{
  TdrVolumeCost volume = take_volume ("\"terms\":[{\"charge\":\"capacity\",\"meter\":\"instance\",\"price\":\"4.50\","
                                      "\"upfront\":\"12000\",\"commitment_months\":12},"
                                      "{\"charge\":\"fee\",\"price\":\"100\"}]", 7000);

  assert_money (volume.units[0].price, "USD", "4285");
  g_assert_cmpint (volume.units[0].requests_per_unit, ==, 7000);
  assert_money (volume.fixed, "USD", "4385");
  assert_money (volume.per_million, "USD", "0");
  g_assert_cmpuint (volume.n_bands, ==, 0);
}

/* By the month. A request is 1,000 tokens in and 100 out, so that at 1 a million tokens for either it costs 0.0011.
 *
 * A minimum of 110 holds to 100,000 requests. A cap of 550 holds from 500,000 on. Of 250 million tokens in that are free
 * 250,000 requests have none to pay but their answers, at 0.0001: 25; then 0.0011 more for each. In graduated bands
 * everything above 300 million tokens in costs a half: 330 for 300,000 requests, then 0.0006; in bands of all units the
 * price of all of them falls from there on: 0.0006 × 400,000 = 240. A support fee of 10 %, at least 33, holds at 33 to
 * 300,000 requests and is 0.00011 a request beyond. Machines at 1 an
 * hour are 730 each, one is to spare, and a minimum is 4 × 730: three carry 100,000 requests each for it. */
static void
test_bands_of_volume (void)
{
#define IN(more) "{\"charge\":\"usage\",\"meter\":\"input\"," more "}"
#define OUT "{\"charge\":\"usage\",\"meter\":\"output\",\"price\":\"1\"}"
#define TIERS(rule) IN ("\"rule\":\"" rule "\",\"bands\":[{\"above\":0,\"price\":\"1\"}," \
                        "{\"above\":300000000,\"price\":\"0.5\"}]") "," OUT
  static const struct {
    const char *terms;
    gint64 requests_per_instance;
    gint64 above;
    struct {
      gint64 requests;
      const char *cost;
    } points[3];
  } cases[] = {
    { IN ("\"price\":\"1\"") "," OUT ",{\"charge\":\"minimum\",\"price\":\"110\"}", 0, 100000,
      { { 1, "110" }, { 100000, "110" }, { 200000, "220" } } },
    { IN ("\"price\":\"1\"") "," OUT ",{\"charge\":\"cap\",\"price\":\"550\"}", 0, 500000,
      { { 499999, "549.9989" }, { 500001, "550" }, { 9000000, "550" } } },
    { IN ("\"price\":\"1\",\"free_quantity\":250000000") "," OUT, 0, 250000,
      { { 250000, "25" }, { 250010, "25.011" }, { 1250000, "1125" } } },
    { TIERS ("graduated"), 0, 300000, { { 300000, "330" }, { 300010, "330.006" }, { 1300000, "930" } } },
    { TIERS ("all-units"), 0, 300000, { { 300000, "330" }, { 300001, "180.0006" }, { 400000, "240" } } },
    { IN ("\"price\":\"1\"") "," OUT ",{\"charge\":\"percentage\",\"price\":\"0.1\",\"least\":\"33\"}", 0, 300000,
      { { 10, "33.011" }, { 300000, "363" }, { 400000, "484" } } },
    { "{\"charge\":\"capacity\",\"meter\":\"instance\",\"price\":\"1\"},{\"charge\":\"minimum\",\"price\":\"2920\"}",
      100000, 300000,
      { { 1, "2920" }, { 300000, "2920" }, { 300001, "3650" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = g_strdup_printf ("\"terms\":[%s]", cases[i].terms);
      TdrVolumeCost volume = take_volume (members, cases[i].requests_per_instance);

      g_test_message ("%s", members);
      g_assert_cmpuint (volume.n_bands, ==, 1);
      g_assert_cmpint (volume.bands[0].above, <=, cases[i].above);
      g_assert_cmpint (volume.bands[0].above, >=, cases[i].above - 1);   /* where lines meet, both hold */
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].points); j++)
        {
          TdrMoney cost;

          g_assert_true (tdr_volume_cost_at (&volume, cases[i].points[j].requests, &cost, NULL));
          assert_money (cost, "USD", cases[i].points[j].cost);
        }
    }
#undef TIERS
}

/* Half the price for 6 months of 12, and a fee of 24 paid once for all of them: 2 a month beside 550 and then 1,100. */
static void
test_phases_of_volume (void)
{
  g_autoptr (GArray) phases = take_phases ("\"terms\":[" IN ("\"price\":\"1\"") "," OUT ","
                                           "{\"charge\":\"discount\",\"instrument\":\"A\",\"share\":0.5,\"last_month\":6},"
                                           "{\"charge\":\"fee\",\"price\":\"24\",\"commitment_months\":12}]", 0);
  TdrVolumeCost average;

  g_assert_nonnull (phases);
  g_assert_cmpuint (phases->len, ==, 2);
  g_assert_cmpuint (g_array_index (phases, TdrVolumePhase, 1).first_month, ==, 7);
  assert_money (g_array_index (phases, TdrVolumePhase, 0).cost.per_million, "USD", "550");
  assert_money (g_array_index (phases, TdrVolumePhase, 1).cost.per_million, "USD", "1100");

  g_assert_true (tdr_volume_phases_average ((TdrVolumePhase *) phases->data, phases->len, 12, &average, NULL));
  assert_money (average.per_million, "USD", "825");
  assert_money (average.fixed, "USD", "2");
}

/* Any of these makes the cost of a month depend on more than its requests. */
static void
test_no_volume (void)
{
  static const struct {
    const char *terms;
    gint64 requests_per_instance;
  } cases[] = {
    { IN ("\"price\":\"1\"") "," OUT ",{\"charge\":\"fee\",\"price\":\"900\",\"commitment_months\":36}", 0 },
    { "{\"charge\":\"capacity\",\"meter\":\"instance\",\"price\":\"1\"}", 0 },
    { IN ("\"price\":\"1\"") "," OUT, 100 },
    { "{\"charge\":\"capacity\",\"meter\":\"input-tpm-unit\",\"price\":\"1\"},"
      "{\"charge\":\"capacity\",\"meter\":\"output-tpm-unit\",\"price\":\"1\"}", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = g_strdup_printf ("\"terms\":[%s]", cases[i].terms);
      g_autoptr (GArray) phases = NULL;

      g_test_message ("%s", members);
      phases = take_phases (members, cases[i].requests_per_instance);
      g_assert_null (phases);
    }
#undef IN
#undef OUT
}

/* What this version does not know is written back, inside a term too. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = parse (
    TENDER (QUOTE ("\"model\":\"m\",\"later\":{\"a\":[1]},\"terms\":[{\"charge\":\"fee\",\"price\":\"1\",\"also\":true}]")),
    &error);
  g_autoptr (TdrTender) copy = NULL, again = NULL;
  g_autofree char *text = NULL, *second = NULL;

  g_assert_no_error (error);
  copy = tdr_tender_copy (tender);
  text = tdr_tender_to_text (copy);
  g_assert_nonnull (strstr (text, "\"also\""));
  g_assert_nonnull (strstr (text, "\"later\""));
  again = parse (text, &error);
  g_assert_no_error (error);
  second = tdr_tender_to_text (again);
  g_assert_cmpstr (text, ==, second);
}

static void
test_refused (void)
{
  static const struct {
    const char *text;
    const char *part;
  } cases[] = {
    { TENDER (QUOTE (TOKENS)), "quotes[0].model is missing" },
    { TENDER (QUOTE ("\"model\":\"m\"")), "quotes[0].terms cannot stand together: A contract must have from 1" },
    { TENDER (QUOTE ("\"model\":\"m\",\"currency\":\"EUR\"," TOKENS)),
      "quotes[0].exchange is needed: the quote is in EUR and the tender in USD" },
    { TENDER (QUOTE ("\"model\":\"m\",\"valid_until\":\"2026-02-29\"," TOKENS)),
      "quotes[0].valid_until must be a date" },
    { TENDER (QUOTE ("\"model\":\"m\",\"terms\":[{\"charge\":\"usage\",\"meter\":\"input\"}]")),
      "quotes[0].terms[0].price is missing" },
    { TENDER (QUOTE ("\"model\":\"m\",\"terms\":[{\"charge\":\"usage\",\"meter\":\"inputs\",\"price\":\"1\"}]")),
      "quotes[0].terms[0].meter must be the word of a meter" },
    { TENDER (QUOTE ("\"model\":\"m\",\"terms\":[{\"charge\":\"tax\",\"price\":\"1\"}]")),
      "quotes[0].terms[0].charge must be usage" },
    { TENDER (QUOTE ("\"model\":\"m\",\"terms\":[{\"charge\":\"fee\",\"price\":\"-1\"}]")),
      "quotes[0].terms[0].charge cannot be charged so: bands[0].price must be from 0" },
    { TENDER (QUOTE ("\"model\":\"m\"," TOKENS) "," QUOTE ("\"model\":\"m\"," TOKENS)),
      "quotes[1].id is “q1” like that of another quote" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrTender) tender = parse (cases[i].text, &error);

      g_assert_null (tender);
      g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID);
      if (strstr (error->message, cases[i].part) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].part, error->message);
    }
}

static void
test_unknown_offer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = parse (TENDER (QUOTE ("\"for\":\"nowhere\"," TOKENS)), &error);
  g_autoptr (TdrEvaluation) evaluation = NULL;

  g_assert_no_error (error);
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  g_assert_null (evaluation);
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "quotes[0].for is “nowhere”"));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);

  g_test_add_func ("/quote/becomes-a-plan", test_becomes_a_plan);
  g_test_add_func ("/quote/for-an-offer", test_for_an_offer);
  g_test_add_func ("/quote/for-a-machine", test_for_a_machine);
  g_test_add_func ("/quote/expired", test_expired);
  g_test_add_func ("/quote/flow", test_flow);
  g_test_add_func ("/quote/volume", test_volume);
  g_test_add_func ("/quote/volume-of-machines", test_volume_of_machines);
  g_test_add_func ("/quote/bands-of-volume", test_bands_of_volume);
  g_test_add_func ("/quote/phases-of-volume", test_phases_of_volume);
  g_test_add_func ("/quote/no-volume", test_no_volume);
  g_test_add_func ("/quote/round-trip", test_round_trip);
  g_test_add_func ("/quote/refused", test_refused);
  g_test_add_func ("/quote/unknown-offer", test_unknown_offer);

  status = g_test_run ();
  g_clear_object (&catalog);
  return status;
}
