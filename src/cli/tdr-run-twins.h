/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-run-case.h"

G_BEGIN_DECLS

/**
 * TdrTwinSummary:
 * @metric: as published
 * @rows: that have a twin: another row of the same source with the same setting in every column
 * @median_apart: median of |one ÷ other − 1| over all pairs, either way round
 *
 * How far a source is from itself: what no prediction from these columns can tell apart.
 */
typedef struct {
  const char *metric;
  guint rows;
  double median_apart;
} TdrTwinSummary;

GArray *tdr_run_twins_summarise (const TdrRunCase *const *cases,
                                 guint                    n_cases) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
