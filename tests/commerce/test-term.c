/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What time does to a contract: demand, exchange, the end of a model, tax, operations, unit costs. */

#include "contract-fixture.h"

#include "tdr-cash-flow.h"
#include "tdr-demand.h"
#include "tdr-engine-error.h"
#include "tdr-exchange.h"
#include "tdr-lifecycle.h"
#include "tdr-operations.h"
#include "tdr-tax.h"
#include "tdr-unit-cost.h"

#define DRAWS 500

static TdrDemand
demand_of (gint64 requests)
{
  TdrWorkload workload;
  TdrDemand demand;

  tdr_workload_init (&workload);
  workload.requests_per_month = requests;
  workload.input_tokens = 100;
  workload.output_tokens = 10;
  tdr_demand_init (&demand, &workload);
  return demand;
}

static gint64
requests_in (const TdrDemand *demand,
             guint            month)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload;

  g_assert_true (tdr_demand_workload (demand, month, &workload, &error));
  g_assert_no_error (error);
  return workload.requests_per_month;
}

/* From November 2027: December has 1.5 times the requests, the others none more; a ramp of 25 % and 50 %; 44 % growth a
 * year, which is √1.44 = 1.2 after half of one. */
static void
test_demand (void)
{
  TdrDemand demand = demand_of (1000);

  demand.start = (TdrMonth) { 2027, 11 };
  for (guint i = 0; i < 12; i++)
    demand.season_ppm[i] = i == 11 ? 1500000 : TDR_PPM;
  demand.ramp_ppm[0] = 250000;
  demand.ramp_ppm[1] = 500000;
  demand.n_ramp = 2;
  g_assert_cmpint (requests_in (&demand, 1), ==, 250);
  g_assert_cmpint (requests_in (&demand, 2), ==, 750);
  g_assert_cmpint (requests_in (&demand, 3), ==, 1000);
  g_assert_cmpint (requests_in (&demand, 14), ==, 1500);

  demand.workload.growth_ppm = 440000;
  g_assert_cmpint (requests_in (&demand, 7), ==, 1200);
  g_assert_cmpint (requests_in (&demand, 13), ==, 1440);

  /* Month 4 is February 2028, a leap year's. */
  g_assert_cmpint (tdr_demand_hours_in_month (&demand, 4), ==, 696);
  demand.start = (TdrMonth) { 0 };
  g_assert_cmpint (tdr_demand_hours_in_month (&demand, 4), ==, 730);
}

/* A flat week of 730 hours: 43,800 requests are one a minute, of 100 tokens. The peak is that of December. */
static void
test_peak_of_term (void)
{
  g_autoptr (GError) error = NULL;
  TdrDemand demand = demand_of (43800);
  TdrUsage usage, usages[12];

  demand.start = (TdrMonth) { 2027, 1 };
  for (guint i = 0; i < 12; i++)
    demand.season_ppm[i] = i == 11 ? 2 * TDR_PPM : TDR_PPM;
  g_assert_true (tdr_demand_usage_of_term (&demand, 12, usages, &error));
  for (guint i = 0; i < 12; i++)
    {
      g_assert_cmpint (usages[i].requests, ==, i == 11 ? 87600 : 43800);
      g_assert_cmpfloat_with_epsilon (usages[i].peak_input_tokens_per_minute, 200, 1e-9);
    }
  g_assert_true (tdr_demand_usage (&demand, 1, &usage, &error));
  g_assert_cmpfloat_with_epsilon (usage.peak_input_tokens_per_minute, 100, 1e-9);
}

