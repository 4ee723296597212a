/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrPreferencesDialog:
 *
 * How providers are asked: where, about which regions, as whom, and whether that works. What is chosen holds at once.
 */
#define TDR_TYPE_PREFERENCES_DIALOG (tdr_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrPreferencesDialog, tdr_preferences_dialog, TDR, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *tdr_preferences_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_preferences_dialog_say (GtkWidget  *part,
                                       const char *words);

G_END_DECLS
