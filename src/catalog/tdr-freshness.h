/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evidence.h"
#include "tdr-offer.h"

G_BEGIN_DECLS

/**
 * TdrPriceRhythm:
 * @TDR_PRICE_RHYTHM_SHIPPED: came with the program: ageing after 30 days, old after 90
 * @TDR_PRICE_RHYTHM_DAYS: reference rates, of every working day: old after 4 days, which is a long weekend
 * @TDR_PRICE_RHYTHM_WEEK: asked from a list that is published every few days: old after 7 days
 * @TDR_PRICE_RHYTHM_MONTH: asked from Azure, whose prices start on the first of a month: old from the next first on
 * @TDR_PRICE_RHYTHM_HOURS: spot prices and capacity blocks: old after 4 hours
 *
 * How fast a price goes out of date.
 */
typedef enum {
  TDR_PRICE_RHYTHM_SHIPPED,
  TDR_PRICE_RHYTHM_DAYS,
  TDR_PRICE_RHYTHM_WEEK,
  TDR_PRICE_RHYTHM_MONTH,
  TDR_PRICE_RHYTHM_HOURS,
} TdrPriceRhythm;

/**
 * TdrFreshness:
 * @TDR_FRESHNESS_FRESH: may be used as it is
 * @TDR_FRESHNESS_AGEING: may have moved
 * @TDR_FRESHNESS_UNKNOWN: its source gives no day, or one that has not come yet
 * @TDR_FRESHNESS_OLD: ask again before relying on it
 *
 * From the best to the worst.
 */
typedef enum {
  TDR_FRESHNESS_FRESH,
  TDR_FRESHNESS_AGEING,
  TDR_FRESHNESS_UNKNOWN,
  TDR_FRESHNESS_OLD,
} TdrFreshness;

TdrFreshness tdr_freshness_judge       (TdrPriceRhythm          rhythm,
                                        const char             *as_of,
                                        const char             *today);
TdrFreshness tdr_freshness_judge_answer (TdrPriceRhythm         rhythm,
                                        gint64                  fetched,
                                        gint64                  now);
TdrFreshness tdr_freshness_judge_price (const TdrEvidence      *evidence,
                                        const TdrInstanceOffer *instance,
                                        const char             *today);

G_END_DECLS
