/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cost.h"
#include "tdr-volume-cost.h"

G_BEGIN_DECLS

/**
 * TdrExchangeRate:
 * @base: ISO 4217 code of the currency that one unit of is exchanged: "EUR" in the rates of the European Central Bank
 * @quote: ISO 4217 code of the other
 * @micros: millionths of @quote for one @base
 * @date: ISO date of the rate
 *
 * What one currency was worth in another on one day.
 */
typedef struct {
  char base[4];
  char quote[4];
  gint64 micros;
  const char *date;
  const TdrEvidence *evidence;
} TdrExchangeRate;

gboolean tdr_exchange_rate_check  (const TdrExchangeRate  *self,
                                   GError                **error);
gboolean tdr_exchange_convert     (const TdrExchangeRate  *self,
                                   TdrMoney                amount,
                                   const char             *currency,
                                   TdrMoney               *converted,
                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_exchange_cost        (const TdrExchangeRate  *self,
                                   const char             *currency,
                                   TdrCost                *cost,
                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_exchange_volume_cost (const TdrExchangeRate  *self,
                                   const char             *currency,
                                   TdrVolumeCost          *cost,
                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
