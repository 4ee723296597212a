/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LARGEST_EXACT 9007199254740992.0   /* 2^53: beyond it a double no longer counts by ones */
#define MOST_NAME 200

static char *
join (TdrJsonPlace *place,
      const char   *member)
{
  return g_strconcat (place->path, place->path[0] != '\0' ? "." : "", member, NULL);
}

static JsonNode *
take (TdrJsonSource *self,
      TdrJsonPlace  *place,
      const char    *member)
{
  if (tdr_json_source_failed (self))
    return NULL;

  g_hash_table_add (place->asked, g_strdup (member));
  return json_object_get_member (place->object, member);
}

static const char *
describe (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT: return _("an object");
    case JSON_NODE_ARRAY: return _("a list");
    case JSON_NODE_NULL: return _("null");
    case JSON_NODE_VALUE:
    default:
      break;
    }

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return _("a text");
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? _("true or false") : _("a number");
}

static void
refuse_type (TdrJsonSource *self,
             const char    *path,
             JsonNode      *node,
             const char    *wanted)
{
  g_autofree char *message = g_strdup_printf (_("must be %s, not %s"), wanted, describe (node));

  tdr_json_source_refuse (self, path, node, message);
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return json_node_get_node_type (node) == JSON_NODE_VALUE && json_node_get_value_type (node) == type;
}

/* 1e6 is a whole number too; 1e300 and 0.5 are none that can be counted. */
static gboolean
read_integer (TdrJsonSource *self,
              const char    *path,
              JsonNode      *node,
              gint64        *value)
{
  double number = holds (node, G_TYPE_DOUBLE) ? json_node_get_double (node) : 0;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *message = NULL;

  if (holds (node, G_TYPE_INT64))
    *value = json_node_get_int (node);
  else if (!holds (node, G_TYPE_DOUBLE))
    refuse_type (self, path, node, _("a whole number"));
  else if (floor (number) == number && fabs (number) <= LARGEST_EXACT)
    *value = (gint64) number;
  else
    {
      g_ascii_formatd (digits, sizeof digits, "%.6g", number);
      message = g_strdup_printf (_("must be a whole number that can be counted, not %s"), digits);
      tdr_json_source_refuse (self, path, node, message);
    }

  return !tdr_json_source_failed (self);
}

static gboolean
check_text (TdrJsonSource *self,
            const char    *path,
            JsonNode      *node,
            guint          most)
{
  const char *text = json_node_get_string (node);
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *message = NULL;

  if (length > (glong) most)
    message = g_strdup_printf (_("has %ld characters: shorten it to at most %u"), length, most);
  else
    for (const char *p = text; *p != '\0' && message == NULL; p = g_utf8_next_char (p))
      if (g_unichar_iscntrl (g_utf8_get_char (p)) && *p != '\n' && *p != '\t')
        message = g_strdup (_("has a control character: take it out"));

  if (message != NULL)
    tdr_json_source_refuse (self, path, node, message);
  return message == NULL;
}

static char *
read_text (TdrJsonSource *self,
           const char    *path,
           JsonNode      *node,
           guint          most)
{
  if (!holds (node, G_TYPE_STRING))
    refuse_type (self, path, node, _("a text"));
  else if (check_text (self, path, node, most))
    return g_strdup (json_node_get_string (node));

  return NULL;
}

static JsonArray *
take_array (TdrJsonSource *self,
            TdrJsonPlace  *place,
            const char    *member,
            guint          most)
{
  JsonNode *node = take (self, place, member);
  g_autofree char *path = join (place, member);
  g_autofree char *message = NULL;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      refuse_type (self, path, node, _("a list"));
      return NULL;
    }
  if (json_array_get_length (json_node_get_array (node)) > most)
    {
      message = g_strdup_printf (_("has %u entries: at most %u are possible"),
                                 json_array_get_length (json_node_get_array (node)), most);
      tdr_json_source_refuse (self, path, node, message);
      return NULL;
    }

  return json_node_get_array (node);
}

static TdrJsonPlace *
new_place (JsonObject *object,
           char       *path)
{
  TdrJsonPlace *place = g_new0 (TdrJsonPlace, 1);

  place->object = object;
  place->path = path;
  place->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return place;
}

