/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdrSourceItem:
 *
 * What the window knows of one source of prices: its name, how old and how large its answer is, and what went wrong
 * when it was asked last.
 */
#define TDR_TYPE_SOURCE_ITEM (tdr_source_item_get_type ())
G_DECLARE_FINAL_TYPE (TdrSourceItem, tdr_source_item, TDR, SOURCE_ITEM, GObject)

TdrSourceItem *tdr_source_item_new         (const char    *id,
                                            const char    *name) G_GNUC_WARN_UNUSED_RESULT;
const char    *tdr_source_item_get_id      (TdrSourceItem *self);
void           tdr_source_item_set_status  (TdrSourceItem *self,
                                            const char    *status);
void           tdr_source_item_set_problem (TdrSourceItem *self,
                                            const char    *problem);
void           tdr_source_item_set_stale   (TdrSourceItem *self,
                                            gboolean       stale);
void           tdr_source_item_set_busy    (TdrSourceItem *self,
                                            gboolean       busy);

G_END_DECLS
