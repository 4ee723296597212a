/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last steps of forming an offer: its route, its capacity units, its rules, its name. */

#include "tdr-market-model.h"

#include <string.h>

static const char *
cloud_of (const char *platform)
{
  if (g_str_equal (platform, "bedrock"))
    return "aws";

  return g_str_equal (platform, "vertex") ? "gcp" : "azure";
}

static void
find_route (TdrOffer       *offer,
            const TdrFacts *facts)
{
  const TdrRouteFact *fact = tdr_facts_find_route (facts, offer);
  const TdrPlaceFact *place = tdr_facts_find_place (facts, cloud_of (offer->platform), offer->region);

  if (fact != NULL)
    offer->route = fact->route;
  else if (offer->route.kind == TDR_ROUTE_IN_REGION && place != NULL)
    {
      offer->route.jurisdictions = place->country;
      offer->route.destinations = place->region;
      offer->route.evidence = place->evidence;
    }
}

static void
find_seller (TdrOffer       *offer,
             const TdrFacts *facts)
{
  for (guint i = 0; i < facts->platforms->len; i++)
    {
      const TdrPlatformFact *fact = &g_array_index (facts->platforms, TdrPlatformFact, i);

      /* Sorted, so that a row for one developer comes after, and replaces, the platform's own. */
      if (fact->platform == offer->platform && (*fact->developer == '\0' || fact->developer == offer->developer))
        {
          offer->provider = fact->provider;
          offer->service = fact->service;
          offer->processor = fact->processor;
        }
    }
}

static void
find_cache_rule (TdrOffer       *offer,
                 const TdrFacts *facts)
{
  TdrTariff *tariff = &offer->tariff;

  if (tariff->rates[TDR_METER_CACHE_WRITE_5M].known)
    {
      tariff->cache_rule = TDR_CACHE_WRITTEN;
      return;
    }

  for (guint i = 0; i < facts->cache_rules->len; i++)
    {
      const TdrCacheFact *fact = &g_array_index (facts->cache_rules, TdrCacheFact, i);

      if (fact->developer == offer->developer && (fact->platform == NULL || fact->platform == offer->platform))
        tariff->cache_rule = fact->rule;
    }
}

static const char *
scope_of_route (TdrRouteKind kind)
{
  switch (kind)
    {
    case TDR_ROUTE_IN_REGION:
      return "region";            /* "in-region", "regional" */
    case TDR_ROUTE_GEO:
      return "multi-region";
    case TDR_ROUTE_DATA_ZONE:
      return "data-zone";
    case TDR_ROUTE_GLOBAL:
      return "global";
    case TDR_ROUTE_UNSPECIFIED:
    default:
      return NULL;
    }
}

/* Whether a list of scopes ("global;data-zone") holds the one of a route. */
static gboolean
covers_route (const char   *scopes,
              TdrRouteKind  kind)
{
  g_auto (GStrv) words = g_strsplit (scopes, ";", -1);
  const char *wanted = scope_of_route (kind);

  for (guint i = 0; words[i] != NULL && wanted != NULL; i++)
    if (g_str_equal (words[i], wanted)
        || (kind == TDR_ROUTE_IN_REGION && (g_str_equal (words[i], "in-region") || g_str_equal (words[i], "regional"))))
      return TRUE;

  return FALSE;
}

static void
find_capacity (TdrOffer       *offer,
               const TdrFacts *facts)
{
  TdrTariff *tariff = &offer->tariff;

  tariff->unit_increment = 1;
  if (offer->deployment != TDR_DEPLOYMENT_PROVISIONED)
    return;

  for (guint i = 0; i < facts->capacity->len; i++)
    {
      const TdrCapacityFact *fact = &g_array_index (facts->capacity, TdrCapacityFact, i);

      if (fact->platform != offer->platform || fact->model != offer->model
          || !covers_route (fact->scope, offer->route.kind))
        continue;
      tariff->minimum_units = fact->minimum;
      tariff->unit_increment = MAX (fact->increment, 1);
      tariff->tokens_per_minute_per_unit = fact->tokens_per_minute;
      tariff->output_ratio = fact->output_ratio;
    }
}

