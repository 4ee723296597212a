/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sobol.h"

#include "tdr-random.h"

#include <gsl/gsl_qrng.h>
#include <math.h>

/* A share of exactly 0 or 1 has no quantile. */
static double
open_share (double share)
{
  return CLAMP (share, 0x1p-54, 1 - 0x1p-53);
}

/**
 * tdr_sobol_fill:
 * @shares: (out caller-allocates): @n_points rows of @n_columns numbers above 0 and below 1
 * @n_columns: from 1 to %TDR_MAX_SOBOL_COLUMNS
 * @seed: shifts all points together
 *
 * Points that fill the unit cube more evenly than chance does (I. M. Sobol', "Distribution of points in a cube", USSR
 * Computational Mathematics 7, 1967; the GNU Scientific Library's sequence), each column shifted around by one random
 * share (Cranley and Patterson, "Randomization of number theoretic methods", 1976), so that the mean is not biased.
 */
void
tdr_sobol_fill (double  *shares,
                guint    n_points,
                guint    n_columns,
                guint64  seed)
{
  gsl_qrng *sequence;
  double shifts[TDR_MAX_SOBOL_COLUMNS];
  TdrRandom random;

  g_return_if_fail (n_columns >= 1 && n_columns <= TDR_MAX_SOBOL_COLUMNS);

  tdr_random_init (&random, seed);
  for (guint i = 0; i < n_columns; i++)
    shifts[i] = tdr_random_next_share (&random);

  sequence = gsl_qrng_alloc (gsl_qrng_sobol, n_columns);
  for (guint point = 0; point < n_points; point++)
    {
      double *row = shares + (gsize) point * n_columns;

      gsl_qrng_get (sequence, row);
      for (guint i = 0; i < n_columns; i++)
        row[i] = open_share (fmod (row[i] + shifts[i], 1));
    }
  gsl_qrng_free (sequence);
}
