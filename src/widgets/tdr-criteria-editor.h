/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"

G_BEGIN_DECLS

/**
 * TdrCriteriaEditor:
 *
 * The criteria of the open tender with their weights, and whether these sum to 100.
 */
#define TDR_TYPE_CRITERIA_EDITOR (tdr_criteria_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdrCriteriaEditor, tdr_criteria_editor, TDR, CRITERIA_EDITOR, TdrPage)

G_END_DECLS
