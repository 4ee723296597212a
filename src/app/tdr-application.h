/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrApplication:
 *
 * The program: its windows, its shortcuts, and the catalogue that all windows share.
 */
#define TDR_TYPE_APPLICATION (tdr_application_get_type ())
G_DECLARE_FINAL_TYPE (TdrApplication, tdr_application, TDR, APPLICATION, AdwApplication)

TdrApplication *tdr_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
