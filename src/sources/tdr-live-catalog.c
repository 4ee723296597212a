/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-live-catalog.h"

#include "tdr-catalog.h"
#include "tdr-database.h"
#include "tdr-importer.h"
#include "tdr-price-store.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

/* The catalogue in use is the shipped one with what the sources said since: it is made anew from both each time, aside,
 * and put in place whole. */
#define HEADER "platform,model_id,scope,regions,deployment,term,meter,unit,currency,price,above_tokens,valid_from," \
               "valid_until,source,as_of,note\n"
#define ID_PREFIX "live-"
#define DATE_LENGTH 10

/* What a tariff has a place for. Batch is not a deployment there but meters of its own; a threshold that a source does
 * not tell is not made up, so that its prices for long prompts stay out. */
static const struct {
  const char *deployment;
  const char *meter;
  const char *tariff_deployment;
  const char *tariff_meter;
} places[] = {
  { "batch", "input", "on-demand", "batch-input" },
  { "batch", "output", "on-demand", "batch-output" },
  { "on-demand", "input", "on-demand", "input" },
  { "on-demand", "output", "on-demand", "output" },
  { "on-demand", "cache-read", "on-demand", "cache-read" },
  { "on-demand", "cache-write-5m", "on-demand", "cache-write-5m" },
  { "on-demand", "cache-write-1h", "on-demand", "cache-write-1h" },
  { "priority", "input", "priority", "input" },
  { "priority", "output", "priority", "output" },
  { "priority", "cache-read", "priority", "cache-read" },
  { "flex", "input", "flex", "input" },
  { "flex", "output", "flex", "output" },
  { "flex", "cache-read", "flex", "cache-read" },
  { "latency-optimized", "input", "latency-optimized", "input" },
  { "latency-optimized", "output", "latency-optimized", "output" },
  { "reserved", "input-tpm-unit", "reserved", "input-tpm-unit" },
  { "reserved", "output-tpm-unit", "reserved", "output-tpm-unit" },
  { "provisioned", "capacity-unit", "provisioned", "capacity-unit" },
};

typedef struct {
  TdrDatabase *database;
  GHashTable *model_ids;     /* "PLATFORM\nNAME or ID" → id; "" where two models share a name */
  GChecksum *digest;
  const char *today;
  guint n_prices;
} Rebuild;

static void
learn_model (GHashTable *ids,
             const char *platform,
             const char *name,
             const char *id)
{
  g_autofree char *key = g_strconcat (platform, "\n", name, NULL);
  const char *known = g_hash_table_lookup (ids, key);

  if (known == NULL || g_str_equal (known, id))
    g_hash_table_replace (ids, g_steal_pointer (&key), g_strdup (id));
  else
    g_hash_table_replace (ids, g_steal_pointer (&key), g_strdup (""));
}

static GHashTable *
read_models (TdrDatabase  *database,
             GError      **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (TdrQuery) query = tdr_database_query (database, "SELECT platform, model_id, name FROM model", error);

  if (query == NULL)
    return NULL;
  while (tdr_query_next (query, NULL))
    {
      g_autofree char *platform = g_strdup (tdr_query_get_text (query, 0)), *id = g_strdup (tdr_query_get_text (query,
                                                                                                                1));

      learn_model (ids, platform, id, id);
      learn_model (ids, platform, tdr_query_get_text (query, 2), id);
    }

  return g_steal_pointer (&ids);
}

static const char *
find_model (const Rebuild *rebuild,
            const TdrFact *fact)
{
  g_autofree char *key = g_strconcat (fact->platform, "\n", fact->subject, NULL);
  const char *id = g_hash_table_lookup (rebuild->model_ids, key);

  return id != NULL && *id != '\0' ? id : NULL;
}

/* Returns: position in places[], or -1 */
static int
find_place (const TdrFact *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (fact->deployment, places[i].deployment) == 0 && g_strcmp0 (fact->meter, places[i].meter) == 0)
      return (int) i;

  return -1;
}

static void
append_field (GString    *row,
              const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  g_string_append_printf (row, "%s\"%s\"", row->len > 0 && row->str[row->len - 1] != '\n' ? "," : "", doubled);
}

static void
append_price (Rebuild         *rebuild,
              GString         *table,
              const TdrFact   *fact,
              const char      *source,
              const char      *as_of)
{
  const char *model = fact->kind == TDR_FACT_PRICE ? find_model (rebuild, fact) : NULL;
  int place = find_place (fact);
  g_autofree char *from = fact->effective != NULL ? g_strdup_printf (" since %.10s", fact->effective) : g_strdup ("");
  g_autofree char *note = g_strdup_printf ("%s: %s for %s%s", fact->raw_name, fact->raw_value, fact->raw_unit, from);
  const char *term = g_strcmp0 (fact->term, "no-commitment") != 0 ? fact->term : NULL;

  if (model == NULL || place < 0)
    return;
  {
    const char *fields[] = {
      fact->platform, model, fact->scope, fact->region != NULL ? fact->region : "*", places[place].tariff_deployment,
      term, places[place].tariff_meter, fact->unit, fact->currency, fact->price, NULL, NULL, NULL, source, as_of, note,
    };

    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      append_field (table, fields[i]);
  }
  g_string_append_c (table, '\n');
}

