/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-facts.h"

G_BEGIN_DECLS

/**
 * TdrOfferSlot:
 * @stated: meters whose rate's source names the region, a bit each
 *
 * An offer that is being formed.
 */
typedef struct {
  TdrOffer *offer;
  guint stated;
} TdrOfferSlot;

/**
 * TdrMarketModel:
 * @fact: what stands for the model: the id by which it is priced
 * @prices: (element-type TdrPriceFact)
 * @routes: (element-type TdrAvailabilityFact): one for each route and region
 * @slots: (element-type TdrOfferSlot)
 *
 * One model on one platform, and everything known of it there.
 */
typedef struct {
  TdrFacts *facts;
  const TdrModelFact *fact;
  gint64 context_tokens;
  const char *end_of_life;
  const char *output_modalities;
  gboolean priced;
  GPtrArray *prices;
  GArray *routes;
  GPtrArray *slots;
  GHashTable *slot_index;
} TdrMarketModel;

GPtrArray    *tdr_market_models_gather    (TdrFacts                  *facts) G_GNUC_WARN_UNUSED_RESULT;
const TdrAvailabilityFact *tdr_market_model_find_route (const TdrMarketModel *self,
                                           TdrRouteKind               route,
                                           const char                *region);
gboolean      tdr_market_model_has_slot   (const TdrMarketModel      *self,
                                           TdrRouteKind               route,
                                           const char                *region);
TdrOfferSlot *tdr_market_model_take_undated (TdrMarketModel         *self,
                                           const TdrOffer            *offer);
TdrOfferSlot *tdr_market_model_get_slot   (TdrMarketModel            *self,
                                           const TdrPriceFact        *price,
                                           TdrRouteKind               route,
                                           const char                *region);
void          tdr_offer_slot_finish       (TdrOfferSlot              *slot,
                                           TdrFacts                  *facts,
                                           TdrMarketModel            *model);
const char   *tdr_offer_slot_describe     (const TdrOfferSlot        *slot,
                                           TdrFacts                  *facts,
                                           TdrMeter                   meter);

G_END_DECLS
