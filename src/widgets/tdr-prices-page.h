/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"
#include "tdr-price-book.h"

G_BEGIN_DECLS

/**
 * TdrPricesPage:
 *
 * Where prices come from, how old they are, what changed, and what sources disagree on. Asks through the actions
 * "app.refresh" and "app.refresh-source".
 */
#define TDR_TYPE_PRICES_PAGE (tdr_prices_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrPricesPage, tdr_prices_page, TDR, PRICES_PAGE, TdrPage)

void tdr_prices_page_set_book (TdrPricesPage *self,
                               TdrPriceBook  *book);

G_END_DECLS