static GBytes *
make_table (Rebuild               *rebuild,
            const TdrStoredPrices *stored,
            const char            *source)
{
  g_autoptr (GString) table = g_string_new (HEADER);
  g_autofree char *as_of = g_strndup (stored->fetched, DATE_LENGTH);

  for (guint i = 0; i < tdr_answer_get_n (stored->answer); i++)
    append_price (rebuild, table, tdr_answer_get (stored->answer, i), source, as_of);

  return table->len > strlen (HEADER) ? g_string_free_to_bytes (g_steal_pointer (&table)) : NULL;
}

static gboolean
add_prices (Rebuild                *rebuild,
            const TdrSource        *source,
            const TdrStoredPrices  *stored,
            GError                **error)
{
  g_autofree char *id = g_strconcat (ID_PREFIX, source->id, NULL);
  const char *row[] = { id, source->publisher, "list", "interface", stored->address };
  g_autoptr (GBytes) table = make_table (rebuild, stored, id);
  g_autoptr (TdrImporter) importer = NULL;
  g_autoptr (GError) reason = NULL;
  const TdrTableCount *counts;
  guint n_counts;

  if (table == NULL)
    return TRUE;
  if (!tdr_database_insert (rebuild->database, "source", row, G_N_ELEMENTS (row), error))
    return FALSE;
  importer = tdr_importer_new (rebuild->database, error);
  if (importer == NULL)
    return FALSE;
  g_checksum_update (rebuild->digest, g_bytes_get_data (table, NULL), (gssize) g_bytes_get_size (table));
  if (!tdr_importer_replace_source (importer, id, table, rebuild->today, &reason))
    {
      if (g_error_matches (reason, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_REFUSED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  counts = tdr_importer_get_counts (importer, &n_counts);
  for (guint i = 0; i < n_counts; i++)
    rebuild->n_prices += counts[i].accepted;

  return TRUE;
}

static gboolean
add_all (Rebuild     *rebuild,
         const char  *folder,
         GError     **error)
{
  for (guint i = 0; tdr_source_get (i) != NULL; i++)
    {
      g_autoptr (TdrStoredPrices) stored = tdr_price_store_load (folder, tdr_source_get (i)->id, error);

      if (stored == NULL
          || (stored->fetched != NULL && !add_prices (rebuild, tdr_source_get (i), stored, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_copy (const char  *path,
           const char  *folder,
           const char  *today,
           guint       *n_prices,
           GError     **error)
{
  g_autoptr (TdrDatabase) database = tdr_database_open_copy (path, error);
  g_autofree char *shipped = database != NULL ? tdr_database_dup_meta (database, "digest", error) : NULL;
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GHashTable) model_ids = shipped != NULL ? read_models (database, error) : NULL;
  Rebuild rebuild = { .database = database, .model_ids = model_ids, .digest = digest, .today = today };

  if (model_ids == NULL)
    return FALSE;
  g_checksum_update (digest, (const guchar *) shipped, -1);
  if (!add_all (&rebuild, folder, error)
      || !tdr_database_set_meta (database, TDR_CATALOG_META_SHIPPED, shipped, error)
      || !tdr_database_set_meta (database, "digest", g_checksum_get_string (digest), error))
    return FALSE;
  *n_prices = rebuild.n_prices;

  return TRUE;
}

/**
 * tdr_live_catalog_rebuild:
 * @shipped: the shipped catalogue
 * @folder: where prices are kept
 * @target: the catalogue to make
 * @today: ISO date
 * @n_prices: (out): how many prices of models the sources added
 *
 * Puts what the sources said into a copy of the shipped catalogue, through the same checks: each price with the source,
 * its date, and how the source writes it. What the shipped catalogue says stays beside it. Where it fails the catalogue
 * that was there stays.
 */
gboolean
tdr_live_catalog_rebuild (const char  *shipped,
                          const char  *folder,
                          const char  *target,
                          const char  *today,
                          guint       *n_prices,
                          GError     **error)
{
  g_autofree char *aside = g_strconcat (target, ".new", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (shipped), to = g_file_new_for_path (aside);
  g_autoptr (GFile) place = g_file_new_for_path (target);

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error)
      && fill_copy (aside, folder, today, n_prices, error)
      && g_file_move (to, place, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return TRUE;

  g_unlink (aside);
  return FALSE;
}
