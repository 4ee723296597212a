/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-database.h"

#include "tdr-catalog.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define APPLICATION_ID 0x54647243     /* "TdrC": says in the file's head whose it is */
#define FORMAT_VERSION 1              /* of data/schema/catalog.sql */

struct _TdrDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *inserts;                /* table → prepared statement */
};

struct _TdrQuery
{
  sqlite3_stmt *statement;
  const char *path;
};

static const char schema[] =
#include "catalog-schema.h"
;

/* Everything that SQLite itself finds wrong means the same to a person: the file is no good. */
static gboolean
refuse_file (const char  *path,
             const char  *reason,
             GError     **error)
{
  g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_DAMAGED,
               "The catalogue “%s” cannot be read: %s. Install Tender again, or remove the file", path, reason);
  return FALSE;
}

static gboolean
check_result (TdrDatabase  *self,
              int           result,
              GError      **error)
{
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW)
    return TRUE;

  return refuse_file (self->path, sqlite3_errmsg (self->handle), error);
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static TdrDatabase *
open_file (const char  *path,
           const char  *name,
           int          flags,
           GError     **error)
{
  g_autoptr (TdrDatabase) self = g_new0 (TdrDatabase, 1);
  int result = sqlite3_open_v2 (name, &self->handle, flags, NULL);

  self->path = g_strdup (path);
  self->inserts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (self->handle == NULL)
    g_error ("Out of memory");
  if (!check_result (self, result, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
read_pragma (TdrDatabase  *self,
             const char   *sql,
             gint64       *value,
             GError      **error)
{
  g_autoptr (TdrQuery) query = tdr_database_query (self, sql, error);

  if (query == NULL || !tdr_query_next (query, error))
    return FALSE;

  *value = tdr_query_get_integer (query, 0);
  return TRUE;
}

/* A file of ours, of a version that we read. */
static gboolean
check_format (TdrDatabase  *self,
              GError      **error)
{
  gint64 application = 0;
  gint64 version = 0;

  if (!read_pragma (self, "PRAGMA application_id", &application, error)
      || !read_pragma (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != APPLICATION_ID)
    return refuse_file (self->path, "it is not a catalogue of Tender", error);
  if (version != FORMAT_VERSION)
    return refuse_file (self->path, "it is of another version of Tender", error);

  return TRUE;
}

/* A file that lost its end still opens, and lacks rows. */
static gboolean
check_length (TdrDatabase  *self,
              GError      **error)
{
  gint64 pages = 0;
  gint64 page_size = 0;
  GStatBuf status;

  if (!read_pragma (self, "PRAGMA page_count", &pages, error)
      || !read_pragma (self, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (g_stat (self->path, &status) != 0 || status.st_size != pages * page_size)
    return refuse_file (self->path, "its end is missing", error);

  return TRUE;
}

static gboolean
check_present (const char  *path,
               GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_MISSING,
               "There is no catalogue at “%s”: install Tender again, or set TDR_CATALOG to the file", path);
  return FALSE;
}

static char *
join_insert (const char *table,
             guint       n_values)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (", table);
  for (guint i = 0; i < n_values; i++)
    g_string_append (sql, i == 0 ? "?" : ",?");
  g_string_append_c (sql, ')');
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

static sqlite3_stmt *
prepare_insert (TdrDatabase  *self,
                const char   *table,
                guint         n_values,
                GError      **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->inserts, table);
  g_autofree char *sql = NULL;

  if (statement != NULL)
    return statement;

  sql = join_insert (table, n_values);
  if (!check_result (self, sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL), error))
    return NULL;

  g_hash_table_insert (self->inserts, g_strdup (table), statement);
  return statement;
}

/**
 * tdr_database_open:
 *
 * Opens a catalogue to read it. Nothing is written, not even beside it. Fails with %TDR_CATALOG_ERROR_MISSING or
 * %TDR_CATALOG_ERROR_DAMAGED.
 */
TdrDatabase *
tdr_database_open (const char  *path,
                   GError     **error)
{
  g_autoptr (TdrDatabase) self = NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;

  if (!check_present (absolute, error))
    return NULL;

  /* Immutable: no locks, and no journal is looked for, so that a read-only place will do. */
  uri = g_filename_to_uri (absolute, NULL, NULL);
  name = g_strconcat (uri, "?immutable=1", NULL);
  self = open_file (path, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, error);
  if (self == NULL || !check_format (self, error) || !check_length (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tdr_database_open_copy:
 *
 * Opens the user's own copy of a catalogue, to replace facts in it. Fails like tdr_database_open().
 */
TdrDatabase *
tdr_database_open_copy (const char  *path,
                        GError     **error)
{
  g_autoptr (TdrDatabase) self = NULL;

  if (!check_present (path, error))
    return NULL;

  self = open_file (path, path, SQLITE_OPEN_READWRITE, error);
  if (self == NULL || !check_format (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tdr_database_create:
 *
 * Makes an empty catalogue at @path, where nothing may be yet.
 */
TdrDatabase *
tdr_database_create (const char  *path,
                     GError     **error)
{
  g_autoptr (TdrDatabase) self = open_file (path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  g_autofree char *head = g_strdup_printf ("PRAGMA page_size=4096; PRAGMA application_id=%d; PRAGMA user_version=%d;",
                                           APPLICATION_ID, FORMAT_VERSION);

  if (self == NULL || !tdr_database_execute (self, head, error) || !tdr_database_execute (self, schema, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
tdr_database_free (TdrDatabase *self)
{
  g_clear_pointer (&self->inserts, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * tdr_database_execute:
 * @sql: statements that give no rows
 */
gboolean
tdr_database_execute (TdrDatabase  *self,
                      const char   *sql,
                      GError      **error)
{
  return check_result (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

/**
 * tdr_database_insert:
 * @values: one text a column, in the table's order; %NULL and "" are both nothing
 *
 * Adds one row. The columns' types turn texts into numbers.
 */
gboolean
tdr_database_insert (TdrDatabase        *self,
                     const char         *table,
                     const char *const  *values,
                     guint               n_values,
                     GError            **error)
{
  sqlite3_stmt *statement = prepare_insert (self, table, n_values, error);
  int result;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < n_values; i++)
    sqlite3_bind_text (statement, (int) i + 1, values[i], -1, SQLITE_STATIC);
  result = sqlite3_step (statement);
  sqlite3_reset (statement);
  return check_result (self, result, error);
}

/**
 * tdr_database_set_meta:
 *
 * Writes down something about the catalogue as a whole.
 */
gboolean
tdr_database_set_meta (TdrDatabase  *self,
                       const char   *key,
                       const char   *value,
                       GError      **error)
{
  char *sql = sqlite3_mprintf ("INSERT OR REPLACE INTO meta VALUES (%Q, %Q)", key, value);
  gboolean done = tdr_database_execute (self, sql, error);

  sqlite3_free (sql);
  return done;
}

/**
 * tdr_database_dup_meta:
 *
 * Returns: (nullable): what tdr_database_set_meta() wrote; %NULL with @error set if nothing did
 */
char *
tdr_database_dup_meta (TdrDatabase  *self,
                       const char   *key,
                       GError      **error)
{
  char *sql = sqlite3_mprintf ("SELECT value FROM meta WHERE key = %Q", key);
  g_autoptr (TdrQuery) query = tdr_database_query (self, sql, error);
  g_autoptr (GError) local_error = NULL;

  sqlite3_free (sql);
  if (query == NULL)
    return NULL;
  if (tdr_query_next (query, &local_error))
    return g_strdup (tdr_query_get_text (query, 0));
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    refuse_file (self->path, "it lacks its date or digest", error);
  return NULL;
}

/**
 * tdr_database_forget_source:
 * @source: whose facts go
 * @on: ISO date on which they were replaced
 *
 * Takes out what one source says. Its prices move into the history, where they stay with their evidence. The caller
 * holds a transaction and adds the new facts in it.
 */
gboolean
tdr_database_forget_source (TdrDatabase  *self,
                            const char   *source,
                            const char   *on,
                            GError      **error)
{
  static const char *const tables[] = { "price", "model", "availability", "route", "instance_rate", "instance_region" };
  char *sql = sqlite3_mprintf (
    "INSERT INTO price_history SELECT %Q, price.* FROM price JOIN evidence ON evidence.id = price.evidence "
    "WHERE evidence.source = %Q ORDER BY price.rowid;", on, source);
  gboolean done = tdr_database_execute (self, sql, error);

  sqlite3_free (sql);
  for (guint i = 0; done && i < G_N_ELEMENTS (tables); i++)
    {
      sql = sqlite3_mprintf ("DELETE FROM %s WHERE evidence IN (SELECT id FROM evidence WHERE source = %Q);", tables[i],
                             source);
      done = tdr_database_execute (self, sql, error);
      sqlite3_free (sql);
    }

  return done;
}

/**
 * tdr_database_query:
 *
 * Asks for rows.
 */
TdrQuery *
tdr_database_query (TdrDatabase  *self,
                    const char   *sql,
                    GError      **error)
{
  sqlite3_stmt *statement;
  TdrQuery *query;

  if (!check_result (self, sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL), error))
    return NULL;

  query = g_new0 (TdrQuery, 1);
  query->statement = statement;
  query->path = self->path;
  return query;
}

void
tdr_query_free (TdrQuery *self)
{
  sqlite3_finalize (self->statement);
  g_free (self);
}

/**
 * tdr_query_next:
 *
 * Steps to the first or next row. Returns %FALSE after the last, and on an error.
 */
gboolean
tdr_query_next (TdrQuery  *self,
                GError   **error)
{
  int result = sqlite3_step (self->statement);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    refuse_file (self->path, sqlite3_errmsg (sqlite3_db_handle (self->statement)), error);
  return FALSE;
}

/**
 * tdr_query_get_text:
 *
 * Returns: (nullable): the text, %NULL where there is none
 */
const char *
tdr_query_get_text (TdrQuery *self,
                    int       column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

gint64
tdr_query_get_integer (TdrQuery *self,
                       int       column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
tdr_query_get_number (TdrQuery *self,
                      int       column)
{
  return sqlite3_column_double (self->statement, column);
}

gboolean
tdr_query_is_null (TdrQuery *self,
                   int       column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}
