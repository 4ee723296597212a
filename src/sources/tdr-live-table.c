/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-live-table.h"

#include "tdr-table.h"

struct _TdrLiveTable {
  const TdrTable *table;
  GString *text;
  guint n_rows;
};

static void
append_field (GString    *text,
              const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field != NULL ? field : "", "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (text, "\"%s\"", doubled);
}

static const char *
find_field (const TdrLiveField *fields,
            guint               n_fields,
            const char         *column)
{
  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].column, column))
      return fields[i].text;

  return NULL;
}

/**
 * tdr_live_table_new:
 * @file: the shipped table's name
 */
TdrLiveTable *
tdr_live_table_new (const char *file)
{
  TdrLiveTable *self = g_new0 (TdrLiveTable, 1);

  self->table = tdr_table_find (file);
  self->text = g_string_new (NULL);
  for (guint i = 0; self->table->columns[i].name != NULL; i++)
    g_string_append_printf (self->text, "%s%s", i > 0 ? "," : "", self->table->columns[i].name);
  g_string_append_c (self->text, '\n');

  return self;
}

/**
 * tdr_live_table_free:
 */
void
tdr_live_table_free (TdrLiveTable *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * tdr_live_table_add:
 * @fields: those that are known, in any order
 *
 * Adds a row.
 */
void
tdr_live_table_add (TdrLiveTable       *self,
                    const TdrLiveField *fields,
                    guint               n_fields)
{
  for (guint i = 0; self->table->columns[i].name != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, ',');
      append_field (self->text, find_field (fields, n_fields, self->table->columns[i].name));
    }
  g_string_append_c (self->text, '\n');
  self->n_rows++;
}

/**
 * tdr_live_table_get_file:
 */
const char *
tdr_live_table_get_file (const TdrLiveTable *self)
{
  return self->table->file;
}

/**
 * tdr_live_table_dup_rows:
 *
 * Returns: (transfer full) (nullable): the table as its file would be; %NULL if it has no row
 */
GBytes *
tdr_live_table_dup_rows (const TdrLiveTable *self)
{
  return self->n_rows > 0 ? g_bytes_new (self->text->str, self->text->len) : NULL;
}
