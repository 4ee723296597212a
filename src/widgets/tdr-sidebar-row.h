/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdrSidebarRow:
 *
 * One page in the sidebar: its icon, its name and how much is on it.
 */
#define TDR_TYPE_SIDEBAR_ROW (tdr_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (TdrSidebarRow, tdr_sidebar_row, TDR, SIDEBAR_ROW, GtkListBoxRow)

const char *tdr_sidebar_row_get_page      (TdrSidebarRow *self);
const char *tdr_sidebar_row_get_section   (TdrSidebarRow *self);
void        tdr_sidebar_row_set_count     (TdrSidebarRow *self,
                                           const char    *count,
                                           const char    *spoken);

G_END_DECLS
