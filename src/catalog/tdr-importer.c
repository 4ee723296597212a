/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-importer.h"

#include "tdr-catalog.h"
#include "tdr-csv.h"
#include "tdr-fact-check.h"
#include "tdr-money.h"

#include <string.h>

#define SEPARATOR "\x1f"
#define MAX_VALUES 40

struct _TdrImporter
{
  TdrDatabase *database;
  TdrKnown known;
  GHashTable *evidence;           /* source, date and note → row id, as text */
  GArray *counts;                 /* element-type TdrTableCount */
  GPtrArray *refusals;            /* element-type TdrRefusal */
  GChecksum *digest;
  char *newest;                   /* latest ISO date of any fact */
  const char *only_source;        /* while one source is replaced */
};

static void
free_refusal (gpointer data)
{
  TdrRefusal *refusal = data;

  g_free (refusal->file);
  g_free (refusal->reason);
  g_free (refusal);
}

static void
refuse (TdrImporter    *self,
        const TdrTable *table,
        guint           line,
        char           *reason)
{
  TdrRefusal *refusal = g_new0 (TdrRefusal, 1);

  refusal->file = g_strdup (table->file);
  refusal->line = line;
  refusal->reason = reason;
  g_ptr_array_add (self->refusals, refusal);
}

/* ---- evidence */

static gboolean
is_iso_date (const char *text)
{
  return strlen (text) == 10 && text[4] == '-' && text[7] == '-' && g_ascii_isdigit (text[0]);
}

static void
note_date (TdrImporter *self,
           const char  *as_of)
{
  if (is_iso_date (as_of) && strcmp (as_of, self->newest) > 0)
    g_set_str (&self->newest, as_of);
}

/* The row of the evidence table that says this, made if there is none. */
static const char *
find_evidence (TdrImporter  *self,
               const char   *source,
               const char   *as_of,
               const char   *note,
               GError      **error)
{
  g_autofree char *key = g_strjoin (SEPARATOR, source, as_of, note, NULL);
  const char *found = g_hash_table_lookup (self->evidence, key);
  char *id;

  if (found != NULL)
    return found;

  id = g_strdup_printf ("%u", g_hash_table_size (self->evidence) + 1);
  if (!tdr_database_insert (self->database, "evidence", (const char *[]) { id, source, as_of, note }, 4, error))
    {
      g_free (id);
      return NULL;
    }
  g_hash_table_insert (self->evidence, g_steal_pointer (&key), id);
  note_date (self, as_of);
  return id;
}

static const char *
field_of_kind (const TdrTable *table,
               GPtrArray      *fields,
               TdrColumnKind   kind,
               guint           from)
{
  for (guint i = from; table->columns[i].name != NULL; i++)
    if (table->columns[i].kind == kind)
      return g_ptr_array_index (fields, i);

  return "";
}

/* ---- one row */

/* The on-demand price that a spot price of the same machine and region is held against. */
static void
remember_price (TdrImporter *self,
                GPtrArray   *fields)
{
  TdrMoney price;

  if (g_str_equal (g_ptr_array_index (fields, 3), "on-demand")
      && tdr_money_parse (g_ptr_array_index (fields, 7), "USD", &price, NULL))
    g_hash_table_insert (self->known.prices,
                         g_strjoin (SEPARATOR, g_ptr_array_index (fields, 1), g_ptr_array_index (fields, 2), NULL),
                         GSIZE_TO_POINTER (price.micros));
}

static char *
check_repetition (TdrImporter    *self,
                  const TdrTable *table,
                  GPtrArray      *fields,
                  guint           line)
{
  g_autofree char *key = tdr_fact_check_key (table, fields);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->known.rows, key));

  if (before != 0)
    return g_strdup_printf ("it repeats line %u", before);

  g_hash_table_insert (self->known.rows, g_steal_pointer (&key), GUINT_TO_POINTER (line));
  return NULL;
}

