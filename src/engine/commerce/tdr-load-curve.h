/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-demand.h"

G_BEGIN_DECLS

#define TDR_MAX_TERM_MONTHS 120   /* ten years: no price and no model is promised for longer */

/**
 * TdrLoadStep:
 * @load: requests an hour
 * @hours: hours of the term that have this load
 */
typedef struct {
  double load;
  double hours;
} TdrLoadStep;

/**
 * TdrLoadCurve:
 * @steps: (array length=n_steps): the heaviest first, no two of the same load
 * @hours: of the term
 * @requests: of the term
 *
 * The load duration curve of a workload over a term: for how many hours the load is at least so much. Requests that may
 * wait for a batch are not in it: they need no capacity at any hour of their own.
 */
typedef struct {
  TdrLoadStep *steps;
  guint n_steps;
  double hours;
  double requests;
} TdrLoadCurve;

/**
 * TdrLoadCoverage:
 * @served: requests that the capacity carries
 * @overflow: requests that it does not
 * @idle: requests that it could carry beside them
 * @hours_over: hours in which the load exceeds it
 * @coverage: @served over all requests, 0 to 1; 1 where there are none
 * @utilisation: @served over what it could carry, 0 to 1; 0 where that is nothing
 *
 * What a constant capacity does under a load curve.
 */
typedef struct {
  double served;
  double overflow;
  double idle;
  double hours_over;
  double coverage;
  double utilisation;
} TdrLoadCoverage;

TdrLoadCurve    *tdr_load_curve_new            (const TdrWorkload   *workload,
                                                guint                term_months,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
TdrLoadCurve    *tdr_load_curve_new_for_months (const TdrDemand     *demand,
                                                guint                first_month,
                                                guint                last_month,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void             tdr_load_curve_free           (TdrLoadCurve        *self);
double           tdr_load_curve_get_peak       (const TdrLoadCurve  *self);
double           tdr_load_curve_get_load_over  (const TdrLoadCurve  *self,
                                                double               hours);
TdrLoadCoverage  tdr_load_curve_cover          (const TdrLoadCurve  *self,
                                                double               capacity);
gboolean         tdr_term_check                (guint                term_months,
                                                GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrLoadCurve, tdr_load_curve_free)

G_END_DECLS
