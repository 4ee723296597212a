/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-prices.h"

#include "tdr-access-check.h"
#include "tdr-cli-connection.h"
#include "tdr-cli.h"
#include "tdr-refresh.h"

#include <json-glib/json-glib.h>

#include <string.h>

#define USUAL_REGION "us-east-1"

typedef struct {
  char *region;
  gboolean policy;
  gboolean json;
  TdrCliConnection connection;
} Options;

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv)
{
  const GOptionEntry entries[] = {
    { "region", 'r', 0, G_OPTION_ARG_STRING, &options->region, "Ask in this region (" USUAL_REGION ")", "REGION" },
    { "policy", 0, 0, G_OPTION_ARG_NONE, &options->policy, "Print the policy that allows what is asked, and ask nothing",
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, "Write JSON", NULL },
    { NULL },
  };
  g_autofree GOptionEntry *all = tdr_cli_connection_dup_options (&options->connection, entries);

  return tdr_cli_parse (argc, argv, all, NULL, "Says who you are signed in as, and what you may ask.", 0, 0);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_identity (JsonBuilder       *builder,
              const TdrIdentity *identity)
{
  g_autofree char *expires = identity->expires > 0 ? tdr_clock_format (identity->expires) : NULL;

  json_builder_set_member_name (builder, "signed_in_as");
  json_builder_begin_object (builder);
  add_text (builder, "account", identity->account);
  add_text (builder, "arn", identity->arn);
  add_text (builder, "keys_from", identity->origin);
  add_text (builder, "bedrock_key_from", identity->bedrock_origin);
  add_text (builder, "until", expires);
  add_text (builder, "problem", identity->problem);
  json_builder_end_object (builder);
}

static void
add_permissions (JsonBuilder *builder,
                 GPtrArray   *results)
{
  json_builder_set_member_name (builder, "permissions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    {
      const TdrAccessResult *result = g_ptr_array_index (results, i);

      json_builder_begin_object (builder);
      add_text (builder, "permission", result->permission);
      add_text (builder, "purpose", result->purpose);
      add_text (builder, "access", tdr_access_to_string (result->access));
      add_text (builder, "reason", result->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
print_json (const TdrIdentity *identity,
            GPtrArray         *results)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL, *line = NULL;

  json_builder_begin_object (builder);
  add_identity (builder, identity);
  add_permissions (builder, results);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  line = g_strconcat (text, "\n", NULL);

  return tdr_cli_write (line, strlen (line));
}

static void
print_identity (const TdrIdentity *identity)
{
  g_autofree char *expires = identity->expires > 0 ? tdr_clock_format (identity->expires) : NULL;

  if (identity->problem != NULL)
    g_print ("Amazon does not say who you are: %s\n", identity->problem);
  else
    g_print ("Signed in at Amazon as %s, account %s, by keys from %s%s%s\n", identity->arn, identity->account,
             identity->origin, expires != NULL ? ", until " : "", expires != NULL ? expires : "");
  if (identity->bedrock_origin != NULL)
    g_print ("Bedrock is asked with the API key from %s, whoever that belongs to\n", identity->bedrock_origin);
  g_print ("\n");
}

static int
print_text (const TdrIdentity *identity,
            GPtrArray         *results)
{
  print_identity (identity);
  for (guint i = 0; i < results->len; i++)
    {
      const TdrAccessResult *result = g_ptr_array_index (results, i);

      g_print ("%-8s %-48s %s\n", tdr_access_to_string (result->access), result->permission,
               result->reason != NULL ? result->reason : result->purpose);
    }

  return TDR_CLI_DONE;
}

static int
print_policy (void)
{
  g_autofree char *policy = tdr_access_check_dup_policy ();

  return tdr_cli_write (policy, strlen (policy));
}

/* Permission that is missing, or of which nothing can be said, is no success. */
static int
check (const Options *options)
{
  g_autoptr (GError) error = NULL;
  const char *region = options->region != NULL ? options->region : USUAL_REGION;
  TdrConnectionSettings settings = tdr_cli_connection_get_settings (&options->connection);
  g_autoptr (TdrConnection) connection
    = tdr_refresh_check_region (region, &error) ? tdr_connection_open (&settings, NULL, &error) : NULL;
  g_autoptr (TdrHttp) http = connection != NULL ? tdr_http_new (&connection->http) : NULL;
  g_autoptr (TdrIdentity) identity = NULL;
  g_autoptr (GPtrArray) results = NULL;
  TdrAsk ask = { .http = http, .clock = &tdr_clock_system };
  int status;

  if (connection == NULL)
    return tdr_cli_connection_cannot ("prices access", error);
  ask.endpoints = connection->endpoints;
  ask.credentials = connection->credentials;
  identity = tdr_access_check_identify (&ask, region, NULL);
  results = tdr_access_check_run (&ask, region, NULL, NULL, NULL, NULL);
  status = options->json ? print_json (identity, results) : print_text (identity, results);
  for (guint i = 0; i < results->len; i++)
    if (((TdrAccessResult *) g_ptr_array_index (results, i))->access != TDR_ACCESS_WORKS)
      status = TDR_CLI_CANNOT;

  return status;
}

/**
 * tdr_cli_prices_access:
 *
 * The command "prices access".
 */
int
tdr_cli_prices_access (int    argc,
                       char **argv)
{
  Options options = { 0 };
  int status = TDR_CLI_USAGE;

  if (parse_options (&options, &argc, &argv))
    status = options.policy ? print_policy () : check (&options);
  g_free (options.region);
  tdr_cli_connection_clear (&options.connection);

  return status;
}
