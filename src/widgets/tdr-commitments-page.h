/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-sheet-page.h"

G_BEGIN_DECLS

/**
 * TdrCommitmentsPage:
 *
 * How much of what to commit, for how long, and what that leaves idle or over.
 */
#define TDR_TYPE_COMMITMENTS_PAGE (tdr_commitments_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrCommitmentsPage, tdr_commitments_page, TDR, COMMITMENTS_PAGE, TdrSheetPage)

G_END_DECLS
