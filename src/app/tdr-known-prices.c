/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-known-prices.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_HOUR 3600
#define MOST_NOTES 200   /* of each kind that the page lists; the command line lists all */

static void
free_known (gpointer data)
{
  TdrKnownPrices *self = data;

  tdr_stored_prices_free (self->prices);
  g_free (self);
}

/**
 * tdr_known_prices_load:
 *
 * Reads what is kept of every source. Blocks.
 *
 * Returns: (transfer full) (element-type TdrKnownPrices): one for each source there is
 */
GPtrArray *
tdr_known_prices_load (const char  *folder,
                       GError     **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (free_known);
  const TdrSource *source;

  for (guint i = 0; (source = tdr_source_get (i)) != NULL; i++)
    {
      TdrStoredPrices *prices = tdr_price_store_load (folder, source->id, error);
      TdrKnownPrices *one;

      if (prices == NULL)
        return NULL;
      one = g_new (TdrKnownPrices, 1);
      *one = (TdrKnownPrices) { source, prices };
      g_ptr_array_add (known, one);
    }

  return g_steal_pointer (&known);
}

static gint64
seconds_since (const char *time,
               gint64      now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (time, NULL);

  return then != NULL ? now - g_date_time_to_unix (then) : 0;
}

static char *
dup_age (const char *time,
         gint64      now)
{
  gint64 hours = seconds_since (time, now) / SECONDS_PER_HOUR;

  if (hours < 1)
    return g_strdup (_("asked less than an hour ago"));
  if (hours < 48)
    return g_strdup_printf (ngettext ("asked %d hour ago", "asked %d hours ago", (gulong) hours), (int) hours);

  return g_strdup_printf (ngettext ("asked %d day ago", "asked %d days ago", (gulong) (hours / 24)), (int) (hours / 24));
}

static char *
dup_needs (const TdrSource *source)
{
  switch (source->keys)
    {
    case TDR_SOURCE_KEYS_AMAZON: return g_strdup (_("not asked yet · needs AWS credentials"));
    case TDR_SOURCE_KEYS_GOOGLE: return g_strdup (_("not asked yet · needs a Google API key"));
    case TDR_SOURCE_KEYS_NONE:
    default: return g_strdup (source->by_default ? _("not asked yet · needs no key")
                                                 : _("not asked yet · needs no key · very large, asked only by itself"));
    }
}

static char *
dup_status (const TdrKnownPrices *self,
            gint64                now)
{
  const TdrAnswer *answer = self->prices->answer;
  g_autofree char *age = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *refused = NULL;

  if (self->prices->fetched == NULL)
    return dup_needs (self->source);

  age = dup_age (self->prices->fetched, now);
  facts = tdr_format_count (tdr_answer_get_n (answer));
  rows = tdr_format_count (tdr_answer_get_n_rows (answer));
  refused = tdr_format_count (tdr_answer_get_n_refused (answer));
  /* Translators: when a source was asked; how many facts of how many rows; how many rows were not understood. */
  return g_strdup_printf (_("%s · %s facts of %s rows · %s not understood"), age, facts, rows, refused);
}

static TdrSourceItem *
ensure_item (GListStore      *items,
             const TdrSource *source,
             guint            position)
{
  g_autoptr (TdrSourceItem) item = g_list_model_get_item (G_LIST_MODEL (items), position);

  if (item == NULL)
    {
      item = tdr_source_item_new (source->id, source->name);
      g_list_store_append (items, item);
    }

  return item;
}

static void
show_source (const TdrKnownPrices *self,
             gint64                now,
             TdrSourceItem        *item)
{
  g_autofree char *status = dup_status (self, now);
  gboolean old = self->prices->fetched != NULL
                 && tdr_freshness_judge_answer (self->source->rhythm, now - seconds_since (self->prices->fetched, now), now)
                      == TDR_FRESHNESS_OLD;

  tdr_source_item_set_status (item, status);
  tdr_source_item_set_problem (item, self->prices->error_message);
  tdr_source_item_set_stale (item, old);
}

static char *
dup_subject (const TdrFact *fact)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *parts[] = { fact->subject, fact->deployment, fact->term, fact->meter, fact->scope, fact->region };
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);

  return g_strjoinv (" · ", words);
}

static char *
dup_change (const TdrPriceChange *change)
{
  const char *currency = change->fact->currency != NULL ? change->fact->currency : "";
  const char *unit = change->fact->unit != NULL ? change->fact->unit : "";

  if (change->before == NULL)
    return g_strdup_printf (_("new: %s %s a %s, seen %s"), change->after, currency, unit, change->seen);
  if (change->after == NULL)
    return g_strdup_printf (_("gone: it was %s %s a %s, seen %s"), change->before, currency, unit, change->seen);

  return g_strdup_printf (_("%s → %s %s a %s, seen %s"), change->before, change->after, currency, unit, change->seen);
}

static void
take_note (GListStore *notes,
           const char *title,
           const char *subtitle)
{
  g_autoptr (TdrPriceNote) note = tdr_price_note_new (title, subtitle);

  g_list_store_append (notes, note);
}

static gboolean
is_full (GListStore *notes)
{
  return g_list_model_get_n_items (G_LIST_MODEL (notes)) >= MOST_NOTES;
}

static void
show_changes (const TdrKnownPrices *self,
              GListStore           *notes)
{
  for (guint i = 0; i < self->prices->changes->len && !is_full (notes); i++)
    {
      const TdrPriceChange *change = g_ptr_array_index (self->prices->changes, i);
      g_autofree char *subject = dup_subject (change->fact);
      g_autofree char *words = dup_change (change);

      take_note (notes, subject, words);
    }
}

static void
show_gaps (const TdrKnownPrices *self,
           GListStore           *notes)
{
  g_autoptr (GPtrArray) gaps = tdr_answer_list_gaps (self->prices->answer);

  for (guint i = 0; i < gaps->len && !is_full (notes); i++)
    {
      const TdrGap *gap = g_ptr_array_index (gaps, i);
      g_autofree char *words = g_strdup_printf (ngettext ("%s: %s, %u row", "%s: %s, %u rows", gap->n_rows),
                                                self->source->name, gap->what, gap->n_rows);

      take_note (notes, gap->text, words);
    }
}

/**
 * tdr_known_prices_show:
 * @known: (element-type TdrKnownPrices): of tdr_known_prices_load()
 * @now: seconds since 1970, to tell ages by
 *
 * Writes what is known into the book.
 */
void
tdr_known_prices_show (GPtrArray    *known,
                       gint64        now,
                       TdrPriceBook *book)
{
  g_list_store_remove_all (tdr_price_book_get_changes (book));
  g_list_store_remove_all (tdr_price_book_get_gaps (book));
  for (guint i = 0; i < known->len; i++)
    {
      const TdrKnownPrices *one = g_ptr_array_index (known, i);

      show_source (one, now, ensure_item (tdr_price_book_get_sources (book), one->source, i));
      show_changes (one, tdr_price_book_get_changes (book));
      show_gaps (one, tdr_price_book_get_gaps (book));
    }
}