/**
 * tdr_json_reader_refuse:
 * @member: (nullable): the member of @place that is wrong, %NULL for all of it
 * @format: what is wrong and what would be right; it follows the member's name
 */
void
tdr_json_reader_refuse (TdrJsonSource *self,
                        TdrJsonPlace  *place,
                        const char    *member,
                        const char    *format,
                        ...)
{
  g_autofree char *path = member != NULL ? join (place, member) : g_strdup (place->path);
  JsonNode *node = member != NULL ? json_object_get_member (place->object, member) : NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  tdr_json_source_refuse (self, path, node, message);
}

/**
 * tdr_json_reader_root:
 *
 * The whole text.
 */
TdrJsonPlace *
tdr_json_reader_root (TdrJsonSource *self)
{
  return new_place (tdr_json_source_get_root (self), g_strdup (""));
}

/**
 * tdr_json_reader_integer:
 * @value: (inout): left as it is where the member is missing
 */
void
tdr_json_reader_integer (TdrJsonSource *self,
                         TdrJsonPlace  *place,
                         const char    *member,
                         gint64        *value)
{
  JsonNode *node = take (self, place, member);
  g_autofree char *path = join (place, member);

  if (node != NULL)
    read_integer (self, path, node, value);
}

static gboolean
read_number (TdrJsonSource *self,
             const char    *path,
             JsonNode      *node,
             double        *value)
{
  if (holds (node, G_TYPE_INT64))
    *value = (double) json_node_get_int (node);
  else if (holds (node, G_TYPE_DOUBLE) && isfinite (json_node_get_double (node)))
    *value = json_node_get_double (node);
  else if (holds (node, G_TYPE_DOUBLE))
    tdr_json_source_refuse (self, path, node, _("is larger than any number that can be reckoned with"));
  else
    refuse_type (self, path, node, _("a number"));

  return !tdr_json_source_failed (self);
}

/**
 * tdr_json_reader_number:
 * @value: (inout): left as it is where the member is missing
 */
void
tdr_json_reader_number (TdrJsonSource *self,
                        TdrJsonPlace  *place,
                        const char    *member,
                        double        *value)
{
  JsonNode *node = take (self, place, member);
  g_autofree char *path = join (place, member);

  if (node != NULL)
    read_number (self, path, node, value);
}

/**
 * tdr_json_reader_boolean:
 * @value: (inout): left as it is where the member is missing
 */
void
tdr_json_reader_boolean (TdrJsonSource *self,
                         TdrJsonPlace  *place,
                         const char    *member,
                         gboolean      *value)
{
  JsonNode *node = take (self, place, member);
  g_autofree char *path = join (place, member);

  if (node == NULL)
    return;

  if (holds (node, G_TYPE_BOOLEAN))
    *value = json_node_get_boolean (node);
  else
    refuse_type (self, path, node, _("true or false"));
}

/**
 * tdr_json_reader_string:
 * @most: characters at most
 * @value: (inout): freed and replaced; left as it is where the member is missing
 */
void
tdr_json_reader_string (TdrJsonSource  *self,
                        TdrJsonPlace   *place,
                        const char     *member,
                        guint           most,
                        char          **value)
{
  JsonNode *node = take (self, place, member);
  g_autofree char *path = join (place, member);
  g_autofree char *text = node != NULL ? read_text (self, path, node, most) : NULL;

  if (text != NULL)
    {
      g_free (*value);
      *value = g_steal_pointer (&text);
    }
}

/**
 * tdr_json_reader_strings:
 * @most: entries at most, each as long as a name
 * @values: (inout) (array zero-terminated=1): freed and replaced; left as it is where the member is missing
 */
void
tdr_json_reader_strings (TdrJsonSource   *self,
                         TdrJsonPlace    *place,
                         const char      *member,
                         guint            most,
                         char          ***values)
{
  JsonArray *array = take_array (self, place, member, most);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s%s%s[%u]", place->path, place->path[0] != '\0' ? "." : "", member, i);
      g_autofree char *text = read_text (self, path, json_array_get_element (array, i), MOST_NAME);

      if (text == NULL)
        return;
      g_strv_builder_take (builder, g_steal_pointer (&text));
    }

  g_strfreev (*values);
  *values = g_strv_builder_end (builder);
}

