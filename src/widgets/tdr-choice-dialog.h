/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrChoiceDialog:
 *
 * Any number of a long list of names, with a search. A choice counts at once.
 */
#define TDR_TYPE_CHOICE_DIALOG (tdr_choice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdrChoiceDialog, tdr_choice_dialog, TDR, CHOICE_DIALOG, AdwDialog)

AdwDialog  *tdr_choice_dialog_new        (const char            *title,
                                          const char *const     *ids,
                                          const char *const     *labels,
                                          const char *const     *chosen) G_GNUC_WARN_UNUSED_RESULT;
char      **tdr_choice_dialog_dup_chosen (TdrChoiceDialog       *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
