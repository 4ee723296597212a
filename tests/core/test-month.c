/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-month.h"

#include "tdr-engine-error.h"

static TdrMonth
month (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdrMonth parsed;

  g_assert_true (tdr_month_parse (text, &parsed, &error));
  g_assert_no_error (error);
  return parsed;
}

/* A year divisible by 100 but not by 400 is no leap year (Gregorian calendar). */
static void
test_length (void)
{
  static const struct {
    const char *text;
    guint days;
    gint64 hours;
  } cases[] = {
    { "2027-01", 31, 744 }, { "2027-02", 28, 672 }, { "2028-02", 29, 696 }, { "2100-02", 28, 672 },
    { "2000-02", 29, 696 }, { "2027-04", 30, 720 }, { "2027-12-31", 31, 744 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (tdr_month_get_days (month (cases[i].text)), ==, cases[i].days);
      g_assert_cmpint (tdr_month_get_hours (month (cases[i].text)), ==, cases[i].hours);
    }
}

/* 365 × 24 ÷ 12 = 730: the price lists' month is the mean of a common year's. */
static void
test_year_adds_up (void)
{
  gint64 common = 0, leap = 0;

  for (guint i = 0; i < 12; i++)
    {
      common += tdr_month_get_hours (tdr_month_add (month ("2027-01"), i));
      leap += tdr_month_get_hours (tdr_month_add (month ("2028-01"), i));
    }
  g_assert_cmpint (common, ==, 12 * 730);
  g_assert_cmpint (leap, ==, 8784);
}

static void
test_add (void)
{
  static const struct {
    const char *start;
    guint months;
    const char *end;
  } cases[] = { { "2026-11", 0, "2026-11" }, { "2026-11", 2, "2027-01" }, { "2026-12", 12, "2027-12" },
                { "2027-01", 119, "2036-12" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMonth end = tdr_month_add (month (cases[i].start), cases[i].months);
      g_autofree char *text = tdr_month_to_string (end);

      g_assert_cmpstr (text, ==, cases[i].end);
      g_assert_cmpint (tdr_month_difference (end, month (cases[i].start)), ==, (int) cases[i].months);
      g_assert_cmpint (tdr_month_difference (month (cases[i].start), end), ==, -(int) cases[i].months);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", "2027", "2027-13", "2027-00", "0000-01", "2027-1", "2027/01", "2027-01x",
                                       "20x7-01" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrMonth untouched = { 1, 1 };

      g_assert_false (tdr_month_parse (texts[i], &untouched, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_cmpint (untouched.year, ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/month/length", test_length);
  g_test_add_func ("/month/year-adds-up", test_year_adds_up);
  g_test_add_func ("/month/add", test_add);
  g_test_add_func ("/month/refused", test_refused);

  return g_test_run ();
}
