/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TDR_TYPE_OFFERS_PAGE (tdr_offers_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrOffersPage, tdr_offers_page, TDR, OFFERS_PAGE, AdwBin)

G_END_DECLS
