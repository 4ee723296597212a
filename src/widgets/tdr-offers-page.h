/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"

G_BEGIN_DECLS

/**
 * TdrOffersPage:
 *
 * The market: every plan of a workload, to sort, filter and shortlist, and why each one that failed did.
 */
#define TDR_TYPE_OFFERS_PAGE (tdr_offers_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrOffersPage, tdr_offers_page, TDR, OFFERS_PAGE, TdrPage)

void tdr_offers_page_focus_search (TdrOffersPage *self);

G_END_DECLS
