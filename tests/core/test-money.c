/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-money.h"

#include "tdr-engine-error.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    gint64 micros;
  } cases[] = {
    { "0", 0 },
    { "3", 3000000 },
    { "0.0375", 37500 },
    { "16.5", 16500000 },
    { "0.000001", 1 },
    { "2.3002300", 2300230 },   /* zeros beyond the sixth decimal say nothing */
    { "-1.5", -1500000 },
    { "9223372036854.775807", G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrMoney money;

      g_assert_true (tdr_money_parse (cases[i].text, "USD", &money, &error));
      g_assert_no_error (error);
      g_assert_cmpint (money.micros, ==, cases[i].micros);
      g_assert_cmpstr (money.currency, ==, "USD");
    }
}

static void
test_parse_refuses (void)
{
  static const struct {
    const char *text;
    int code;
  } cases[] = {
    { "", TDR_ENGINE_ERROR_INVALID },
    { ".", TDR_ENGINE_ERROR_INVALID },
    { "-", TDR_ENGINE_ERROR_INVALID },
    { "1,5", TDR_ENGINE_ERROR_INVALID },
    { "1e3", TDR_ENGINE_ERROR_INVALID },
    { "1.2.3", TDR_ENGINE_ERROR_INVALID },
    { "nan", TDR_ENGINE_ERROR_INVALID },
    { " 1", TDR_ENGINE_ERROR_INVALID },
    { "0.0000001", TDR_ENGINE_ERROR_INVALID },
    { "9223372036854.775808", TDR_ENGINE_ERROR_OVERFLOW },
    { "99999999999999999999999999", TDR_ENGINE_ERROR_OVERFLOW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrMoney money;

      g_test_message ("%s", cases[i].text);
      g_assert_false (tdr_money_parse (cases[i].text, "USD", &money, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, cases[i].code);
    }
}

static void
test_extend (void)
{
  static const struct {
    gint64 price_micros;
    gint64 quantity;
    gint64 per;
    gint64 cost_micros;
  } cases[] = {
    /* 2,000 million tokens at 3.00 a million: 6,000.00 */
    { 3000000, 2000000000, 1000000, 6000000000 },
    /* 730 hours at 2.30023: 1,679.1679 */
    { 2300230, 730, 1, 1679167900 },
    /* Halves go to the even neighbour: 0.5 to 0, 1.5 to 2, 2.5 to 2, and the same below zero. */
    { 1, 500000, 1000000, 0 },
    { 3, 500000, 1000000, 2 },
    { 5, 500000, 1000000, 2 },
    { -3, 500000, 1000000, -2 },
    { -5, 500000, 1000000, -2 },
    /* price × quantity is 10^20, beyond 64 bits; the quotient is not. */
    { 100000000, 1000000000000, 1000000, 100000000000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrMoney cost;

      g_assert_true (tdr_money_extend (tdr_money_new (cases[i].price_micros, "USD"), cases[i].quantity, cases[i].per,
                                       &cost, &error));
      g_assert_no_error (error);
      g_assert_cmpint (cost.micros, ==, cases[i].cost_micros);
    }
}

static void
test_overflow (void)
{
  g_autoptr (GError) error = NULL;
  TdrMoney result;

  g_assert_false (tdr_money_extend (tdr_money_new (G_MAXINT64, "USD"), 2, 1, &result, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
  g_clear_error (&error);

  g_assert_false (tdr_money_add (tdr_money_new (G_MAXINT64, "USD"), tdr_money_new (1, "USD"), &result, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
}

static void
test_currencies_do_not_mix (void)
{
  g_autoptr (GError) error = NULL;
  TdrMoney sum;

  g_assert_false (tdr_money_add (tdr_money_new (1, "EUR"), tdr_money_new (1, "USD"), &sum, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
  g_assert_cmpstr (error->message, ==, "Cannot add USD to EUR");
}

static void
test_round (void)
{
  g_autoptr (GError) error = NULL;
  TdrMoney money;

  /* Halves to even: 0.5 to 0, 1.5 to 2. */
  g_assert_true (tdr_money_round (0.5, "USD", "too large", &money, NULL));
  g_assert_cmpint (money.micros, ==, 0);
  g_assert_true (tdr_money_round (1.5, "USD", "too large", &money, NULL));
  g_assert_cmpint (money.micros, ==, 2);
  g_assert_false (tdr_money_round (1e19, "USD", "too large", &money, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
  g_assert_cmpstr (error->message, ==, "too large");
  g_assert_false (tdr_money_round (0.0 / 0.0, "USD", "too large", &money, NULL));
}

static void
test_round_minor (void)
{
  static const struct {
    gint64 micros;
    const char *currency;
    gint64 rounded;
  } cases[] = {
    { 1005000, "USD", 1000000 }, { 1015000, "USD", 1020000 }, { 1005001, "USD", 1010000 }, { -1015000, "USD", -1020000 },
    { 1005000, "EUR", 1000000 },
    /* Whole yen; thousandths of a dinar; ten-thousandths of a unidad de fomento. */
    { 1500000, "JPY", 2000000 }, { 2500000, "JPY", 2000000 }, { 1499999, "JPY", 1000000 },
    { 1000500, "KWD", 1000000 }, { 1001500, "KWD", 1002000 },
    { 1000050, "CLF", 1000000 }, { 1000150, "CLF", 1000200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tdr_money_round_minor (tdr_money_new (cases[i].micros, cases[i].currency)).micros, ==,
                     cases[i].rounded);
}

static void
test_to_string (void)
{
  static const struct {
    gint64 micros;
    guint decimals;
    const char *text;
  } cases[] = {
    { 13500000000, 2, "13500.00" },
    { 37500, 2, "0.0375" },
    { 0, 0, "0" },
    { 3000000, 0, "3" },
    { -1500000, 2, "-1.50" },
    { 1, 0, "0.000001" },
    { G_MININT64 + 1, 2, "-9223372036854.775807" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tdr_money_to_string (tdr_money_new (cases[i].micros, "USD"), cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/parse-refuses", test_parse_refuses);
  g_test_add_func ("/money/extend", test_extend);
  g_test_add_func ("/money/overflow", test_overflow);
  g_test_add_func ("/money/currencies-do-not-mix", test_currencies_do_not_mix);
  g_test_add_func ("/money/round", test_round);
  g_test_add_func ("/money/round-minor", test_round_minor);
  g_test_add_func ("/money/to-string", test_to_string);

  return g_test_run ();
}
