/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrLiveTable:
 *
 * What one source adds to one table of the catalogue, written as the shipped tables are, so that it passes the same
 * checks.
 */
typedef struct _TdrLiveTable TdrLiveTable;

/**
 * TdrLiveField:
 * @column: as the table's head has it
 * @text: (nullable): what stands in it; %NULL for nothing
 *
 * One field of a row.
 */
typedef struct {
  const char *column;
  const char *text;
} TdrLiveField;

TdrLiveTable *tdr_live_table_new      (const char          *file);
void          tdr_live_table_free     (TdrLiveTable        *self);
void          tdr_live_table_add      (TdrLiveTable        *self,
                                       const TdrLiveField  *fields,
                                       guint                n_fields);
const char   *tdr_live_table_get_file (const TdrLiveTable  *self);
GBytes       *tdr_live_table_dup_rows (const TdrLiveTable  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrLiveTable, tdr_live_table_free)

G_END_DECLS
