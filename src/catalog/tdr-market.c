/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Managed offers are formed by joining three kinds of facts: prices, which name a scope and perhaps regions; the routes
 * that a platform offers a model by in a region; and where a route's requests go. A price never moves to a region that
 * its source does not name, but where the source names none it holds wherever the model is offered. */

#include "tdr-market.h"

#include "tdr-market-model.h"

#include <string.h>

#define ROUTE(kind) (1u << TDR_ROUTE_ ## kind)

/* What a price's scope covers, by the source's own words. */
static const struct {
  const char *scope;
  guint routes;
} scopes[] = {
  { "in-region", ROUTE (IN_REGION) },
  { "regional", ROUTE (IN_REGION) },
  { "in-region-or-geo", ROUTE (IN_REGION) | ROUTE (GEO) },
  { "geo-or-in-region", ROUTE (IN_REGION) | ROUTE (GEO) },
  { "us-gov", ROUTE (IN_REGION) | ROUTE (GEO) },      /* in the regions of the government's cloud */
  { "non-global", ROUTE (IN_REGION) | ROUTE (GEO) },
  { "geo", ROUTE (GEO) },
  { "multi-region", ROUTE (GEO) },
  { "data-zone", ROUTE (DATA_ZONE) },
  { "global", ROUTE (GLOBAL) },
  { "global-or-regional (no regional uplift)", ROUTE (GLOBAL) | ROUTE (GEO) | ROUTE (IN_REGION) },
  { "global-or-regional (not split by source)", ROUTE (UNSPECIFIED) },
  { "unspecified", ROUTE (UNSPECIFIED) },
  { "unspecified on page", ROUTE (UNSPECIFIED) },
};

static guint
routes_of_scope (const char *scope)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_str_equal (scopes[i].scope, scope))
      return scopes[i].routes;

  return ROUTE (UNSPECIFIED);
}

static gboolean
is_one_route (guint routes)
{
  return (routes & (routes - 1)) == 0;
}

/* The one route, or global where that is among several: a price that holds everywhere holds there. Otherwise which of
 * the routes it is remains unsaid. */
static TdrRouteKind
route_without_availability (guint routes)
{
  for (TdrRouteKind kind = TDR_ROUTE_IN_REGION; kind <= TDR_ROUTE_UNSPECIFIED; kind++)
    if (routes == 1u << kind)
      return kind;

  return routes & ROUTE (GLOBAL) ? TDR_ROUTE_GLOBAL : TDR_ROUTE_UNSPECIFIED;
}

/* ---- where a price holds */

static void
add_slot (GPtrArray    *slots,
          TdrOfferSlot *slot)
{
  if (!g_ptr_array_find (slots, slot, NULL))
    g_ptr_array_add (slots, slot);
}

/* Google's multi-region endpoints are named like regions, and there is but one way to route in them. */
static gboolean
is_multi_region (const TdrMarketModel *model,
                 const char           *region)
{
  return g_str_equal (model->fact->platform, "vertex") && (g_str_equal (region, "us") || g_str_equal (region, "eu"));
}

/* A region that the price names. */
static void
place_in_region (TdrMarketModel     *model,
                 const TdrPriceFact *price,
                 guint               routes,
                 const char         *region,
                 GPtrArray          *slots)
{
  gboolean placed = FALSE;

  if (is_multi_region (model, region))
    routes &= ROUTE (GEO);
  for (TdrRouteKind kind = TDR_ROUTE_IN_REGION; kind <= TDR_ROUTE_UNSPECIFIED; kind++)
    if (routes & (1u << kind) && tdr_market_model_find_route (model, kind, region) != NULL)
      {
        add_slot (slots, tdr_market_model_get_slot (model, price, kind, region));
        placed = TRUE;
      }

  if (!placed)
    {
      TdrRouteKind kind = is_one_route (routes) ? route_without_availability (routes) : TDR_ROUTE_UNSPECIFIED;

      add_slot (slots, tdr_market_model_get_slot (model, price, kind, region));
    }
}

