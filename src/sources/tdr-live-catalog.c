/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-live-catalog.h"

#include "tdr-catalog.h"
#include "tdr-database.h"
#include "tdr-importer.h"
#include "tdr-live-rows.h"
#include "tdr-price-store.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

/* The catalogue in use is the shipped one with what the sources said since: it is made anew from both each time, aside,
 * and put in place whole. Where they disagree both stand in it, and the nearer is used: the provider's interface as it
 * was asked, then the provider's public file as it was read, then what is shipped. */
#define ID_PREFIX "live-"

typedef struct {
  TdrDatabase *database;
  TdrLiveModels *models;
  GChecksum *digest;
  guint n_facts;
} Rebuild;

/* Returns: how many tables have rows */
static guint
list_tables (Rebuild           *rebuild,
             const TdrLiveRows *rows,
             TdrSourceTable     tables[TDR_N_LIVE_KINDS])
{
  guint n_tables = 0;

  for (guint i = 0; i < TDR_N_LIVE_KINDS; i++)
    {
      GBytes *bytes = tdr_live_table_dup_rows (rows->tables[i]);

      if (bytes == NULL)
        continue;
      g_checksum_update (rebuild->digest, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      tables[n_tables++] = (TdrSourceTable) { tdr_live_table_get_file (rows->tables[i]), bytes };
    }

  return n_tables;
}

static gboolean
replace (Rebuild               *rebuild,
         const char            *source,
         const TdrSourceTable  *tables,
         guint                  n_tables,
         const char            *fetched,
         GError               **error)
{
  g_autofree char *on = g_strndup (fetched, strlen ("YYYY-MM-DD"));
  g_autoptr (TdrImporter) importer = tdr_importer_new (rebuild->database, error);
  g_autoptr (GError) reason = NULL;
  const TdrTableCount *counts;
  guint n_counts;

  if (importer == NULL)
    return FALSE;
  if (!tdr_importer_replace_source (importer, source, tables, n_tables, on, &reason))
    {
      if (g_error_matches (reason, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_REFUSED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  counts = tdr_importer_get_counts (importer, &n_counts);
  for (guint i = 0; i < n_counts; i++)
    rebuild->n_facts += counts[i].accepted;

  return TRUE;
}

static gboolean
add_source (Rebuild                *rebuild,
            const TdrSource        *source,
            const TdrStoredPrices  *stored,
            GError                **error)
{
  g_autofree char *id = g_strconcat (ID_PREFIX, source->id, NULL);
  g_autoptr (TdrLiveRows) rows = tdr_live_rows_new (id, rebuild->models);
  const char *row[] = { id, source->publisher, "list", source->nearness, stored->address };
  TdrSourceTable tables[TDR_N_LIVE_KINDS];
  guint n_tables;
  gboolean done;

  tdr_live_rows_add_models (rows, stored->answer);
  tdr_live_rows_add_prices (rows, stored->answer);
  tdr_live_rows_add_machines (rows, stored->answer);
  n_tables = list_tables (rebuild, rows, tables);
  done = n_tables == 0
         || (tdr_database_insert (rebuild->database, "source", row, G_N_ELEMENTS (row), error)
             && replace (rebuild, id, tables, n_tables, stored->fetched, error));
  for (guint i = 0; i < n_tables; i++)
    g_bytes_unref (tables[i].rows);

  return done;
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
          || (stored->fetched != NULL && !add_source (rebuild, tdr_source_get (i), stored, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_copy (const char  *path,
           const char  *folder,
           guint       *n_facts,
           GError     **error)
{
  g_autoptr (TdrDatabase) database = tdr_database_open_copy (path, error);
  g_autofree char *shipped = database != NULL ? tdr_database_dup_meta (database, "digest", error) : NULL;
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (TdrLiveModels) models = shipped != NULL ? tdr_live_models_read (database, error) : NULL;
  Rebuild rebuild = { .database = database, .models = models, .digest = digest };

  if (models == NULL)
    return FALSE;
  g_checksum_update (digest, (const guchar *) shipped, -1);
  if (!add_all (&rebuild, folder, error)
      || !tdr_database_set_meta (database, TDR_CATALOG_META_SHIPPED, shipped, error)
      || !tdr_database_set_meta (database, "digest", g_checksum_get_string (digest), error))
    return FALSE;
  *n_facts = rebuild.n_facts;

  return TRUE;
}

/**
 * tdr_live_catalog_rebuild:
 * @shipped: the shipped catalogue
 * @folder: where prices are kept
 * @target: the catalogue to make
 * @n_facts: (out): how many facts the sources added: prices, rates, routes, models, where they are offered
 *
 * Puts what the sources said into a copy of the shipped catalogue, through the same checks: each fact with the source,
 * its date, and how the source writes it. What the shipped catalogue says stays beside it. Where it fails the catalogue
 * that was there stays. What is made depends on what is kept alone, not on the day.
 */
gboolean
tdr_live_catalog_rebuild (const char  *shipped,
                          const char  *folder,
                          const char  *target,
                          guint       *n_facts,
                          GError     **error)
{
  g_autofree char *aside = g_strconcat (target, ".new", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (shipped), to = g_file_new_for_path (aside);
  g_autoptr (GFile) place = g_file_new_for_path (target);

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error)
      && fill_copy (aside, folder, n_facts, error)
      && g_file_move (to, place, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return TRUE;

  g_unlink (aside);
  return FALSE;
}
