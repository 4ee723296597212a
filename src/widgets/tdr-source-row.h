/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-source-item.h"

G_BEGIN_DECLS

/**
 * TdrSourceRow:
 *
 * One source of prices: its age, what went wrong, and a button that asks it.
 */
#define TDR_TYPE_SOURCE_ROW (tdr_source_row_get_type ())
G_DECLARE_FINAL_TYPE (TdrSourceRow, tdr_source_row, TDR, SOURCE_ROW, AdwActionRow)

GtkWidget *tdr_source_row_new (TdrSourceItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
