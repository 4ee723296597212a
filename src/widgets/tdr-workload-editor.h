/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-document.h"

G_BEGIN_DECLS

/**
 * TdrWorkloadEditor:
 *
 * The form of one workload. What is typed is in the document at once.
 */
#define TDR_TYPE_WORKLOAD_EDITOR (tdr_workload_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdrWorkloadEditor, tdr_workload_editor, TDR, WORKLOAD_EDITOR, AdwBin)

void tdr_workload_editor_show (TdrWorkloadEditor *self,
                               TdrDocument       *document,
                               const char        *id);

G_END_DECLS
