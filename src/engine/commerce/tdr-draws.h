/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-distribution.h"

G_BEGIN_DECLS

#define TDR_MAX_DRAWS 1000000
#define TDR_MAX_DRAW_COLUMNS 64

/**
 * TdrDraws:
 * @values: (array length=n_draws*n_columns): one draw after the other
 * @n_columns: one for each distribution
 *
 * What chance brings, drawn once and used for every plan: two plans are compared in the same worlds, so that their
 * difference is sharp even where each is not.
 */
typedef struct {
  double *values;
  guint n_draws;
  guint n_columns;
} TdrDraws;

TdrDraws *tdr_draws_new  (const TdrDistribution  *distributions,
                          guint                   n_distributions,
                          const double           *correlations,
                          guint                   n_draws,
                          guint64                 seed,
                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
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
