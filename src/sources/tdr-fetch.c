/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fetch.h"

#include "tdr-catalog.h"
#include "tdr-live-catalog.h"

/* What is kept becomes part of the catalogue that everything uses. */
static gboolean
use_prices (const char  *folder,
            guint       *n_facts,
            GError     **error)
{
  g_autofree char *shipped = tdr_catalog_dup_data_path ("catalog.db");
  g_autofree char *target = g_build_filename (folder, "catalog.db", NULL);

  return tdr_live_catalog_rebuild (shipped, folder, target, n_facts, error);
}

/**
 * tdr_fetch_run:
 * @n_facts: (out): live facts that the catalogue now holds
 *
 * Signs in, asks, keeps what was said and makes the catalogue anew. That one source failed is no error: its result says
 * so. Blocks.
 *
 * Returns: (transfer full) (element-type TdrRefreshResult): %NULL where a setting is wrong or the catalogue cannot be
 *   written
 */
GPtrArray *
tdr_fetch_run (const TdrFetch  *self,
               guint           *n_facts,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autofree char *folder = tdr_catalog_dup_live_folder ();
  g_autoptr (TdrConnection) connection = tdr_connection_open (&self->connection, cancellable, error);
  g_autoptr (GPtrArray) results = NULL;
  TdrRefreshOptions options = {
    .sources = self->sources,
    .regions = self->regions,
    .folder = folder,
    .progress = self->progress,
    .progress_data = self->progress_data,
  };

  if (connection == NULL)
    return NULL;

  options.endpoints = connection->endpoints;
  options.credentials = connection->credentials;
  options.http = connection->http;
  results = tdr_refresh_run (&options, cancellable, error);
  if (results == NULL || !use_prices (folder, n_facts, error))
    return NULL;

  return g_steal_pointer (&results);
}
