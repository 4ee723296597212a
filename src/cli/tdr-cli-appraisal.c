/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-appraisal.h"

#include "tdr-cli.h"
#include "tdr-cli-table.h"
#include "tdr-format.h"
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
    if (g_str_equal (((const TdrTenderWorkload *) g_ptr_array_index (tender->workloads, i))->id, workload_id))
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

static char *
dup_rate (const TdrAssumptions *assumptions)
{
  g_autofree char *rate = tdr_format_share (assumptions->rate.yearly_ppm);

  if (assumptions->rate.yearly_ppm == 0)
    return g_strdup (_("not discounted: the tender gives no discount rate"));
  if (assumptions->rate.basis == TDR_PRICES_REAL)
    return g_strdup_printf (_("constant prices, discounted at %s a year (real)"), rate);

  return g_strdup_printf (_("prices of each month, discounted at %s a year (nominal)"), rate);
}

static char *
dup_tax (const TdrAssumptions *assumptions)
{
  g_autofree char *rate = tdr_format_share (assumptions->tax.rate_ppm);
  g_autofree char *recoverable = tdr_format_share (assumptions->tax.recoverable_ppm);

  if (assumptions->tax.rate_ppm == 0)
    return g_strdup (_("without tax"));

  return g_strdup_printf (_("tax of %s, of which %s is recovered"), rate, recoverable);
}

static char *
dup_operations (const TdrAssumptions *assumptions)
{
  TdrMoney lines[TDR_N_OPERATIONS];
  TdrMoney monthly;
  g_autofree char *amount = NULL;
  gboolean own = TRUE;

  if (!tdr_operations_price_month (&assumptions->operations, lines, &monthly, NULL))
    return NULL;
  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    own &= assumptions->operations.lines[i].evidence == &tdr_own_operations_evidence;

  amount = tdr_format_money (monthly);
  return g_strdup_printf (own ? _("%s a month for operations of each self-hosted workload")
                              : _("%s a month for operations of each self-hosted workload (assumed, not priced)"),
                          amount);
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
  g_autofree char *rate = dup_rate (appraisal->assumptions);
  g_autofree char *tax = dup_tax (appraisal->assumptions);
  g_autofree char *operations = dup_operations (appraisal->assumptions);
  g_autofree char *text = g_strdup_printf (ngettext ("%u month, in %s, %s; %s; %s.", "%u months, in %s, %s; %s; %s.",
                                                     tender->term_months),
                                           tender->term_months, tender->currency, tax, rate,
                                           operations != NULL ? operations : "");

  g_print ("%s\n", tender->title);
  tdr_cli_print_text (text, 0);
}
