/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-prices.h"

#include "tdr-cli-connection.h"
#include "tdr-cli.h"
#include "tdr-fetch.h"
#include "tdr-source-error.h"

#include <json-glib/json-glib.h>

#include <string.h>

typedef struct {
  char **sources;
  char **regions;
  TdrCliConnection connection;
  gboolean json;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->sources);
  g_strfreev (options->regions);
  tdr_cli_connection_clear (&options->connection);
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
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, "Write JSON", NULL },
    { NULL },
  };

  g_autofree GOptionEntry *all = tdr_cli_connection_dup_options (&options->connection, entries);

  return tdr_cli_parse (argc, argv, all, NULL, "Asks the providers for their prices and models.", 0, 0);
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

static int
refresh (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  guint n_facts = 0;
  TdrFetch fetch = {
    .sources = (const char *const *) options->sources,
    .regions = (const char *const *) options->regions,
    .connection = tdr_cli_connection_get_settings (&options->connection),
    .progress = options->json ? NULL : progress_cb,
  };

  results = tdr_fetch_run (&fetch, &n_facts, NULL, &error);
  if (results == NULL)
    return tdr_cli_connection_cannot ("prices refresh", error);

  g_printerr ("The catalogue now holds %u live facts: prices, rates, routes and where they are offered.\n", n_facts);
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
