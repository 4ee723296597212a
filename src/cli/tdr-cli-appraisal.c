/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-appraisal.h"

#include "tdr-appraisal-words.h"
#include "tdr-cli.h"
#include "tdr-cli-table.h"
#include "tdr-tender-io.h"

#include <glib/gi18n-lib.h>

static gboolean
check_workload (const TdrTender  *tender,
                const char       *workload_id,
                GError          **error)
{
  if (workload_id == NULL)
    return TRUE;
  for (guint i = 0; i < tender->workloads->len; i++)
    if (tdr_tender_is_workload (tender, i, workload_id))
      return TRUE;

  g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
               _("there is no workload “%s” in this tender: see the “id” of each in its file"), workload_id);
  return FALSE;
}

/**
 * tdr_cli_appraise:
 * @workload_id: (nullable): that must be in the tender
 *
 * Evaluates the tender at @path and appraises the result.
 */
TdrAppraisal *
tdr_cli_appraise (const char  *path,
                  const char  *workload_id,
                  gboolean     offline,
                  GError     **error)
{
  g_autoptr (TdrTender) tender = tdr_tender_load (path, error);
  g_autoptr (TdrCatalog) catalog = tender != NULL ? tdr_cli_open_catalog (offline, error) : NULL;
  g_autoptr (TdrEvaluation) evaluation = NULL;
  TdrAppraisal *appraisal = NULL;

  if (catalog == NULL)
    return NULL;

  if (check_workload (tender, workload_id, error))
    evaluation = tdr_evaluation_run (tender, catalog, NULL, error);
  if (evaluation != NULL)
    appraisal = tdr_appraisal_new (evaluation, NULL, error);
  if (appraisal == NULL)
    g_prefix_error (error, "%s: ", path);
  return appraisal;
}

/**
 * tdr_cli_print_assumptions:
 *
 * Prints what is taken for granted about the term.
 */
void
tdr_cli_print_assumptions (const TdrAppraisal *appraisal)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);
  g_autofree char *text = tdr_appraisal_words_dup_assumptions (appraisal);

  g_print ("%s\n", tender->title);
  tdr_cli_print_text (text, 0);
}
