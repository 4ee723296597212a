/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrScale:
 * @low: value at the axis' beginning
 * @high: value at its end, above @low
 * @step: between two ticks: 1, 2 or 5 times a power of ten
 *
 * An axis as one formula. Both ends are ticks.
 */
typedef struct {
  double low;
  double high;
  double step;
} TdrScale;

TdrScale  tdr_scale_fit         (double          low,
                                 double          high,
                                 guint           most_ticks);
TdrScale  tdr_scale_fit_range   (double          low,
                                 double          high,
                                 guint           most_ticks);
double    tdr_scale_place       (const TdrScale *self,
                                 double          value);
guint     tdr_scale_get_n_ticks (const TdrScale *self);
double    tdr_scale_get_tick    (const TdrScale *self,
                                 guint           tick);
char     *tdr_scale_dup_label   (const TdrScale *self,
                                 guint           tick) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
