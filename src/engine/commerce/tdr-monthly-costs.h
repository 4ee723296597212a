/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-uncertainty.h"

G_BEGIN_DECLS

/**
 * TdrMonthlyCosts:
 * @costs: (array length=n_months*n_draws): millionths: of the first month in every draw, then of the second, and so on
 *
 * What one plan costs month by month in many worlds. Those of several workloads in the same draws can be added up.
 */
typedef struct {
  double *costs;
  guint n_months;
  guint n_draws;
  char currency[4];
} TdrMonthlyCosts;

TdrMonthlyCosts *tdr_monthly_costs_new             (const TdrUncertainDemand  *demand,
                                                    const TdrUncertainPlan    *plan,
                                                    const TdrDraws            *draws,
                                                    GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void             tdr_monthly_costs_free            (TdrMonthlyCosts           *self);
gboolean         tdr_monthly_costs_add             (TdrMonthlyCosts           *self,
                                                    const TdrMonthlyCosts     *other,
                                                    GError                   **error);
gboolean         tdr_monthly_costs_get_quantiles   (const TdrMonthlyCosts     *self,
                                                    guint                      month,
                                                    const double              *shares,
                                                    guint                      n_shares,
                                                    TdrMoney                  *amounts,
                                                    GError                   **error);
double           tdr_monthly_costs_get_chance_over (const TdrMonthlyCosts     *self,
                                                    guint                      first_month,
                                                    guint                      last_month,
                                                    TdrMoney                   amount);
double           tdr_monthly_costs_get_chance_under (const TdrMonthlyCosts    *self,
                                                     guint                     first_month,
                                                     guint                     last_month,
                                                     TdrMoney                  amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrMonthlyCosts, tdr_monthly_costs_free)

G_END_DECLS
