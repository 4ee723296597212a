/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tender.h"

G_BEGIN_DECLS

/* A copy of @tender to be edited, which has award terms and at least the criterion that decides where none is stated. */
TdrTender          *tdr_award_edit_new_tender  (const TdrTender     *tender) G_GNUC_WARN_UNUSED_RESULT;

/* An id that none of the criteria has yet. */
char               *tdr_award_edit_dup_id      (const TdrAwardTerms *terms) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): the criterion of that id. */
TdrTenderCriterion *tdr_award_edit_find        (const TdrAwardTerms *terms,
                                                const char          *id);

/* Removes a criterion with its ratings. */
void                tdr_award_edit_remove      (TdrAwardTerms       *terms,
                                                const char          *id);

/* All weights together, in hundredths. */
int                 tdr_award_edit_sum_weights (const TdrAwardTerms *terms);

/* (nullable): what @plan is rated for a workload; (nullable) @workload: for each. */
TdrTenderRating    *tdr_award_edit_find_rating (const TdrAwardTerms *terms,
                                                const char          *criterion,
                                                const char          *plan,
                                                const char          *workload);

/* How a rating becomes points, in words. */
const char         *tdr_award_edit_name_rule   (TdrNormalisation     normalisation);

G_END_DECLS
