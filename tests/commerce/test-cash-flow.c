/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cash-flow.h"

#include "tdr-engine-error.h"

#define DRAWS 500

static TdrMoney
usd (double amount)
{
  return tdr_money_new ((gint64) (amount * TDR_MONEY_MICROS + (amount < 0 ? -0.5 : 0.5)), "USD");
}

static TdrCashFlow
flow_of (TdrPriceBasis basis,
         guint         months)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow flow;

  g_assert_true (tdr_cash_flow_init (&flow, basis, "USD", months, &error));
  g_assert_no_error (error);
  return flow;
}

static void
pay (TdrCashFlow *flow,
     guint        month,
     double       amount)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tdr_cash_flow_add (flow, month, usd (amount), &error));
  g_assert_no_error (error);
}

static double
present_value (const TdrCashFlow *flow,
               int                yearly_ppm)
{
  g_autoptr (GError) error = NULL;
  TdrMoney value;

  g_assert_true (tdr_cash_flow_present_value (flow, (TdrDiscountRate) { flow->basis, yearly_ppm }, &value, &error));
  g_assert_no_error (error);
  return value.micros / (double) TDR_MONEY_MICROS;
}

/* At 21 % a year money grows by 10 % in half a year: 110 in month 6 and 121 in month 12 are worth 100 each. */
static void
test_present_value (void)
{
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 12);

  pay (&flow, 6, 110);
  pay (&flow, 12, 121);
  g_assert_cmpfloat_with_epsilon (present_value (&flow, 210000), 200, 1e-6);

  pay (&flow, 0, 50);
  g_assert_cmpfloat_with_epsilon (present_value (&flow, 210000), 250, 1e-6);
}

/* 1,000 at the end of each of five years at 10 %: the annuity factor of every table is 3.790787. */
static void
test_annuity_table (void)
{
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 60);

  for (guint year = 1; year <= 5; year++)
    pay (&flow, 12 * year, 1000);
  g_assert_cmpfloat_with_epsilon (present_value (&flow, 100000), 3790.787, 1e-3);
}

/* A negative real rate makes later payments heavier: 100 in a year at −20 % are 125 today. */
static void
test_negative_rate (void)
{
  TdrCashFlow flow = flow_of (TDR_PRICES_REAL, 12);

  pay (&flow, 12, 100);
  g_assert_cmpfloat_with_epsilon (present_value (&flow, -200000), 125, 1e-6);
}

/* 10,000 upfront over 12 months at 1 % a month (1.01^12 = 1.126825) is the loan payment of every table, 888.49. Without
 * interest, 833.33. */
static void
test_equivalent_monthly (void)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 12);
  TdrMoney monthly;

  pay (&flow, 0, 10000);
  g_assert_true (tdr_cash_flow_equivalent_monthly (&flow, (TdrDiscountRate) { TDR_PRICES_NOMINAL, 126825 }, &monthly,
                                                   &error));
  g_assert_cmpfloat_with_epsilon (monthly.micros / 1e6, 888.488, 1e-3);

  g_assert_true (tdr_cash_flow_equivalent_monthly (&flow, (TdrDiscountRate) { TDR_PRICES_NOMINAL, 0 }, &monthly,
                                                   &error));
  g_assert_cmpint (monthly.micros, ==, 833333333);
  g_assert_no_error (error);
}

/* 100 a month for 30 months, 5 % more every year: 12 × 100, 12 × 105, 6 × 110.25 = 3,121.50. */
static void
test_escalation (void)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 30);
  TdrMoney total;

  g_assert_true (tdr_cash_flow_add_monthly (&flow, 1, 30, usd (100), 50000, &error));
  g_assert_true (tdr_cash_flow_total (&flow, &total, &error));
  g_assert_no_error (error);
  g_assert_cmpint (total.micros, ==, 3121500000);
  g_assert_cmpint (flow.amounts[0].micros, ==, 0);
  g_assert_cmpint (flow.amounts[12].micros, ==, 100000000);
  g_assert_cmpint (flow.amounts[13].micros, ==, 105000000);
  g_assert_cmpint (flow.amounts[25].micros, ==, 110250000);
}

/* A promotion that ends in the middle: 60 for months 1 to 6, 100 for months 7 to 18, and the anniversary is counted
 * from month 7, so that nothing has changed by month 18: 360 + 1,200. */
static void
test_promotion (void)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 18);
  TdrMoney total;

  g_assert_true (tdr_cash_flow_add_monthly (&flow, 1, 6, usd (60), 0, &error));
  g_assert_true (tdr_cash_flow_add_monthly (&flow, 7, 18, usd (100), 50000, &error));
  g_assert_true (tdr_cash_flow_total (&flow, &total, &error));
  g_assert_cmpint (total.micros, ==, 1560000000);
}

