/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TDR_TYPE_COMPARE_PAGE (tdr_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (TdrComparePage, tdr_compare_page, TDR, COMPARE_PAGE, AdwBin)

G_END_DECLS
