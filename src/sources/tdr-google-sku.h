/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-decimal.h"
#include "tdr-json.h"

G_BEGIN_DECLS

/**
 * TdrGoogleRate:
 * @unit: (nullable): what is counted: "h", "GiBy.h", "count"
 * @shown_per: for how many of them the price is shown to people; 0 where that is not said
 * @effective: (nullable): since when
 * @currency: (nullable)
 * @price: of one @unit
 *
 * The price of a SKU that has one.
 */
typedef struct {
  const char *unit;
  gint64 shown_per;
  const char *effective;
  const char *currency;
  TdrDecimal price;
} TdrGoogleRate;

gboolean tdr_google_sku_read_rate (JsonObject    *sku,
                                   TdrGoogleRate *rate);

G_END_DECLS
