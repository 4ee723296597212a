/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-price-store.h"

#include "tdr-json.h"
#include "tdr-source-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* One file a source, SOURCE.json, which is only ever replaced whole; and beside it SOURCE.failure.json, so that a
 * failure does not touch what is known. */
#define FORMAT 1
#define KEY_SEPARATOR "\x1f"

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

static gboolean
write_prices (const char       *path,
              TdrStoredPrices  *stored,
              GError          **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  tdr_stored_prices_write (stored, builder);
  json_builder_end_object (builder);

  return write_builder (path, builder, error);
}

/* A fact of no region goes with the answer: where that is about nothing, it stays. */
static gboolean
is_replaced (const char           *region,
             const TdrPriceUpdate *update)
{
  if (update->regions == NULL)
    return TRUE;

  return region != NULL ? g_strv_contains (update->regions, region) : update->regions[0] != NULL;
}

static char *
dup_figure_key (const TdrFact *fact)
{
  g_autofree char *key = tdr_fact_dup_row_key (fact);

  return g_strjoin (KEY_SEPARATOR, key, fact->price, NULL);
}

/* A price card that is asked for in several regions says the same each time: it is kept once. Two prices of the same
 * thing are kept both: that they cannot both be is for those to see who use them. */
static void
add_once (TdrAnswer  *answer,
          GHashTable *keys,
          TdrFact     fact,
          const char *fetched,
          const char *address)
{
  if (!g_hash_table_add (keys, dup_figure_key (&fact)))
    return;
  if (fetched != NULL)
    fact.fetched = fetched;
  if (fact.address == NULL)
    fact.address = address;
  tdr_answer_add (answer, &fact);
}

/* What the source was not asked about this time stays as it is; what it says to be as it was is as of now. */
static void
fill_answer (TdrAnswer            *answer,
             TdrAnswer            *old,
             const TdrPriceUpdate *update)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) counts = tdr_answer_list_counts (old);

  tdr_answer_take_gaps (answer, update->answer, NULL);
  for (guint i = 0; i < counts->len; i++)
    if (!is_replaced (((const TdrGap *) g_ptr_array_index (counts, i))->region, update))
      tdr_answer_add_gap (answer, g_ptr_array_index (counts, i));
  for (guint i = 0; i < tdr_answer_get_n (update->answer); i++)
    add_once (answer, keys, *tdr_answer_get (update->answer, i), update->now, update->address);
  for (guint i = 0; i < tdr_answer_get_n (old); i++)
    {
      const TdrFact *fact = tdr_answer_get (old, i);
      const char *region = fact->region != NULL ? fact->region : TDR_NO_REGION;

      if (!is_replaced (fact->region, update))
        add_once (answer, keys, *fact, g_strv_contains (update->renewed, region) ? update->now : NULL, NULL);
    }
}

/* The files of regions that were asked are those that came or stayed; those of others are as before. */
static void
fill_validators (TdrStoredPrices       *stored,
                 const TdrStoredPrices *old,
                 const TdrPriceUpdate  *update)
{
  static const char *const none[] = { NULL };

  if (update->validators != NULL)
    tdr_validators_take_other (stored->validators, update->validators, none);
  if (update->regions != NULL)
    tdr_validators_take_other (stored->validators, old->validators, update->regions);
}

static GHashTable *
list_figures (TdrAnswer *answer)
{
  GHashTable *figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    g_hash_table_add (figures, dup_figure_key (tdr_answer_get (answer, i)));

  return figures;
}

/* Adds, for the figures that are not what they were, new changes before the old ones. */
static guint
find_changes (TdrStoredPrices *now,
              TdrStoredPrices *old,
              const char      *seen)
{
  g_autoptr (GHashTable) old_figures = list_figures (old->answer);
  g_autoptr (GHashTable) before = tdr_answer_index (old->answer), after = tdr_answer_index (now->answer);
  g_autoptr (GPtrArray) new_facts = tdr_answer_sort (now->answer), old_facts = tdr_answer_sort (old->answer);
  guint n_changes;

  for (guint i = 0; old->fetched != NULL && i < new_facts->len; i++)
    {
      const TdrFact *fact = g_ptr_array_index (new_facts, i);
      g_autofree char *key = tdr_fact_dup_row_key (fact), *figure = dup_figure_key (fact);
      const TdrFact *other = g_hash_table_lookup (before, key);

      if (fact->price != NULL && !g_hash_table_contains (old_figures, figure))
        tdr_stored_prices_add_change (now, fact, other != NULL ? other->price : NULL, fact->price, seen);
    }
  for (guint i = 0; i < old_facts->len; i++)
    {
      const TdrFact *fact = g_ptr_array_index (old_facts, i);
      g_autofree char *key = tdr_fact_dup_row_key (fact);

      if (fact->price != NULL && !g_hash_table_contains (after, key))
        tdr_stored_prices_add_change (now, fact, fact->price, NULL, seen);
    }
  n_changes = now->changes->len;
  for (guint i = 0; i < old->changes->len; i++)
    {
      const TdrPriceChange *change = g_ptr_array_index (old->changes, i);

      tdr_stored_prices_add_change (now, change->fact, change->before, change->after, change->seen);
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
  g_autoptr (TdrStoredPrices) stored = tdr_stored_prices_new ();
  g_autofree char *path = dup_path (folder, source, FILE_PRICES);
  g_autofree char *failure_path = dup_path (folder, source, FILE_FAILURE);
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonObject) root = read_object (path, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (root != NULL && !tdr_stored_prices_read (stored, root))
    {
      fail (path, "read", NULL, error);
      return NULL;
    }

  return read_failure (stored, failure_path, error) ? g_steal_pointer (&stored) : NULL;
}

/**
 * tdr_price_store_replace:
 * @n_changes: (out): how many prices are not what they were
 *
 * Takes a whole answer in place of the old one: all of it or nothing.
 */
gboolean
tdr_price_store_replace (const char            *folder,
                         const char            *source,
                         const TdrPriceUpdate  *update,
                         guint                 *n_changes,
                         GError               **error)
{
  g_autofree char *path = dup_path (folder, source, FILE_PRICES);
  g_autofree char *failure_path = dup_path (folder, source, FILE_FAILURE);
  g_autoptr (TdrStoredPrices) old = tdr_price_store_load (folder, source, error);
  g_autoptr (TdrStoredPrices) stored = tdr_stored_prices_new ();
  static const char *const none[] = { NULL };
  TdrPriceUpdate filled = *update;

  if (old == NULL)
    return FALSE;
  if (filled.renewed == NULL)
    filled.renewed = none;
  fill_answer (stored->answer, old->answer, &filled);
  fill_validators (stored, old, &filled);
  stored->fetched = g_strdup (update->now);
  stored->address = g_strdup (update->address);
  *n_changes = find_changes (stored, old, update->now);
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
