/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-coefficients.h"
#include "tdr-layout.h"
#include "tdr-serving.h"

G_BEGIN_DECLS

/**
 * TdrCalibrationLevel:
 * @TDR_LEVEL_ALL: every run
 * @TDR_LEVEL_FAMILY: chips built alike ("hopper")
 * @TDR_LEVEL_CHIP: one of them ("h200-sxm")
 * @TDR_LEVEL_CLASS: models that software treats alike ("latent")
 * @TDR_LEVEL_STACK: the serving software ("vllm")
 * @TDR_LEVEL_STACK_FAMILY: that on a family
 * @TDR_LEVEL_STACK_CHIP: that on one chip
 * @TDR_LEVEL_STACK_WAYS: that with a number of chips that share each layer: kernels and collectives are chosen by it
 * @TDR_LEVEL_STACK_CLASS: that with a class of models ("vllm|latent")
 * @TDR_LEVEL_FAMILY_CLASS: a family with a class of models
 * @TDR_LEVEL_FAMILY_BITS: a family with a precision
 * @TDR_LEVEL_MODEL: one model
 * @TDR_LEVEL_RELEASE: one release of the software with a class of models
 * @TDR_LEVEL_STACK_MODEL: the software with one model
 * @TDR_LEVEL_RELEASE_BITS: these with a precision: kernels of one come and go without those of another
 * @TDR_LEVEL_PROTOCOL: how its source measures
 *
 * What an effect hangs on. A coefficient is its prior times the effects of all levels; each effect is shrunk towards
 * none, so that what few runs speak of changes little.
 */
typedef enum {
  TDR_LEVEL_ALL,
  TDR_LEVEL_FAMILY,
  TDR_LEVEL_CHIP,
  TDR_LEVEL_CLASS,
  TDR_LEVEL_STACK,
  TDR_LEVEL_STACK_FAMILY,
  TDR_LEVEL_STACK_CHIP,
  TDR_LEVEL_STACK_WAYS,
  TDR_LEVEL_STACK_CLASS,
  TDR_LEVEL_FAMILY_CLASS,
  TDR_LEVEL_FAMILY_BITS,
  TDR_LEVEL_MODEL,
  TDR_LEVEL_RELEASE,
  TDR_LEVEL_STACK_MODEL,
  TDR_LEVEL_RELEASE_BITS,
  TDR_LEVEL_PROTOCOL,
  TDR_N_LEVELS,
} TdrCalibrationLevel;

/* The longest name of an effect, its end included. */
#define TDR_KEY_LENGTH 96

/**
 * TdrSituation:
 * @keys: what each level is here, empty where it is not known
 *
 * In what surroundings a prediction is made.
 */
typedef struct {
  char keys[TDR_N_LEVELS][TDR_KEY_LENGTH];
} TdrSituation;

/**
 * TdrEffect:
 * @rows: measured figures of serving that it was fitted to
 * @logs: natural logarithms of the factors on each coefficient
 *
 * What runs of one level taught.
 */
typedef struct {
  TdrCalibrationLevel level;
  const char *key;
  guint rows;
  double logs[TDR_N_COEFFICIENTS];
} TdrEffect;

/**
 * TdrFactors:
 * @logs: natural logarithms of the factors on each coefficient
 *
 * The effects of several levels together.
 */
typedef struct {
  double logs[TDR_N_COEFFICIENTS];
} TdrFactors;

/**
 * TdrQuantity:
 *
 * What is predicted, and measured.
 */
typedef enum {
  TDR_QUANTITY_FIRST_TOKEN,
  TDR_QUANTITY_TOKEN_INTERVAL,
  TDR_QUANTITY_RATE,
  TDR_QUANTITY_TRAINING,
  TDR_N_QUANTITIES,
} TdrQuantity;

/**
 * TdrErrorRange:
 * @key: a chip; or the name of a basis, for chips without a range of their own
 * @low: of measured ÷ predicted: a tenth of the runs left out of the fit lay below
 * @high: a tenth lay above
 * @median: median distance of measured from predicted, relative
 * @rows: from which they come
 *
 * How wrong predictions have been.
 */
typedef struct {
  const char *key;
  TdrQuantity quantity;
  double low;
  double high;
  double median;
  guint rows;
} TdrErrorRange;

/**
 * TdrCalibration:
 * @effects: sorted by level, then by key
 * @ranges: sorted by key, then by quantity
 *
 * All that published runs taught. A value: the shipped one is compiled from data/calibration.
 */
typedef struct {
  const TdrEffect *effects;
  guint n_effects;
  const TdrErrorRange *ranges;
  guint n_ranges;
} TdrCalibration;

const TdrCalibration *tdr_calibration_get_shipped      (void);
TdrCoefficients       tdr_calibration_get_coefficients (const TdrCalibration *self,
                                                        const TdrSituation   *situation);
TdrFactors            tdr_calibration_get_factors      (const TdrCalibration *self,
                                                        const TdrSituation   *situation);
void                  tdr_calibration_add_effect       (const TdrCalibration *self,
                                                        TdrCalibrationLevel   level,
                                                        const char           *key,
                                                        TdrFactors           *factors);
TdrCoefficients       tdr_factors_apply                (const TdrFactors     *self);
const TdrEffect      *tdr_calibration_find_effect      (const TdrCalibration *self,
                                                        TdrCalibrationLevel   level,
                                                        const char           *key);
TdrPredictionBasis    tdr_calibration_get_basis        (const TdrCalibration *self,
                                                        const TdrAccelerator *chip,
                                                        guint                *runs);
const TdrErrorRange  *tdr_calibration_get_range        (const TdrCalibration *self,
                                                        const TdrAccelerator *chip,
                                                        TdrQuantity           quantity);
int                   tdr_effect_compare               (const TdrEffect      *a,
                                                        const TdrEffect      *b);

void                  tdr_situation_init               (TdrSituation         *self,
                                                        const TdrModelSpec   *model,
                                                        const TdrAccelerator *chip,
                                                        const TdrLayout      *layout,
                                                        const char           *stack);
void                  tdr_situation_set_ways           (TdrSituation         *self,
                                                        const char           *stack,
                                                        int                   ways);
void                  tdr_situation_set_release        (TdrSituation         *self,
                                                        const char           *release,
                                                        const TdrModelSpec   *model,
                                                        const TdrLayout      *layout);
const char           *tdr_calibration_level_to_string  (TdrCalibrationLevel   level);
const char           *tdr_quantity_to_string           (TdrQuantity           quantity);
const char           *tdr_accelerator_get_family       (const TdrAccelerator *self);
const char           *tdr_accelerator_get_stack        (const TdrAccelerator *self);
const char           *tdr_model_get_class              (const TdrModelSpec   *model);

G_END_DECLS
