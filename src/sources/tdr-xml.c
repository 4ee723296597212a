/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-xml.h"

#include "tdr-source-error.h"

#include <string.h>

#define MAX_DEPTH 32

typedef struct {
  TdrXmlTable *table;
  const char *root_end;
  const char *row_name;
  guint depth;
  guint row_depth;
  GHashTable *row;
  GString *text;
} Reader;

static void
start_cb (GMarkupParseContext  *context,
          const char           *name,
          const char          **attribute_names,
          const char          **attribute_values,
          gpointer              user_data,
          GError              **error)
{
  Reader *reader = user_data;

  g_string_truncate (reader->text, 0);
  if (++reader->depth > MAX_DEPTH)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "it is nested too deeply");
      return;
    }
  if (reader->depth == 1 && !g_str_has_suffix (name, reader->root_end))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "it is “%.40s”", name);
  if (!g_str_equal (name, reader->row_name) || reader->row != NULL)
    return;

  reader->row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reader->row_depth = reader->depth;
  for (guint i = 0; attribute_names[i] != NULL; i++)
    g_hash_table_replace (reader->row, g_strdup (attribute_names[i]), g_strdup (attribute_values[i]));
  g_ptr_array_add (reader->table->rows, reader->row);
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *name,
        gpointer              user_data,
        GError              **error)
{
  Reader *reader = user_data;

  if (reader->row != NULL && reader->depth == reader->row_depth + 1)
    g_hash_table_replace (reader->row, g_strdup (name), g_strstrip (g_strdup (reader->text->str)));
  else if (reader->row == NULL && reader->depth == 2)
    g_hash_table_replace (reader->table->top, g_strdup (name), g_strstrip (g_strdup (reader->text->str)));
  if (reader->row != NULL && reader->depth == reader->row_depth)
    reader->row = NULL;
  reader->depth--;
  g_string_truncate (reader->text, 0);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  g_string_append_len (((Reader *) user_data)->text, text, (gssize) length);
}

/**
 * tdr_xml_table_parse:
 * @root_end: how the root element's name must end
 * @row: the element that is a row: "item", "Cube", "Error"; one inside another belongs to the outer one
 *
 * Returns: (transfer full): %NULL with %TDR_SOURCE_ERROR_NOT_UNDERSTOOD
 */
TdrXmlTable *
tdr_xml_table_parse (GBytes      *bytes,
                     const char  *root_end,
                     const char  *row,
                     GError     **error)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (TdrXmlTable) table = g_new (TdrXmlTable, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .table = table, .root_end = root_end, .row_name = row, .text = text };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  table->top = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  if (g_markup_parse_context_parse (context, data != NULL ? data : "", (gssize) length, &reason)
      && g_markup_parse_context_end_parse (context, &reason))
    return g_steal_pointer (&table);

  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
               "The answer is not the XML that was expected: %s",
               reason->message);
  return NULL;
}

/**
 * tdr_xml_table_free:
 */
void
tdr_xml_table_free (TdrXmlTable *self)
{
  g_hash_table_unref (self->top);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
