/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-freshness.h"
#include "tdr-plan.h"

G_BEGIN_DECLS

TdrFreshness  tdr_freshness_view_judge_plan   (const TdrPlan *plan,
                                               const char    *today);
const char   *tdr_freshness_view_get_words    (TdrFreshness   freshness);
const char   *tdr_freshness_view_get_sentence (TdrFreshness   freshness);

G_END_DECLS
