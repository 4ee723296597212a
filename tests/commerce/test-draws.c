/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-draws.h"

#include "tdr-engine-error.h"

#include <math.h>

static const TdrDistribution two_normals[] = {
  { TDR_DISTRIBUTION_NORMAL, .central = 5, .spread = 2 },
  { TDR_DISTRIBUTION_NORMAL, .central = -1, .spread = 0.5 },
};

static double
mean_of (const TdrDraws *draws,
         guint           column)
{
  double sum = 0;

  for (guint draw = 0; draw < draws->n_draws; draw++)
    sum += tdr_draws_get (draws, draw, column);

  return sum / draws->n_draws;
}

static double
covariance_of (const TdrDraws *draws,
               guint           first,
               guint           second)
{
  double first_mean = mean_of (draws, first), second_mean = mean_of (draws, second), sum = 0;

  for (guint draw = 0; draw < draws->n_draws; draw++)
    sum += (tdr_draws_get (draws, draw, first) - first_mean) * (tdr_draws_get (draws, draw, second) - second_mean);

  return sum / draws->n_draws;
}

/* Of 100,000 draws the mean strays by 2 ÷ √100,000 = 0.006, so five of these are 0.032; a correlation by 0.003. */
static void
test_moments (void)
{
  static const double correlations[] = { 1, 0.6, 0.6, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrDraws) draws = tdr_draws_new (two_normals, 2, correlations, 100000, 1, &error);
  g_autoptr (TdrDraws) independent = tdr_draws_new (two_normals, 2, NULL, 100000, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (mean_of (draws, 0), 5, 0.032);
  g_assert_cmpfloat_with_epsilon (mean_of (draws, 1), -1, 0.008);
  g_assert_cmpfloat_with_epsilon (sqrt (covariance_of (draws, 0, 0)), 2, 0.025);
  g_assert_cmpfloat_with_epsilon (sqrt (covariance_of (draws, 1, 1)), 0.5, 0.007);
  g_assert_cmpfloat_with_epsilon (covariance_of (draws, 0, 1) / (2 * 0.5), 0.6, 0.016);
  g_assert_cmpfloat_with_epsilon (covariance_of (independent, 0, 1) / (2 * 0.5), 0, 0.016);
}

/* Fully correlated figures move together, fully opposed ones against each other: 5 + 2z and −1 ∓ 0.5z. */
static void
test_full_correlation (void)
{
  static const double together[] = { 1, 1, 1, 1 };
  static const double against[] = { 1, -1, -1, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrDraws) same = tdr_draws_new (two_normals, 2, together, 100, 3, &error);
  g_autoptr (TdrDraws) opposed = tdr_draws_new (two_normals, 2, against, 100, 3, &error);

  g_assert_no_error (error);
  for (guint draw = 0; draw < 100; draw++)
    {
      double score = (tdr_draws_get (same, draw, 0) - 5) / 2;

      g_assert_cmpfloat_with_epsilon (tdr_draws_get (same, draw, 1), -1 + 0.5 * score, 1e-9);
      g_assert_cmpfloat_with_epsilon (tdr_draws_get (opposed, draw, 1), -1 - 0.5 * score, 1e-9);
    }
}

/* The same seed draws the same, another seed does not, and a longer run begins like a shorter one. */
static void
test_seed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrDraws) shorter = tdr_draws_new (two_normals, 2, NULL, 10, 42, &error);
  g_autoptr (TdrDraws) longer = tdr_draws_new (two_normals, 2, NULL, 20, 42, &error);
  g_autoptr (TdrDraws) other = tdr_draws_new (two_normals, 2, NULL, 10, 43, &error);

  g_assert_no_error (error);
  for (guint draw = 0; draw < 10; draw++)
    for (guint column = 0; column < 2; column++)
      {
        g_assert_cmpfloat (tdr_draws_get (shorter, draw, column), ==, tdr_draws_get (longer, draw, column));
        g_assert_cmpfloat (tdr_draws_get (shorter, draw, column), !=, tdr_draws_get (other, draw, column));
      }
}