static void
test_demand_refused (void)
{
  TdrDemand no_start = demand_of (1), negative = demand_of (1), steep = demand_of (1), huge = demand_of (1);
  const struct {
    const TdrDemand *demand;
    const char *message;
  } cases[] = {
    { &no_start, "A season needs the month in which the term starts" },
    { &negative, "seasonality[3] in millionths must be from 0 to 12000000, not -1" },
    { &steep, "ramp[0] in millionths must be from 0 to 1000000, not 1000001" },
    { &huge, "Requests per month must be from 0 to 100000000000, not 100000000001" },
  };

  no_start.season_ppm[0] = TDR_PPM;
  negative.start = steep.start = (TdrMonth) { 2027, 1 };
  negative.season_ppm[3] = -1;
  steep.ramp_ppm[0] = TDR_PPM + 1;
  steep.n_ramp = 1;
  huge.workload.requests_per_month = TDR_MAX_REQUESTS_PER_MONTH + 1;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrWorkload workload;

      g_assert_false (tdr_demand_workload (cases[i].demand, 1, &workload, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static TdrMoney
exchange (gint64      rate_micros,
          TdrMoney    amount,
          const char *currency)
{
  TdrExchangeRate rate = { .base = "EUR", .quote = "USD", .micros = rate_micros };
  g_autoptr (GError) error = NULL;
  TdrMoney converted;

  g_assert_true (tdr_exchange_convert (&rate, amount, currency, &converted, &error));
  g_assert_no_error (error);
  return converted;
}

/* 1 EUR = 1.0823 USD: 100 EUR are 108.23 USD; 108.23 USD are 100 EUR; 1 USD is 0.923958 EUR (1 ÷ 1.0823 = 0.92395823). */
static void
test_exchange (void)
{
  assert_money (exchange (1082300, money ("100", "EUR"), "USD"), "108.23");
  assert_money (exchange (1082300, USD ("108.23"), "EUR"), "100");
  assert_money (exchange (1082300, USD ("1"), "EUR"), "0.923958");
  assert_money (exchange (1082300, USD ("7"), "USD"), "7");
}

/* There and back: off by no more than the half millionth that the first rounding lost, at the rate, and the second. */
static void
test_exchange_round_trips (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < DRAWS; i++)
    {
      gint64 rate = g_rand_int_range (random, 10000, 200000000);
      TdrMoney amount = tdr_money_new (((gint64) g_rand_int (random) << 8) - ((gint64) 1 << 38), "USD");
      TdrMoney back = exchange (rate, exchange (rate, amount, "EUR"), "USD");
      gint64 most = rate / (2 * TDR_MONEY_MICROS) + 1;

      g_assert_cmpint (ABS (back.micros - amount.micros), <=, most);
    }
}

static void
test_exchange_refused (void)
{
  static const struct {
    gint64 micros;
    const char *currency;
    int code;
  } cases[] = {
    { 0, "USD", TDR_ENGINE_ERROR_INVALID },
    { -1, "USD", TDR_ENGINE_ERROR_INVALID },
    { 1000000, "CHF", TDR_ENGINE_ERROR_CURRENCY },
    { 1000000000000, "USD", TDR_ENGINE_ERROR_OVERFLOW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrExchangeRate rate = { .base = "EUR", .quote = "USD", .micros = cases[i].micros };
      g_autoptr (GError) error = NULL;
      TdrMoney converted;

      g_assert_false (tdr_exchange_convert (&rate, money ("9000000000", "EUR"), cases[i].currency, &converted, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, cases[i].code);
    }
}

/* 100 a month over 2027; from 2027-06 25 % more, withdrawn on 2027-09-30, moving costs 5,000. Months 6 to 9 are 125;
 * from October a successor at 100: 12 × 100 + 4 × 25 + 5,000 = 6,300. */
static void
test_lifecycle (void)
{
  g_autoptr (GError) error = NULL;
  TdrLifecycle lifecycle;
  TdrCashFlow flow;
  TdrMoney total;

  g_assert_true (tdr_lifecycle_init (&lifecycle, (TdrMonth) { 2027, 1 }, 12, "2027-06-01", "2027-09-30", &error));
  g_assert_cmpuint (lifecycle.legacy_month, ==, 6);
  g_assert_cmpuint (lifecycle.end_month, ==, 9);
  lifecycle.legacy_change_ppm = 250000;
  lifecycle.requalification = USD ("5000");

  g_assert_true (tdr_cash_flow_init (&flow, TDR_PRICES_NOMINAL, "USD", 12, &error));
  g_assert_true (tdr_cash_flow_add_monthly (&flow, 1, 12, USD ("100"), 0, &error));
  g_assert_true (tdr_lifecycle_apply (&lifecycle, &flow, &error));
  assert_money (flow.amounts[5], "100");
  assert_money (flow.amounts[6], "125");
  assert_money (flow.amounts[9], "5125");
  assert_money (flow.amounts[10], "100");
  g_assert_true (tdr_cash_flow_total (&flow, &total, &error));
  assert_money (total, "6300");
}

/* A date after the term says nothing about it; one before it holds from its first month. */
static void
test_lifecycle_dates (void)
{
  g_autoptr (GError) error = NULL;
  TdrLifecycle lifecycle;

  g_assert_true (tdr_lifecycle_init (&lifecycle, (TdrMonth) { 2027, 1 }, 12, "2026-03-01", "2028-01-01", &error));
  g_assert_cmpuint (lifecycle.legacy_month, ==, 1);
  g_assert_cmpuint (lifecycle.end_month, ==, 0);
  g_assert_true (tdr_lifecycle_init (&lifecycle, (TdrMonth) { 2027, 1 }, 12, NULL, "2027-12-31", &error));
  g_assert_cmpuint (lifecycle.end_month, ==, 12);
  g_assert_false (tdr_lifecycle_init (&lifecycle, (TdrMonth) { 2027, 1 }, 12, NULL, "soon", &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

/* 19 % of 100.03 is 19.0057, invoiced 19.01; with 40 % recoverable 7.604, in cents 7.60, and 11.41 remain. */
static void
test_tax (void)
{
  static const struct {
    int rate_ppm, recoverable_ppm;
    const char *invoiced, *recoverable, *cost;
  } cases[] = {
    { 190000, TDR_PPM, "19.01", "19.01", "0" },
    { 190000, 0, "19.01", "0", "19.01" },
    { 190000, 400000, "19.01", "7.6", "11.41" },
    { 0, TDR_PPM, "0", "0", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrTax tax = { cases[i].rate_ppm, cases[i].recoverable_ppm };
      g_autoptr (GError) error = NULL;
      TdrTaxLine line;

      g_assert_true (tdr_tax_compute (&tax, USD ("100.03"), &line, &error));
      assert_money (line.invoiced, cases[i].invoiced);
      assert_money (line.recoverable, cases[i].recoverable);
      assert_money (line.cost, cases[i].cost);
    }
}

static void
test_tax_refused (void)
{
  static const TdrTax taxes[] = { { -1, 0 }, { TDR_PPM + 1, 0 }, { 0, -1 }, { 0, TDR_PPM + 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (taxes); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrTaxLine line;

      g_assert_false (tdr_tax_compute (&taxes[i], USD ("1"), &line, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
    }
}

/* 0.5 × 15,000 + 2,000 + 1,000 × 0.10 + 100 × 0.10 = 9,610; and each says that it is an assumption. */
static void
test_operations (void)
{
  g_autoptr (GError) error = NULL;
  TdrMoney costs[TDR_N_OPERATIONS], total;
  TdrOperations operations;

  tdr_operations_init_assumptions (&operations);
  g_assert_true (tdr_operations_price_month (&operations, costs, &total, &error));
  assert_money (costs[TDR_OPERATIONS_PEOPLE], "7500");
  assert_money (total, "9610");
  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    g_assert_cmpint (operations.lines[i].evidence->kind, ==, TDR_EVIDENCE_ASSUMPTION);

  operations.lines[TDR_OPERATIONS_EGRESS].quantity = -1;
  g_assert_false (tdr_operations_price_month (&operations, costs, &total, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "operations: the quantity of egress cannot be");
}

/* 36,000 over 12,000 million tokens is 3.00 a million; over a million requests of which 80 % do the task 0.045 each. */
static void
test_unit_costs (void)
{
  g_autoptr (GError) error = NULL;
  TdrMoney cost;

  g_assert_true (tdr_unit_cost_per_million_tokens (USD ("36000"), G_GINT64_CONSTANT (12000000000), &cost, &error));
  assert_money (cost, "3");
  g_assert_true (tdr_unit_cost_per_success (USD ("36000"), 1000000, 800000, &cost, &error));
  assert_money (cost, "0.045");
  /* More requests than the product of 63 bits can hold. */
  g_assert_true (tdr_unit_cost_per_success (USD ("9000000000000"), G_GINT64_CONSTANT (18000000000000), 500000, &cost,
                                            &error));
  assert_money (cost, "1");

  g_assert_false (tdr_unit_cost_per_million_tokens (USD ("1"), 0, &cost, &error));
  g_clear_error (&error);
  g_assert_false (tdr_unit_cost_per_success (USD ("1"), 1, 0, &cost, &error));
  g_clear_error (&error);
  g_assert_false (tdr_unit_cost_per_success (USD ("1"), 0, TDR_PPM, &cost, &error));
}

/* A mixed contract whose prices do not fall within a band. */
static guint
make_mixed (TdrPriceTerm *terms)
{
  terms[0] = term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "3.00");
  terms[0].n_bands = 2;
  terms[0].bands[1] = (TdrPriceBand) { 50000000, USD ("2.50") };
  terms[0].free_quantity = 1000000;
  terms[1] = term (TDR_CHARGE_MINIMUM, TDR_METER_FEE, "20");
  terms[2] = term (TDR_CHARGE_PERCENTAGE, TDR_METER_FEE, "0.03");
  terms[3] = (TdrPriceTerm) { .charge = TDR_CHARGE_DISCOUNT, .share_ppm = 123456 };
  return 4;
}

static gint64
cost_of (const TdrContract *offered,
         TdrMeter           meter,
         gint64             quantity,
         gint64             hours)
{
  TdrSkuQuantity used = { meter, NULL, quantity };
  TdrContractMonth month = { .number = 1, .hours = hours, .others = &used, .n_others = 1 };
  TdrBill bill;

  price (offered, &month, &bill);
  g_assert_true (bill.known);
  return bill.total.micros;
}

/* Graduated bands, a minimum, a discount and a percentage: more never costs less. */
static void
test_monotone (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  TdrPriceTerm terms[4];
  TdrContract offered = contract (terms, make_mixed (terms));

  for (guint i = 0; i < DRAWS; i++)
    {
      gint64 less = g_rand_int_range (random, 0, 200000000);
      gint64 more = less + g_rand_int_range (random, 0, 1000000);

      g_assert_cmpint (cost_of (&offered, TDR_METER_INPUT, less, 730), <=,
                       cost_of (&offered, TDR_METER_INPUT, more, 730));
    }
}

/* A month priced in two parts costs what it costs whole: usage at a flat price, capacity and a plan by the hour. Each
 * part is rounded once, so that they may differ by a millionth a line. */
static void
test_splitting_changes_nothing (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  TdrPriceTerm terms[2] = {
    term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "2.999999"), term (TDR_CHARGE_CAPACITY, TDR_METER_INSTANCE, "55.04"),
  };
  TdrContract offered = contract (terms, 2);

  terms[1].units = 3;
  for (guint i = 0; i < DRAWS; i++)
    {
      gint64 whole = g_rand_int_range (random, 1, G_MAXINT32), part = g_rand_int_range (random, 0, (gint32) whole);
      gint64 hours = g_rand_int_range (random, 1, 730);
      gint64 sum = cost_of (&offered, TDR_METER_INPUT, part, hours)
                   + cost_of (&offered, TDR_METER_INPUT, whole - part, 730 - hours);

      g_assert_cmpint (ABS (sum - cost_of (&offered, TDR_METER_INPUT, whole, 730)), <=, 1);
    }
}

/* At a rate of 0 the present value is the sum, whatever is paid when. */
static void
test_npv_at_zero_is_the_sum (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint i = 0; i < DRAWS; i++)
    {
      TdrCashFlow flow;
      TdrMoney total, value;

      g_assert_true (tdr_cash_flow_init (&flow, TDR_PRICES_REAL, "USD", 36, NULL));
      for (guint month = 0; month <= 36; month++)
        g_assert_true (tdr_cash_flow_add (&flow, month, tdr_money_new (g_rand_int (random), "USD"), NULL));
      g_assert_true (tdr_cash_flow_total (&flow, &total, NULL));
      g_assert_true (tdr_cash_flow_present_value (&flow, (TdrDiscountRate) { TDR_PRICES_REAL, 0 }, &value, NULL));
      g_assert_cmpint (value.micros, ==, total.micros);
    }
}

/* CFA practice, https://www.avatto.com/cfa-level-1/cfa-practice/quantitative: −750,000 and then 200,000, 300,000,
 * 400,000 a year later each, at 10 %: −19,722 (rounded). And −50,000, 25,000, 20,000, 10,000, 3,000 at 12 %: −2,710. */
static void
test_textbook_npv (void)
{
  static const struct {
    const char *flows[5];
    int rate_ppm;
    double expected;
  } cases[] = {
    { { "-750000", "200000", "300000", "400000" }, 100000, -19722 },
    { { "-50000", "25000", "20000", "10000", "3000" }, 120000, -2710 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrCashFlow flow;
      TdrMoney value;

      g_assert_true (tdr_cash_flow_init (&flow, TDR_PRICES_NOMINAL, "USD", 48, NULL));
      for (guint year = 0; year < 5 && cases[i].flows[year] != NULL; year++)
        g_assert_true (tdr_cash_flow_add (&flow, 12 * year, USD (cases[i].flows[year]), NULL));
      g_assert_true (tdr_cash_flow_present_value (&flow, (TdrDiscountRate) { TDR_PRICES_NOMINAL, cases[i].rate_ppm },
                                                  &value, NULL));
      g_assert_cmpfloat_with_epsilon ((double) value.micros / TDR_MONEY_MICROS, cases[i].expected, 0.5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/term/demand", test_demand);
  g_test_add_func ("/term/peak-of-term", test_peak_of_term);
  g_test_add_func ("/term/demand-refused", test_demand_refused);
  g_test_add_func ("/term/exchange", test_exchange);
  g_test_add_func ("/term/exchange-round-trips", test_exchange_round_trips);
  g_test_add_func ("/term/exchange-refused", test_exchange_refused);
  g_test_add_func ("/term/lifecycle", test_lifecycle);
  g_test_add_func ("/term/lifecycle-dates", test_lifecycle_dates);
  g_test_add_func ("/term/tax", test_tax);
  g_test_add_func ("/term/tax-refused", test_tax_refused);
  g_test_add_func ("/term/operations", test_operations);
  g_test_add_func ("/term/unit-costs", test_unit_costs);
  g_test_add_func ("/term/monotone", test_monotone);
  g_test_add_func ("/term/splitting-changes-nothing", test_splitting_changes_nothing);
  g_test_add_func ("/term/npv-at-zero-is-the-sum", test_npv_at_zero_is_the_sum);
  g_test_add_func ("/term/textbook-npv", test_textbook_npv);

  return g_test_run ();
}
