/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-catalog.h"
#include "tdr-lineup.h"
#include "tdr-plan.h"
#include "tdr-sizer.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrPlanner:
 * @texts: where the plans' own strings are kept; must outlive them
 * @arena: where they, their costs and sizings are kept; likewise
 * @lineup: what the catalogue's plans have in common
 * @sizer: sizes machines
 * @quoted: takes the offers and machines that are made of quotes; must outlive the plans
 * @price_date: ISO date on which tariffs must be valid
 *
 * What the plans of all workloads of a tender have in common.
 */
typedef struct {
  const TdrTender *tender;
  TdrCatalog *catalog;
  TdrJudge *judge;
  GStringChunk *texts;
  TdrArena *arena;
  TdrLineup *lineup;
  TdrSizer *sizer;
  GPtrArray *quoted;
  const char *price_date;
} TdrPlanner;

GPtrArray *tdr_planner_plan (const TdrPlanner  *self,
                             guint              workload,
                             TdrUsage          *usage,
                             GCancellable      *cancellable,
                             GError           **error);

G_END_DECLS
