/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-market-model.h"

#include <string.h>

#define ANY_PTU_MODEL "(any PTU model)"
#define ANY_GSU_MODEL "(any PT model)"

/* ---- gathering */

/* Texts are interned, so that two pointers name a model of a platform. */
typedef struct {
  const char *platform;
  const char *name;
} ModelKey;

static guint
hash_key (gconstpointer data)
{
  const ModelKey *key = data;

  return g_direct_hash (key->platform) * 31 + g_direct_hash (key->name);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const ModelKey *left = a;
  const ModelKey *right = b;

  return left->platform == right->platform && left->name == right->name;
}

static guint
hash_offer (gconstpointer data)
{
  const TdrOffer *offer = data;

  return g_direct_hash (offer->region) + 7 * (guint) offer->route.kind + 101 * (guint) offer->deployment
         + 3 * g_direct_hash (offer->commitment);
}

static gboolean
equal_offers (gconstpointer a,
              gconstpointer b)
{
  const TdrOffer *left = a;
  const TdrOffer *right = b;

  return left->region == right->region && left->route.kind == right->route.kind
         && left->deployment == right->deployment && left->commitment == right->commitment
         && left->valid_from == right->valid_from && left->valid_until == right->valid_until;
}

static void
free_slot (gpointer data)
{
  TdrOfferSlot *slot = data;

  g_free (slot->offer);
  g_free (slot);
}

static void
free_model (gpointer data)
{
  TdrMarketModel *self = data;

  g_ptr_array_unref (self->prices);
  g_array_unref (self->routes);
  g_hash_table_unref (self->slot_index);
  g_ptr_array_unref (self->slots);
  g_free (self);
}

static TdrMarketModel *
create_model (TdrFacts           *facts,
              const TdrModelFact *fact)
{
  TdrMarketModel *self = g_new0 (TdrMarketModel, 1);

  self->facts = facts;
  self->fact = fact;
  self->prices = g_ptr_array_new ();
  self->routes = g_array_new (FALSE, FALSE, sizeof (TdrAvailabilityFact));
  self->slots = g_ptr_array_new_with_free_func (free_slot);
  self->slot_index = g_hash_table_new (hash_offer, equal_offers);
  return self;
}

/* Facts of the ids that one platform knows a model by come together. */
static void
gather_models (TdrFacts   *facts,
               GPtrArray  *models,
               GHashTable *by_name,
               GHashTable *by_id)
{
  for (guint i = 0; i < facts->models->len; i++)
    {
      const TdrModelFact *fact = &g_array_index (facts->models, TdrModelFact, i);
      ModelKey name = { fact->platform, fact->model };
      ModelKey id = { fact->platform, fact->model_id };
      TdrMarketModel *model = g_hash_table_lookup (by_name, &name);

      if (model == NULL)
        {
          model = create_model (facts, fact);
          g_ptr_array_add (models, model);
          g_hash_table_insert (by_name, g_memdup2 (&name, sizeof name), model);
        }
      if (model->context_tokens == 0)
        model->context_tokens = fact->context_tokens;
      if (model->end_of_life == NULL)
        model->end_of_life = fact->end_of_life;
      if (model->output_modalities == NULL)
        model->output_modalities = fact->output_modalities;
      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), model);
    }
}

/* The id that stands for a model is the one whose input has a price. */
static void
name_by_price (TdrFacts           *facts,
               TdrMarketModel     *model,
               const TdrPriceFact *price)
{
  if (model->priced || price->meter != TDR_METER_INPUT)
    return;

  for (guint i = 0; i < facts->models->len; i++)
    {
      const TdrModelFact *fact = &g_array_index (facts->models, TdrModelFact, i);

      if (fact->platform == price->platform && fact->model_id == price->model_id)
        model->fact = fact;
    }
  model->priced = TRUE;
}

/* A price of capacity that any model may use holds for those whose need of it is known. */
static void
share_price (TdrFacts           *facts,
             GHashTable         *by_name,
             const TdrPriceFact *price)
{
  for (guint i = 0; i < facts->capacity->len; i++)
    {
      const TdrCapacityFact *fact = &g_array_index (facts->capacity, TdrCapacityFact, i);
      ModelKey key = { price->platform, fact->model };
      TdrMarketModel *model = fact->platform == price->platform ? g_hash_table_lookup (by_name, &key) : NULL;

      if (model != NULL && !g_ptr_array_find (model->prices, price, NULL))
        g_ptr_array_add (model->prices, (gpointer) price);
    }
}

static void
gather_prices (TdrFacts   *facts,
               GHashTable *by_name,
               GHashTable *by_id)
{
  for (guint i = 0; i < facts->prices->len; i++)
    {
      const TdrPriceFact *price = &g_array_index (facts->prices, TdrPriceFact, i);
      ModelKey key = { price->platform, price->model_id };
      TdrMarketModel *model = g_hash_table_lookup (by_id, &key);

      if (model != NULL)
        {
          g_ptr_array_add (model->prices, (gpointer) price);
          name_by_price (facts, model, price);
        }
      else if (g_str_equal (price->model_id, ANY_PTU_MODEL) || g_str_equal (price->model_id, ANY_GSU_MODEL))
        share_price (facts, by_name, price);
    }
}

