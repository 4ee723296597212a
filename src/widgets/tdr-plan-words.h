/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

/* What the window says about a plan and its verdicts, in the user's language. */
char       *tdr_plan_words_dup_cost        (const TdrPlan       *plan) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_plan_words_dup_per_million (const TdrPlan       *plan) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_plan_words_dup_first_token (const TdrPlan       *plan) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_plan_words_dup_musts       (const TdrPlan       *plan,
                                            const TdrTender     *tender) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_plan_words_dup_passing     (TdrEvaluation       *evaluation) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_plan_words_dup_source      (const TdrPlan       *plan,
                                            TdrEvaluation       *evaluation) G_GNUC_WARN_UNUSED_RESULT;
char       *tdr_plan_words_dup_evidence    (const TdrEvidence   *evidence) G_GNUC_WARN_UNUSED_RESULT;
const char *tdr_plan_words_age             (const TdrPlan       *plan,
                                            TdrEvaluation       *evaluation);
const char *tdr_plan_words_age_kind        (const TdrPlan       *plan,
                                            TdrEvaluation       *evaluation);
const char *tdr_plan_words_price_age       (const TdrPlan       *plan,
                                            TdrEvaluation       *evaluation,
                                            const TdrEvidence   *evidence);
const char *tdr_plan_words_musts_kind      (const TdrPlan       *plan,
                                            const TdrTender     *tender);
const char *tdr_plan_words_outcome_kind    (TdrOutcome           outcome);
const char *tdr_plan_words_evidence_kind   (TdrEvidenceKind      kind);

G_END_DECLS
