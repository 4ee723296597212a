/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-award-result.h"
#include "tdr-document.h"

G_BEGIN_DECLS

#define TDR_TYPE_RATING_DIALOG (tdr_rating_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrRatingDialog, tdr_rating_dialog, TDR, RATING_DIALOG, AdwDialog)

AdwDialog *tdr_rating_dialog_new (TdrDocument          *document,
                                  const TdrAwardResult *result,
                                  guint                 workload);

G_END_DECLS
