/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrColumnKind:
 * @TDR_COLUMN_TEXT: anything
 * @TDR_COLUMN_WORD: one of the column's words, or "prefix…" where the word ends so
 * @TDR_COLUMN_WORDS: several of them, apart by ";"
 * @TDR_COLUMN_COUNT: a whole number, not negative
 * @TDR_COLUMN_NUMBER: a number, not negative
 * @TDR_COLUMN_PRICE: an amount, not negative, of at most six decimals; kept in millionths
 * @TDR_COLUMN_DATE: an ISO date
 * @TDR_COLUMN_REGION: a region of the row's cloud, as region-places.csv knows it
 * @TDR_COLUMN_REGIONS: several, apart by ";", or "*" for wherever it is offered
 * @TDR_COLUMN_REFERENCE: the key of a row of another table, read before
 * @TDR_COLUMN_SOURCE: an id of sources.csv; with the as-of date and the note it makes the row's evidence
 * @TDR_COLUMN_AS_OF: the date of the figure, as its source gives it
 * @TDR_COLUMN_NOTE: what a reader must know
 */
typedef enum {
  TDR_COLUMN_TEXT,
  TDR_COLUMN_WORD,
  TDR_COLUMN_WORDS,
  TDR_COLUMN_COUNT,
  TDR_COLUMN_NUMBER,
  TDR_COLUMN_PRICE,
  TDR_COLUMN_DATE,
  TDR_COLUMN_REGION,
  TDR_COLUMN_REGIONS,
  TDR_COLUMN_REFERENCE,
  TDR_COLUMN_SOURCE,
  TDR_COLUMN_AS_OF,
  TDR_COLUMN_NOTE,
} TdrColumnKind;

typedef enum {
  TDR_COLUMN_OPTIONAL = 0,
  TDR_COLUMN_REQUIRED = 1 << 0,   /* may not be empty */
  TDR_COLUMN_KEY = 1 << 1,        /* no two rows have the same in all of these */
  TDR_COLUMN_UNSAID = 1 << 2,     /* may say "unknown" for nothing */
} TdrColumnFlags;

/**
 * TdrColumn:
 * @words: of a word column, apart by "|"; of a reference, the table
 */
typedef struct {
  const char *name;
  TdrColumnKind kind;
  TdrColumnFlags flags;
  const char *words;
} TdrColumn;

/**
 * TdrTable:
 * @file: name of the table's file
 * @sql: name of the database's table
 * @evidence: whether its rows name their evidence
 *
 * One table of the catalogue: what its file holds. README.md of data/catalog says the same for a person.
 */
typedef struct {
  const char *file;
  const char *sql;
  gboolean evidence;
  const TdrColumn *columns;
} TdrTable;

const TdrTable *tdr_table_get  (guint           position);
const TdrTable *tdr_table_find (const char     *file);
int             tdr_table_find_column (const TdrTable *self,
                                       const char     *name);

G_END_DECLS
