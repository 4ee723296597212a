/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_CSV_MAX_FIELD 65536      /* bytes: no fact is longer; what is longer is not a table */

/**
 * TdrCsvRow:
 * @line: where the record begins, from 1
 * @fields: (element-type utf8): the fields, unquoted
 * @problem: (nullable): why the record cannot be read; @fields is then incomplete
 *
 * One record. Valid until the next one is read.
 */
typedef struct {
  guint line;
  GPtrArray *fields;
  const char *problem;
} TdrCsvRow;

/**
 * TdrCsvReader:
 *
 * Reads records as RFC 4180 has them: fields apart by commas, quoted where they hold a comma, a quote or a line break,
 * lines ended by LF or CR LF. A record that cannot be read says why and does not stop the next.
 */
typedef struct _TdrCsvReader TdrCsvReader;

TdrCsvReader    *tdr_csv_reader_new   (GBytes       *bytes);
void             tdr_csv_reader_free  (TdrCsvReader *self);
const TdrCsvRow *tdr_csv_reader_next  (TdrCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrCsvReader, tdr_csv_reader_free)

G_END_DECLS
