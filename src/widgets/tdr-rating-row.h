/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-award-terms.h"
#include "tdr-document.h"
#include "tdr-plan.h"

G_BEGIN_DECLS

/**
 * TdrRatingRow:
 *
 * What one offer is rated on one criterion, and why. What is typed is in the document at once.
 */
#define TDR_TYPE_RATING_ROW (tdr_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (TdrRatingRow, tdr_rating_row, TDR, RATING_ROW, AdwExpanderRow)

GtkWidget *tdr_rating_row_new (TdrDocument              *document,
                               const TdrTenderCriterion *criterion,
                               const TdrPlan            *plan,
                               const char               *workload);

G_END_DECLS
