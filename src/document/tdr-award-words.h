/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-award-result.h"

G_BEGIN_DECLS

/* What an award says, in sentences for a person. */
const char *tdr_award_words_get_normalisation (TdrNormalisation normalisation);
const char *tdr_award_words_get_dimension     (TdrDimension     dimension);
char *tdr_award_words_dup_limit   (const TdrAwardResult *result,
                                   guint                 limit) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_award_words_dup_finding (const TdrAwardResult *result) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_award_words_dup_proof   (const TdrAwardResult *result) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_award_words_dup_flip    (const TdrAwardResult *result,
                                   guint                 workload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
