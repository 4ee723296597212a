/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-run-case.h"

G_BEGIN_DECLS

/**
 * TdrCalibratorWidths:
 * @levels: how far effects of a level usually reach, as a natural logarithm: the width of their prior
 * @coefficients: how much wider this is for some coefficients than for others
 * @noise: relative distance from which on a row no longer counts by the square of its distance
 * @group_power: rows of one group and metric count together as their number to the power of 1 − this
 * @robustness: far beyond the noise a row counts by its distance to the power of 2 − 2 × this
 *
 * What is believed before runs are looked at. Chosen by leaving whole groups out.
 */
typedef struct {
  double levels[TDR_N_LEVELS];
  double coefficients[TDR_N_COEFFICIENTS];
  double noise;
  double group_power;
  double robustness;
} TdrCalibratorWidths;

/**
 * TdrCalibrator:
 *
 * Fits effects to measured runs.
 */
typedef struct _TdrCalibrator TdrCalibrator;

TdrCalibratorWidths   tdr_calibrator_get_widths (void);
TdrCalibrator        *tdr_calibrator_new        (const TdrRunCase *const   *cases,
                                                 guint                      n_cases,
                                                 const TdrCalibratorWidths *widths);
void                  tdr_calibrator_free       (TdrCalibrator             *self);
const TdrCalibration *tdr_calibrator_fit        (TdrCalibrator             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrCalibrator, tdr_calibrator_free)

G_END_DECLS
