/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrPlanFilter:
 *
 * Which #TdrPlanItem to show.
 */
#define TDR_TYPE_PLAN_FILTER (tdr_plan_filter_get_type ())
G_DECLARE_FINAL_TYPE (TdrPlanFilter, tdr_plan_filter, TDR, PLAN_FILTER, GtkFilter)

/**
 * TdrPlanCriteria:
 * @words: (nullable): each of them must be in the offer's words
 * @platform: (nullable): as plans name it
 * @passing_only: leave out what misses a must-have, or cannot serve
 * @starred_only: leave out what is not on the shortlist
 * @every_region: show every region of an offer, not only its best
 */
typedef struct {
  const char *words;
  const char *platform;
  gboolean passing_only;
  gboolean starred_only;
  gboolean every_region;
} TdrPlanCriteria;

TdrPlanFilter *tdr_plan_filter_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void           tdr_plan_filter_set_criteria (TdrPlanFilter         *self,
                                             const TdrPlanCriteria *criteria);
void           tdr_plan_filter_set_starred  (TdrPlanFilter         *self,
                                             GPtrArray             *ids);

G_END_DECLS
