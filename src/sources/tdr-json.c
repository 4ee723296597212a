/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json.h"

#include "tdr-decimal.h"
#include "tdr-json-reader.h"
#include "tdr-source-error.h"

#define LONGEST_NUMBER 400   /* the largest double has 309 digits */

/* Small answers become a tree of json-glib. What json-glib lets pass goes first through our own reader: bad UTF-8, deep
 * nesting, and names that come twice, of which one would silently win. */
typedef struct {
  TdrJsonReader *reader;
  GHashTable *names[TDR_JSON_MAX_DEPTH + 1];
  guint depth;
} Check;

static gboolean
check_name (Check       *check,
            const char  *text,
            gsize        length,
            GError     **error)
{
  GHashTable **names = &check->names[check->depth];
  g_autofree char *name = g_strndup (text, length);

  if (*names == NULL)
    *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_hash_table_contains (*names, name))
    {
      g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                   "The answer is not good JSON: “%.60s” comes twice in one object", name);
      return FALSE;
    }
  g_hash_table_add (*names, g_steal_pointer (&name));

  return TRUE;
}

static gboolean
check_cb (TdrJsonEvent   event,
          const char    *text,
          gsize          length,
          gpointer       user_data,
          GError       **error)
{
  Check *check = user_data;

  check->depth = tdr_json_reader_get_depth (check->reader);
  if (event == TDR_JSON_KEY)
    return check_name (check, text, length, error);
  if (event == TDR_JSON_BEGIN_OBJECT && check->names[check->depth] != NULL)
    g_hash_table_remove_all (check->names[check->depth]);

  return TRUE;
}

static gboolean
check_text (const char  *text,
            gsize        length,
            GError     **error)
{
  Check check = { NULL };
  g_autoptr (TdrJsonReader) reader = tdr_json_reader_new (check_cb, &check);
  gboolean good;

  check.reader = reader;
  good = tdr_json_reader_feed (reader, text, length, error) && tdr_json_reader_finish (reader, error);
  for (guint i = 0; i < G_N_ELEMENTS (check.names); i++)
    g_clear_pointer (&check.names[i], g_hash_table_unref);

  return good;
}

static char *
shortest_decimal (double value)
{
  for (guint places = 0; places <= TDR_DECIMAL_PLACES; places++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%uf", places);
      char text[LONGEST_NUMBER];

      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        return g_strdup (text);
    }

  return NULL;
}

/**
 * tdr_json_parse:
 *
 * Reads a whole JSON text.
 *
 * Returns: (transfer full): its tree, %NULL with %TDR_SOURCE_ERROR_NOT_UNDERSTOOD
 */
JsonNode *
tdr_json_parse (GBytes  *bytes,
                GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;

  if (!check_text (text != NULL ? text : "", length, error))
    return NULL;
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &reason))
    {
      g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD, "The answer is not good JSON: %s",
                   reason->message);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/**
 * tdr_json_parse_object:
 *
 * Like tdr_json_parse(), for a text that is one object.
 */
JsonObject *
tdr_json_parse_object (GBytes  *bytes,
                       GError **error)
{
  g_autoptr (JsonNode) root = tdr_json_parse (bytes, error);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                           "The answer is not the JSON that was expected: it is no object");
      return NULL;
    }

  return json_node_dup_object (root);
}

/**
 * tdr_json_get_string:
 * @object: (nullable): may be missing itself
 *
 * Returns: (nullable): the member, if it is there and a string
 */
const char *
tdr_json_get_string (JsonObject *object,
                     const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

/**
 * tdr_json_get_object:
 * @object: (nullable): may be missing itself
 *
 * Returns: (nullable) (transfer none): the member, if it is there and an object
 */
JsonObject *
tdr_json_get_object (JsonObject *object,
                     const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * tdr_json_get_array:
 * @object: (nullable): may be missing itself
 *
 * Returns: (nullable) (transfer none): the member, if it is there and an array
 */
JsonArray *
tdr_json_get_array (JsonObject *object,
                    const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * tdr_json_get_element_object:
 *
 * Returns: (nullable) (transfer none): the element, if it is an object
 */
JsonObject *
tdr_json_get_element_object (JsonArray *array,
                             guint      position)
{
  JsonNode *node = json_array_get_element (array, position);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * tdr_json_get_integer:
 * @value: (out): untouched if there is none
 *
 * Returns: whether the member is there and a whole number
 */
gboolean
tdr_json_get_integer (JsonObject *object,
                      const char *name,
                      gint64     *value)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * tdr_json_dup_number:
 *
 * A JSON number as decimal text. json-glib keeps a double; its shortest text that reads back the same is what the
 * provider wrote, as long as that has at most 15 digits, which every published price does.
 *
 * Returns: (nullable): "0.00275", %NULL if the member is no number or needs an exponent
 */
char *
tdr_json_dup_number (JsonObject *object,
                     const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return shortest_decimal (json_node_get_double (node));
}
