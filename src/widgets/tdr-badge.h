/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdrBadge:
 *
 * A word or two on a tinted ground: "9 of 9", "in scope". The tint only repeats what the words say. Empty, it hides.
 *
 * CSS: one node named badge with the class success, warning, error or neutral.
 */
#define TDR_TYPE_BADGE (tdr_badge_get_type ())
G_DECLARE_FINAL_TYPE (TdrBadge, tdr_badge, TDR, BADGE, AdwBin)

GtkWidget *tdr_badge_new       (const char *label,
                                const char *kind) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_badge_set_label (TdrBadge   *self,
                                const char *label);
void       tdr_badge_set_kind  (TdrBadge   *self,
                                const char *kind);

G_END_DECLS
