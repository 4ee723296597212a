/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a quote is for: an offer or a machine of the catalogue at other prices, or an offer of its own. */

#include "tdr-quote-plan.h"

static gpointer
keep (const TdrPlanner *planner,
      gpointer          made)
{
  g_ptr_array_add (planner->quoted, made);
  return made;
}

/**
 * tdr_quote_find_offer:
 *
 * Returns: (nullable): the offer of the catalogue that the quote is for
 */
const TdrOffer *
tdr_quote_find_offer (const TdrQuote *quote,
                      TdrCatalog     *catalog)
{
  guint n_offers;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n_offers);

  for (guint i = 0; i < n_offers; i++)
    if (g_strcmp0 (offers[i]->id, quote->catalog_id) == 0)
      return offers[i];

  return NULL;
}

/**
 * tdr_quote_find_instance:
 *
 * Returns: (nullable): the machine of the catalogue that the quote is for
 */
const TdrInstanceOffer *
tdr_quote_find_instance (const TdrQuote *quote,
                         TdrCatalog     *catalog)
{
  guint n_instances;
  const TdrInstanceOffer *const *instances = tdr_catalog_get_instances (catalog, &n_instances);

  for (guint i = 0; i < n_instances; i++)
    if (g_strcmp0 (instances[i]->id, quote->catalog_id) == 0)
      return instances[i];

  return NULL;
}

/**
 * tdr_quote_plan_offer:
 *
 * The managed offer that the quote makes: what the catalogue says of the offer it is for, without any of its prices.
 * Whether it meets the requirements follows from whose service it is, not from who sells it.
 *
 * Returns: (nullable): %NULL where it is for a machine, or for what the catalogue does not have
 */
const TdrOffer *
tdr_quote_plan_offer (const TdrQuote   *quote,
                      const TdrPlanner *planner)
{
  const TdrOffer *base = tdr_quote_find_offer (quote, planner->catalog);
  TdrOffer *made;

  if (quote->catalog_id == NULL)
    return &quote->offer;
  if (base == NULL)
    return NULL;

  made = keep (planner, g_memdup2 (base, sizeof *base));
  made->id = quote->offer.id;
  made->commitment = quote->offer.commitment;
  made->deployment = quote->offer.deployment;
  made->note = quote->note;
  made->valid_from = made->valid_until = NULL;
  for (guint meter = 0; meter < TDR_N_METERS; meter++)
    made->tariff.rates[meter] = (TdrRate) { 0 };
  return made;
}

/**
 * tdr_quote_plan_instance:
 *
 * The machine that the quote makes, likewise.
 *
 * Returns: (nullable): %NULL where it is not for a machine of the catalogue
 */
const TdrInstanceOffer *
tdr_quote_plan_instance (const TdrQuote   *quote,
                         const TdrPlanner *planner)
{
  const TdrInstanceOffer *base = tdr_quote_find_instance (quote, planner->catalog);
  TdrInstanceOffer *made;

  if (base == NULL)
    return NULL;

  made = keep (planner, g_memdup2 (base, sizeof *base));
  made->id = quote->offer.id;
  made->note = quote->note;
  made->hourly = (TdrRate) { 0 };
  return made;
}
