/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-document.h"

G_BEGIN_DECLS

#define TDR_TYPE_CRITERION_DIALOG (tdr_criterion_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrCriterionDialog, tdr_criterion_dialog, TDR, CRITERION_DIALOG, AdwDialog)

AdwDialog *tdr_criterion_dialog_new (TdrDocument *document,
                                     const char  *id);

G_END_DECLS
