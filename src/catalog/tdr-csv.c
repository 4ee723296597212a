/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-csv.h"

#include <string.h>

struct _TdrCsvReader
{
  GBytes *bytes;
  const char *next;
  const char *end;
  guint line;
  GString *field;
  TdrCsvRow row;
};

static gboolean
starts_with_byte_order_mark (const char *text,
                             gsize       length)
{
  return length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0;
}

static void
note_problem (TdrCsvReader *self,
              const char   *problem)
{
  if (self->row.problem == NULL)
    self->row.problem = problem;
}

/* Adds one byte to the field that is being read, if it may stand in a text. */
static void
add_byte (TdrCsvReader *self,
          char          byte)
{
  if (byte == '\0')
    note_problem (self, "it holds a NUL byte: it is not a text");
  else if (self->field->len >= TDR_CSV_MAX_FIELD)
    note_problem (self, "a field is longer than 65536 bytes");
  else
    g_string_append_c (self->field, byte);
}

static void
end_field (TdrCsvReader *self)
{
  if (!g_utf8_validate_len (self->field->str, self->field->len, NULL))
    note_problem (self, "it is not UTF-8: save the file as UTF-8");

  g_ptr_array_add (self->row.fields, g_strndup (self->field->str, self->field->len));
  g_string_truncate (self->field, 0);
}

/* A line break ends the record, or belongs to a quoted field. Returns how many bytes it has, 0 if there is none. */
static gsize
line_break_length (TdrCsvReader *self)
{
  if (self->next[0] == '\n')
    return 1;

  return self->next[0] == '\r' && self->next + 1 < self->end && self->next[1] == '\n' ? 2 : 0;
}

/* Reads up to the closing quote, past it. */
static void
read_quoted (TdrCsvReader *self)
{
  for (self->next++; self->next < self->end; self->next++)
    {
      if (*self->next == '\n')
        self->line++;
      if (*self->next != '"')
        add_byte (self, *self->next);
      else if (self->next + 1 < self->end && self->next[1] == '"')
        add_byte (self, *self->next++);
      else
        {
          self->next++;
          return;
        }
    }

  note_problem (self, "a quoted field is not closed before the end of the file");
}

static void
read_plain (TdrCsvReader *self)
{
  while (self->next < self->end && *self->next != ',' && line_break_length (self) == 0)
    {
      if (*self->next == '"')
        note_problem (self, "a quote stands inside a field that is not quoted");
      add_byte (self, *self->next++);
    }
}

static void
read_field (TdrCsvReader *self)
{
  if (self->next < self->end && *self->next == '"')
    {
      read_quoted (self);
      if (self->next < self->end && *self->next != ',' && line_break_length (self) == 0)
        note_problem (self, "something stands between a closing quote and the comma");
    }
  read_plain (self);
  end_field (self);
}

/**
 * tdr_csv_reader_new:
 * @bytes: the whole file
 */
TdrCsvReader *
tdr_csv_reader_new (GBytes *bytes)
{
  TdrCsvReader *self = g_new0 (TdrCsvReader, 1);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  self->bytes = g_bytes_ref (bytes);
  self->next = starts_with_byte_order_mark (text, length) ? text + 3 : text;
  self->end = text + length;
  self->line = 1;
  self->field = g_string_new (NULL);
  self->row.fields = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tdr_csv_reader_free (TdrCsvReader *self)
{
  g_bytes_unref (self->bytes);
  g_string_free (self->field, TRUE);
  g_ptr_array_unref (self->row.fields);
  g_free (self);
}

/**
 * tdr_csv_reader_next:
 *
 * Reads one record; empty lines are passed over.
 *
 * Returns: (nullable): the record, %NULL after the last one
 */
const TdrCsvRow *
tdr_csv_reader_next (TdrCsvReader *self)
{
  g_ptr_array_set_size (self->row.fields, 0);
  self->row.problem = NULL;

  for (gsize length; self->next < self->end && (length = line_break_length (self)) > 0; self->next += length)
    self->line++;
  if (self->next >= self->end)
    return NULL;

  self->row.line = self->line;
  for (;;)
    {
      read_field (self);
      if (self->next >= self->end || *self->next != ',')
        break;
      self->next++;
    }
  if (self->next < self->end)
    {
      self->next += line_break_length (self);
      self->line++;
    }

  return &self->row;
}
