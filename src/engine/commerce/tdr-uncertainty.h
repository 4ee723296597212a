/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-draws.h"
#include "tdr-load-curve.h"
#include "tdr-volume-phase.h"

G_BEGIN_DECLS

#define TDR_CERTAIN (-1)   /* instead of a column: as planned in every draw */

/**
 * TdrUncertainDemand:
 * @requests_per_month: in the first month, as planned
 * @growth_ppm: a year, as planned
 * @demand: column whose value the requests are multiplied by
 * @growth: column whose value (1 + growth) is multiplied by
 * @tokens: column whose value the tokens of a request are multiplied by
 * @shape: (nullable) (array length=term_months): what a season and a ramp make of the requests of each month: 1 leaves them
 *
 * A demand that chance changes. Every column is a factor, 1 being the plan, or %TDR_CERTAIN.
 */
typedef struct {
  gint64 requests_per_month;
  int growth_ppm;
  guint term_months;
  int demand;
  int growth;
  int tokens;
  const double *shape;
} TdrUncertainDemand;

/**
 * TdrUncertainPlan:
 * @cost: of a month, as planned
 * @price: column by whose value the price is multiplied at each anniversary, as that of a term of a contract is
 * @throughput: column whose value the requests of a unit are multiplied by
 * @exchange: column whose value the cost is multiplied by
 * @buys_for_peak: whether its units are bought for the greatest month of the term and paid in every month, as for a fleet
 *   that is sized once; otherwise each month buys what it needs
 * @later: (array length=n_later): what takes the place of @cost as the term goes on, in the same currency
 * @owed_months: that a commitment runs on beyond the term: as many times the last month is paid with it
 * @certain: (nullable) (array length of the term): millionths of each month that chance does not move
 *
 * A plan that chance changes; the columns are factors as above.
 */
typedef struct {
  TdrVolumeCost cost;
  int price;
  int throughput;
  int exchange;
  gboolean buys_for_peak;
  const TdrVolumePhase *later;
  guint n_later;
  guint owed_months;
  const double *certain;
} TdrUncertainPlan;

/**
 * TdrUncertainty:
 * @totals: (array length=n_plans*n_draws): millionths that each plan costs over the term in each draw
 *
 * What plans cost in many worlds, all plans in the same ones.
 */
typedef struct {
  double *totals;
  guint n_plans;
  guint n_draws;
  char currency[4];
} TdrUncertainty;

TdrUncertainty *tdr_uncertainty_new                 (const TdrUncertainDemand  *demand,
                                                     const TdrUncertainPlan    *plans,
                                                     guint                      n_plans,
                                                     const TdrDraws            *draws,
                                                     GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void            tdr_uncertainty_free                (TdrUncertainty            *self);
gboolean        tdr_uncertainty_get_quantiles       (const TdrUncertainty      *self,
                                                     guint                      plan,
                                                     const double              *shares,
                                                     guint                      n_shares,
                                                     TdrMoney                  *amounts,
                                                     GError                   **error);
gboolean        tdr_uncertainty_get_mean            (const TdrUncertainty      *self,
                                                     guint                      plan,
                                                     TdrMoney                  *mean,
                                                     GError                   **error);
gboolean        tdr_uncertainty_get_regret          (const TdrUncertainty      *self,
                                                     guint                      plan,
                                                     TdrMoney                  *expected,
                                                     TdrMoney                  *greatest,
                                                     GError                   **error);
double          tdr_uncertainty_get_chance_cheaper  (const TdrUncertainty      *self,
                                                     guint                      plan,
                                                     guint                      other);
double          tdr_uncertainty_get_chance_cheapest (const TdrUncertainty      *self,
                                                     guint                      plan);
double          tdr_uncertainty_get_chance_over     (const TdrUncertainty      *self,
                                                     guint                      plan,
                                                     TdrMoney                   budget);
gboolean        tdr_uncertainty_take_quantiles      (double                    *values,
                                                     guint                      n_values,
                                                     const char                *currency,
                                                     const double              *shares,
                                                     guint                      n_shares,
                                                     TdrMoney                  *amounts,
                                                     GError                   **error);
gboolean        tdr_uncertainty_compute_months      (const TdrUncertainDemand  *demand,
                                                     const TdrUncertainPlan    *plan,
                                                     const TdrDraws            *draws,
                                                     const double              *shares,
                                                     guint                      n_shares,
                                                     TdrMoney                  *amounts,
                                                     GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrUncertainty, tdr_uncertainty_free)

G_END_DECLS