/* Two sources that both offer a route add up: one may know the service tiers, the other the last day. Where both know
 * the same the nearer is believed. */
static void
merge_route (TdrAvailabilityFact       *known,
             const TdrAvailabilityFact *fact)
{
  gboolean nearer = tdr_evidence_is_nearer (fact->evidence, known->evidence);

  known->deployments |= fact->deployments;
  if (fact->lifecycle != NULL
      && (nearer || known->lifecycle == NULL || (fact->end_of_life != NULL && known->end_of_life == NULL)))
    known->lifecycle = fact->lifecycle;
  if (fact->end_of_life != NULL && (nearer || known->end_of_life == NULL))
    known->end_of_life = fact->end_of_life;
  if (nearer)
    known->evidence = fact->evidence;
}

static void
gather_routes (TdrFacts   *facts,
               GHashTable *by_id)
{
  for (guint i = 0; i < facts->availability->len; i++)
    {
      const TdrAvailabilityFact *fact = &g_array_index (facts->availability, TdrAvailabilityFact, i);
      ModelKey key = { fact->platform, fact->model_id };
      TdrMarketModel *model = g_hash_table_lookup (by_id, &key);
      TdrAvailabilityFact *known;

      if (model == NULL)
        continue;
      known = (TdrAvailabilityFact *) tdr_market_model_find_route (model, fact->route, fact->region);
      if (known != NULL)
        merge_route (known, fact);
      else
        g_array_append_val (model->routes, *fact);
    }
}

/**
 * tdr_market_models_gather:
 *
 * Returns: (element-type TdrMarketModel): every model of every platform, in the order of models.csv
 */
GPtrArray *
tdr_market_models_gather (TdrFacts *facts)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func (free_model);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);

  gather_models (facts, models, by_name, by_id);
  gather_prices (facts, by_name, by_id);
  gather_routes (facts, by_id);
  return g_steal_pointer (&models);
}

/**
 * tdr_market_model_find_route:
 *
 * Returns: (nullable): that the model is offered by this route in this region
 */
const TdrAvailabilityFact *
tdr_market_model_find_route (const TdrMarketModel *self,
                             TdrRouteKind          route,
                             const char           *region)
{
  for (guint i = 0; i < self->routes->len; i++)
    {
      const TdrAvailabilityFact *fact = &g_array_index (self->routes, TdrAvailabilityFact, i);

      if (fact->route == route && fact->region == region)
        return fact;
    }

  return NULL;
}

/**
 * tdr_market_model_has_slot:
 *
 * Whether an offer on demand without dates stands there.
 */
gboolean
tdr_market_model_has_slot (const TdrMarketModel *self,
                           TdrRouteKind          route,
                           const char           *region)
{
  TdrOffer wanted = { .deployment = TDR_DEPLOYMENT_ON_DEMAND, .region = region, .route.kind = route };

  return g_hash_table_contains (self->slot_index, &wanted);
}

/**
 * tdr_market_model_take_undated:
 *
 * Returns: (nullable): the offer like @offer that has no dates; it is no longer found as one without
 */
TdrOfferSlot *
tdr_market_model_take_undated (TdrMarketModel *self,
                               const TdrOffer *offer)
{
  TdrOffer wanted = {
    .deployment = offer->deployment,
    .commitment = offer->commitment,
    .region = offer->region,
    .route.kind = offer->route.kind,
  };
  TdrOfferSlot *slot = g_hash_table_lookup (self->slot_index, &wanted);

  if (slot != NULL)
    g_hash_table_remove (self->slot_index, &wanted);
  return slot;
}

/**
 * tdr_market_model_get_slot:
 * @price: names the deployment, the commitment and the dates
 * @region: (nullable): interned
 *
 * Returns: the offer that such a price is for, made if there is none yet
 */
TdrOfferSlot *
tdr_market_model_get_slot (TdrMarketModel     *self,
                           const TdrPriceFact *price,
                           TdrRouteKind        route,
                           const char         *region)
{
  TdrOffer wanted = {
    .deployment = price->deployment,
    .commitment = price->term,
    .region = region,
    .route.kind = route,
    .valid_from = price->valid_from,
    .valid_until = price->valid_until,
  };
  TdrOfferSlot *slot = g_hash_table_lookup (self->slot_index, &wanted);

  if (slot != NULL)
    return slot;

  slot = g_new0 (TdrOfferSlot, 1);
  slot->offer = g_memdup2 (&wanted, sizeof wanted);
  slot->offer->platform = self->fact->platform;
  slot->offer->model = self->fact->model;
  slot->offer->model_name = self->fact->name;
  g_ptr_array_add (self->slots, slot);
  g_hash_table_insert (self->slot_index, slot->offer, slot);
  return slot;
}
