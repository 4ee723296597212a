/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fetch.h"

#include "tdr-catalog.h"
#include "tdr-keyring.h"
#include "tdr-live-catalog.h"
#include "tdr-sign-in.h"

#include <string.h>

static TdrEndpoints *
make_endpoints (const TdrFetch  *self,
                GError         **error)
{
  g_autoptr (TdrEndpoints) endpoints = tdr_endpoints_new ();

  for (guint i = 0; self->endpoints != NULL && self->endpoints[i] != NULL; i++)
    if (!tdr_endpoints_override (endpoints, self->endpoints[i], error))
      return NULL;

  return g_steal_pointer (&endpoints);
}

static gboolean
use_keyring (const TdrFetch  *self,
             TdrCredentials  *credentials,
             GCancellable    *cancellable,
             GError         **error)
{
  if (self->keyring == TDR_KEYRING_NEEDED)
    return tdr_keyring_fill (credentials, cancellable, error);

  if (self->keyring == TDR_KEYRING_IF_THERE)
    tdr_keyring_fill (credentials, cancellable, NULL);
  return TRUE;
}

static TdrCredentials *
sign_in (const TdrFetch        *self,
         const TdrEndpoints    *endpoints,
         const TdrHttpOptions  *http_options,
         GCancellable          *cancellable,
         GError               **error)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (TdrHttp) http = tdr_http_new (http_options);
  TdrSignIn place = {
    .environment = environment,
    .home = g_get_home_dir (),
    .profile = self->profile,
    .endpoints = endpoints,
    .http = http,
    .clock = &tdr_clock_system,
  };
  g_autoptr (TdrCredentials) credentials = tdr_sign_in_find (&place, cancellable, error);

  if (credentials == NULL || !use_keyring (self, credentials, cancellable, error))
    return NULL;

  return g_steal_pointer (&credentials);
}

static gboolean
open_authority (const TdrFetch  *self,
                GTlsDatabase   **database,
                GError         **error)
{
  g_autofree char *path = self->authority != NULL ? g_canonicalize_filename (self->authority, NULL) : NULL;

  if (path == NULL)
    return TRUE;

  *database = g_tls_file_database_new (path, error);
  return *database != NULL;
}

/* What is kept becomes part of the catalogue that everything uses. */
static gboolean
use_prices (const char  *folder,
            guint       *n_facts,
            GError     **error)
{
  g_autofree char *shipped = tdr_catalog_dup_data_path ("catalog.db");
  g_autofree char *target = g_build_filename (folder, "catalog.db", NULL);
  g_autofree char *today = tdr_clock_format (tdr_clock_system.now (NULL));

  today[strlen ("YYYY-MM-DD")] = '\0';
  return tdr_live_catalog_rebuild (shipped, folder, target, today, n_facts, error);
}

/**
 * tdr_fetch_dup_folder:
 *
 * Where prices are kept: in the folder that the environment variable TDR_PRICES names, or among the user's data.
 */
char *
tdr_fetch_dup_folder (void)
{
  const char *named = g_getenv ("TDR_PRICES");

  return named != NULL && *named != '\0' ? g_strdup (named)
                                         : g_build_filename (g_get_user_data_dir (), "tender", "prices", NULL);
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
  g_autofree char *folder = tdr_fetch_dup_folder ();
  g_autoptr (TdrEndpoints) endpoints = make_endpoints (self, error);
  g_autoptr (GTlsDatabase) authority = NULL;
  g_autoptr (TdrCredentials) credentials = NULL;
  g_autoptr (GPtrArray) results = NULL;
  TdrRefreshOptions options = {
    .sources = self->sources,
    .regions = self->regions,
    .folder = folder,
    .endpoints = endpoints,
    .http = { .seed = g_random_int () },
    .progress = self->progress,
    .progress_data = self->progress_data,
  };

  if (endpoints == NULL || !open_authority (self, &authority, error))
    return NULL;

  options.http.tls_database = authority;
  credentials = sign_in (self, endpoints, &options.http, cancellable, error);
  if (credentials == NULL)
    return NULL;
  options.credentials = credentials;
  results = tdr_refresh_run (&options, cancellable, error);
  if (results == NULL || !use_prices (folder, n_facts, error))
    return NULL;

  return g_steal_pointer (&results);
}