/* Fills @values with what the database takes, evidence aside. */
static char *
read_fields (TdrImporter    *self,
             const TdrTable *table,
             GPtrArray      *fields,
             GPtrArray      *values)
{
  for (guint i = 0; table->columns[i].name != NULL; i++)
    {
      const TdrColumn *column = &table->columns[i];
      const char *text = g_ptr_array_index (fields, i);
      g_autofree char *value = NULL;
      char *reason = tdr_fact_check_field (table, i, fields, &self->known, &value);

      if (reason != NULL)
        return reason;
      if (column->kind == TDR_COLUMN_SOURCE && self->only_source != NULL && !g_str_equal (text, self->only_source))
        return g_strdup_printf ("it is of source “%s”, not of the one that is replaced", text);
      if (column->kind != TDR_COLUMN_SOURCE && column->kind != TDR_COLUMN_AS_OF && column->kind != TDR_COLUMN_NOTE)
        g_ptr_array_add (values, value != NULL ? g_steal_pointer (&value) : *text == '\0' ? NULL : g_strdup (text));
    }

  return tdr_fact_check_row (table, fields, &self->known);
}

static gboolean
add_evidence (TdrImporter     *self,
              const TdrTable  *table,
              GPtrArray       *fields,
              GPtrArray       *values,
              GError         **error)
{
  const char *note = field_of_kind (table, fields, TDR_COLUMN_NOTE, 0);

  for (guint i = 0; table->columns[i].name != NULL; i++)
    if (table->columns[i].kind == TDR_COLUMN_SOURCE)
      {
        const char *as_of = field_of_kind (table, fields, TDR_COLUMN_AS_OF, i);
        const char *id = find_evidence (self, g_ptr_array_index (fields, i), as_of, note, error);

        if (id == NULL)
          return FALSE;
        g_ptr_array_add (values, g_strdup (id));
      }

  return TRUE;
}

/* An empty developer stands for every developer: not for nothing. */
static void
keep_empty_keys (const TdrTable *table,
                 GPtrArray      *values)
{
  if (g_str_equal (table->sql, "platform") && g_ptr_array_index (values, 1) == NULL)
    g_ptr_array_index (values, 1) = g_strdup ("");
}

static gboolean
read_row (TdrImporter      *self,
          const TdrTable   *table,
          const TdrCsvRow  *row,
          guint             n_columns,
          TdrTableCount    *count,
          GError          **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  char *reason = NULL;

  count->read++;
  if (row->problem != NULL)
    reason = g_strdup (row->problem);
  else if (row->fields->len != n_columns)
    reason = g_strdup_printf ("it has %u fields, its head %u", row->fields->len, n_columns);
  else if ((reason = read_fields (self, table, row->fields, values)) == NULL)
    reason = check_repetition (self, table, row->fields, row->line);

  if (reason != NULL)
    {
      count->refused++;
      refuse (self, table, row->line, reason);
      return TRUE;
    }

  count->accepted++;
  if (g_str_equal (table->sql, "instance_rate"))
    remember_price (self, row->fields);
  keep_empty_keys (table, values);
  return (!table->evidence || add_evidence (self, table, row->fields, values, error))
         && tdr_database_insert (self->database, table->sql, (const char *const *) values->pdata, values->len, error);
}

/* ---- one table */

static gboolean
check_head (const TdrTable   *table,
            const TdrCsvRow  *head,
            guint            *n_columns,
            GError          **error)
{
  const TdrColumn *columns = table->columns;
  guint i = 0;

  while (columns[i].name != NULL && head != NULL && head->problem == NULL && i < head->fields->len
         && g_str_equal (columns[i].name, g_ptr_array_index (head->fields, i)))
    i++;
  *n_columns = i;
  if (columns[i].name == NULL && head != NULL && i == head->fields->len)
    return TRUE;

  g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_REFUSED,
               "%s, line 1: column %u must be “%s”: correct the table's head",
               table->file, i + 1, columns[i].name != NULL ? columns[i].name : "the last one");
  return FALSE;
}

