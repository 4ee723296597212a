/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-stated-swing.h"

G_BEGIN_DECLS

/* What a stated figure moves, in words for a person. */
const char *tdr_stated_words_get_name  (guint                 figure);
char       *tdr_stated_words_dup_value (const TdrStatedSwing *swing,
                                        gint64                value) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_stated_words_dup_range (const TdrStatedSwing *swing) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_stated_words_dup_winner (const TdrStatedSwing *swing,
                                         const TdrPlan        *best) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
