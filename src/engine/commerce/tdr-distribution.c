/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-distribution.h"

#include "tdr-engine-error.h"

#include <math.h>

#define TERMS 8

/* Coefficients of M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
 * Statistics 37 (1988), PPND16: relative error about 10^-16. A ratio of two polynomials each for the middle, the sides
 * and the far ends. */
static const double middle_above[TERMS] = {
  3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
  4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
};
static const double middle_below[TERMS] = {
  1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
  2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
};
static const double side_above[TERMS] = {
  1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
  1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
};
static const double side_below[TERMS] = {
  1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
  1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
};
static const double end_above[TERMS] = {
  6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
  2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
};
static const double end_below[TERMS] = {
  1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
  7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
};

static const char *const kind_names[] = {
  [TDR_DISTRIBUTION_FIXED] = "fixed",
  [TDR_DISTRIBUTION_TRIANGULAR] = "triangular",
  [TDR_DISTRIBUTION_NORMAL] = "normal",
  [TDR_DISTRIBUTION_LOGNORMAL] = "lognormal",
  [TDR_DISTRIBUTION_EMPIRICAL] = "empirical",
};

static double
polynomial (const double *coefficients,
            double        x)
{
  double value = 0;

  for (guint i = TERMS; i-- > 0;)
    value = value * x + coefficients[i];

  return value;
}

static double
ratio (const double *above,
       const double *below,
       double        x)
{
  return polynomial (above, x) / polynomial (below, x);
}

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_samples (const TdrDistribution  *self,
               GError                **error)
{
  if (self->n_samples == 0 || self->samples == NULL)
    return refuse ("An empirical distribution needs at least one sample", error);

  for (guint i = 0; i < self->n_samples; i++)
    if (!isfinite (self->samples[i]) || (i > 0 && self->samples[i] < self->samples[i - 1]))
      return refuse ("The samples of an empirical distribution must be numbers in ascending order", error);

  return TRUE;
}

/* Inverse of the triangle's distribution function (NIST/SEMATECH e-Handbook; Kotz and van Dorp, "Beyond Beta",
 * 2004). */
static double
triangular_quantile (const TdrDistribution *self,
                     double                 share)
{
  double width = self->high - self->low;
  double below = self->central - self->low;

  if (share * width < below)
    return self->low + sqrt (share * width * below);

  return self->high - sqrt ((1 - share) * width * (self->high - self->central));
}

static void
swap (double *a,
      double *b)
{
  double kept = *a;

  *a = *b;
  *b = kept;
}

/* Moves the value that would stand at @nth in ascending order there, smaller ones before it and larger ones behind it:
 * C. A. R. Hoare, "Algorithm 65: FIND", Communications of the ACM 4 (1961). */
static void
find_nth (double *values,
          guint   n_values,
          guint   nth)
{
  gint64 first = 0, last = (gint64) n_values - 1;

  while (first < last)
    {
      double pivot = values[first + (last - first) / 2];
      gint64 left = first, right = last;

      while (left <= right)
        {
          while (values[left] < pivot)
            left++;
          while (values[right] > pivot)
            right--;
          if (left <= right)
            swap (&values[left++], &values[right--]);
        }

      if (nth <= right)
        last = right;
      else if (nth >= left)
        first = left;
      else
        return;
    }
}

/**
 * tdr_distribution_check:
 *
 * Whether the figures can be. If not, fails with %TDR_ENGINE_ERROR_INVALID, saying what they should be.
 */
gboolean
tdr_distribution_check (const TdrDistribution  *self,
                        GError                **error)
{
  if (self->kind == TDR_DISTRIBUTION_EMPIRICAL)
    return check_samples (self, error);
  if (!isfinite (self->central))
    return refuse ("The central figure of a distribution must be a number", error);

  switch (self->kind)
    {
    case TDR_DISTRIBUTION_TRIANGULAR:
      if (isfinite (self->low) && isfinite (self->high) && self->low <= self->central && self->central <= self->high)
        return TRUE;
      return refuse ("A triangular distribution needs lowest, most likely and highest, in this order", error);

    case TDR_DISTRIBUTION_NORMAL:
      if (isfinite (self->spread) && self->spread >= 0)
        return TRUE;
      return refuse ("The standard deviation of a normal distribution must be 0 or more", error);

    case TDR_DISTRIBUTION_LOGNORMAL:
      if (isfinite (self->spread) && self->spread >= 0 && self->central > 0)
        return TRUE;
      return refuse ("A lognormal distribution needs a median above 0 and a spread of 0 or more", error);

    case TDR_DISTRIBUTION_FIXED:
    case TDR_DISTRIBUTION_EMPIRICAL:
    default:
      return TRUE;
    }
}

