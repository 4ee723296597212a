/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-google-sku.h"

#define NANOS_PER_UNIT 1000000000

/* Whole units come as a text and thousand-millionths as a number; what is zero may be left out. */
static gboolean
read_price (JsonObject *price,
            TdrDecimal *value)
{
  const char *units = tdr_json_get_string (price, "units");
  gint64 whole = 0, nanos = 0;

  if (price == NULL || (units == NULL && !json_object_has_member (price, "nanos"))
      || (units != NULL && !g_ascii_string_to_signed (units, 10, 0, G_MAXINT32, &whole, NULL))
      || (json_object_has_member (price, "nanos") && !tdr_json_get_integer (price, "nanos", &nanos))
      || nanos < 0 || nanos >= NANOS_PER_UNIT)
    return FALSE;

  *value = tdr_decimal_from_nanos (whole, nanos);
  return TRUE;
}

/**
 * tdr_google_sku_read_rate:
 * @rate: (out): its unit and date even where it has no price
 *
 * Reads what a SKU of the Cloud Billing Catalog costs. A price by quantity has several rates, and which holds depends on
 * what else is bought: it is none.
 *
 * Returns: whether there is one price
 */
gboolean
tdr_google_sku_read_rate (JsonObject    *sku,
                          TdrGoogleRate *rate)
{
  JsonArray *pricing = tdr_json_get_array (sku, "pricingInfo");
  JsonObject *info = pricing != NULL && json_array_get_length (pricing) == 1
                     ? tdr_json_get_element_object (pricing, 0) : NULL;
  JsonObject *expression = tdr_json_get_object (info, "pricingExpression");
  JsonArray *rates = tdr_json_get_array (expression, "tieredRates");
  JsonObject *price = rates != NULL && json_array_get_length (rates) == 1
                      ? tdr_json_get_object (tdr_json_get_element_object (rates, 0), "unitPrice") : NULL;

  *rate = (TdrGoogleRate) {
    .unit = tdr_json_get_string (expression, "usageUnit"),
    .effective = tdr_json_get_string (info, "effectiveTime"),
    .currency = tdr_json_get_string (price, "currencyCode"),
  };
  tdr_json_get_integer (expression, "displayQuantity", &rate->shown_per);

  return read_price (price, &rate->price);
}
