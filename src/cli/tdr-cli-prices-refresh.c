/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-prices.h"

#include "tdr-cli.h"
#include "tdr-catalog.h"
#include "tdr-keyring.h"
#include "tdr-live-catalog.h"
#include "tdr-refresh.h"
#include "tdr-sign-in.h"
#include "tdr-source-error.h"

#include <json-glib/json-glib.h>

#include <string.h>

typedef struct {
  char **sources;
  char **regions;
  char **endpoints;
  char *profile;
  char *authority;
  gboolean keyring;
  gboolean json;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->sources);
  g_strfreev (options->regions);
  g_strfreev (options->endpoints);
  g_free (options->profile);
  g_free (options->authority);
}

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv)
{
  const GOptionEntry entries[] = {
    { "source", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options->sources, "Ask this source (again for several)", "SOURCE" },
    { "region", 'r', 0, G_OPTION_ARG_STRING_ARRAY, &options->regions, "Ask about this region (again for several)",
      "REGION" },
    { "endpoint", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->endpoints, "Ask a service somewhere else", "SERVICE=URL" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options->profile, "Sign in by this profile of ~/.aws", "PROFILE" },
    { "keyring", 0, 0, G_OPTION_ARG_NONE, &options->keyring, "Use the keys that are in the keyring, too", NULL },
    { "authority", 0, 0, G_OPTION_ARG_FILENAME, &options->authority, "Trust the authorities in this file alone",
      "FILE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, "Write JSON", NULL },
    { NULL },
  };

  return tdr_cli_parse (argc, argv, entries, NULL, "Asks the providers for their prices and models.", 0, 0);
}

static TdrEndpoints *
make_endpoints (const Options  *options,
                GError        **error)
{
  g_autoptr (TdrEndpoints) endpoints = tdr_endpoints_new ();

  for (guint i = 0; options->endpoints != NULL && options->endpoints[i] != NULL; i++)
    if (!tdr_endpoints_override (endpoints, options->endpoints[i], error))
      return NULL;

  return g_steal_pointer (&endpoints);
}

static TdrCredentials *
sign_in (const Options         *options,
         const TdrEndpoints    *endpoints,
         const TdrHttpOptions  *http_options,
         GError               **error)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (TdrHttp) http = tdr_http_new (http_options);
  TdrSignIn place = {
    .environment = environment,
    .home = g_get_home_dir (),
    .profile = options->profile,
    .endpoints = endpoints,
    .http = http,
    .clock = &tdr_clock_system,
  };
  g_autoptr (TdrCredentials) credentials = tdr_sign_in_find (&place, NULL, error);

  if (credentials == NULL || (options->keyring && !tdr_keyring_fill (credentials, NULL, error)))
    return NULL;

  return g_steal_pointer (&credentials);
}

static GTlsDatabase *
open_authority (const char  *file,
                GError     **error)
{
  g_autofree char *path = g_canonicalize_filename (file, NULL);

  return g_tls_file_database_new (path, error);
}

static void
progress_cb (const TdrSource *source,
             guint            n_done,
             guint            n_questions,
             gpointer         user_data)
{
  g_printerr ("\r%u of %u, %-40s", n_done, n_questions, source->name);
  if (n_done == n_questions)
    g_printerr ("\n");
}

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             guint        value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_result (JsonBuilder            *builder,
            const TdrRefreshResult *result)
{
  json_builder_begin_object (builder);
  add_text (builder, "source", result->source->id);
  json_builder_set_member_name (builder, "refreshed");
  json_builder_add_boolean_value (builder, result->error == NULL);
  if (result->error == NULL)
    {
      json_builder_set_member_name (builder, "unchanged");
      json_builder_add_boolean_value (builder, result->unchanged);
      add_integer (builder, "rows", tdr_answer_get_n_rows (result->answer));
      add_integer (builder, "facts", tdr_answer_get_n (result->answer));
      add_integer (builder, "not_understood", tdr_answer_get_n_refused (result->answer));
      add_integer (builder, "changes", result->n_changes);
    }
  else
    {
      add_text (builder, "reason", result->error->domain == TDR_SOURCE_ERROR
                                   ? tdr_source_error_to_string ((TdrSourceError) result->error->code) : "cancelled");
      add_text (builder, "message", result->error->message);
    }
  json_builder_end_object (builder);
}

