/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-database.h"
#include "tdr-table.h"

G_BEGIN_DECLS

/**
 * TdrRefusal:
 *
 * A row that was not taken, and why.
 */
typedef struct {
  char *file;
  guint line;
  char *reason;
} TdrRefusal;

/**
 * TdrTableCount:
 *
 * What became of the rows of one table.
 */
typedef struct {
  const char *file;
  guint read;
  guint accepted;
  guint refused;
} TdrTableCount;

/**
 * TdrSourceTable:
 * @file: its name, for instance "prices.csv"
 * @rows: as that file has them, with its head
 *
 * What one source says for one table.
 */
typedef struct {
  const char *file;
  GBytes *rows;
} TdrSourceTable;

/**
 * TdrImporter:
 *
 * Puts facts into a database: the shipped tables when Tender is built, live prices when they arrive. Every row is
 * checked; one that cannot be believed or understood is refused, with file, line and reason, and the others stand.
 */
typedef struct _TdrImporter TdrImporter;

TdrImporter          *tdr_importer_new            (TdrDatabase  *database,
                                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                  tdr_importer_free           (TdrImporter  *self);
gboolean              tdr_importer_read           (TdrImporter  *self,
                                                   const char   *file,
                                                   GBytes       *bytes,
                                                   GError      **error);
gboolean              tdr_importer_read_folder    (TdrImporter  *self,
                                                   const char   *folder,
                                                   GError      **error);
gboolean              tdr_importer_finish         (TdrImporter  *self,
                                                   GError      **error);
gboolean              tdr_importer_replace_source (TdrImporter           *self,
                                                   const char            *source,
                                                   const TdrSourceTable  *tables,
                                                   guint                  n_tables,
                                                   const char            *on,
                                                   GError               **error);
const TdrTableCount  *tdr_importer_get_counts     (TdrImporter  *self,
                                                   guint        *n_counts);
const TdrRefusal *const *tdr_importer_get_refusals (TdrImporter *self,
                                                   guint        *n_refusals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrImporter, tdr_importer_free)

G_END_DECLS
