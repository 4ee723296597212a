/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-price-store.h"

#include "tdr-fact-json.h"
#include "tdr-json.h"
#include "tdr-source-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* One file a source, SOURCE.json, which is only ever replaced whole; and beside it SOURCE.failure.json, so that a
 * failure does not touch what is known. */
#define FORMAT 1
#define MAX_CHANGES 5000

typedef enum {
  FILE_PRICES,
  FILE_FAILURE,
} FileKind;


static char *
dup_path (const char *folder,
          const char *source,
          FileKind    kind)
{
  g_autofree char *name = g_strconcat (source, kind == FILE_PRICES ? ".json" : ".failure.json", NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
fail (const char    *path,
      const char    *what,
      const GError  *reason,
      GError       **error)
{
  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING, "%s cannot be %s: %s", path, what,
               reason != NULL ? reason->message : "it is not a file of prices; move it away and refresh");
  return FALSE;
}

/* Returns: (nullable): %NULL without error where there is no file */
static JsonObject *
read_object (const char  *path,
             GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) object = NULL;
  char *text;
  gsize length;
  gint64 format = 0;

  if (!g_file_get_contents (path, &text, &length, &reason))
    {
      if (!g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        fail (path, "read", reason, error);
      return NULL;
    }
  bytes = g_bytes_new_take (text, length);
  object = tdr_json_parse_object (bytes, &reason);
  if (object == NULL || !tdr_json_get_integer (object, "format", &format) || format != FORMAT)
    {
      fail (path, "read", reason, error);
      return NULL;
    }

  return g_steal_pointer (&object);
}

static gboolean
write_builder (const char   *path,
               JsonBuilder  *builder,
               GError      **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *folder = g_path_get_dirname (path), *text = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, &length);
  if (g_mkdir_with_parents (folder, 0700) == 0
      && g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &reason))
    return TRUE;
  if (reason == NULL)
    g_set_error (&reason, G_FILE_ERROR, g_file_error_from_errno (errno), "%s", g_strerror (errno));

  return fail (path, "written", reason, error);
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

static void
add_change (TdrStoredPrices *stored,
            const TdrFact   *fact,
            const char      *before,
            const char      *after,
            const char      *seen)
{
  TdrPriceChange *change = g_new (TdrPriceChange, 1);

  tdr_answer_add (stored->change_facts, fact);
  *change = (TdrPriceChange) {
    .fact = tdr_answer_get (stored->change_facts, tdr_answer_get_n (stored->change_facts) - 1),
    .before = before != NULL ? g_string_chunk_insert_const (stored->strings, before) : NULL,
    .after = after != NULL ? g_string_chunk_insert_const (stored->strings, after) : NULL,
    .seen = g_string_chunk_insert_const (stored->strings, seen),
  };
  g_ptr_array_add (stored->changes, change);
}

static TdrStoredPrices *
stored_prices_new (void)
{
  TdrStoredPrices *self = g_new0 (TdrStoredPrices, 1);

  self->answer = tdr_answer_new ();
  self->changes = g_ptr_array_new_with_free_func (g_free);
  self->change_facts = tdr_answer_new ();
  self->strings = g_string_chunk_new (1024);

  return self;
}

static gboolean
read_facts (TdrStoredPrices *stored,
            JsonObject      *root)
{
  JsonArray *facts = tdr_json_get_array (root, "facts"), *changes = tdr_json_get_array (root, "changes");
  TdrFact fact;

  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      if (!tdr_fact_read_json (tdr_json_get_element_object (facts, i), &fact))
        return FALSE;
      tdr_answer_add (stored->answer, &fact);
    }
  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *change = tdr_json_get_element_object (changes, i);
      const char *seen = tdr_json_get_string (change, "seen");

      if (seen == NULL || !tdr_fact_read_json (change, &fact))
        return FALSE;
      add_change (stored, &fact, tdr_json_get_string (change, "before"), tdr_json_get_string (change, "after"), seen);
    }

  return facts != NULL && changes != NULL;
}

