/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrWeekPreset:
 *
 * Weeks that most workloads resemble. @TDR_WEEK_OWN stands for any other.
 */
typedef enum {
  TDR_WEEK_FLAT,
  TDR_WEEK_OFFICE,
  TDR_WEEK_DAYTIME,
  TDR_WEEK_EVENINGS,
  TDR_WEEK_NIGHTS,
  TDR_WEEK_OWN,
} TdrWeekPreset;

#define TDR_N_WEEK_PRESETS (TDR_WEEK_OWN + 1)

const char    *tdr_week_preset_get_name (TdrWeekPreset  preset);
void           tdr_week_preset_fill     (TdrWeekPreset  preset,
                                         int           *week);
TdrWeekPreset  tdr_week_preset_find     (const int     *week);

G_END_DECLS
