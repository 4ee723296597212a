/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-evaluation.h"
#include "tdr-requirement.h"

G_BEGIN_DECLS

/**
 * TdrRequirementRow:
 *
 * One requirement: off, wish or must, and what it rules out.
 */
#define TDR_TYPE_REQUIREMENT_ROW (tdr_requirement_row_get_type ())
G_DECLARE_FINAL_TYPE (TdrRequirementRow, tdr_requirement_row, TDR, REQUIREMENT_ROW, AdwActionRow)

GtkWidget           *tdr_requirement_row_new          (TdrRequirementKind          kind,
                                                       const char                 *argument) G_GNUC_WARN_UNUSED_RESULT;
TdrRequirementKind   tdr_requirement_row_get_kind     (TdrRequirementRow          *self);
const char          *tdr_requirement_row_get_argument (TdrRequirementRow          *self);
TdrRequirementLevel  tdr_requirement_row_get_level    (TdrRequirementRow          *self);
void                 tdr_requirement_row_set_argument (TdrRequirementRow          *self,
                                                       const char                 *argument);
void                 tdr_requirement_row_set_level    (TdrRequirementRow          *self,
                                                       TdrRequirementLevel         level);
void                 tdr_requirement_row_set_effect   (TdrRequirementRow          *self,
                                                       const TdrRequirementEffect *effect);

G_END_DECLS
