/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-source.h"

#include <glib/gi18n-lib.h>

struct _TdrJsonSource {
  char *name;
  JsonParser *parser;
  GHashTable *lines;         /* JsonNode → line */
  GHashTable *members;       /* "object/member": a second one of the same name is refused */
  guint stopped_at;          /* line on which the parser gave up */
  GError *error;
};

G_DEFINE_QUARK (tdr-tender-error-quark, tdr_tender_error)

/* The first thing wrong is kept: what follows may be no more than its consequence. */
static void
keep_error (TdrJsonSource *self,
            const char    *path,
            guint          line,
            const char    *message)
{
  if (self->error != NULL)
    return;

  if (line > 0)
    self->error = g_error_new (TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID, "%s:%u: %s %s", self->name, line, path,
                               message);
  else
    self->error = g_error_new (TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID, "%s: %s %s", self->name, path, message);
}

static void
member_read_cb (JsonParser    *parser,
                JsonObject    *object,
                const char    *member,
                TdrJsonSource *self)
{
  g_autofree char *key = g_strdup_printf ("%p/%s", (gpointer) object, member);
  guint line = json_parser_get_current_line (parser);

  if (!g_hash_table_add (self->members, g_steal_pointer (&key)))
    keep_error (self, member, line, _("stands there twice: take one out"));
  g_hash_table_insert (self->lines, json_object_get_member (object, member), GUINT_TO_POINTER (line));
}

static void
element_read_cb (JsonParser    *parser,
                 JsonArray     *array,
                 int            index,
                 TdrJsonSource *self)
{
  guint line = json_parser_get_current_line (parser);

  g_hash_table_insert (self->lines, json_array_get_element (array, (guint) index), GUINT_TO_POINTER (line));
}

/* The parser knows its line only while it is parsing. */
static void
stopped_cb (JsonParser    *parser,
            const GError  *error,
            TdrJsonSource *self)
{
  self->stopped_at = json_parser_get_current_line (parser);
}

static guint
count_lines (const char *text,
             gsize       length)
{
  guint lines = 1;

  for (gsize i = 0; i < length; i++)
    lines += text[i] == '\n' && i + 1 < length;

  return lines;
}

/* The parser stops at the last line of a text that was cut off, or before the end of its only one. */
static gboolean
looks_cut_off (const char *text,
               gsize       length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;

  return length > 0 && text[length - 1] != '}';
}

static void
explain_syntax (TdrJsonSource  *self,
                const char     *text,
                gsize           length,
                GError        **error)
{
  guint line = CLAMP (self->stopped_at, 1, count_lines (text, length));

  if (!g_utf8_validate_len (text, length, NULL))
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_NOT_JSON,
                 _("%s is not a tender: it is not UTF-8 text. Choose a file that Tender saved."), self->name);
  else if (looks_cut_off (text, length) && text[0] == '{')
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_NOT_JSON,
                 _("%s:%u: the file ends in the middle, as if it was cut off. Take a whole copy of it."),
                 self->name, count_lines (text, length));
  else
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_NOT_JSON,
                 _("%s:%u: this is not a tender: it is not JSON there. "
                   "Choose a file that Tender saved, or correct the line."),
                 self->name, line);
}

static gboolean
parse_text (TdrJsonSource  *self,
            const char     *text,
            gsize           length,
            GError        **error)
{
  json_parser_set_strict (self->parser, TRUE);
  g_signal_connect (self->parser, "error", G_CALLBACK (stopped_cb), self);
  g_signal_connect (self->parser, "object-member", G_CALLBACK (member_read_cb), self);
  g_signal_connect (self->parser, "array-element", G_CALLBACK (element_read_cb), self);

  if (!json_parser_load_from_data (self->parser, text, (gssize) length, NULL))
    {
      explain_syntax (self, text, length, error);
      return FALSE;
    }
  if (json_parser_get_root (self->parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (self->parser)))
    {
      g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_NOT_JSON,
                   _("%s is JSON, but not a tender. Choose a file that Tender saved."), self->name);
      return FALSE;
    }

  return TRUE;
}

/**
 * tdr_json_source_new:
 * @name: of the file, for messages
 *
 * Fails with %TDR_TENDER_ERROR_NOT_JSON unless @text is one JSON object.
 */
TdrJsonSource *
tdr_json_source_new (const char  *name,
                     const char  *text,
                     gsize        length,
                     GError     **error)
{
  g_autoptr (TdrJsonSource) self = g_new0 (TdrJsonSource, 1);

  self->name = g_strdup (name);
  self->parser = json_parser_new ();
  self->lines = g_hash_table_new (NULL, NULL);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!parse_text (self, text, length, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tdr_json_source_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_json_source_free (TdrJsonSource *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->parser);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

/**
 * tdr_json_source_failed:
 *
 * Whether something was wrong already; everything read from then on is left as it was.
 */
gboolean
tdr_json_source_failed (TdrJsonSource *self)
{
  return self->error != NULL;
}

/**
 * tdr_json_source_end:
 *
 * Hands over the first thing that was wrong.
 *
 * Returns: whether nothing was
 */
gboolean
tdr_json_source_end (TdrJsonSource  *self,
                     GError        **error)
{
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * tdr_json_source_get_root:
 *
 * The object that the whole text is.
 */
JsonObject *
tdr_json_source_get_root (TdrJsonSource *self)
{
  return json_node_get_object (json_parser_get_root (self->parser));
}

/**
 * tdr_json_source_refuse:
 * @path: of the member that is wrong
 * @node: (nullable): its value, whose line is named
 * @message: what is wrong and what would be right; it follows @path
 */
void
tdr_json_source_refuse (TdrJsonSource *self,
                        const char    *path,
                        JsonNode      *node,
                        const char    *message)
{
  keep_error (self, path, GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, node)), message);
}
