/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrDatabase:
 *
 * The file that holds the catalogue's facts. No other module knows that it is SQLite.
 *
 * Why a database made at build time: the facts are 15,000 rows in a dozen tables, and reading them as text, checking
 * every unit, date, region and source, costs ten times what a start may cost. So the checks are made once, when Tender
 * is built, and what passed is written down in a form that is read in some milliseconds; the same file takes live
 * prices later, one source at a time, in one transaction, with what they replaced kept beside them. The shipped file is
 * opened read-only; nothing writes beside it.
 */
typedef struct _TdrDatabase TdrDatabase;

/**
 * TdrQuery:
 *
 * The rows that a statement gives, one after another. Texts are valid until the next row.
 */
typedef struct _TdrQuery TdrQuery;

TdrDatabase *tdr_database_open      (const char         *path,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TdrDatabase *tdr_database_open_copy (const char         *path,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
TdrDatabase *tdr_database_create    (const char         *path,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_database_free      (TdrDatabase        *self);
gboolean     tdr_database_execute   (TdrDatabase        *self,
                                     const char         *sql,
                                     GError            **error);
gboolean     tdr_database_insert    (TdrDatabase        *self,
                                     const char         *table,
                                     const char *const  *values,
                                     guint               n_values,
                                     GError            **error);
gboolean     tdr_database_set_meta  (TdrDatabase        *self,
                                     const char         *key,
                                     const char         *value,
                                     GError            **error);
char        *tdr_database_dup_meta  (TdrDatabase        *self,
                                     const char         *key,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tdr_database_forget_source (TdrDatabase    *self,
                                     const char         *source,
                                     const char         *on,
                                     GError            **error);

TdrQuery    *tdr_database_query     (TdrDatabase        *self,
                                     const char         *sql,
                                     GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void         tdr_query_free         (TdrQuery           *self);
gboolean     tdr_query_next         (TdrQuery           *self,
                                     GError            **error);
const char  *tdr_query_get_text     (TdrQuery           *self,
                                     int                 column);
gint64       tdr_query_get_integer  (TdrQuery           *self,
                                     int                 column);
double       tdr_query_get_number   (TdrQuery           *self,
                                     int                 column);
gboolean     tdr_query_is_null      (TdrQuery           *self,
                                     int                 column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrDatabase, tdr_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrQuery, tdr_query_free)

G_END_DECLS
