/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-volume-cost.h"

G_BEGIN_DECLS

/**
 * TdrVolumePhase:
 * @first_month: of the term, counted from 1, from which on it holds
 *
 * What a month costs while prices stay as they are.
 */
typedef struct {
  guint first_month;
  TdrVolumeCost cost;
} TdrVolumePhase;

gboolean tdr_volume_phases_average (const TdrVolumePhase  *phases,
                                    guint                  n_phases,
                                    guint                  term_months,
                                    TdrVolumeCost         *average,
                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
