/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrPeopleDialog:
 *
 * Turns people and words into requests and tokens.
 */
#define TDR_TYPE_PEOPLE_DIALOG (tdr_people_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrPeopleDialog, tdr_people_dialog, TDR, PEOPLE_DIALOG, AdwDialog)

AdwDialog *tdr_people_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
