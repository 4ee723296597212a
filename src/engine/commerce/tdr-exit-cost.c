/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-exit-cost.h"

#include "tdr-engine-error.h"

#include <string.h>

/* Article 29 (2) and (1) of Regulation (EU) 2023/2854. */
#define AT_COST_FROM "2024-01-11"
#define FORBIDDEN_FROM "2027-01-12"

static gboolean
check (const TdrExitTerms  *terms,
       guint                month,
       GError             **error)
{
  const char *message = NULL;

  if (terms->monthly.micros < 0 || terms->requalification.micros < 0 || terms->egress_per_gigabyte.micros < 0
      || terms->switching_fee.micros < 0 || terms->stored_gigabytes < 0)
    message = "A part of the cost of leaving cannot be negative";
  else if (terms->committed_months > TDR_MAX_TERM_MONTHS || terms->notice_months > TDR_MAX_TERM_MONTHS
           || terms->overlap_months > TDR_MAX_TERM_MONTHS || month > TDR_MAX_TERM_MONTHS)
    message = "Commitment, notice, overlap and the month of leaving are of ten years at most";
  if (message == NULL)
    return TRUE;

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
add_up (const TdrExitTerms  *terms,
        TdrExitCost         *cost,
        GError             **error)
{
  cost->total = tdr_money_new (0, terms->monthly.currency);
  return tdr_money_add (cost->total, cost->requalification, &cost->total, error)
         && tdr_money_add (cost->total, cost->unused_commitment, &cost->total, error)
         && tdr_money_add (cost->total, cost->notice, &cost->total, error)
         && tdr_money_add (cost->total, cost->egress, &cost->total, error)
         && tdr_money_add (cost->total, cost->switching_fee, &cost->total, error);
}

/**
 * tdr_switching_rule_on:
 * @date: ISO, of the switch, by a customer in the European Union
 */
TdrSwitchingRule
tdr_switching_rule_on (const char *date)
{
  if (strcmp (date, FORBIDDEN_FROM) >= 0)
    return TDR_SWITCHING_FORBIDDEN;

  return strcmp (date, AT_COST_FROM) >= 0 ? TDR_SWITCHING_AT_COST : TDR_SWITCHING_FREE;
}

/**
 * tdr_exit_cost_compute:
 * @month: of the term after which the buyer decides to leave; 0: at once after signature
 *
 * What leaving then costs beside what the next plan costs. Months are paid once: what the commitment owes is not paid
 * again as notice. What the provider may charge at cost is taken as it charges it: nobody but the provider knows its
 * cost. Fails with %TDR_ENGINE_ERROR_INVALID, %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_exit_cost_compute (const TdrExitTerms  *terms,
                       guint                month,
                       TdrExitCost         *cost,
                       GError             **error)
{
  gboolean is_charged = terms->rule != TDR_SWITCHING_FORBIDDEN;
  guint paid_on = MAX (terms->notice_months, terms->overlap_months);
  guint committed = terms->committed_months > month ? terms->committed_months - month : 0;
  guint beyond = paid_on > committed ? paid_on - committed : 0;

  if (!check (terms, month, error))
    return FALSE;

  cost->requalification = terms->requalification;
  cost->switching_fee = is_charged ? terms->switching_fee : tdr_money_new (0, terms->switching_fee.currency);
  return tdr_money_extend (terms->monthly, committed, 1, &cost->unused_commitment, error)
         && tdr_money_extend (terms->monthly, beyond, 1, &cost->notice, error)
         && tdr_money_extend (terms->egress_per_gigabyte, is_charged ? terms->stored_gigabytes : 0, 1, &cost->egress,
                              error)
         && add_up (terms, cost, error);
}