/**
 * tdr_json_reader_integers:
 * @count: how many there must be
 * @values: (inout) (array length=count): left as they are where the member is missing
 */
void
tdr_json_reader_integers (TdrJsonSource *self,
                          TdrJsonPlace  *place,
                          const char    *member,
                          guint          count,
                          int           *values)
{
  JsonArray *array = take_array (self, place, member, count);

  if (array == NULL)
    return;
  if (json_array_get_length (array) < count)
    {
      tdr_json_reader_refuse (self, place, member, _("has %u entries: it needs %u"),
                              json_array_get_length (array), count);
      return;
    }

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s[%u]", place->path, member, i);
      gint64 value = 0;

      if (!read_integer (self, path, json_array_get_element (array, i), &value))
        return;
      if (value < G_MININT || value > G_MAXINT)
        {
          tdr_json_source_refuse (self, path, json_array_get_element (array, i), _("is too large"));
          return;
        }
      values[i] = (int) value;
    }
}

/**
 * tdr_json_reader_numbers:
 * @most: entries at most
 *
 * Returns: (transfer full) (element-type double): the numbers of the list, as many as it has; none where it is missing
 */
GArray *
tdr_json_reader_numbers (TdrJsonSource *self,
                         TdrJsonPlace  *place,
                         const char    *member,
                         guint          most)
{
  JsonArray *array = take_array (self, place, member, most);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s[%u]", place->path, member, i);
      double value = 0;

      if (!read_number (self, path, json_array_get_element (array, i), &value))
        break;
      g_array_append_val (numbers, value);
    }

  return numbers;
}

/**
 * tdr_json_reader_length:
 * @most: entries at most
 *
 * How many entries the list @member has; none where it is missing.
 */
guint
tdr_json_reader_length (TdrJsonSource *self,
                        TdrJsonPlace  *place,
                        const char    *member,
                        guint          most)
{
  JsonArray *array = take_array (self, place, member, most);

  return array != NULL ? json_array_get_length (array) : 0;
}

/**
 * tdr_json_reader_element:
 *
 * One entry of the list @member, which must be an object.
 *
 * Returns: (transfer full) (nullable): %NULL if it is none
 */
TdrJsonPlace *
tdr_json_reader_element (TdrJsonSource *self,
                         TdrJsonPlace  *place,
                         const char    *member,
                         guint          index)
{
  JsonNode *node = json_array_get_element (json_object_get_array_member (place->object, member), index);
  g_autofree char *path = g_strdup_printf ("%s%s%s[%u]", place->path, place->path[0] != '\0' ? "." : "", member, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return new_place (json_node_get_object (node), g_steal_pointer (&path));

  refuse_type (self, path, node, _("an object"));
  return NULL;
}

/**
 * tdr_json_reader_object:
 *
 * The member @member, which must be an object.
 *
 * Returns: (transfer full) (nullable): %NULL where it is missing or none
 */
TdrJsonPlace *
tdr_json_reader_object (TdrJsonSource *self,
                        TdrJsonPlace  *place,
                        const char    *member)
{
  JsonNode *node = take (self, place, member);
  g_autofree char *path = join (place, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return new_place (json_node_get_object (node), g_steal_pointer (&path));

  refuse_type (self, path, node, _("an object"));
  return NULL;
}

/**
 * tdr_json_reader_unknown:
 *
 * The members of @place that nobody asked for.
 *
 * Returns: (transfer full) (nullable): %NULL if there are none
 */
JsonObject *
tdr_json_reader_unknown (TdrJsonPlace *place)
{
  g_autoptr (JsonObject) unknown = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, place->object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_hash_table_contains (place->asked, name))
      json_object_set_member (unknown, name, json_node_copy (node));

  return json_object_get_size (unknown) > 0 ? g_steal_pointer (&unknown) : NULL;
}

/**
 * tdr_json_place_free:
 * @place: (nullable) (transfer full)
 */
void
tdr_json_place_free (TdrJsonPlace *place)
{
  if (place == NULL)
    return;

  g_free (place->path);
  g_hash_table_unref (place->asked);
  g_free (place);
}