static void
test_never_mixed (void)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow constant = flow_of (TDR_PRICES_REAL, 12);
  TdrCashFlow nominal = flow_of (TDR_PRICES_NOMINAL, 12);
  TdrMoney value;
  guint month;

  g_assert_false (tdr_cash_flow_present_value (&constant, (TdrDiscountRate) { TDR_PRICES_NOMINAL, 80000 }, &value,
                                                &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "A nominal discount rate cannot be used on constant prices");
  g_clear_error (&error);

  g_assert_false (tdr_cash_flow_equivalent_monthly (&nominal, (TdrDiscountRate) { TDR_PRICES_REAL, 0 }, &value,
                                                     &error));
  g_assert_cmpstr (error->message, ==, "A real discount rate cannot be used on nominal prices");
  g_clear_error (&error);

  g_assert_false (tdr_cash_flow_add_monthly (&constant, 1, 12, usd (1), 20000, &error));
  g_assert_cmpstr (error->message, ==,
                   "Prices that change every year cannot stand beside constant prices: use nominal prices");
  g_clear_error (&error);

  g_assert_false (tdr_cash_flow_find_payback (&constant, &nominal, &month, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

static void
test_refuses (void)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 12);
  TdrMoney value;

  g_assert_false (tdr_cash_flow_init (&flow, TDR_PRICES_NOMINAL, "USD", 121, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (tdr_cash_flow_add (&flow, 13, usd (1), &error));
  g_assert_cmpstr (error->message, ==, "Month 13 is after the end of the term, month 12");
  g_clear_error (&error);

  g_assert_false (tdr_cash_flow_add (&flow, 1, tdr_money_new (1, "EUR"), &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
  g_clear_error (&error);

  g_assert_false (tdr_cash_flow_add_monthly (&flow, 1, 12, usd (1), TDR_PPM + 1, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (tdr_cash_flow_present_value (&flow, (TdrDiscountRate) { TDR_PRICES_NOMINAL, 1000001 }, &value,
                                                &error));
  g_assert_cmpstr (error->message, ==, "The discount rate in millionths must be from -500000 to 1000000, not 1000001");
  g_clear_error (&error);

  flow.amounts[1] = tdr_money_new (G_MAXINT64, "USD");
  flow.amounts[2] = tdr_money_new (G_MAXINT64, "USD");
  g_assert_false (tdr_cash_flow_total (&flow, &value, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_false (tdr_cash_flow_present_value (&flow, (TdrDiscountRate) { TDR_PRICES_NOMINAL, 10000 }, &value, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
}

static void
test_payback (void)
{
  static const struct {
    double upfront, monthly, otherwise;
    guint month;
  } cases[] = {
    /* 1,000 first and 100 a month less: level at the end of month 10. */
    { 1000, 50, 150, 10 },
    /* 1,001: month 11. */
    { 1001, 50, 150, 11 },
    { 0, 50, 150, 0 },
    { 0, 150, 150, 0 },
    { 1200, 50, 150, 12 },
    { 1201, 50, 150, TDR_NEVER_PAYS_BACK },
    { 0, 151, 150, TDR_NEVER_PAYS_BACK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 12);
      TdrCashFlow alternative = flow_of (TDR_PRICES_NOMINAL, 12);
      guint month;

      pay (&flow, 0, cases[i].upfront);
      g_assert_true (tdr_cash_flow_add_monthly (&flow, 1, 12, usd (cases[i].monthly), 0, &error));
      g_assert_true (tdr_cash_flow_add_monthly (&alternative, 1, 12, usd (cases[i].otherwise), 0, &error));
      g_assert_true (tdr_cash_flow_find_payback (&flow, &alternative, &month, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (month, ==, cases[i].month);
    }
}

/* A lead that is lost again is no payback: cheaper by month 2, dearer in month 3, cheaper for good by month 5. */
static void
test_payback_for_good (void)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 6);
  TdrCashFlow alternative = flow_of (TDR_PRICES_NOMINAL, 6);
  guint month;

  pay (&flow, 0, 15);
  pay (&flow, 3, 30);
  g_assert_true (tdr_cash_flow_add_monthly (&alternative, 1, 6, usd (10), 0, &error));
  g_assert_true (tdr_cash_flow_find_payback (&flow, &alternative, &month, &error));
  g_assert_cmpuint (month, ==, 5);
}

/* 44 % growth a year at 3.00 and 15.00 a million (Claude Sonnet 4.5 on Bedrock, global, 2026-07-24): 13,500 in month 1,
 * × 1.2 = 16,200 in month 7, × 1.44 = 19,440 in month 13. */
static void
test_usage (void)
{
  g_autoptr (GError) error = NULL;
  TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, 13);
  TdrWorkload workload;
  TdrTariff tariff = { .cache_rule = TDR_CACHE_WRITTEN };

  tdr_workload_init (&workload);
  workload.requests_per_month = 1000000;
  workload.input_tokens = 2000;
  workload.output_tokens = 500;
  workload.growth_ppm = 440000;
  tariff.rates[TDR_METER_INPUT] = (TdrRate) { .known = TRUE, .price = usd (3) };

  g_assert_false (tdr_cash_flow_add_usage (&flow, &tariff, &workload, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "The cost of month 1 is not known");
  g_clear_error (&error);

  tariff.rates[TDR_METER_OUTPUT] = (TdrRate) { .known = TRUE, .price = usd (15) };
  g_assert_true (tdr_cash_flow_add_usage (&flow, &tariff, &workload, &error));
  g_assert_no_error (error);
  g_assert_cmpint (flow.amounts[1].micros, ==, 13500000000);
  g_assert_cmpint (flow.amounts[7].micros, ==, 16200000000);
  g_assert_cmpint (flow.amounts[13].micros, ==, 19440000000);
}

/* 8 % with 2 % inflation: 1.08 ÷ 1.02 = 1.058824. */
static void
test_real_rate (void)
{
  TdrDiscountRate real = tdr_discount_rate_to_real ((TdrDiscountRate) { TDR_PRICES_NOMINAL, 80000 }, 20000);

  g_assert_cmpint (real.basis, ==, TDR_PRICES_REAL);
  g_assert_cmpint (real.yearly_ppm, ==, 58824);
}

/* At 0 % the value is the sum, exactly; a higher rate never makes costs heavier; and level payments are worth
 * themselves. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint draw = 0; draw < DRAWS; draw++)
    {
      g_autoptr (GError) error = NULL;
      guint months = g_rand_int_range (random, 1, TDR_MAX_TERM_MONTHS + 1);
      int low = g_rand_int_range (random, 0, 300000);
      int high = low + g_rand_int_range (random, 0, 300000);
      TdrCashFlow flow = flow_of (TDR_PRICES_NOMINAL, months);
      TdrCashFlow level = flow;
      TdrMoney total, value, monthly;
      gint64 sum = 0;

      for (guint month = 0; month <= months; month++)
        {
          flow.amounts[month].micros = g_rand_int (random) * G_GINT64_CONSTANT (1000003);
          sum += flow.amounts[month].micros;
        }
      g_assert_true (tdr_cash_flow_total (&flow, &total, &error));
      g_assert_true (tdr_cash_flow_present_value (&flow, (TdrDiscountRate) { TDR_PRICES_NOMINAL, 0 }, &value, &error));
      g_assert_cmpint (total.micros, ==, sum);
      g_assert_cmpint (value.micros, ==, sum);
      g_assert_cmpfloat (present_value (&flow, high), <=, present_value (&flow, low));

      g_assert_true (tdr_cash_flow_add_monthly (&level, 1, months, usd (1234.56), 0, &error));
      g_assert_true (tdr_cash_flow_equivalent_monthly (&level, (TdrDiscountRate) { TDR_PRICES_NOMINAL, high }, &monthly,
                                                       &error));
      g_assert_no_error (error);
      g_assert_cmpint (ABS (monthly.micros - 1234560000), <=, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cash-flow/present-value", test_present_value);
  g_test_add_func ("/cash-flow/annuity-table", test_annuity_table);
  g_test_add_func ("/cash-flow/negative-rate", test_negative_rate);
  g_test_add_func ("/cash-flow/equivalent-monthly", test_equivalent_monthly);
  g_test_add_func ("/cash-flow/escalation", test_escalation);
  g_test_add_func ("/cash-flow/promotion", test_promotion);
  g_test_add_func ("/cash-flow/never-mixed", test_never_mixed);
  g_test_add_func ("/cash-flow/refuses", test_refuses);
  g_test_add_func ("/cash-flow/payback", test_payback);
  g_test_add_func ("/cash-flow/payback-for-good", test_payback_for_good);
  g_test_add_func ("/cash-flow/usage", test_usage);
  g_test_add_func ("/cash-flow/real-rate", test_real_rate);
  g_test_add_func ("/cash-flow/properties", test_properties);

  return g_test_run ();
}
