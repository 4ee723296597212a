/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes @row show whole numbers with the locale's separators, and read them with or without, and "3k" or "2.5M". */
void tdr_figure_row_set_up (AdwSpinRow *row);

G_END_DECLS
