/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"

G_BEGIN_DECLS

/**
 * TdrComparePage:
 *
 * The choice: what is left side by side, in a sentence, a chart and a table, and what choosing it means.
 */
#define TDR_TYPE_COMPARE_PAGE (tdr_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrComparePage, tdr_compare_page, TDR, COMPARE_PAGE, TdrPage)

G_END_DECLS
