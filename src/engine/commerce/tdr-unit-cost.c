/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-unit-cost.h"

#include "tdr-engine-error.h"
#include "tdr-tariff.h"
#include "tdr-workload.h"

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

/**
 * tdr_unit_cost_per_million_tokens:
 * @total: over the term
 * @tokens: over the same term, prompt and answer together
 * @per_million: (out): total ÷ tokens × 1,000,000, rounded to a millionth
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID without tokens, or with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_unit_cost_per_million_tokens (TdrMoney   total,
                                  gint64     tokens,
                                  TdrMoney  *per_million,
                                  GError   **error)
{
  if (tokens <= 0)
    return refuse ("Without tokens there is no cost per million tokens", error);

  return tdr_money_extend (total, TDR_TOKENS_PER_RATE, tokens, per_million, error);
}

/**
 * tdr_unit_cost_per_success:
 * @total: over the term
 * @requests: over the same term
 * @success_ppm: share of the requests whose answer does the task, in millionths; the others were paid for nothing
 * @per_success: (out): total ÷ (requests × share), rounded to a millionth
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID without requests or successes, or with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_unit_cost_per_success (TdrMoney   total,
                           gint64     requests,
                           int        success_ppm,
                           TdrMoney  *per_success,
                           GError   **error)
{
  TdrMoney per_request_times_million;

  if (success_ppm <= 0 || success_ppm > TDR_PPM)
    return refuse ("The share of successful tasks in millionths must be from 1 to 1000000", error);
  if (requests <= 0)
    return refuse ("Without requests there is no cost per successful task", error);
  if (requests > G_MAXINT64 / success_ppm)
    return tdr_money_extend (total, TDR_PPM, success_ppm, &per_request_times_million, error)
           && tdr_money_extend (per_request_times_million, 1, requests, per_success, error);

  return tdr_money_extend (total, TDR_PPM, requests * success_ppm, per_success, error);
}
