/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-report.h"
#include "tdr-tender-io.h"

static char *pdf;
static char *paper;
static char *day;
static gboolean offline;

static const GOptionEntry entries[] = {
  { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, "Write the report to this file", "OUT" },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, "For this paper: “a4” (the default) or “letter”", "SIZE" },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &day, "Say how old prices are on this day (today)", "DATE" },
  { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Use the shipped catalogue only, not what was fetched since", NULL },
  { NULL }
};

static TdrEvaluation *
evaluate (const char  *path,
          GError     **error)
{
  g_autoptr (TdrTender) tender = tdr_tender_load (path, error);
  g_autoptr (TdrCatalog) catalog = tender != NULL ? tdr_cli_open_catalog_on (day, offline, error) : NULL;

  return catalog != NULL ? tdr_evaluation_run (tender, catalog, NULL, error) : NULL;
}

/**
 * tdr_cli_report:
 *
 * The command "report": writes the comparison as a document.
 */
int
tdr_cli_report (int    argc,
                char **argv)
{
  TdrReportOptions options = { .paper = TDR_PAPER_A4 };
  g_autoptr (TdrEvaluation) evaluation = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "FILE", "Writes the comparison of a tender as a PDF.", 1, 1))
    return TDR_CLI_USAGE;
  if (tdr_cli_check_day ("report", day) != TDR_CLI_DONE)
    return TDR_CLI_USAGE;
  if (pdf == NULL)
    return tdr_cli_usage ("report", "say where to write it: --pdf OUT");
  if (paper != NULL && !tdr_paper_from_string (paper, &options.paper))
    return tdr_cli_usage ("report", "there is no paper “%s”: give “a4” or “letter”", paper);

  evaluation = evaluate (argv[1], &error);
  if (evaluation == NULL || !tdr_report_write_pdf (evaluation, &options, pdf, NULL, &error))
    return tdr_cli_cannot (error);

  return TDR_CLI_DONE;
}
