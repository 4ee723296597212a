/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-comparison.h"
#include "tdr-evaluation-json.h"
#include "tdr-tender-io.h"

#include <stdio.h>

static gboolean as_json;
static gboolean offline;
static gboolean all_groups;
static char *day;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print everything for programs, as evaluation.schema.json says", NULL },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all_groups, "Print every offer, not only the best of each kind", NULL },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &day, "Say how old prices are on this day (today)", "DATE" },
  { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Use the shipped catalogue only, not what was fetched since", NULL },
  { NULL }
};

static TdrEvaluation *
evaluate (const char  *path,
          GError     **error)
{
  g_autoptr (TdrTender) tender = tdr_tender_load (path, error);
  g_autoptr (TdrCatalog) catalog = NULL;
  TdrEvaluation *evaluation;

  if (tender == NULL)
    return NULL;
  catalog = tdr_cli_open_catalog_on (day, offline, error);
  if (catalog == NULL)
    return NULL;

  evaluation = tdr_evaluation_run (tender, catalog, NULL, error);
  if (evaluation == NULL)
    g_prefix_error (error, "%s: ", path);
  return evaluation;
}

/**
 * tdr_cli_evaluate:
 *
 * The command "evaluate": compares every offer for the workloads of a tender.
 */
int
tdr_cli_evaluate (int    argc,
                  char **argv)
{
  g_autoptr (TdrEvaluation) evaluation = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "FILE", "Compares every offer for the workloads of a tender.", 1, 1)
      || tdr_cli_check_day ("evaluate", day) != TDR_CLI_DONE)
    return TDR_CLI_USAGE;

  if (as_json)
    tdr_cli_speak_to_programs ();
  evaluation = evaluate (argv[1], &error);
  if (evaluation == NULL)
    return tdr_cli_cannot (error);

  if (as_json)
    {
      gsize length;
      g_autofree char *json = tdr_evaluation_to_json (evaluation, &length);

      return tdr_cli_write (json, length);
    }
  tdr_cli_comparison_print (evaluation, all_groups);
  return TDR_CLI_DONE;
}
