/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-assumptions.h"
#include "tdr-lifecycle.h"
#include "tdr-plan.h"

G_BEGIN_DECLS

/**
 * TdrTermDemand:
 * @assumptions: that hold for the term
 * @start: its first month, for what has a date; that of the prices where nobody said another
 * @usage: (array length=months): of each month
 * @peak: usage of the first of the greatest months of the term: what capacity is bought for
 * @peak_requests_per_second: in its busiest hour, of those that cannot wait
 * @mean_requests_per_second: of all of them, in its mean hour
 * @tokens: of the term
 * @requests: of the term
 *
 * One workload over the term: what every plan for it has to serve.
 */
typedef struct {
  const TdrAssumptions *assumptions;
  TdrDemand demand;
  TdrMonth start;
  guint months;
  TdrUsage usage[TDR_MAX_TERM_MONTHS];
  TdrUsage peak;
  double peak_requests_per_second;
  double mean_requests_per_second;
  gint64 tokens;
  gint64 requests;
} TdrTermDemand;

/**
 * TdrTermCost:
 * @known: whether the cost of every month is; if not, @reason says why and no amount means anything
 * @reason: (nullable): a sentence without its full stop; static
 * @commitment_months: length of one commitment; 0: what is used is paid and nothing else
 * @committed: owed by the first signature whether used or not
 * @lifecycle: what the end of the model does within the term
 * @purchase: what the supplier invoices, without tax
 * @operations: of what is self-hosted
 * @tax: on @purchase, as far as it is not recovered
 * @flow: all three
 * @total: of @flow, undiscounted
 * @per_million: @total per million tokens, prompt and answer together
 * @success_ppm: share of requests that do the task, 0 if nobody said it
 * @per_success: @total per request that does; meaningless without @success_ppm
 *
 * What a plan costs from signature to the end of the term.
 */
typedef struct {
  const TdrPlan *plan;
  gboolean known;
  const char *reason;
  guint commitment_months;
  TdrMoney committed;
  TdrLifecycle lifecycle;
  TdrCashFlow purchase;
  TdrCashFlow operations;
  TdrCashFlow tax;
  TdrCashFlow flow;
  TdrMoney total;
  TdrMoney present_value;
  TdrMoney equivalent_monthly;
  TdrMoney per_million;
  int success_ppm;
  TdrMoney per_success;
} TdrTermCost;

gboolean tdr_term_demand_init            (TdrTermDemand        *self,
                                          const TdrAssumptions *assumptions,
                                          const TdrWorkload    *workload,
                                          guint                 term_months,
                                          const char           *price_date,
                                          GError              **error);
gboolean tdr_term_demand_assume          (TdrTermDemand        *self,
                                          const TdrAssumptions *assumptions,
                                          GError              **error);
guint    tdr_plan_get_commitment_months  (const TdrPlan        *plan);
gboolean tdr_plan_buys_capacity          (const TdrPlan        *plan);
gint64   tdr_plan_count_machines         (const TdrPlan        *plan,
                                          const TdrTermDemand  *demand);
const TdrExchangeRate *
         tdr_plan_get_exchange           (const TdrPlan        *plan,
                                          const TdrAssumptions *assumptions);
gboolean tdr_term_cost_compute           (const TdrPlan        *plan,
                                          const TdrTermDemand  *demand,
                                          const char           *currency,
                                          TdrTermCost          *cost,
                                          GError              **error);
guint    tdr_term_cost_count_owed_months (const TdrTermCost    *self);
gboolean tdr_term_cost_value_anew        (const TdrTermCost    *self,
                                          const TdrTermDemand  *demand,
                                          TdrMoney             *value,
                                          GError              **error);

G_END_DECLS
