/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-price-book.h"

G_BEGIN_DECLS

/**
 * TdrRefresher:
 *
 * Asks the providers for prices, in a thread, and keeps the book that the Prices page shows. One for all windows.
 *
 * Signals: "catalog-changed" when the catalogue on disk is another one.
 */
#define TDR_TYPE_REFRESHER (tdr_refresher_get_type ())
G_DECLARE_FINAL_TYPE (TdrRefresher, tdr_refresher, TDR, REFRESHER, GObject)

TdrRefresher *tdr_refresher_new      (void) G_GNUC_WARN_UNUSED_RESULT;
TdrPriceBook *tdr_refresher_get_book (TdrRefresher *self);
void          tdr_refresher_load     (TdrRefresher *self);
void          tdr_refresher_ask      (TdrRefresher *self,
                                      const char   *source);
void          tdr_refresher_cancel   (TdrRefresher *self);

G_END_DECLS
