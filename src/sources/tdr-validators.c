/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-validators.h"

#include "tdr-json.h"

struct _TdrValidators {
  GStringChunk *strings;
  GArray *list;          /* element-type TdrValidator */
};

static const char *
keep (TdrValidators *self,
      const char    *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static const TdrValidator *
get (const TdrValidators *self,
     guint                position)
{
  return &g_array_index (self->list, TdrValidator, position);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * tdr_validators_new:
 */
TdrValidators *
tdr_validators_new (void)
{
  TdrValidators *self = g_new (TdrValidators, 1);

  self->strings = g_string_chunk_new (1024);
  self->list = g_array_new (FALSE, FALSE, sizeof (TdrValidator));

  return self;
}

/**
 * tdr_validators_free:
 */
void
tdr_validators_free (TdrValidators *self)
{
  g_array_unref (self->list);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * tdr_validators_add:
 * @validator: copied; it takes the place of one of the same file
 */
void
tdr_validators_add (TdrValidators      *self,
                    const TdrValidator *validator)
{
  TdrValidator copy = {
    .region = keep (self, validator->region),
    .address = keep (self, validator->address),
    .etag = keep (self, validator->etag),
    .last_modified = keep (self, validator->last_modified),
  };

  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (get (self, i)->region, copy.region) && g_str_equal (get (self, i)->address, copy.address))
      {
        g_array_index (self->list, TdrValidator, i) = copy;
        return;
      }
  g_array_append_val (self->list, copy);
}

/**
 * tdr_validators_take_other:
 * @regions: those that @self has already
 *
 * Adds what @other has of other regions.
 */
void
tdr_validators_take_other (TdrValidators       *self,
                           const TdrValidators *other,
                           const char *const   *regions)
{
  for (guint i = 0; i < other->list->len; i++)
    if (!g_strv_contains (regions, get (other, i)->region))
      tdr_validators_add (self, get (other, i));
}

/**
 * tdr_validators_find:
 *
 * Returns: (nullable): of the file at @address
 */
const TdrValidator *
tdr_validators_find (const TdrValidators *self,
                     const char          *region,
                     const char          *address)
{
  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (get (self, i)->region, region) && g_str_equal (get (self, i)->address, address))
      return get (self, i);

  return NULL;
}

/**
 * tdr_validators_count:
 *
 * How many files of @region there are.
 */
guint
tdr_validators_count (const TdrValidators *self,
                      const char          *region)
{
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    n += g_str_equal (get (self, i)->region, region);

  return n;
}

/**
 * tdr_validators_write_json:
 * @builder: where a value is due
 */
void
tdr_validators_write_json (const TdrValidators *self,
                           JsonBuilder         *builder)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->list->len; i++)
    {
      json_builder_begin_object (builder);
      add_member (builder, "region", get (self, i)->region);
      add_member (builder, "address", get (self, i)->address);
      add_member (builder, "etag", get (self, i)->etag);
      add_member (builder, "last_modified", get (self, i)->last_modified);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tdr_validators_read_json:
 * @array: (nullable): what is not as it was written is left out: the file is then asked for again
 */
void
tdr_validators_read_json (TdrValidators *self,
                          JsonArray     *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = tdr_json_get_element_object (array, i);
      TdrValidator validator = {
        .region = tdr_json_get_string (object, "region"),
        .address = tdr_json_get_string (object, "address"),
        .etag = tdr_json_get_string (object, "etag"),
        .last_modified = tdr_json_get_string (object, "last_modified"),
      };

      if (validator.region != NULL && validator.address != NULL)
        tdr_validators_add (self, &validator);
    }
}
