/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-window.h"

G_BEGIN_DECLS

/* Lets the user choose a file and writes the report of what the window shows into it, saying how far it is. */
void tdr_export_choose (TdrWindow *window);

G_END_DECLS
