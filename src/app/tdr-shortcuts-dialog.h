/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrShortcutsDialog:
 *
 * Which keys do what.
 */
#define TDR_TYPE_SHORTCUTS_DIALOG (tdr_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrShortcutsDialog, tdr_shortcuts_dialog, TDR, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *tdr_shortcuts_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
