/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"

G_BEGIN_DECLS

/**
 * TdrLimitsEditor:
 *
 * The limits on an award that most buyers set. Others that the file states are kept, and shown with the award.
 */
#define TDR_TYPE_LIMITS_EDITOR (tdr_limits_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdrLimitsEditor, tdr_limits_editor, TDR, LIMITS_EDITOR, TdrPage)

G_END_DECLS