static int
print_json (GPtrArray *results)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL, *line = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    add_result (builder, g_ptr_array_index (results, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  line = g_strconcat (text, "\n", NULL);

  return tdr_cli_write (line, strlen (line));
}

static int
print_text (GPtrArray *results)
{
  for (guint i = 0; i < results->len; i++)
    {
      const TdrRefreshResult *result = g_ptr_array_index (results, i);

      if (result->error != NULL)
        g_print ("%-20s not refreshed: %s\n", result->source->id, result->error->message);
      else if (result->unchanged)
        g_print ("%-20s as it was\n", result->source->id);
      else
        g_print ("%-20s %u facts of %u rows, %u not understood, %u changes\n", result->source->id,
                 tdr_answer_get_n (result->answer), tdr_answer_get_n_rows (result->answer),
                 tdr_answer_get_n_refused (result->answer), result->n_changes);
    }

  return TDR_CLI_DONE;
}

static int
print_results (GPtrArray *results,
               gboolean   json)
{
  int status = json ? print_json (results) : print_text (results);

  for (guint i = 0; i < results->len; i++)
    if (((TdrRefreshResult *) g_ptr_array_index (results, i))->error != NULL)
      status = TDR_CLI_CANNOT;

  return status;
}

/* What is kept becomes part of the catalogue that the other commands and the window use. */
static gboolean
use_prices (const char  *folder,
            GError     **error)
{
  g_autofree char *shipped = tdr_catalog_dup_data_path ("catalog.db");
  g_autofree char *target = g_build_filename (folder, "catalog.db", NULL);
  g_autofree char *today = tdr_clock_format (tdr_clock_system.now (NULL));
  guint n_facts = 0;

  today[strlen ("YYYY-MM-DD")] = '\0';
  if (!tdr_live_catalog_rebuild (shipped, folder, target, today, &n_facts, error))
    return FALSE;

  g_printerr ("The catalogue now holds %u live facts: prices, rates, routes and where they are offered.\n", n_facts);
  return TRUE;
}

static int
refresh (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = tdr_cli_prices_dup_folder ();
  g_autoptr (TdrEndpoints) endpoints = make_endpoints (options, &error);
  g_autoptr (GTlsDatabase) authority = NULL;
  g_autoptr (TdrCredentials) credentials = NULL;
  g_autoptr (GPtrArray) results = NULL;
  TdrRefreshOptions refresh_options = {
    .sources = (const char *const *) options->sources,
    .regions = (const char *const *) options->regions,
    .folder = folder,
    .endpoints = endpoints,
    .http = { .seed = g_random_int () },
    .progress = options->json ? NULL : progress_cb,
  };

  if (endpoints == NULL)
    return tdr_cli_usage ("prices refresh", "%s", error->message);
  if (options->authority != NULL && (authority = open_authority (options->authority, &error)) == NULL)
    return tdr_cli_cannot (error);
  refresh_options.http.tls_database = authority;
  credentials = sign_in (options, endpoints, &refresh_options.http, &error);
  if (credentials == NULL)
    return tdr_cli_cannot (error);
  refresh_options.credentials = credentials;
  results = tdr_refresh_run (&refresh_options, NULL, &error);
  if (results == NULL)
    return tdr_cli_usage ("prices refresh", "%s", error->message);

  if (!use_prices (folder, &error))
    return tdr_cli_cannot (error);

  return print_results (results, options->json);
}

/**
 * tdr_cli_prices_refresh:
 *
 * The command "prices refresh".
 */
int
tdr_cli_prices_refresh (int    argc,
                        char **argv)
{
  Options options = { NULL };
  int status = parse_options (&options, &argc, &argv) ? refresh (&options) : TDR_CLI_USAGE;

  clear_options (&options);
  return status;
}