/* Government clouds have price lists of their own: a price that names no region is theirs only if its scope says so. */
static gboolean
is_of_government (const char *region)
{
  return region != NULL && (g_str_has_prefix (region, "us-gov-") || g_str_has_prefix (region, "usgov"));
}

/* A price whose source names no region. */
static void
place_where_offered (TdrMarketModel     *model,
                     const TdrPriceFact *price,
                     guint               routes,
                     GPtrArray          *slots)
{
  for (guint i = 0; i < model->routes->len; i++)
    {
      const TdrAvailabilityFact *fact = &g_array_index (model->routes, TdrAvailabilityFact, i);

      if (routes & (1u << fact->route)
          && is_of_government (fact->region) == g_str_equal (price->scope, "us-gov"))
        add_slot (slots, tdr_market_model_get_slot (model, price, fact->route, fact->region));
    }

  if (slots->len == 0)
    add_slot (slots, tdr_market_model_get_slot (model, price, route_without_availability (routes), NULL));
}

static void
find_slots (TdrFacts           *facts,
            TdrMarketModel     *model,
            const TdrPriceFact *price,
            GPtrArray          *slots)
{
  guint routes = routes_of_scope (price->scope);

  g_ptr_array_set_size (slots, 0);
  if (price->regions == NULL || g_str_equal (price->regions, "*"))
    {
      place_where_offered (model, price, routes, slots);
      return;
    }

  for (const char *const *region = tdr_facts_split_regions (facts, price->regions); *region != NULL; region++)
    place_in_region (model, price, routes, *region, slots);
}

/* ---- what it costs there */

static gboolean
is_sheet_of (const TdrPriceFact *a,
             const TdrPriceFact *b)
{
  return a->scope == b->scope && a->regions == b->regions && a->deployment == b->deployment && a->term == b->term
         && a->valid_from == b->valid_from && a->valid_until == b->valid_until;
}

/* A price for a region goes before one that names none; two of a kind are weighed, and the loser is remembered. */
static void
apply_price (TdrFacts           *facts,
             TdrOfferSlot       *slot,
             const TdrPriceFact *price,
             GArray             *disputes)
{
  TdrTariff *tariff = &slot->offer->tariff;
  TdrRate *rate = &tariff->rates[price->meter];
  guint bit = 1u << price->meter;
  gboolean stated = price->regions != NULL;
  gboolean had_stated = (slot->stated & bit) != 0;
  TdrDispute dispute = { .chosen = rate, .unit = price->unit };

  tariff->long_context_above = MAX (tariff->long_context_above, price->above_tokens);
  if (!price->rate.known)
    return;

  if (stated == had_stated && tdr_rate_disagrees (rate, &price->rate))
    {
      dispute.other = tdr_rate_prefer (&price->rate, rate) ? *rate : price->rate;
      dispute.subject = tdr_offer_slot_describe (slot, facts, price->meter);
      g_array_append_val (disputes, dispute);
    }
  if (!rate->known || (stated && !had_stated) || (stated == had_stated && tdr_rate_prefer (&price->rate, rate)))
    {
      *rate = price->rate;
      slot->stated = stated ? slot->stated | bit : slot->stated & ~bit;
    }
}

/* Rates of one sheet of a price list stand together and hold in the same places. */
static void
apply_prices (TdrFacts       *facts,
              TdrMarketModel *model,
              GArray         *disputes)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new ();
  const TdrPriceFact *sheet = NULL;

  for (guint i = 0; i < model->prices->len; i++)
    {
      const TdrPriceFact *price = g_ptr_array_index (model->prices, i);

      if (sheet == NULL || !is_sheet_of (sheet, price))
        find_slots (facts, model, price, slots);
      sheet = price;
      for (guint j = 0; j < slots->len; j++)
        apply_price (facts, g_ptr_array_index (slots, j), price, disputes);
    }
}

/* ---- dates */