/**
 * tdr_distribution_get_quantile:
 * @share: above 0 and below 1
 *
 * The value that is not exceeded with this probability.
 */
double
tdr_distribution_get_quantile (const TdrDistribution *self,
                               double                 share)
{
  switch (self->kind)
    {
    case TDR_DISTRIBUTION_TRIANGULAR:
      return triangular_quantile (self, share);

    case TDR_DISTRIBUTION_NORMAL:
      return self->central + self->spread * tdr_normal_quantile (share);

    case TDR_DISTRIBUTION_LOGNORMAL:
      return self->central * exp (self->spread * tdr_normal_quantile (share));

    case TDR_DISTRIBUTION_EMPIRICAL:
      return tdr_quantile_of_sorted (self->samples, self->n_samples, share);

    case TDR_DISTRIBUTION_FIXED:
    default:
      return self->central;
    }
}

/**
 * tdr_distribution_init_factor:
 * @low: end of an interval that is measured or predicted
 * @central: what is planned with
 * @high: its other end
 * @share: of the cases, above 0 and below 1, that lie in the interval: 0.8 for the capacity engine's
 *
 * The lognormal factor of @central whose middle @share lies from @low to @high: errors of throughput multiply, and none
 * makes it negative. Fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_distribution_init_factor (TdrDistribution  *self,
                              double            low,
                              double            central,
                              double            high,
                              double            share,
                              GError          **error)
{
  if (!(low > 0 && low <= central && central <= high && isfinite (high) && share > 0 && share < 1))
    return refuse ("An interval of a factor needs lowest, central and highest, above 0 and in this order", error);

  *self = (TdrDistribution) { .kind = TDR_DISTRIBUTION_LOGNORMAL, .central = sqrt (low) * sqrt (high) / central };
  self->spread = log (high / low) / (2 * tdr_normal_quantile ((1 + share) / 2));
  return TRUE;
}

/**
 * tdr_distribution_kind_to_string:
 *
 * The word that files and JSON use for @kind.
 */
const char *
tdr_distribution_kind_to_string (TdrDistributionKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * tdr_distribution_kind_from_string:
 *
 * Reads the word that tdr_distribution_kind_to_string() writes.
 *
 * Returns: whether @text is such a word; @kind is untouched if not
 */
gboolean
tdr_distribution_kind_from_string (const char          *text,
                                   TdrDistributionKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (text, kind_names[i]) == 0)
      {
        *kind = (TdrDistributionKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_quantile_of_sorted:
 * @sorted: (array length=n_sorted): at least one number, in ascending order
 * @share: from 0 to 1
 *
 * Definition 7 of Hyndman and Fan, "Sample quantiles in statistical packages" (1996), which NumPy and R use: straight
 * lines between the numbers.
 */
double
tdr_quantile_of_sorted (const double *sorted,
                        guint         n_sorted,
                        double        share)
{
  double place, lower;
  guint position;

  g_return_val_if_fail (n_sorted > 0 && share >= 0 && share <= 1, NAN);

  place = share * (n_sorted - 1);
  lower = floor (place);
  position = (guint) lower;
  if (position + 1 >= n_sorted)
    return sorted[n_sorted - 1];

  return sorted[position] + (place - lower) * (sorted[position + 1] - sorted[position]);
}

/**
 * tdr_quantile_of_unsorted:
 * @values: (array length=n_values): at least one number; they change places
 *
 * Like tdr_quantile_of_sorted(), without sorting more than is needed.
 */
double
tdr_quantile_of_unsorted (double *values,
                          guint   n_values,
                          double  share)
{
  guint position;

  g_return_val_if_fail (n_values > 0 && share >= 0 && share <= 1, NAN);

  position = (guint) floor (share * (n_values - 1));
  find_nth (values, n_values, position);
  if (position + 1 < n_values)
    find_nth (values + position + 1, n_values - position - 1, 0);

  return tdr_quantile_of_sorted (values, n_values, share);
}

/**
 * tdr_normal_quantile:
 * @share: above 0 and below 1
 *
 * How many standard deviations from the mean a normal value is not exceeded with this probability.
 */
double
tdr_normal_quantile (double share)
{
  double from_middle = share - 0.5;
  double depth, value;

  g_return_val_if_fail (share > 0 && share < 1, NAN);

  if (fabs (from_middle) <= 0.425)
    return from_middle * ratio (middle_above, middle_below, 0.180625 - from_middle * from_middle);

  depth = sqrt (-log (from_middle < 0 ? share : 1 - share));
  value = depth <= 5 ? ratio (side_above, side_below, depth - 1.6) : ratio (end_above, end_below, depth - 5);
  return from_middle < 0 ? -value : value;
}
