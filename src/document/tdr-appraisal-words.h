/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"

G_BEGIN_DECLS

char *tdr_appraisal_words_dup_assumptions   (const TdrAppraisal      *appraisal) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_appraisal_words_dup_price_changes (const TdrAppraisalRound *round) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_appraisal_words_dup_units         (const TdrCommitment     *commitment) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_appraisal_words_dup_left_out      (const TdrAppraisalRound *round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