static void
assert_refused (const TdrDistribution *distributions,
                guint                  n_distributions,
                const double          *correlations,
                guint                  n_draws,
                const char            *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tdr_draws_new (distributions, n_distributions, correlations, n_draws, 1, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refuses (void)
{
  static const TdrDistribution three[] = {
    { TDR_DISTRIBUTION_FIXED, .central = 1 },
    { TDR_DISTRIBUTION_FIXED, .central = 1 },
    { TDR_DISTRIBUTION_FIXED, .central = 1 },
  };
  static const TdrDistribution broken = { TDR_DISTRIBUTION_FIXED, .central = NAN };
  static const double lopsided[] = { 1, 0.5, 0.4, 1 };
  static const double above_one[] = { 1, 1.5, 1.5, 1 };
  static const double not_a_number[] = { 1, NAN, NAN, 1 };
  /* The first two agree, the third agrees with the first and opposes the second. */
  static const double contradictory[] = { 1, 0.9, 0.9, 0.9, 1, -0.9, 0.9, -0.9, 1 };
  static const char *const of_correlations =
    "Correlations must be from -1 to 1, the same both ways, and 1 of a figure with itself";

  assert_refused (three, 3, NULL, 0, "There must be from 1 to 1000000 draws of 1 to 64 figures");
  assert_refused (three, 0, NULL, 1, "There must be from 1 to 1000000 draws of 1 to 64 figures");
  assert_refused (&broken, 1, NULL, 1, "The central figure of a distribution must be a number");
  assert_refused (three, 2, lopsided, 1, of_correlations);
  assert_refused (three, 2, above_one, 1, of_correlations);
  assert_refused (three, 2, not_a_number, 1, of_correlations);
  assert_refused (three, 3, contradictory, 1,
                  "These correlations contradict each other: no figures can be related so");
}

/* The one-dimensional Sobol' sequence begins 1/2, 3/4, 1/4, 3/8, 7/8: whatever the shift, 1,024 points lie one in each
 * 1,024th, so that their mean is within half of that of 1/2; as many random numbers are nine times as far off by their
 * standard error, 0.0090. Another seed shifts them. */
static void
test_sobol (void)
{
  static const double ends[] = { 0, 1 };
  static const TdrDistribution even = { TDR_DISTRIBUTION_EMPIRICAL, .samples = ends, .n_samples = 2 };
  g_autoptr (TdrDraws) draws = tdr_draws_new_by (TDR_DRAWS_SOBOL, &even, 1, NULL, 1024, 1, NULL);
  g_autoptr (TdrDraws) other = tdr_draws_new_by (TDR_DRAWS_SOBOL, &even, 1, NULL, 1024, 2, NULL);
  gboolean taken[1024] = { FALSE };

  g_assert_cmpint (draws->method, ==, TDR_DRAWS_SOBOL);
  g_assert_cmpfloat_with_epsilon (mean_of (draws, 0), 0.5, 0.5 / 1024);
  g_assert_cmpfloat (draws->values[0], !=, other->values[0]);

  /* From the first to the second a quarter, from the second to the third minus a half, around the unit. */
  g_assert_cmpfloat_with_epsilon (remainder (draws->values[1] - draws->values[0] - 0.25, 1), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (remainder (draws->values[2] - draws->values[1] + 0.5, 1), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (remainder (draws->values[3] - draws->values[2] - 0.125, 1), 0, 1e-12);

  for (guint i = 0; i < 1023; i++)
    {
      double unshifted = draws->values[i] - draws->values[0] + 0.5;
      guint place = (guint) floor ((unshifted - floor (unshifted)) * 1024 + 0.5) % 1024;

      g_assert_false (taken[place]);
      taken[place] = TRUE;
    }
}

/* Correlated by the same copula: to a hundredth with 4,096 points. */
static void
test_sobol_correlations (void)
{
  static const double correlations[] = { 1, 0.6, 0.6, 1 };
  g_autoptr (TdrDraws) draws = tdr_draws_new_by (TDR_DRAWS_SOBOL, two_normals, 2, correlations, 4096, 7, NULL);

  g_assert_cmpfloat_with_epsilon (mean_of (draws, 0), 5, 0.01);
  g_assert_cmpfloat_with_epsilon (covariance_of (draws, 0, 1) / (2 * 0.5), 0.6, 0.01);
}

static void
test_sobol_refuses (void)
{
  TdrDistribution many[41];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (TdrDistribution) { TDR_DISTRIBUTION_FIXED, .central = 1 };
  g_assert_null (tdr_draws_new_by (TDR_DRAWS_SOBOL, many, 41, NULL, 8, 1, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

static void
test_method_words (void)
{
  TdrDrawMethod method = TDR_DRAWS_RANDOM;

  g_assert_true (tdr_draw_method_from_string ("sobol", &method));
  g_assert_cmpint (method, ==, TDR_DRAWS_SOBOL);
  g_assert_cmpstr (tdr_draw_method_to_string (TDR_DRAWS_RANDOM), ==, "random");
  g_assert_false (tdr_draw_method_from_string ("halton", &method));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draws/moments", test_moments);
  g_test_add_func ("/draws/full-correlation", test_full_correlation);
  g_test_add_func ("/draws/seed", test_seed);
  g_test_add_func ("/draws/refuses", test_refuses);
  g_test_add_func ("/draws/sobol", test_sobol);
  g_test_add_func ("/draws/sobol-correlations", test_sobol_correlations);
  g_test_add_func ("/draws/sobol-refuses", test_sobol_refuses);
  g_test_add_func ("/draws/method-words", test_method_words);

  return g_test_run ();
}
