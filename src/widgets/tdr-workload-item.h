/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrWorkloadItem:
 *
 * One workload as a row of a list shows it: its id, its name and a line that sums it up.
 */
#define TDR_TYPE_WORKLOAD_ITEM (tdr_workload_item_get_type ())
G_DECLARE_FINAL_TYPE (TdrWorkloadItem, tdr_workload_item, TDR, WORKLOAD_ITEM, GObject)

TdrWorkloadItem *tdr_workload_item_new    (const TdrTenderWorkload *workload) G_GNUC_WARN_UNUSED_RESULT;
const char      *tdr_workload_item_get_id (TdrWorkloadItem         *self);
void             tdr_workload_item_update (TdrWorkloadItem         *self,
                                           const TdrTenderWorkload *workload);
void             tdr_workload_list_sync   (GListStore              *list,
                                           const TdrTender         *tender);

G_END_DECLS
