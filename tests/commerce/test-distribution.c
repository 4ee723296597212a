/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-distribution.h"

#include "tdr-engine-error.h"

#include <math.h>

/* The points of every table of the normal distribution. */
static void
test_normal (void)
{
  static const struct {
    double share;
    double quantile;
  } cases[] = {
    { 0.5, 0 },
    { 0.9, 1.2815515655446004 },
    { 0.1, -1.2815515655446004 },
    { 0.975, 1.959963984540054 },
    { 0.999, 3.090232306167813 },
    { 1e-10, -6.361340902404056 },
    { 1e-20, -9.262340089798408 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (tdr_normal_quantile (cases[i].share), cases[i].quantile, 1e-13);
}

/* The distribution function of the C library leads back, in the middle, at the sides and at the far ends. */
static void
test_normal_inverts (void)
{
  for (double share = 1e-14; share < 1; share = share < 0.01 ? share * 3 : share + 0.01)
    g_assert_cmpfloat_with_epsilon (0.5 * erfc (-tdr_normal_quantile (share) * M_SQRT1_2) / share, 1, 1e-12);
}

static void
test_quantile (void)
{
  static const double samples[] = { 1, 2, 4, 8 };
  static const struct {
    TdrDistribution distribution;
    double share;
    double quantile;
  } cases[] = {
    { { TDR_DISTRIBUTION_FIXED, .central = 3 }, 0.1, 3 },
    /* From 0 to 4 with the top at 1: a quarter of the area lies left of it; at an eighth, √(0.125 × 4 × 1) = 0.7071; at
     * 0.75, 4 − √(0.25 × 4 × 3) = 2.2679. */
    { { TDR_DISTRIBUTION_TRIANGULAR, .low = 0, .central = 1, .high = 4 }, 0.25, 1 },
    { { TDR_DISTRIBUTION_TRIANGULAR, .low = 0, .central = 1, .high = 4 }, 0.125, 0.70710678 },
    { { TDR_DISTRIBUTION_TRIANGULAR, .low = 0, .central = 1, .high = 4 }, 0.75, 2.26794919 },
    { { TDR_DISTRIBUTION_TRIANGULAR, .low = 2, .central = 2, .high = 2 }, 0.3, 2 },
    { { TDR_DISTRIBUTION_NORMAL, .central = 10, .spread = 2 }, 0.9, 12.56310313 },
    /* e^(0.2 × 1.28155) = e^0.25631 = 1.292154. */
    { { TDR_DISTRIBUTION_LOGNORMAL, .central = 100, .spread = 0.2 }, 0.9, 129.2154 },
    { { TDR_DISTRIBUTION_LOGNORMAL, .central = 100, .spread = 0.2 }, 0.5, 100 },
    /* Place 0.5 × 3 = 1.5: half way from 2 to 4. Place 0.9 × 3 = 2.7: 4 + 0.7 × 4. */
    { { TDR_DISTRIBUTION_EMPIRICAL, .samples = samples, .n_samples = 4 }, 0.5, 3 },
    { { TDR_DISTRIBUTION_EMPIRICAL, .samples = samples, .n_samples = 4 }, 0.9, 6.8 },
    { { TDR_DISTRIBUTION_EMPIRICAL, .samples = samples, .n_samples = 1 }, 0.9, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (tdr_distribution_check (&cases[i].distribution, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (tdr_distribution_get_quantile (&cases[i].distribution, cases[i].share),
                                      cases[i].quantile, 1e-4);
    }
  g_assert_cmpfloat (tdr_quantile_of_sorted (samples, 4, 0), ==, 1);
  g_assert_cmpfloat (tdr_quantile_of_sorted (samples, 4, 1), ==, 8);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Sorting first changes nothing, however many values are equal. */
static void
test_unsorted (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (64);

  for (guint draw = 0; draw < 2000; draw++)
    {
      double values[50], sorted[50];
      guint n = g_rand_int_range (random, 1, 51);
      double share = draw % 10 == 0 ? 1 : draw % 10 == 1 ? 0 : g_rand_double (random);

      for (guint i = 0; i < n; i++)
        values[i] = sorted[i] = g_rand_int_range (random, 0, draw % 2 == 0 ? 5 : 1000);
      g_sort_array (sorted, n, sizeof *sorted, compare, NULL);
      g_assert_cmpfloat (tdr_quantile_of_unsorted (values, n, share), ==, tdr_quantile_of_sorted (sorted, n, share));
    }
}

static void
test_refuses (void)
{
  static const double falling[] = { 2, 1 };
  static const double none[] = { NAN };
  static const TdrDistribution cases[] = {
    { TDR_DISTRIBUTION_FIXED, .central = NAN },
    { TDR_DISTRIBUTION_FIXED, .central = INFINITY },
    { TDR_DISTRIBUTION_TRIANGULAR, .low = 2, .central = 1, .high = 3 },
    { TDR_DISTRIBUTION_TRIANGULAR, .low = 0, .central = 4, .high = 3 },
    { TDR_DISTRIBUTION_TRIANGULAR, .low = NAN, .central = 1, .high = 3 },
    { TDR_DISTRIBUTION_NORMAL, .central = 1, .spread = -1 },
    { TDR_DISTRIBUTION_NORMAL, .central = 1, .spread = NAN },
    { TDR_DISTRIBUTION_LOGNORMAL, .central = 0, .spread = 1 },
    { TDR_DISTRIBUTION_LOGNORMAL, .central = 1, .spread = -1 },
    { TDR_DISTRIBUTION_EMPIRICAL },
    { TDR_DISTRIBUTION_EMPIRICAL, .samples = falling, .n_samples = 2 },
    { TDR_DISTRIBUTION_EMPIRICAL, .samples = none, .n_samples = 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (tdr_distribution_check (&cases[i], &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
    }
}

static void
test_words (void)
{
  static const char *const words[] = { "fixed", "triangular", "normal", "lognormal", "empirical" };
  TdrDistributionKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (tdr_distribution_kind_from_string (words[i], &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (tdr_distribution_kind_to_string (kind), ==, words[i]);
    }
  g_assert_false (tdr_distribution_kind_from_string ("uniform", &kind));
}

/* 80 % of a throughput of 1,000 lie from 800 to 1,250: the median of the factor is √(0.8 × 1.25) = 1, its P10 and P90 the
 * ends. Lopsided around 1,000, from 640 to 1,250: median √(0.64 × 1.25) = 0.894427. */
static void
test_factor_of_an_interval (void)
{
  TdrDistribution factor;
  g_autoptr (GError) error = NULL;

  g_assert_true (tdr_distribution_init_factor (&factor, 800, 1000, 1250, 0.8, NULL));
  g_assert_cmpfloat_with_epsilon (tdr_distribution_get_quantile (&factor, 0.1), 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_distribution_get_quantile (&factor, 0.5), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_distribution_get_quantile (&factor, 0.9), 1.25, 1e-9);

  g_assert_true (tdr_distribution_init_factor (&factor, 640, 1000, 1250, 0.8, NULL));
  g_assert_cmpfloat_with_epsilon (tdr_distribution_get_quantile (&factor, 0.1), 0.64, 1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_distribution_get_quantile (&factor, 0.5), 0.894427, 1e-6);

  g_assert_false (tdr_distribution_init_factor (&factor, 0, 1000, 1250, 0.8, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/distribution/normal", test_normal);
  g_test_add_func ("/distribution/normal-inverts", test_normal_inverts);
  g_test_add_func ("/distribution/quantile", test_quantile);
  g_test_add_func ("/distribution/unsorted", test_unsorted);
  g_test_add_func ("/distribution/refuses", test_refuses);
  g_test_add_func ("/distribution/words", test_words);
  g_test_add_func ("/distribution/factor-of-an-interval", test_factor_of_an_interval);

  return g_test_run ();
}
