/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrWindow:
 *
 * One tender on the screen: its pages, and what can be done with the whole of it.
 */
#define TDR_TYPE_WINDOW (tdr_window_get_type ())
G_DECLARE_FINAL_TYPE (TdrWindow, tdr_window, TDR, WINDOW, AdwApplicationWindow)

TdrWindow *tdr_window_new (AdwApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
