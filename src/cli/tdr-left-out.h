/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-calibrator.h"
#include "tdr-error-table.h"

G_BEGIN_DECLS

/**
 * TdrLeftOutKey:
 *
 * Returns: what is left out together with a row
 */
typedef const char *(*TdrLeftOutKey) (const TdrRunCase *item);

const char  *tdr_left_out_group   (const TdrRunCase          *item);
const char  *tdr_left_out_chip    (const TdrRunCase          *item);
TdrErrorRow *tdr_left_out_predict (const TdrRunCase *const   *cases,
                                   guint                      n_cases,
                                   const TdrCalibratorWidths *widths,
                                   TdrLeftOutKey              key,
                                   guint                      folds) G_GNUC_WARN_UNUSED_RESULT;
GArray      *tdr_left_out_ranges  (const TdrErrorRow         *by_group,
                                   const TdrErrorRow         *by_chip,
                                   guint                      n_rows,
                                   const TdrCalibration      *calibration) G_GNUC_WARN_UNUSED_RESULT;
TdrQuantity  tdr_run_case_get_quantity (const TdrRunCase     *item);

G_END_DECLS
