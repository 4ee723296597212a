/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "refresh-fixture.h"

#include <glib/gstdio.h>

#define SLOWNESS 8
#define NOW 1790000000   /* 2026-09-21T14:13:20Z */


gint64 refresh_fixture_seconds_later;

static gint64
fake_now (gpointer data)
{
  return NOW + refresh_fixture_seconds_later;
}

static gboolean
never_wait (double        seconds,
            GCancellable *cancellable,
            gpointer      data)
{
  return !g_cancellable_is_cancelled (cancellable);
}

static const TdrClock fake_clock = { fake_now, never_wait, NULL };

char *
refresh_fixture_dup_path (const char *folder,
                          const char *name)
{
  return g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "tests", "fixtures", folder, name, NULL);
}

static void
point_everything_at (TdrEndpoints *endpoints,
                     const char   *address)
{
  for (guint i = 0; i < TDR_N_ENDPOINTS; i++)
    {
      g_autofree char *assignment = g_strdup_printf ("%s=%s", tdr_endpoint_to_string ((TdrEndpoint) i), address);

      g_assert_true (tdr_endpoints_override (endpoints, assignment, NULL));
    }
}

void
refresh_fixture_set_up (RefreshFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *fixtures = refresh_fixture_dup_path ("sources", ".");
  g_autofree char *certificate = refresh_fixture_dup_path ("tls", "server.pem");
  g_autofree char *authority = refresh_fixture_dup_path ("tls", "ca.pem");
  g_autoptr (GError) error = NULL;

  fixture->provider = tdr_fake_provider_new (fixtures, 0, certificate, &error);
  g_assert_no_error (error);
  fixture->authority = g_tls_file_database_new (authority, &error);
  g_assert_no_error (error);
  fixture->direct = g_simple_proxy_resolver_new (NULL, NULL);
  fixture->endpoints = tdr_endpoints_new ();
  point_everything_at (fixture->endpoints,
                       tdr_fake_server_get_address (tdr_fake_provider_get_server (fixture->provider)));
  fixture->credentials = tdr_credentials_new ();
  tdr_credentials_set_keys (fixture->credentials, TDR_FAKE_ACCESS_KEY_ID, TDR_FAKE_SECRET_ACCESS_KEY,
                            TDR_FAKE_SESSION_TOKEN, "a test");
  fixture->credentials->google_key = g_strdup (TDR_FAKE_GOOGLE_KEY);
  fixture->folder = g_dir_make_tmp ("tender-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
refresh_fixture_tear_down (RefreshFixture *fixture,
                           gconstpointer   data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  tdr_credentials_free (fixture->credentials);
  tdr_endpoints_free (fixture->endpoints);
  tdr_fake_provider_free (fixture->provider);
  g_object_unref (fixture->authority);
  g_object_unref (fixture->direct);
}

TdrRefreshOptions
refresh_fixture_get_options (RefreshFixture    *fixture,
                             const char *const *sources)
{
  static const char *const regions[] = { "us-east-1", "eastus2", NULL };
  double patience = g_getenv ("TDR_SLOW") != NULL ? SLOWNESS : 1;     /* sanitizers take their time */

  return (TdrRefreshOptions) {
    .sources = sources,
    .regions = regions,
    .folder = fixture->folder,
    .endpoints = fixture->endpoints,
    .credentials = fixture->credentials,
    .http = {
      .clock = &fake_clock, .seed = 1, .silence_seconds = patience, .total_seconds = 3 * patience,
      .max_bytes = 1024 * 1024, .max_tries = 2,
      .tls_database = fixture->authority, .proxy_resolver = fixture->direct,
    },
  };
}

GPtrArray *
refresh_fixture_run (RefreshFixture    *fixture,
                     const char *const *sources)
{
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, sources);
  g_autoptr (GError) error = NULL;
  GPtrArray *results = tdr_refresh_run (&options, NULL, &error);

  g_assert_no_error (error);
  return results;
}

const TdrRefreshResult *
refresh_fixture_find_result (GPtrArray  *results,
                             const char *source)
{
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (((TdrRefreshResult *) g_ptr_array_index (results, i))->source->id, source))
      return g_ptr_array_index (results, i);

  g_assert_not_reached ();
}

/* Everything that is written down, one file after another. */
char *
refresh_fixture_read_folder (const char *folder,
                             gboolean    with_failures)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tdr_source_get (i) != NULL; i++)
    for (guint kind = 0; kind <= (guint) with_failures; kind++)
      {
        g_autofree char *name = g_strconcat (tdr_source_get (i)->id, kind == 0 ? ".json" : ".failure.json", NULL);
        g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;

        if (g_file_get_contents (path, &content, NULL, NULL))
          g_string_append_printf (text, "%s:%s", name, content);
      }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
