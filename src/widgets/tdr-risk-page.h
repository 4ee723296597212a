/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-sheet-page.h"

G_BEGIN_DECLS

/**
 * TdrRiskPage:
 *
 * How far the cost may be off, what moves it, and how sure the order of the offers is.
 */
#define TDR_TYPE_RISK_PAGE (tdr_risk_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrRiskPage, tdr_risk_page, TDR, RISK_PAGE, TdrSheetPage)

G_END_DECLS
