/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-format.h"

#include <locale.h>

#define USD(micros) tdr_money_new (G_GINT64_CONSTANT (micros), "USD")

static void
assert_text (char       *actual,
             const char *expected)
{
  g_autofree char *text = actual;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_counts (void)
{
  static const struct {
    gint64 count;
    const char *whole;
    const char *quantity;
  } cases[] = {
    { 0, "0", "0" },
    { 999, "999", "999" },
    { 1000, "1,000", "1,000" },
    { 999999, "999,999", "999,999" },
    { 1000000, "1,000,000", "1.00 million" },
    { 12345678, "12,345,678", "12.3 million" },
    { 999499999, "999,499,999", "999 million" },
    { 999500000, "999,500,000", "1.00 billion" },
    { 2500000000, "2,500,000,000", "2.50 billion" },
    { -1234567, "-1,234,567", "-1.23 million" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_text (tdr_format_count (cases[i].count), cases[i].whole);
      assert_text (tdr_format_quantity (cases[i].count), cases[i].quantity);
    }
}

static void
test_money (void)
{
  assert_text (tdr_format_money (USD (13500000000)), "13,500.00 USD");
  assert_text (tdr_format_money (USD (5000)), "0.00 USD");          /* half a cent goes to the even neighbour */
  assert_text (tdr_format_money (USD (15000)), "0.02 USD");
  assert_text (tdr_format_money (USD (-1234565000)), "-1,234.56 USD");
  assert_text (tdr_format_amount (USD (13500500000), 0), "13,500");
  assert_text (tdr_format_amount (USD (13501500000), 0), "13,502");
  assert_text (tdr_format_price (USD (37500)), "0.0375 USD");
  assert_text (tdr_format_price (USD (3000000)), "3.00 USD");
  assert_text (tdr_format_price (USD (1)), "0.000001 USD");
}

static void
test_numbers (void)
{
  assert_text (tdr_format_number (0, 3), "0.00");
  assert_text (tdr_format_number (0.4217, 3), "0.422");
  assert_text (tdr_format_number (12.34, 3), "12.3");
  assert_text (tdr_format_number (12345.6, 3), "12,346");
  assert_text (tdr_format_number (1.0 / 0.0, 3), "–");
  assert_text (tdr_format_rate (34.2857), "34.3/s");
  assert_text (tdr_format_duration (0.0123), "12.3 ms");
  assert_text (tdr_format_duration (0.42), "420 ms");
  assert_text (tdr_format_duration (1.304), "1.30 s");
  assert_text (tdr_format_duration (119), "119 s");
  assert_text (tdr_format_duration (300), "5.00 min");
}

static void
test_shares (void)
{
  assert_text (tdr_format_share (0), "0 %");
  assert_text (tdr_format_share (400000), "40 %");
  assert_text (tdr_format_share (125000), "12.5 %");
  assert_text (tdr_format_share (1000000), "100 %");
  /* 49.1 over 41.2 is 1.19174; 42.23 over 41.2 is 1.025. */
  assert_text (tdr_format_above (USD (49100000), USD (41200000)), "19 %");
  assert_text (tdr_format_above (USD (42230000), USD (41200000)), "2.5 %");
}

static void
test_german (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("this machine has no German locale");
      return;
    }

  assert_text (tdr_format_money (USD (13500000000)), "13.500,00 USD");
  assert_text (tdr_format_number (12.34, 3), "12,3");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/counts", test_counts);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/numbers", test_numbers);
  g_test_add_func ("/format/shares", test_shares);
  g_test_add_func ("/format/german", test_german);

  return g_test_run ();
}
