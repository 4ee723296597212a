/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-coefficients.h"
#include "tdr-accelerator.h"
#include "tdr-model-spec.h"

G_BEGIN_DECLS

/**
 * TdrTrainingRun:
 * @chips: that train together
 * @sequence_tokens: length of one sample
 * @bits: precision of the products: 16, 8 or 4
 * @adapters: whether only low-rank adapters are trained (LoRA), the model itself staying as it is
 * @recompute: whether activations are computed again instead of kept
 *
 * How a model is trained.
 */
typedef struct {
  int chips;
  double sequence_tokens;
  int bits;
  gboolean adapters;
  gboolean recompute;
} TdrTrainingRun;

/**
 * TdrTrainingRate:
 * @tokens_per_second: of all chips
 * @flops_per_token: that the model needs, recomputation not counted
 * @utilisation: these over what the chips could do, 0 to 1 (MFU)
 * @state_bytes_per_chip: weights, gradients and optimizer, divided over the chips
 * @activation_bytes_per_chip: of one sample, divided likewise
 *
 * How fast that goes, and what it needs.
 */
typedef struct {
  double tokens_per_second;
  double flops_per_token;
  double utilisation;
  double state_bytes_per_chip;
  double activation_bytes_per_chip;
} TdrTrainingRate;

gboolean        tdr_training_run_check (const TdrTrainingRun  *self,
                                        GError               **error);
TdrTrainingRate tdr_training_compute   (const TdrModelSpec    *model,
                                        const TdrAccelerator  *chip,
                                        const TdrTrainingRun  *run,
                                        const TdrCoefficients *coefficients);
double          tdr_training_get_days  (const TdrTrainingRate *self,
                                        double                 tokens);

G_END_DECLS