static const char *
add_days (TdrFacts   *facts,
          const char *date,
          int         days)
{
  GDate day;
  char text[16];

  g_date_clear (&day, 1);
  g_date_set_parse (&day, date);
  if (!g_date_valid (&day))
    return NULL;

  if (days > 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
  return tdr_facts_intern (facts, text);
}

/* A price that begins on a day ends the one without dates that held there before. */
static void
end_replaced_prices (TdrFacts       *facts,
                     TdrMarketModel *model)
{
  for (guint i = 0; i < model->slots->len; i++)
    {
      const TdrOffer *offer = ((TdrOfferSlot *) g_ptr_array_index (model->slots, i))->offer;
      TdrOfferSlot *before;

      if (offer->valid_from == NULL)
        continue;
      before = tdr_market_model_take_undated (model, offer);
      if (before != NULL)
        before->offer->valid_until = add_days (facts, offer->valid_from, -1);
    }
}

/* ---- offered, and no price is known */

static gboolean
has_current_offer (TdrMarketModel             *model,
                   const TdrAvailabilityFact  *route,
                   const char                 *date,
                   const char                **last_day)
{
  if (tdr_market_model_has_slot (model, route->route, route->region))
    return TRUE;

  for (guint i = 0; i < model->slots->len; i++)
    {
      const TdrOffer *offer = ((TdrOfferSlot *) g_ptr_array_index (model->slots, i))->offer;

      if (offer->deployment != TDR_DEPLOYMENT_ON_DEMAND || offer->route.kind != route->route
          || offer->region != route->region)
        continue;
      if (offer->valid_until == NULL || strcmp (offer->valid_until, date) >= 0)
        return TRUE;
      if (*last_day == NULL || strcmp (offer->valid_until, *last_day) > 0)
        *last_day = offer->valid_until;
    }

  return FALSE;
}

static void
add_unpriced (TdrFacts       *facts,
              TdrMarketModel *model)
{
  guint n_routes = model->routes->len;

  for (guint i = 0; i < n_routes; i++)
    {
      const TdrAvailabilityFact *route = &g_array_index (model->routes, TdrAvailabilityFact, i);
      const char *last_day = NULL;
      TdrPriceFact nothing = { .deployment = TDR_DEPLOYMENT_ON_DEMAND };

      if (!(route->deployments & 1u << TDR_DEPLOYMENT_ON_DEMAND) && route->deployments != 0)
        continue;
      if (has_current_offer (model, route, facts->date, &last_day))
        continue;
      nothing.valid_from = last_day != NULL ? add_days (facts, last_day, 1) : NULL;
      tdr_market_model_get_slot (model, &nothing, route->route, route->region);
    }
}

/**
 * tdr_rate_prefer:
 *
 * Whether @a goes before @b where the two disagree: the nearer source first, then the newer.
 */
gboolean
tdr_rate_prefer (const TdrRate *a,
                 const TdrRate *b)
{
  const TdrFactEvidence *left = (const TdrFactEvidence *) a->evidence;
  const TdrFactEvidence *right = (const TdrFactEvidence *) b->evidence;

  if (left == NULL || right == NULL)
    return right == NULL && left != NULL;
  if (left->nearness != right->nearness)
    return left->nearness < right->nearness;

  return strcmp (left->evidence.as_of, right->evidence.as_of) > 0;
}

/**
 * tdr_market_form_offers:
 * @disputes: (element-type TdrDispute): takes the prices that lost
 *
 * Returns: (element-type TdrOffer): every managed offer, model after model in the order of models.csv
 */
GPtrArray *
tdr_market_form_offers (TdrFacts *facts,
                        GArray   *disputes)
{
  g_autoptr (GPtrArray) models = tdr_market_models_gather (facts);
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < models->len; i++)
    {
      TdrMarketModel *model = g_ptr_array_index (models, i);

      apply_prices (facts, model, disputes);
      end_replaced_prices (facts, model);
      add_unpriced (facts, model);
      for (guint j = 0; j < model->slots->len; j++)
        {
          TdrOfferSlot *slot = g_ptr_array_index (model->slots, j);

          tdr_offer_slot_finish (slot, facts, model);
          g_ptr_array_add (offers, g_steal_pointer (&slot->offer));
        }
    }

  return g_steal_pointer (&offers);
}
