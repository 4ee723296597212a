/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-search-space.h"
#include "tdr-serving.h"
#include "tdr-steady-state.h"

G_BEGIN_DECLS

/**
 * TdrPlaceLoad:
 * @prefill: of one prompt
 * @adapters: what they cost there
 * @sequences: whose keys and values fit in one replica's memory beside weights and adapters
 * @most: of them that run together: what fits, or the scheduler's limit
 * @plain: whether there are neither guesses nor adapters
 *
 * A demand on one replica of a model that is laid out in one way, worked out as far as it does not depend on the batch.
 */
typedef struct {
  const TdrSearchSpace *space;
  const TdrSearchPlace *place;
  const TdrServingDemand *demand;
  TdrTraffic traffic;
  TdrStepTime prefill;
  TdrAdapterCost adapters;
  double sequences;
  int most;
  gboolean plain;
} TdrPlaceLoad;

double               tdr_search_place_get_most_requests (const TdrSearchPlace *self,
                                                   const TdrTraffic     *traffic);
void                 tdr_place_load_init          (TdrPlaceLoad         *self,
                                                   const TdrSearchSpace *space,
                                                   const TdrSearchPlace *place,
                                                   const TdrServingDemand *demand,
                                                   const TdrTraffic     *traffic);
TdrStepTime          tdr_place_load_get_pass      (const TdrPlaceLoad   *self,
                                                   double                batch);
double               tdr_place_load_get_progress  (const TdrPlaceLoad   *self);
TdrSteadyState       tdr_place_load_get_state     (const TdrPlaceLoad   *self,
                                                   double                batch);
TdrServingConstraint tdr_place_load_find_miss     (const TdrPlaceLoad   *self,
                                                   const TdrSteadyState *state,
                                                   double                batch);

G_END_DECLS