/* Rows of tables that others refer to. */
static gboolean
load_references (TdrImporter  *self,
                 GError      **error)
{
  static const struct { const char *file; const char *sql; } references[] = {
    { "sources.csv", "SELECT id, NULL FROM source" },
    { "region-places.csv", "SELECT cloud, region FROM place" },
    { "models.csv", "SELECT platform, model_id FROM model" },
    { "instances.csv", "SELECT cloud, instance_type FROM instance" },
    { "chips.csv", "SELECT chip, NULL FROM chip" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (TdrQuery) query = tdr_database_query (self->database, references[i].sql, error);

      if (query == NULL)
        return FALSE;
      while (tdr_query_next (query, NULL))
        g_hash_table_insert (self->known.rows,
                             g_strjoin (SEPARATOR, references[i].file, tdr_query_get_text (query, 0),
                                        tdr_query_get_text (query, 1), NULL),
                             GUINT_TO_POINTER (1));
    }

  return TRUE;
}

static gboolean
load_evidence (TdrImporter  *self,
               GError      **error)
{
  g_autoptr (TdrQuery) query = tdr_database_query (self->database, "SELECT id, source, as_of, note FROM evidence",
                                                   error);

  if (query == NULL)
    return FALSE;
  while (tdr_query_next (query, NULL))
    {
      note_date (self, tdr_query_get_text (query, 2));
      g_hash_table_insert (self->evidence,
                           g_strjoin (SEPARATOR, tdr_query_get_text (query, 1), tdr_query_get_text (query, 2),
                                      tdr_query_get_text (query, 3), NULL),
                           g_strdup (tdr_query_get_text (query, 0)));
    }

  return TRUE;
}

/**
 * tdr_importer_new:
 * @database: where the facts go; it must outlive the importer
 *
 * What @database holds already is known to the importer: rows may refer to it.
 */
TdrImporter *
tdr_importer_new (TdrDatabase  *database,
                  GError      **error)
{
  g_autoptr (TdrImporter) self = g_new0 (TdrImporter, 1);

  self->database = database;
  self->known.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known.prices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->counts = g_array_new (FALSE, TRUE, sizeof (TdrTableCount));
  self->refusals = g_ptr_array_new_with_free_func (free_refusal);
  self->digest = g_checksum_new (G_CHECKSUM_SHA256);
  self->newest = g_strdup ("");
  if (!load_references (self, error) || !load_evidence (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
tdr_importer_free (TdrImporter *self)
{
  g_hash_table_unref (self->known.rows);
  g_hash_table_unref (self->known.prices);
  g_hash_table_unref (self->evidence);
  g_array_unref (self->counts);
  g_ptr_array_unref (self->refusals);
  g_checksum_free (self->digest);
  g_free (self->newest);
  g_free (self);
}

/**
 * tdr_importer_read:
 * @file: the table's name, for instance "prices.csv"
 * @bytes: what it holds
 *
 * Reads one table. Rows that are refused are no error: tdr_importer_get_refusals() has them. Fails with
 * %TDR_CATALOG_ERROR_REFUSED if there is no such table or its head is another one, and with %TDR_CATALOG_ERROR_DAMAGED
 * if the database cannot take them.
 */
gboolean
tdr_importer_read (TdrImporter  *self,
                   const char   *file,
                   GBytes       *bytes,
                   GError      **error)
{
  const TdrTable *table = tdr_table_find (file);
  g_autoptr (TdrCsvReader) reader = tdr_csv_reader_new (bytes);
  TdrTableCount count = { .file = table != NULL ? table->file : NULL };
  const TdrCsvRow *row;
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  guint n_columns;

  if (table == NULL)
    {
      g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_REFUSED, "The catalogue has no table “%s”", file);
      return FALSE;
    }
  if (!check_head (table, tdr_csv_reader_next (reader), &n_columns, error))
    return FALSE;

  g_checksum_update (self->digest, data, (gssize) length);
  while ((row = tdr_csv_reader_next (reader)) != NULL)
    if (!read_row (self, table, row, n_columns, &count, error))
      return FALSE;

  g_array_append_val (self->counts, count);
  return TRUE;
}

/**
 * tdr_importer_read_folder:
 *
 * Reads every table of a folder, in the order in which they refer to one another.
 */
gboolean
tdr_importer_read_folder (TdrImporter  *self,
                          const char   *folder,
                          GError      **error)
{
  const TdrTable *table;

  for (guint i = 0; (table = tdr_table_get (i)) != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, table->file, NULL);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char *text;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, &local_error))
        {
          g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_MISSING,
                       "A table of the catalogue is missing: %s", local_error->message);
          return FALSE;
        }
      bytes = g_bytes_new_take (text, length);
      if (!tdr_importer_read (self, table->file, bytes, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_importer_finish:
 *
 * Writes down the date of the newest fact, and what tells these facts from others.
 */
gboolean
tdr_importer_finish (TdrImporter  *self,
                     GError      **error)
{
  return tdr_database_set_meta (self->database, "date", self->newest, error)
         && tdr_database_set_meta (self->database, "digest", g_checksum_get_string (self->digest), error);
}

static gboolean
replace_tables (TdrImporter           *self,
                const char            *source,
                const TdrSourceTable  *tables,
                guint                  n_tables,
                const char            *on,
                GError               **error)
{
  guint first = self->counts->len, n_accepted = 0;

  if (!tdr_database_forget_source (self->database, source, on, error))
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    if (!tdr_importer_read (self, tables[i].file, tables[i].rows, error))
      return FALSE;
  for (guint i = first; i < self->counts->len; i++)
    n_accepted += g_array_index (self->counts, TdrTableCount, i).accepted;
  if (n_accepted > 0)
    return tdr_importer_finish (self, error);

  g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_REFUSED,
               "Nothing new of source “%s” can be used; what was known from it is kept", source);
  return FALSE;
}

/**
 * tdr_importer_replace_source:
 * @source: id of the source
 * @tables: (array length=n_tables): in the order in which they refer to one another; all their rows are of that source
 * @on: ISO date on which @source said it
 *
 * Replaces what one source says, all or none, in one transaction: prices that are replaced go into the history with
 * their evidence. Where none of the new rows can be used the old ones stay, and the call fails with
 * %TDR_CATALOG_ERROR_REFUSED.
 */
gboolean
tdr_importer_replace_source (TdrImporter           *self,
                             const char            *source,
                             const TdrSourceTable  *tables,
                             guint                  n_tables,
                             const char            *on,
                             GError               **error)
{
  gboolean done;

  if (!tdr_database_execute (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->only_source = source;
  done = replace_tables (self, source, tables, n_tables, on, error);
  self->only_source = NULL;
  if (!done)
    tdr_database_execute (self->database, "ROLLBACK", NULL);

  return done && tdr_database_execute (self->database, "COMMIT", error);
}

/**
 * tdr_importer_get_counts:
 *
 * Returns: (array length=n_counts): a count for each table that was read
 */
const TdrTableCount *
tdr_importer_get_counts (TdrImporter *self,
                         guint       *n_counts)
{
  *n_counts = self->counts->len;
  return (const TdrTableCount *) (gpointer) self->counts->data;
}

/**
 * tdr_importer_get_refusals:
 *
 * Returns: (array length=n_refusals): the rows that were refused, in the order in which they were read
 */
const TdrRefusal *const *
tdr_importer_get_refusals (TdrImporter *self,
                           guint       *n_refusals)
{
  *n_refusals = self->refusals->len;
  return (const TdrRefusal *const *) self->refusals->pdata;
}
