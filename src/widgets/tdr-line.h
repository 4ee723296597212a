/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrLine:
 *
 * One line of a list that explains: what it is, what is known about it, and at its end a figure or a badge. Immutable.
 */
#define TDR_TYPE_LINE (tdr_line_get_type ())
G_DECLARE_FINAL_TYPE (TdrLine, tdr_line, TDR, LINE, GObject)

TdrLine   *tdr_line_new      (const char *title,
                              const char *detail,
                              const char *end,
                              const char *badge_kind) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_line_append   (GListStore *lines,
                              const char *title,
                              const char *detail,
                              const char *end,
                              const char *badge_kind);
void       tdr_line_bind     (GtkListBox *list,
                              GListStore *lines);

G_END_DECLS
