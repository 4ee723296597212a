/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-month.h"
#include "tdr-usage.h"

G_BEGIN_DECLS

#define TDR_MAX_RAMP_MONTHS 36
#define TDR_MAX_SEASON_PPM (12 * TDR_PPM)   /* all of a year's requests in one month */

/**
 * TdrDemand:
 * @workload: its first month, as it would be without season or ramp, and its growth
 * @start: the first month of the term; unset: months of 730 hours without a season
 * @season_ppm: of January to December, in millionths of the month without a season; all 0: no season
 * @ramp_ppm: (array length=n_ramp): share of the demand that is there in the first months, in millionths; after them
 *   all of it is
 *
 * A workload over calendar time: requests = workload after growth × season × ramp, each rounded half up.
 */
typedef struct {
  TdrWorkload workload;
  TdrMonth start;
  int season_ppm[TDR_MONTHS_PER_YEAR];
  int ramp_ppm[TDR_MAX_RAMP_MONTHS];
  guint n_ramp;
} TdrDemand;

void     tdr_demand_init              (TdrDemand          *self,
                                       const TdrWorkload  *workload);
gboolean tdr_demand_check             (const TdrDemand    *self,
                                       GError            **error);
gboolean tdr_demand_has_season         (const TdrDemand    *self);
gint64   tdr_demand_hours_in_month    (const TdrDemand    *self,
                                       guint               month);
double   tdr_demand_get_shape         (const TdrDemand    *self,
                                       guint               month);
gint64   tdr_demand_requests_in_month (const TdrDemand    *self,
                                       guint               month);
gboolean tdr_demand_workload          (const TdrDemand    *self,
                                       guint               month,
                                       TdrWorkload        *workload,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_demand_usage             (const TdrDemand    *self,
                                       guint               month,
                                       TdrUsage           *usage,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_demand_usage_of_term     (const TdrDemand    *self,
                                       guint               term_months,
                                       TdrUsage           *usages,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
