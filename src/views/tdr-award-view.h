/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-award-result.h"
#include "tdr-sheet.h"

G_BEGIN_DECLS

TdrSheet *tdr_award_view_new_scores     (const TdrAwardResult *result,
                                         guint                 workload) G_GNUC_WARN_UNUSED_RESULT;
TdrSheet *tdr_award_view_new_lower_bids (const TdrAwardResult *result,
                                         guint                 workload) G_GNUC_WARN_UNUSED_RESULT;
TdrSheet *tdr_award_view_new_decision   (const TdrAwardResult *result,
                                         guint                 workload) G_GNUC_WARN_UNUSED_RESULT;
TdrSheet *tdr_award_view_new_award      (const TdrAwardResult *result) G_GNUC_WARN_UNUSED_RESULT;
TdrChart *tdr_award_view_new_chart      (const TdrAwardResult *result,
                                         guint                 workload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