/* The note of the rate that matters most, and where the price came from if its source names no region. */
static const char *
join_note (const TdrOfferSlot *slot,
           TdrFacts           *facts)
{
  static const TdrMeter main_meters[] = {
    TDR_METER_INPUT, TDR_METER_CAPACITY_UNIT, TDR_METER_INPUT_TPM_UNIT, TDR_METER_OUTPUT, TDR_METER_BATCH_INPUT,
  };
  const TdrOffer *offer = slot->offer;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (main_meters); i++)
    {
      const TdrRate *rate = &offer->tariff.rates[main_meters[i]];
      gboolean stated = (slot->stated & 1u << main_meters[i]) != 0 || offer->region == NULL;
      const char *note = rate->known && rate->evidence != NULL ? rate->evidence->note : NULL;

      if (!rate->known)
        continue;
      if (stated)
        return note;
      joined = g_strconcat ("the price's source names no region", note != NULL ? "; " : "", note, NULL);
      return tdr_facts_intern (facts, joined);
    }

  return tdr_facts_intern (facts, "offered there, but no price is known");
}

static const char *
make_id (const TdrOffer *offer,
         TdrFacts       *facts)
{
  const char *parts[] = {
    offer->platform, "/", offer->model_id, "/", tdr_route_kind_to_string (offer->route.kind), "/",
    offer->region != NULL ? offer->region : "-", "/", tdr_deployment_to_string (offer->deployment),
    offer->commitment != NULL ? "/" : "", offer->commitment != NULL ? offer->commitment : "",
    offer->valid_from != NULL ? "/from-" : "", offer->valid_from != NULL ? offer->valid_from : "",
    offer->valid_until != NULL ? "/until-" : "", offer->valid_until != NULL ? offer->valid_until : "",
  };
  char id[512];
  char *end = id;

  /* Thousands of them are made at every start: printf would cost more than all the rest of an offer. */
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize length = MIN (strlen (parts[i]), (gsize) (id + sizeof id - end));

      memcpy (end, parts[i], length);
      end += length;
    }

  return g_string_chunk_insert_len (facts->strings, id, end - id);
}

/**
 * tdr_offer_slot_finish:
 *
 * Completes an offer once every price has been weighed.
 */
void
tdr_offer_slot_finish (TdrOfferSlot   *slot,
                       TdrFacts       *facts,
                       TdrMarketModel *model)
{
  TdrOffer *offer = slot->offer;
  const TdrAvailabilityFact *offered = tdr_market_model_find_route (model, offer->route.kind, offer->region);

  offer->developer = model->fact->developer;
  offer->model_id = model->fact->model_id;
  offer->output_modalities = model->output_modalities;
  offer->lifecycle = offered != NULL && offered->lifecycle != NULL ? offered->lifecycle : model->fact->lifecycle;
  offer->end_of_life = offered != NULL && offered->end_of_life != NULL ? offered->end_of_life : model->end_of_life;
  if (offered != NULL && (offered->deployments == 0 || offered->deployments & 1u << offer->deployment))
    offer->availability = offered->evidence;
  offer->tariff.context_tokens = model->context_tokens;
  find_capacity (offer, facts);
  find_seller (offer, facts);
  find_cache_rule (offer, facts);
  offer->note = join_note (slot, facts);
  offer->id = make_id (offer, facts);

  /* After its last day nothing is sold: an id keeps the price's own dates. */
  if (offered != NULL && offered->end_of_life != NULL
      && (offer->valid_until == NULL || strcmp (offered->end_of_life, offer->valid_until) < 0))
    offer->valid_until = offered->end_of_life;
  find_route (offer, facts);
}

/**
 * tdr_offer_slot_describe:
 *
 * Returns: what a rate is about, for a person
 */
const char *
tdr_offer_slot_describe (const TdrOfferSlot *slot,
                         TdrFacts           *facts,
                         TdrMeter            meter)
{
  const TdrOffer *offer = slot->offer;
  g_autofree char *text = g_strdup_printf ("%s on %s, %s, %s%s%s, %s", offer->model_name, offer->platform,
                                           tdr_route_kind_to_string (offer->route.kind),
                                           tdr_deployment_to_string (offer->deployment),
                                           offer->commitment != NULL ? " " : "",
                                           offer->commitment != NULL ? offer->commitment : "",
                                           tdr_meter_to_string (meter));

  return tdr_facts_intern (facts, text);
}
