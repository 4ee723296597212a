/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-scale.h"

#include <math.h>

static void
test_fit (void)
{
  static const struct {
    double low;
    double high;
    guint most_ticks;
    double step;
    double end;
    guint n_ticks;
  } cases[] = {
    /* 98,700 over 5 gaps is 19,740, the next of 1, 2, 5 is 20,000: 0, 20 k … 100 k. */
    { 0, 98700, 6, 20000, 100000, 6 },
    /* 41,200 over 7 gaps is 5,886: 10,000. */
    { 0, 41200, 8, 10000, 50000, 6 },
    /* Exactly on a tick: no empty step beyond. 1 over 5 gaps is 0.2. */
    { 0, 1, 6, 0.2, 1, 6 },
    /* Zero belongs to the axis even if no value is near. 1.6 over 4 gaps is 0.4: 0.5. */
    { 1.2, 1.6, 5, 0.5, 2, 5 },
    /* Nothing to show, or nothing that can be shown: 0 to 1. */
    { 0, 0, 6, 0.2, 1, 6 },
    { 0, INFINITY, 6, 0.2, 1, 6 },
    /* Two ticks at least. */
    { 0, 3, 0, 5, 5, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrScale scale = tdr_scale_fit (cases[i].low, cases[i].high, cases[i].most_ticks);

      g_test_message ("%g to %g", cases[i].low, cases[i].high);
      g_assert_cmpfloat (scale.low, ==, 0);
      g_assert_cmpfloat_with_epsilon (scale.step, cases[i].step, 1e-12);
      g_assert_cmpfloat_with_epsilon (scale.high, cases[i].end, 1e-9);
      g_assert_cmpuint (tdr_scale_get_n_ticks (&scale), ==, cases[i].n_ticks);
    }
}

/* Dots close to each other need no zero: from 47 to 50 over 4 gaps is 0.75, so 1: 47 to 50. Far apart they do. */
static void
test_fit_range (void)
{
  TdrScale close = tdr_scale_fit_range (47, 50, 5), wide = tdr_scale_fit_range (11, 71, 8);
  TdrScale one = tdr_scale_fit_range (50, 50, 6), none = tdr_scale_fit_range (INFINITY, 0, 6);

  g_assert_cmpfloat (close.low, ==, 47);
  g_assert_cmpfloat (close.high, ==, 50);
  g_assert_cmpfloat (close.step, ==, 1);
  g_assert_cmpfloat (wide.low, ==, 0);
  g_assert_cmpfloat (wide.high, ==, 80);
  g_assert_cmpfloat (one.low, ==, 0);
  g_assert_cmpfloat (one.high, ==, 50);
  g_assert_cmpfloat (none.low, ==, 0);
  g_assert_cmpfloat (none.high, ==, 1);
}

static void
test_below_zero (void)
{
  TdrScale scale = tdr_scale_fit (-30, 80, 6);

  /* 110 over 5 gaps is 22: 50. From −50 to 100; 80 lies at 130 / 150. */
  g_assert_cmpfloat (scale.low, ==, -50);
  g_assert_cmpfloat (scale.high, ==, 100);
  g_assert_cmpfloat_with_epsilon (tdr_scale_place (&scale, 80), 130.0 / 150, 1e-12);
  g_assert_cmpfloat_with_epsilon (tdr_scale_place (&scale, -50), 0, 1e-12);
}

static void
test_labels (void)
{
  static const struct {
    double high;
    guint most_ticks;
    guint tick;
    const char *label;
  } cases[] = {
    { 98700, 6, 0, "0" },
    { 98700, 6, 1, "20 k" },
    { 98700, 6, 5, "100 k" },
    { 1, 6, 1, "0.2" },
    { 1, 6, 5, "1.0" },
    { 0.04, 5, 1, "0.01" },
    { 7, 8, 7, "7" },
    /* 2.4 million over 4 gaps is 0.6: 1 million. */
    { 2400000, 5, 3, "3 M" },
    /* 2.4 million over 7 gaps is 343 k: 500 k, so one decimal of a million. */
    { 2400000, 8, 3, "1.5 M" },
    { 6e9, 4, 1, "2 bn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrScale scale = tdr_scale_fit (0, cases[i].high, cases[i].most_ticks);
      g_autofree char *label = tdr_scale_dup_label (&scale, cases[i].tick);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/scale/fit", test_fit);
  g_test_add_func ("/charts/scale/fit-range", test_fit_range);
  g_test_add_func ("/charts/scale/below-zero", test_below_zero);
  g_test_add_func ("/charts/scale/labels", test_labels);

  return g_test_run ();
}
