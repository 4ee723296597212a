/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-calibration.h"

#include <math.h>

/* A chip with fewer measured figures than this is not called calibrated. */
#define CALIBRATED_ROWS 10

/**
 * tdr_effect_compare:
 *
 * The order of effects in a calibration: by level, then by key.
 */
int
tdr_effect_compare (const TdrEffect *a,
                    const TdrEffect *b)
{
  return a->level != b->level ? (a->level < b->level ? -1 : 1) : strcmp (a->key, b->key);
}

/**
 * tdr_calibration_find_effect:
 *
 * Returns: (nullable): what runs taught about one level, %NULL if none spoke of it
 */
const TdrEffect *
tdr_calibration_find_effect (const TdrCalibration *self,
                             TdrCalibrationLevel   level,
                             const char           *key)
{
  TdrEffect wanted = { .level = level, .key = key };
  guint low = 0;
  guint high = self->n_effects;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = tdr_effect_compare (&self->effects[middle], &wanted);

      if (order == 0)
        return &self->effects[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * tdr_calibration_add_effect:
 *
 * Adds what runs taught about one level; nothing if none spoke of it.
 */
void
tdr_calibration_add_effect (const TdrCalibration *self,
                            TdrCalibrationLevel   level,
                            const char           *key,
                            TdrFactors           *factors)
{
  const TdrEffect *effect = *key != '\0' ? tdr_calibration_find_effect (self, level, key) : NULL;

  for (guint i = 0; effect != NULL && i < TDR_N_COEFFICIENTS; i++)
    factors->logs[i] += effect->logs[i];
}

/**
 * tdr_calibration_get_factors:
 *
 * What runs taught about a situation.
 */
TdrFactors
tdr_calibration_get_factors (const TdrCalibration *self,
                             const TdrSituation   *situation)
{
  TdrFactors factors = { 0 };

  for (guint level = 0; level < TDR_N_LEVELS; level++)
    tdr_calibration_add_effect (self, (TdrCalibrationLevel) level, situation->keys[level], &factors);
  return factors;
}

/**
 * tdr_factors_apply:
 *
 * Returns: the prior times the factors
 */
TdrCoefficients
tdr_factors_apply (const TdrFactors *self)
{
  TdrCoefficients coefficients = tdr_coefficients_get_prior ();

  for (guint i = 0; i < TDR_N_COEFFICIENTS; i++)
    tdr_coefficients_scale (&coefficients, (TdrCoefficient) i, exp (self->logs[i]));
  return coefficients;
}

/**
 * tdr_calibration_get_coefficients:
 *
 * The coefficients for a situation: the prior times every effect that is known of it.
 */
TdrCoefficients
tdr_calibration_get_coefficients (const TdrCalibration *self,
                                  const TdrSituation   *situation)
{
  TdrFactors factors = tdr_calibration_get_factors (self, situation);

  return tdr_factors_apply (&factors);
}

static guint
count_rows (const TdrCalibration *self,
            TdrCalibrationLevel   level,
            const char           *key)
{
  const TdrEffect *effect = key != NULL ? tdr_calibration_find_effect (self, level, key) : NULL;

  return effect != NULL ? effect->rows : 0;
}

/**
 * tdr_calibration_get_basis:
 * @runs: (out) (optional): measured figures behind it: of the chip, or of its family
 *
 * What predictions for a chip rest on.
 */
TdrPredictionBasis
tdr_calibration_get_basis (const TdrCalibration *self,
                           const TdrAccelerator *chip,
                           guint                *runs)
{
  guint of_chip = count_rows (self, TDR_LEVEL_CHIP, chip->id);
  guint of_family = count_rows (self, TDR_LEVEL_FAMILY, tdr_accelerator_get_family (chip));
  TdrPredictionBasis basis = of_chip >= CALIBRATED_ROWS     ? TDR_BASIS_CALIBRATED
                             : of_family >= CALIBRATED_ROWS ? TDR_BASIS_FAMILY
                                                            : TDR_BASIS_PRIOR;

  if (runs != NULL)
    *runs = basis == TDR_BASIS_CALIBRATED ? of_chip : basis == TDR_BASIS_FAMILY ? of_family : 0;
  return basis;
}

static const TdrErrorRange *
find_range (const TdrCalibration *self,
            const char           *key,
            TdrQuantity           quantity)
{
  for (guint i = 0; i < self->n_ranges; i++)
    {
      if (self->ranges[i].quantity == quantity && g_str_equal (self->ranges[i].key, key))
        return &self->ranges[i];
    }
  return NULL;
}

/**
 * tdr_calibration_get_range:
 *
 * Returns: (nullable): how wrong predictions of a quantity have been on a chip, or on chips that are known as little;
 *   %NULL if the calibration holds no ranges
 */
const TdrErrorRange *
tdr_calibration_get_range (const TdrCalibration *self,
                           const TdrAccelerator *chip,
                           TdrQuantity           quantity)
{
  const TdrErrorRange *range = find_range (self, chip->id, quantity);

  if (range != NULL)
    return range;
  return find_range (self, tdr_prediction_basis_to_string (tdr_calibration_get_basis (self, chip, NULL)), quantity);
}

/**
 * tdr_calibration_level_to_string:
 *
 * Returns: the level's name as files carry it
 */
const char *
tdr_calibration_level_to_string (TdrCalibrationLevel level)
{
  static const char *const names[TDR_N_LEVELS] = {
    "all", "family", "chip", "class", "stack", "stack-family", "stack-chip", "stack-ways", "stack-class", "family-class",
    "family-bits", "model", "release", "stack-model", "release-bits", "protocol",
  };

  g_return_val_if_fail (level < TDR_N_LEVELS, "");
  return names[level];
}

/**
 * tdr_quantity_to_string:
 *
 * Returns: the quantity's name as files carry it
 */
const char *
tdr_quantity_to_string (TdrQuantity quantity)
{
  static const char *const names[TDR_N_QUANTITIES] = { "first-token", "token-interval", "rate", "training" };

  g_return_val_if_fail (quantity < TDR_N_QUANTITIES, "");
  return names[quantity];
}
