/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-sheet.h"

G_BEGIN_DECLS

/**
 * TdrSheetView:
 *
 * Shows a sheet: its charts as cards, its lists as groups of rows. A newer sheet takes the places of the older one, so
 * that what is scrolled to, focused or shown as a table stays.
 */
#define TDR_TYPE_SHEET_VIEW (tdr_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (TdrSheetView, tdr_sheet_view, TDR, SHEET_VIEW, AdwBin)

void tdr_sheet_view_set_sheet (TdrSheetView   *self,
                               const TdrSheet *sheet);

G_END_DECLS
