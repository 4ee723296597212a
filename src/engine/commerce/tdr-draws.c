/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-draws.h"

#include "tdr-engine-error.h"
#include "tdr-random.h"
#include "tdr-sobol.h"

#include <math.h>

/* The least that must be left of a column when what the others explain of it is taken away. */
#define LEAST_PIVOT 1e-12

static const char *const method_names[] = {
  [TDR_DRAWS_RANDOM] = "random",
  [TDR_DRAWS_SOBOL] = "sobol",
};

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_distributions (const TdrDistribution  *distributions,
                     guint                   n_distributions,
                     guint                   n_draws,
                     GError                **error)
{
  if (n_draws < 1 || n_draws > TDR_MAX_DRAWS || n_distributions < 1 || n_distributions > TDR_MAX_DRAW_COLUMNS)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "There must be from 1 to %d draws of 1 to %d figures", TDR_MAX_DRAWS, TDR_MAX_DRAW_COLUMNS);
      return FALSE;
    }

  for (guint i = 0; i < n_distributions; i++)
    if (!tdr_distribution_check (&distributions[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
check_correlations (const double  *correlations,
                    guint          n,
                    GError       **error)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        double value = correlations[i * n + j];

        if (!(value >= -1 && value <= 1) || value != correlations[j * n + i] || (i == j && value != 1))
          return refuse ("Correlations must be from -1 to 1, the same both ways, and 1 of a figure with itself", error);
      }

  return TRUE;
}

/* Cholesky–Banachiewicz: the lower triangle whose product with its transpose is the correlations (Golub and Van Loan,
 * "Matrix Computations", algorithm 4.2). Fails where no figures could be correlated like this. */
static gboolean
factorise (const double  *correlations,
           guint          n,
           double        *lower,
           GError       **error)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= i; j++)
      {
        double rest = correlations[i * n + j];

        for (guint k = 0; k < j; k++)
          rest -= lower[i * n + k] * lower[j * n + k];
        if (i == j && rest < -LEAST_PIVOT)
          return refuse ("These correlations contradict each other: no figures can be related so", error);

        if (i == j)
          lower[i * n + j] = sqrt (MAX (rest, 0));
        else
          lower[i * n + j] = lower[j * n + j] > LEAST_PIVOT ? rest / lower[j * n + j] : 0;
      }

  return TRUE;
}

/* Normal values, correlated, and back to shares: a Gaussian copula leaves every figure its own distribution (Nelsen,
 * "An Introduction to Copulas", 2006). */
static void
correlate (double       *shares,
           const double *lower,
           guint         n)
{
  double normal[TDR_MAX_DRAW_COLUMNS];

  for (guint i = 0; i < n; i++)
    normal[i] = tdr_normal_quantile (shares[i]);

  for (guint i = 0; i < n; i++)
    {
      double value = 0;

      for (guint k = 0; k <= i; k++)
        value += lower[i * n + k] * normal[k];
      shares[i] = CLAMP (0.5 * erfc (-value * M_SQRT1_2), 0x1p-54, 1 - 0x1p-53);
    }
}

/* Shares of every draw, in the order of the figures. */
static void
fill_shares (TdrDraws *self,
             guint64   seed)
{
  TdrRandom random;

  if (self->method == TDR_DRAWS_SOBOL)
    {
      tdr_sobol_fill (self->values, self->n_draws, self->n_columns, seed);
      return;
    }

  tdr_random_init (&random, seed);
  for (gsize i = 0; i < (gsize) self->n_draws * self->n_columns; i++)
    self->values[i] = tdr_random_next_share (&random);
}

/**
 * tdr_draws_new:
 * @distributions: (array length=n_distributions): one for each figure
 * @correlations: (nullable): rows of @n_distributions numbers each, of the figures' normal scores; %NULL: independent
 * @seed: the same seed draws the same
 *
 * Draws all figures @n_draws times at random. Each draw takes its numbers from the sequence in the order of the figures,
 * so that the first draws of a longer run are those of a shorter one. Fails with %TDR_ENGINE_ERROR_INVALID.
 */
TdrDraws *
tdr_draws_new (const TdrDistribution  *distributions,
               guint                   n_distributions,
               const double           *correlations,
               guint                   n_draws,
               guint64                 seed,
               GError                **error)
{
  return tdr_draws_new_by (TDR_DRAWS_RANDOM, distributions, n_distributions, correlations, n_draws, seed, error);
}

/**
 * tdr_draws_new_by:
 *
 * Likewise by @method. Sobol' points are for at most %TDR_MAX_SOBOL_COLUMNS figures.
 */
TdrDraws *
tdr_draws_new_by (TdrDrawMethod           method,
                  const TdrDistribution  *distributions,
                  guint                   n_distributions,
                  const double           *correlations,
                  guint                   n_draws,
                  guint64                 seed,
                  GError                **error)
{
  g_autofree double *lower = NULL;
  TdrDraws *self;

  if (!check_distributions (distributions, n_distributions, n_draws, error))
    return NULL;
  if (method == TDR_DRAWS_SOBOL && n_distributions > TDR_MAX_SOBOL_COLUMNS)
    {
      refuse ("Sobol’ points are for at most 40 uncertain figures: draw at random", error);
      return NULL;
    }
  if (correlations != NULL)
    {
      lower = g_new0 (double, n_distributions * n_distributions);
      if (!check_correlations (correlations, n_distributions, error)
          || !factorise (correlations, n_distributions, lower, error))
        return NULL;
    }

  self = g_new0 (TdrDraws, 1);
  self->n_draws = n_draws;
  self->n_columns = n_distributions;
  self->method = method;
  self->values = g_new (double, (gsize) n_draws * n_distributions);
  fill_shares (self, seed);

  for (guint draw = 0; draw < n_draws; draw++)
    {
      double *row = self->values + (gsize) draw * n_distributions;

      if (lower != NULL)
        correlate (row, lower, n_distributions);
      for (guint i = 0; i < n_distributions; i++)
        row[i] = tdr_distribution_get_quantile (&distributions[i], row[i]);
    }

  return self;
}

/**
 * tdr_draw_method_to_string:
 *
 * The word that files and JSON use for @method.
 */
const char *
tdr_draw_method_to_string (TdrDrawMethod method)
{
  g_return_val_if_fail ((guint) method < G_N_ELEMENTS (method_names), NULL);

  return method_names[method];
}

/**
 * tdr_draw_method_from_string:
 *
 * Reads the word that tdr_draw_method_to_string() writes.
 *
 * Returns: whether @text is such a word; @method is untouched if not
 */
gboolean
tdr_draw_method_from_string (const char    *text,
                             TdrDrawMethod *method)
{
  for (guint i = 0; i < G_N_ELEMENTS (method_names); i++)
    if (g_strcmp0 (text, method_names[i]) == 0)
      {
        *method = (TdrDrawMethod) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_draws_free:
 *
 * Frees @self.
 */
void
tdr_draws_free (TdrDraws *self)
{
  g_free (self->values);
  g_free (self);
}
