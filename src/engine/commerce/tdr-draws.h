/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-distribution.h"

G_BEGIN_DECLS

#define TDR_MAX_DRAWS 1000000
#define TDR_MAX_DRAW_COLUMNS 64

/**
 * TdrDrawMethod:
 * @TDR_DRAWS_RANDOM: pseudo-random numbers
 * @TDR_DRAWS_SOBOL: Sobol' points, shifted by the seed: more even, so that fewer draws tell as much
 */
typedef enum {
  TDR_DRAWS_RANDOM,
  TDR_DRAWS_SOBOL,
} TdrDrawMethod;

/**
 * TdrDraws:
 * @values: (array length=n_draws*n_columns): one draw after the other
 * @n_columns: one for each distribution
 * @method: by which they were drawn, to be named beside every result
 *
 * What chance brings, drawn once and used for every plan: two plans are compared in the same worlds, so that their
 * difference is sharp even where each is not.
 */
typedef struct {
  double *values;
  guint n_draws;
  guint n_columns;
  TdrDrawMethod method;
} TdrDraws;

TdrDraws *tdr_draws_new  (const TdrDistribution  *distributions,
                          guint                   n_distributions,
                          const double           *correlations,
                          guint                   n_draws,
                          guint64                 seed,
                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
TdrDraws *tdr_draws_new_by (TdrDrawMethod           method,
                            const TdrDistribution  *distributions,
                            guint                   n_distributions,
                            const double           *correlations,
                            guint                   n_draws,
                            guint64                 seed,
                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;
const char *tdr_draw_method_to_string   (TdrDrawMethod  method);
gboolean    tdr_draw_method_from_string (const char    *text,
                                         TdrDrawMethod *method);
void      tdr_draws_free (TdrDraws               *self);

/* The value that @column has in @draw. */
static inline double
tdr_draws_get (const TdrDraws *self,
               guint           draw,
               guint           column)
{
  return self->values[(gsize) draw * self->n_columns + column];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrDraws, tdr_draws_free)

G_END_DECLS
