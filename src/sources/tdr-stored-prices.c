/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-stored-prices.h"

#include "tdr-fact-json.h"
#include "tdr-json.h"

#define MAX_CHANGES 5000
#define MOST_ROWS G_MAXINT32

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

/* What an earlier version wrote has no time for each fact: that of all of them holds. */
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
      if (fact.fetched == NULL)
        fact.fetched = stored->fetched;
      tdr_answer_add (stored->answer, &fact);
    }
  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *change = tdr_json_get_element_object (changes, i);
      const char *seen = tdr_json_get_string (change, "seen");

      if (seen == NULL || !tdr_fact_read_json (change, &fact))
        return FALSE;
      tdr_stored_prices_add_change (stored, &fact, tdr_json_get_string (change, "before"),
                                    tdr_json_get_string (change, "after"), seen);
    }

  return facts != NULL && changes != NULL;
}

/* "gaps" as they were written; a count that could not have been is left out. */
static void
read_gaps (TdrStoredPrices *stored,
           JsonObject      *root)
{
  JsonArray *gaps = tdr_json_get_array (root, "gaps");

  for (guint i = 0; gaps != NULL && i < json_array_get_length (gaps); i++)
    {
      JsonObject *object = tdr_json_get_element_object (gaps, i);
      gint64 n_rows = 0;
      TdrGap gap = {
        .region = tdr_json_get_string (object, "region"),
        .what = tdr_json_get_string (object, "what"),
        .text = tdr_json_get_string (object, "text"),
      };

      if (!tdr_json_get_integer (object, "rows", &n_rows) || n_rows <= 0 || n_rows > MOST_ROWS)
        continue;
      gap.n_rows = (guint) n_rows;
      tdr_answer_add_gap (stored->answer, &gap);
    }
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
  g_autoptr (GPtrArray) gaps = tdr_answer_list_counts (answer);

  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gaps->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (gaps, i);

      json_builder_begin_object (builder);
      add_member (builder, "region", gap->region);
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

/**
 * tdr_stored_prices_new:
 *
 * Nothing yet.
 */
TdrStoredPrices *
tdr_stored_prices_new (void)
{
  TdrStoredPrices *self = g_new0 (TdrStoredPrices, 1);

  self->answer = tdr_answer_new ();
  self->changes = g_ptr_array_new_with_free_func (g_free);
  self->validators = tdr_validators_new ();
  self->change_facts = tdr_answer_new ();
  self->strings = g_string_chunk_new (1024);

  return self;
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
  tdr_validators_free (self->validators);
  g_string_chunk_free (self->strings);
  g_free (self->fetched);
  g_free (self->address);
  g_free (self->tried);
  g_free (self->error_code);
  g_free (self->error_message);
  g_free (self);
}

/**
 * tdr_stored_prices_add_change:
 *
 * Adds a change behind those that are there.
 */
void
tdr_stored_prices_add_change (TdrStoredPrices *self,
                              const TdrFact   *fact,
                              const char      *before,
                              const char      *after,
                              const char      *seen)
{
  TdrPriceChange *change = g_new (TdrPriceChange, 1);

  tdr_answer_add (self->change_facts, fact);
  *change = (TdrPriceChange) {
    .fact = tdr_answer_get (self->change_facts, tdr_answer_get_n (self->change_facts) - 1),
    .before = before != NULL ? g_string_chunk_insert_const (self->strings, before) : NULL,
    .after = after != NULL ? g_string_chunk_insert_const (self->strings, after) : NULL,
    .seen = g_string_chunk_insert_const (self->strings, seen),
  };
  g_ptr_array_add (self->changes, change);
}

/**
 * tdr_stored_prices_read:
 * @self: new
 * @root: as tdr_stored_prices_write() wrote it
 *
 * Another version of this program may understand more of a file than the one that read it: what it wrote spares no file
 * from being sent again.
 *
 * Returns: whether it was
 */
gboolean
tdr_stored_prices_read (TdrStoredPrices *self,
                        JsonObject      *root)
{
  self->fetched = g_strdup (tdr_json_get_string (root, "fetched"));
  if (!read_facts (self, root))
    return FALSE;
  read_gaps (self, root);
  if (g_strcmp0 (tdr_json_get_string (root, "program"), TDR_VERSION) == 0)
    tdr_validators_read_json (self->validators, tdr_json_get_array (root, "validators"));
  self->address = g_strdup (tdr_json_get_string (root, "address"));

  return TRUE;
}

/**
 * tdr_stored_prices_write:
 * @builder: inside an object
 */
void
tdr_stored_prices_write (TdrStoredPrices *self,
                         JsonBuilder     *builder)
{
  add_member (builder, "program", TDR_VERSION);
  add_member (builder, "fetched", self->fetched);
  add_member (builder, "address", self->address);
  json_builder_set_member_name (builder, "validators");
  tdr_validators_write_json (self->validators, builder);
  write_gaps (builder, self->answer);
  write_facts (builder, self->answer);
  write_changes (builder, self->changes);
}
