/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"

G_BEGIN_DECLS

/**
 * TdrAwardPage:
 *
 * Gates, weights, points and limits, and the award that follows from them.
 */
#define TDR_TYPE_AWARD_PAGE (tdr_award_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrAwardPage, tdr_award_page, TDR, AWARD_PAGE, TdrPage)

G_END_DECLS
