/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets the title of @column at the end of its cell, as its figures are. */
void tdr_column_title_align_end (GtkColumnView       *view,
                                 GtkColumnViewColumn *column);

G_END_DECLS
