/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-price-note.h"
#include "tdr-source-item.h"

G_BEGIN_DECLS

/**
 * TdrPriceBook:
 *
 * What the window knows of where its prices come from. The program fills it, the page shows it.
 */
#define TDR_TYPE_PRICE_BOOK (tdr_price_book_get_type ())
G_DECLARE_FINAL_TYPE (TdrPriceBook, tdr_price_book, TDR, PRICE_BOOK, GObject)

TdrPriceBook *tdr_price_book_new          (void) G_GNUC_WARN_UNUSED_RESULT;
GListStore   *tdr_price_book_get_sources  (TdrPriceBook *self);
GListStore   *tdr_price_book_get_changes  (TdrPriceBook *self);
GListStore   *tdr_price_book_get_gaps     (TdrPriceBook *self);
GListStore   *tdr_price_book_get_disputes (TdrPriceBook *self);
void          tdr_price_book_set_catalog  (TdrPriceBook *self,
                                           TdrCatalog   *catalog);
void          tdr_price_book_set_busy     (TdrPriceBook *self,
                                           gboolean      busy);
void          tdr_price_book_set_progress (TdrPriceBook *self,
                                           double        share,
                                           const char   *words);

G_END_DECLS
