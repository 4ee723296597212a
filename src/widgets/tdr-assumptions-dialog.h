/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-document.h"

G_BEGIN_DECLS

#define TDR_TYPE_ASSUMPTIONS_DIALOG (tdr_assumptions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrAssumptionsDialog, tdr_assumptions_dialog, TDR, ASSUMPTIONS_DIALOG, AdwDialog)

AdwDialog *tdr_assumptions_dialog_new (TdrDocument *document);

G_END_DECLS
