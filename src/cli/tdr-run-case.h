/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-calibration.h"
#include "tdr-measured-run.h"
#include "tdr-scenario.h"
#include "tdr-training.h"

G_BEGIN_DECLS

/**
 * TdrRunMetric:
 *
 * What a row measured.
 */
typedef enum {
  TDR_RUN_FIRST_TOKEN,
  TDR_RUN_TOKEN_INTERVAL,
  TDR_RUN_STEP,
  TDR_RUN_REQUEST,
  TDR_RUN_OUTPUT_RATE,
  TDR_RUN_INPUT_RATE,
  TDR_RUN_TRAINING_RATE,
  TDR_RUN_TRAINING_FLOPS,
  TDR_RUN_TRAINING_SHARE,
} TdrRunMetric;

/**
 * TdrRunCase:
 * @obstacle: why the row cannot be predicted, or %NULL
 * @mlperf: whether it is a submission to MLPerf, whose set-up is only partly published
 * @value: as measured, in seconds or tokens per second
 * @scale: replicas of which the measured rate is the sum
 * @stack: the serving software
 * @scenario: the load, if it is serving
 * @training: how it is trained, if it is training
 * @situation: what the calibration needs to know
 *
 * A measured row, as the engine sees it.
 */
typedef struct {
  const TdrMeasuredRun *run;
  const char *obstacle;
  gboolean mlperf;
  TdrRunMetric metric;
  double value;
  double scale;
  const TdrModelSpec *model;
  const TdrAccelerator *chip;
  const char *stack;
  TdrLayout layout;
  TdrScenario scenario;
  TdrTrainingRun training;
  TdrSituation situation;
} TdrRunCase;

gboolean tdr_run_case_is_training (const TdrRunCase    *self);
void   tdr_run_case_init    (TdrRunCase            *self,
                             const TdrMeasuredRun  *run,
                             const TdrModelSpec    *model,
                             const TdrAccelerator  *chip);
double tdr_run_case_predict (const TdrRunCase      *self,
                             const TdrCoefficients *coefficients);

G_END_DECLS
