/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-writer.h"

#include <math.h>

#define LEAST_DECIMALS 2   /* of an amount */

#define INDENT 2
#define SIGNIFICANT "%.6g"   /* of predictions and shares: the engine keeps no more than three */

static void
append_line (TdrJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth * INDENT; i++)
    g_string_append_c (self->text, ' ');
}

static void
append_string (TdrJsonWriter *self,
               const char    *value)
{
  GString *text = self->text;

  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      {
        g_string_append_c (text, '\\');
        g_string_append_c (text, *p);
      }
    else if ((guchar) *p < 0x20)
      g_string_append_printf (text, "\\u%04x", (guchar) *p);
    else
      g_string_append_c (text, *p);
  g_string_append_c (text, '"');
}

static void
begin_value (TdrJsonWriter *self,
             const char    *name)
{
  gboolean flat = self->depth > self->flat_from;

  if (!self->first)
    g_string_append (self->text, flat ? ", " : ",");
  if (!flat && self->depth > 0)
    append_line (self);
  self->first = FALSE;

  if (name != NULL)
    {
      append_string (self, name);
      g_string_append (self->text, ": ");
    }
}

static void
begin_nest (TdrJsonWriter *self,
            const char    *name,
            char           bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->first = TRUE;
}

static void
end_nest (TdrJsonWriter *self,
          char           bracket)
{
  gboolean flat = self->depth > self->flat_from;

  self->depth--;
  if (!flat && !self->first)
    append_line (self);
  g_string_append_c (self->text, bracket);
  self->first = FALSE;
}

/**
 * tdr_json_writer_init:
 * @self: (out)
 */
void
tdr_json_writer_init (TdrJsonWriter *self,
                      guint          flat_from)
{
  *self = (TdrJsonWriter) { .text = g_string_new (NULL), .flat_from = flat_from, .first = TRUE };
}

/**
 * tdr_json_writer_end:
 * @length: (out) (nullable): bytes
 *
 * Returns: (transfer full): the whole text; it ends with a line break
 */
char *
tdr_json_writer_end (TdrJsonWriter *self,
                     gsize         *length)
{
  g_assert (self->depth == 0);

  g_string_append_c (self->text, '\n');
  if (length != NULL)
    *length = self->text->len;
  return g_string_free_and_steal (g_steal_pointer (&self->text));
}

/**
 * tdr_json_writer_begin_object:
 */
void
tdr_json_writer_begin_object (TdrJsonWriter *self,
                              const char    *name)
{
  begin_nest (self, name, '{');
}

/**
 * tdr_json_writer_end_object:
 */
void
tdr_json_writer_end_object (TdrJsonWriter *self)
{
  end_nest (self, '}');
}

/**
 * tdr_json_writer_begin_list:
 */
void
tdr_json_writer_begin_list (TdrJsonWriter *self,
                            const char    *name)
{
  begin_nest (self, name, '[');
}

/**
 * tdr_json_writer_end_list:
 */
void
tdr_json_writer_end_list (TdrJsonWriter *self)
{
  end_nest (self, ']');
}

/**
 * tdr_json_writer_string:
 * @value: (nullable): %NULL is written as null
 */
void
tdr_json_writer_string (TdrJsonWriter *self,
                        const char    *name,
                        const char    *value)
{
  begin_value (self, name);
  if (value != NULL)
    append_string (self, value);
  else
    g_string_append (self->text, "null");
}

/**
 * tdr_json_writer_integer:
 */
void
tdr_json_writer_integer (TdrJsonWriter *self,
                         const char    *name,
                         gint64         value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * tdr_json_writer_number:
 * @value: written with six significant digits; null where it is not finite
 */
void
tdr_json_writer_number (TdrJsonWriter *self,
                        const char    *name,
                        double         value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  g_string_append (self->text, isfinite (value) ? g_ascii_formatd (digits, sizeof digits, SIGNIFICANT, value) : "null");
}

/**
 * tdr_json_writer_boolean:
 */
void
tdr_json_writer_boolean (TdrJsonWriter *self,
                         const char    *name,
                         gboolean       value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * tdr_json_writer_money:
 *
 * Writes an amount as text: a reader's floating-point numbers would round it.
 */
void
tdr_json_writer_money (TdrJsonWriter *self,
                       const char    *name,
                       TdrMoney       money)
{
  g_autofree char *text = tdr_money_to_string (money, LEAST_DECIMALS);

  tdr_json_writer_string (self, name, text);
}

/**
 * tdr_json_writer_null:
 */
void
tdr_json_writer_null (TdrJsonWriter *self,
                      const char    *name)
{
  begin_value (self, name);
  g_string_append (self->text, "null");
}
