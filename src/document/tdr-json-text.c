/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-text.h"

#include <math.h>
#include <string.h>

#define INDENT 2
#define NUMBERS_A_LINE 24        /* a day of a week profile */
#define LINE_LENGTH 100          /* longer lists of words get a line for each */

/* Every decimal of 15 digits survives a double, and every double survives 17 (C17 5.2.4.2.2, DBL_DIG and
 * DBL_DECIMAL_DIG). */
static const char *const precisions[] = { "%.15g", "%.16g", "%.17g" };

static void append_node (GString  *text,
                         JsonNode *node,
                         guint     depth);

static void
append_line (GString *text,
             guint    depth)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < depth * INDENT; i++)
    g_string_append_c (text, ' ');
}

static void
append_string (GString    *text,
               const char *string)
{
  g_string_append_c (text, '"');
  for (const char *p = string; *p != '\0'; p++)
    switch (*p)
      {
      case '"':  g_string_append (text, "\\\""); break;
      case '\\': g_string_append (text, "\\\\"); break;
      case '\n': g_string_append (text, "\\n"); break;
      case '\r': g_string_append (text, "\\r"); break;
      case '\t': g_string_append (text, "\\t"); break;
      default:
        if ((guchar) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (text, "\\u%04x", (guchar) *p);
        else
          g_string_append_c (text, *p);
      }
  g_string_append_c (text, '"');
}

/* The fewest digits that read back as the same number: 0.55, not 0.55000000000000004. */
static void
append_double (GString *text,
               double   number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    {
      g_string_append (text, "null");   /* JSON has no word for it */
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (precisions); i++)
    {
      g_ascii_formatd (digits, sizeof digits, precisions[i], number);
      if (g_ascii_strtod (digits, NULL) == number)
        break;
    }

  g_string_append (text, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (text, ".0");   /* so that it is read back as what it was */
}

static void
append_value (GString  *text,
              JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    append_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    append_double (text, json_node_get_double (node));
}

static gboolean
only_scalars (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNodeType type = json_node_get_node_type (json_array_get_element (array, i));

      if (type != JSON_NODE_VALUE && type != JSON_NODE_NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
holds_numbers (JsonArray *array)
{
  return json_array_get_length (array) > 0
         && json_node_get_value_type (json_array_get_element (array, 0)) != G_TYPE_STRING;
}

static void
append_flat_array (GString   *text,
                   JsonArray *array,
                   guint      depth)
{
  guint length = json_array_get_length (array);
  guint a_line = length > NUMBERS_A_LINE ? NUMBERS_A_LINE : length;

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append (text, i % a_line == 0 ? "," : ", ");
      if (length > a_line && i % a_line == 0)
        append_line (text, depth + 1);
      append_node (text, json_array_get_element (array, i), depth);
    }
  if (length > a_line)
    append_line (text, depth);
  g_string_append_c (text, ']');
}

static void
append_tall_array (GString   *text,
                   JsonArray *array,
                   guint      depth)
{
  guint length = json_array_get_length (array);

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++)
    {
      append_line (text, depth + 1);
      append_node (text, json_array_get_element (array, i), depth + 1);
      if (i + 1 < length)
        g_string_append_c (text, ',');
    }
  append_line (text, depth);
  g_string_append_c (text, ']');
}

static void
append_array (GString   *text,
              JsonArray *array,
              guint      depth)
{
  g_autoptr (GString) flat = NULL;

  if (!only_scalars (array))
    {
      append_tall_array (text, array, depth);
      return;
    }

  flat = g_string_new (NULL);
  append_flat_array (flat, array, depth);
  if (flat->len <= LINE_LENGTH || holds_numbers (array))
    g_string_append_len (text, flat->str, (gssize) flat->len);
  else
    append_tall_array (text, array, depth);
}

static void
append_object (GString    *text,
               JsonObject *object,
               guint       depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean first = TRUE;

  if (json_object_get_size (object) == 0)
    {
      g_string_append (text, "{}");
      return;
    }

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!first)
        g_string_append_c (text, ',');
      first = FALSE;
      append_line (text, depth + 1);
      append_string (text, name);
      g_string_append (text, ": ");
      append_node (text, node, depth + 1);
    }
  append_line (text, depth);
  g_string_append_c (text, '}');
}

static void
append_node (GString  *text,
             JsonNode *node,
             guint     depth)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (text, json_node_get_object (node), depth);
      break;

    case JSON_NODE_ARRAY:
      append_array (text, json_node_get_array (node), depth);
      break;

    case JSON_NODE_VALUE:
      append_value (text, node);
      break;

    case JSON_NODE_NULL:
    default:
      g_string_append (text, "null");
    }
}

/**
 * tdr_json_to_text:
 *
 * Writes JSON that a person can read and compare: members in their order, one to a line, lists of numbers by the day,
 * numbers in the fewest digits that keep them. The same tree gives the same bytes in every locale.
 *
 * Returns: (transfer full): text that ends with a line break
 */
char *
tdr_json_to_text (JsonNode *root)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_node (text, root, 0);
  g_string_append_c (text, '\n');

  return g_string_free_and_steal (g_steal_pointer (&text));
}
