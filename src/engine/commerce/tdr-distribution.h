/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrDistributionKind:
 * @TDR_DISTRIBUTION_FIXED: always @central
 * @TDR_DISTRIBUTION_TRIANGULAR: from @low to @high, most likely @central
 * @TDR_DISTRIBUTION_NORMAL: mean @central, standard deviation @spread
 * @TDR_DISTRIBUTION_LOGNORMAL: median @central, and @spread the standard deviation of the logarithm
 * @TDR_DISTRIBUTION_EMPIRICAL: as often as in @samples, with straight lines between them
 */
typedef enum {
  TDR_DISTRIBUTION_FIXED,
  TDR_DISTRIBUTION_TRIANGULAR,
  TDR_DISTRIBUTION_NORMAL,
  TDR_DISTRIBUTION_LOGNORMAL,
  TDR_DISTRIBUTION_EMPIRICAL,
} TdrDistributionKind;

/**
 * TdrDistribution:
 * @samples: (array length=n_samples) (nullable): in ascending order
 *
 * What is known of a figure that is not known.
 */
typedef struct {
  TdrDistributionKind kind;
  double low;
  double central;
  double high;
  double spread;
  const double *samples;
  guint n_samples;
} TdrDistribution;

gboolean    tdr_distribution_check            (const TdrDistribution  *self,
                                               GError                **error);
double      tdr_distribution_get_quantile     (const TdrDistribution  *self,
                                               double                  share);
gboolean    tdr_distribution_init_factor      (TdrDistribution        *self,
                                               double                  low,
                                               double                  central,
                                               double                  high,
                                               double                  share,
                                               GError                **error);
const char *tdr_distribution_kind_to_string   (TdrDistributionKind     kind);
gboolean    tdr_distribution_kind_from_string (const char             *text,
                                               TdrDistributionKind    *kind);
double      tdr_quantile_of_sorted            (const double           *sorted,
                                               guint                   n_sorted,
                                               double                  share);
double      tdr_quantile_of_unsorted          (double                 *values,
                                               guint                   n_values,
                                               double                  share);
double      tdr_normal_quantile               (double                  share);

G_END_DECLS