static void
read_gaps (TdrStoredPrices *stored,
           JsonObject      *root)
{
  JsonArray *gaps = tdr_json_get_array (root, "gaps");
  gint64 n_rows = 0, n_skipped = 0;

  for (guint i = 0; gaps != NULL && i < json_array_get_length (gaps); i++)
    {
      JsonObject *gap = tdr_json_get_element_object (gaps, i);
      const char *what = tdr_json_get_string (gap, "what"), *text = tdr_json_get_string (gap, "text");

      tdr_json_get_integer (gap, "rows", &n_rows);
      for (gint64 j = 0; what != NULL && text != NULL && j < n_rows; j++)
        tdr_answer_refuse (stored->answer, what, text);
    }
  tdr_json_get_integer (root, "skipped", &n_skipped);
  for (gint64 i = 0; i < n_skipped; i++)
    tdr_answer_skip (stored->answer);
}

static void
write_facts (JsonBuilder *builder,
             TdrAnswer   *answer)
{
  g_autoptr (GPtrArray) sorted = tdr_answer_sort (answer);

  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sorted->len; i++)
    {
      json_builder_begin_object (builder);
      tdr_fact_write_json (g_ptr_array_index (sorted, i), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_gaps (JsonBuilder *builder,
            TdrAnswer   *answer)
{
  g_autoptr (GPtrArray) gaps = tdr_answer_list_gaps (answer);

  json_builder_set_member_name (builder, "skipped");
  json_builder_add_int_value (builder, tdr_answer_get_n_skipped (answer));
  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (gaps, i);

      json_builder_begin_object (builder);
      add_member (builder, "what", gap->what);
      add_member (builder, "text", gap->text);
      json_builder_set_member_name (builder, "rows");
      json_builder_add_int_value (builder, gap->n_rows);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_changes (JsonBuilder *builder,
               GPtrArray   *changes)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (changes->len, MAX_CHANGES); i++)
    {
      const TdrPriceChange *change = g_ptr_array_index (changes, i);

      json_builder_begin_object (builder);
      add_member (builder, "seen", change->seen);
      add_member (builder, "before", change->before);
      add_member (builder, "after", change->after);
      tdr_fact_write_json (change->fact, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
write_prices (const char       *path,
              TdrStoredPrices  *stored,
              GError          **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  add_member (builder, "fetched", stored->fetched);
  add_member (builder, "address", stored->address);
  write_gaps (builder, stored->answer);
  write_facts (builder, stored->answer);
  write_changes (builder, stored->changes);
  json_builder_end_object (builder);

  return write_builder (path, builder, error);
}

static gboolean
is_of_regions (const TdrFact     *fact,
               const char *const *regions)
{
  return regions == NULL || fact->region == NULL || g_strv_contains (regions, fact->region);
}

/* A price card that is asked for in several regions says the same each time: it is kept once. */
static void
add_once (TdrAnswer     *answer,
          GHashTable    *keys,
          const TdrFact *fact)
{
  if (g_hash_table_add (keys, tdr_fact_dup_row_key (fact)))
    tdr_answer_add (answer, fact);
}

/* What the source was not asked about this time stays. */
static void
fill_answer (TdrAnswer         *answer,
             TdrAnswer         *new_answer,
             TdrAnswer         *old_answer,
             const char *const *regions)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  tdr_answer_take_gaps (answer, new_answer);
  for (guint i = 0; i < tdr_answer_get_n (new_answer); i++)
    add_once (answer, keys, tdr_answer_get (new_answer, i));
  for (guint i = 0; i < tdr_answer_get_n (old_answer); i++)
    if (!is_of_regions (tdr_answer_get (old_answer, i), regions))
      add_once (answer, keys, tdr_answer_get (old_answer, i));
}

/* Adds, for the figures that are not what they were, new changes before the old ones. */
static guint
find_changes (TdrStoredPrices *now,
              TdrStoredPrices *old,
              const char      *seen)
{
  g_autoptr (GHashTable) before = tdr_answer_index (old->answer), after = tdr_answer_index (now->answer);
  g_autoptr (GPtrArray) new_facts = tdr_answer_sort (now->answer), old_facts = tdr_answer_sort (old->answer);
  guint n_changes;

  for (guint i = 0; old->fetched != NULL && i < new_facts->len; i++)
    {
      const TdrFact *fact = g_ptr_array_index (new_facts, i);
      g_autofree char *key = tdr_fact_dup_row_key (fact);
      const TdrFact *other = g_hash_table_lookup (before, key);

      if (fact->price != NULL && (other == NULL || g_strcmp0 (other->price, fact->price) != 0))
        add_change (now, fact, other != NULL ? other->price : NULL, fact->price, seen);
    }
  for (guint i = 0; i < old_facts->len; i++)
    {
      const TdrFact *fact = g_ptr_array_index (old_facts, i);
      g_autofree char *key = tdr_fact_dup_row_key (fact);

      if (fact->price != NULL && !g_hash_table_contains (after, key))
        add_change (now, fact, fact->price, NULL, seen);
    }
  n_changes = now->changes->len;
  for (guint i = 0; i < old->changes->len; i++)
    {
      const TdrPriceChange *change = g_ptr_array_index (old->changes, i);

      add_change (now, change->fact, change->before, change->after, change->seen);
    }

  return n_changes;
}

static gboolean
read_failure (TdrStoredPrices  *stored,
              const char       *path,
              GError          **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonObject) root = read_object (path, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  stored->tried = g_strdup (tdr_json_get_string (root, "tried"));
  stored->error_code = g_strdup (tdr_json_get_string (root, "code"));
  stored->error_message = g_strdup (tdr_json_get_string (root, "message"));

  return TRUE;
}

/**
 * tdr_price_store_load:
 * @folder: where prices are kept
 *
 * Reads what is known from @source; nothing yet is no error.
 */
TdrStoredPrices *
tdr_price_store_load (const char  *folder,
                      const char  *source,
                      GError     **error)
{
  g_autoptr (TdrStoredPrices) stored = stored_prices_new ();
  g_autofree char *path = dup_path (folder, source, FILE_PRICES);
  g_autofree char *failure_path = dup_path (folder, source, FILE_FAILURE);
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonObject) root = read_object (path, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (root != NULL && !read_facts (stored, root))
    {
      fail (path, "read", NULL, error);
      return NULL;
    }
  if (root != NULL)
    {
      read_gaps (stored, root);
      stored->fetched = g_strdup (tdr_json_get_string (root, "fetched"));
      stored->address = g_strdup (tdr_json_get_string (root, "address"));
    }

  return read_failure (stored, failure_path, error) ? g_steal_pointer (&stored) : NULL;
}

/**
 * tdr_price_store_replace:
 * @address: where it was asked
 * @answer: all that the source said
 * @regions: (nullable): about which it was asked; %NULL: about everything
 * @now: ISO time
 * @n_changes: (out): how many prices are not what they were
 *
 * Takes a whole answer in place of the old one: all of it or nothing.
 */
gboolean
tdr_price_store_replace (const char         *folder,
                         const char         *source,
                         const char         *address,
                         TdrAnswer          *answer,
                         const char *const  *regions,
                         const char         *now,
                         guint              *n_changes,
                         GError            **error)
{
  g_autofree char *path = dup_path (folder, source, FILE_PRICES);
  g_autofree char *failure_path = dup_path (folder, source, FILE_FAILURE);
  g_autoptr (TdrStoredPrices) old = tdr_price_store_load (folder, source, error);
  g_autoptr (TdrStoredPrices) stored = stored_prices_new ();

  if (old == NULL)
    return FALSE;
  fill_answer (stored->answer, answer, old->answer, regions);
  stored->fetched = g_strdup (now);
  stored->address = g_strdup (address);
  *n_changes = find_changes (stored, old, now);
  if (!write_prices (path, stored, error))
    return FALSE;
  g_unlink (failure_path);

  return TRUE;
}

/**
 * tdr_price_store_note_failure:
 * @failure: why the source could not be asked
 *
 * Keeps the reason beside what is known, which stays as it is to the byte.
 */
gboolean
tdr_price_store_note_failure (const char    *folder,
                              const char    *source,
                              const GError  *failure,
                              const char    *now,
                              GError       **error)
{
  g_autofree char *path = dup_path (folder, source, FILE_FAILURE);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  add_member (builder, "tried", now);
  add_member (builder, "code", failure->domain == TDR_SOURCE_ERROR
                               ? tdr_source_error_to_string ((TdrSourceError) failure->code) : "cancelled");
  add_member (builder, "message", failure->message);
  json_builder_end_object (builder);

  return write_builder (path, builder, error);
}

/**
 * tdr_stored_prices_free:
 */
void
tdr_stored_prices_free (TdrStoredPrices *self)
{
  tdr_answer_unref (self->answer);
  tdr_answer_unref (self->change_facts);
  g_ptr_array_unref (self->changes);
  g_string_chunk_free (self->strings);
  g_free (self->fetched);
  g_free (self->address);
  g_free (self->tried);
  g_free (self->error_code);
  g_free (self->error_message);
  g_free (self);
}
