/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-price-book.h"
#include "tdr-price-store.h"
#include "tdr-source.h"

G_BEGIN_DECLS

/**
 * TdrKnownPrices:
 *
 * What is kept of one source, and what a person reads of it.
 */
typedef struct {
  const TdrSource *source;
  TdrStoredPrices *prices;
} TdrKnownPrices;

GPtrArray *tdr_known_prices_load (const char    *folder,
                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_known_prices_show (GPtrArray     *known,
                                  gint64         now,
                                  TdrPriceBook  *book);

G_END_DECLS
