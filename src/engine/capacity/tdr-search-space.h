/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-calibration.h"
#include "tdr-roofline.h"

G_BEGIN_DECLS

/* Layouts of one model on one host. 64 chips in two precisions have 160; larger hosts leave out the widest pipelines. */
#define TDR_MOST_LAYOUTS 192

/* Each precision has coefficients of its own for every number of chips that share a layer: 1, 2, 4 … 64, and all. */
#define TDR_MOST_WAYS 16

/**
 * TdrSearchPlace:
 * @weight_bits: the precision under which the layout is known
 * @replicas: that the host holds
 * @cache_tokens: that one replica holds beside its weights
 * @coefficients: index of its coefficients in the space
 *
 * One way to lay a model on a host that leaves room for at least one token.
 */
typedef struct {
  TdrLayout layout;
  TdrRoofline roofline;
  double cache_tokens;
  int weight_bits;
  int replicas;
  guint coefficients;
} TdrSearchPlace;

/**
 * TdrSearchSpace:
 * @model: not %NULL
 * @host: likewise, with a chip
 * @basis: what predictions for the chip rest on
 * @runs: measured figures behind it
 * @ranges: (nullable): how wrong predictions of each quantity have been
 * @coefficients: (array length=n_coefficients): those of the places: @own, or a copy
 * @n_places: how many of @places there are; what follows them need not be in memory
 *
 * Every way to lay a model on a host, worked out as far as it does not depend on the load.
 */
typedef struct {
  const TdrModelSpec *model;
  TdrHost host;
  TdrPredictionBasis basis;
  guint runs;
  const TdrErrorRange *ranges[TDR_N_QUANTITIES];
  const TdrCoefficients *coefficients;
  guint n_coefficients;
  guint n_places;
  TdrSearchPlace places[TDR_MOST_LAYOUTS];
  TdrCoefficients own[TDR_MOST_WAYS];
} TdrSearchSpace;

void tdr_search_space_init       (TdrSearchSpace       *self,
                                  const TdrModelSpec   *model,
                                  const TdrHost        *host,
                                  const TdrCalibration *calibration);
int  tdr_model_get_released_bits (const TdrModelSpec   *model);

G_END_DECLS
