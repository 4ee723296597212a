/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-vertex-parse.h"

#include "tdr-google-billing-parse.h"
#include "tdr-google-sku.h"
#include "tdr-vertex-meter.h"

#define TOKENS "count"
#define TOKENS_PER_PRICE 1000000

static void
add_price (TdrAnswer            *facts,
           JsonObject           *sku,
           const TdrVertexMeter *meter,
           const TdrGoogleRate  *rate)
{
  g_autofree char *raw = tdr_decimal_to_string (rate->price);
  g_autofree char *price = tdr_decimal_to_string (tdr_decimal_multiply (rate->price, TOKENS_PER_PRICE));
  TdrFact fact = {
    .kind = TDR_FACT_PRICE, .platform = "vertex", .subject = meter->model, .scope = meter->scope,
    .deployment = meter->deployment, .meter = meter->meter, .unit = "1M tokens", .price = price,
    .currency = rate->currency, .raw_name = tdr_json_get_string (sku, "skuId"), .raw_unit = rate->unit,
    .raw_value = raw, .effective = rate->effective,
  };

  tdr_answer_add (facts, &fact);
}

/* Tokens are counted one by one, and their price is shown for a million. Whatever else is sold by the hour or the month
 * is of no use here. */
static void
read_sku (TdrAnswer  *facts,
          JsonObject *sku)
{
  const char *description = tdr_json_get_string (sku, "description");
  TdrVertexMeter meter;
  TdrGoogleRate rate;
  gboolean has_price = tdr_google_sku_read_rate (sku, &rate);

  if (g_strcmp0 (rate.unit, TOKENS) != 0 || rate.shown_per != TOKENS_PER_PRICE)
    tdr_answer_skip (facts);
  else if (description == NULL || !tdr_vertex_meter_parse (description, &meter))
    tdr_answer_refuse (facts, "description", description);
  else if (meter.model == NULL)
    tdr_answer_skip (facts);
  else if (!has_price || rate.currency == NULL)
    tdr_answer_refuse (facts, "price", description);
  else
    add_price (facts, sku, &meter, &rate);
}

/**
 * tdr_vertex_parse:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads one page of Vertex AI's SKUs in the Cloud Billing Catalog: prices of Gemini by the token.
 */
TdrAnswer *
tdr_vertex_parse (GBytes  *bytes,
                  char   **next_token,
                  GError **error)
{
  return tdr_google_billing_read_page (bytes, read_sku, next_token, error);
}
