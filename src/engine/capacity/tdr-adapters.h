/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-roofline.h"

G_BEGIN_DECLS

/**
 * TdrAdapters:
 * @count: different adapters that one replica serves, all equally often asked for; 0 for none
 * @rank: of their matrices
 *
 * Low-rank adapters (LoRA; Hu et al., arXiv 2106.09685) on every dense matrix of a model, kept in the memory of each
 * replica beside the model that they share.
 */
typedef struct {
  int count;
  int rank;
} TdrAdapters;

/**
 * TdrAdapterCost:
 * @count: adapters
 * @weight_seconds: reading one adapter
 * @token_seconds: products of one token
 *
 * What they cost on one layout, of one chip.
 */
typedef struct {
  double count;
  double weight_seconds;
  double token_seconds;
} TdrAdapterCost;

double         tdr_adapters_get_weights  (const TdrAdapters     *self,
                                          const TdrModelSpec    *model);
double         tdr_adapters_get_bytes    (const TdrAdapters     *self,
                                          const TdrModelSpec    *model,
                                          const TdrLayout       *layout);
TdrAdapterCost tdr_adapters_get_cost     (const TdrAdapters     *self,
                                          const TdrModelSpec    *model,
                                          const TdrAccelerator  *chip,
                                          const TdrLayout       *layout,
                                          const TdrCoefficients *coefficients);
void           tdr_adapter_cost_add      (const TdrAdapterCost  *self,
                                          double                 sequences,
                                          double                 tokens,
                                          TdrStepTime           *step);

G_END_DECLS
