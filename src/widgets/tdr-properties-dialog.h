/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-document.h"

G_BEGIN_DECLS

/**
 * TdrPropertiesDialog:
 *
 * What the whole tender is called, for whom it is, and for how long.
 */
#define TDR_TYPE_PROPERTIES_DIALOG (tdr_properties_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrPropertiesDialog, tdr_properties_dialog, TDR, PROPERTIES_DIALOG, AdwDialog)

AdwDialog *tdr_properties_dialog_new (TdrDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
