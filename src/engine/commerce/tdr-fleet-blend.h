/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-load-curve.h"
#include "tdr-savings-plan.h"

G_BEGIN_DECLS

/**
 * TdrFleetTerms:
 * @rate: of a machine for an hour, on demand and committed
 * @commitment_months: of each signature
 * @requests_per_machine: a month that one machine carries when every hour is as busy as the busiest
 * @spare_machines: that run beside those that carry the load
 *
 * How a workload's machines are paid for by the hour.
 */
typedef struct {
  TdrFleetRate rate;
  guint commitment_months;
  gint64 requests_per_machine;
  gint64 spare_machines;
} TdrFleetTerms;

/**
 * TdrFleetPeriod:
 * @first_month: of the term, counted from 1
 * @last_month: the last that the term has of it; the commitment may be paid for longer
 * @machines: committed
 * @most_machines: that the busiest hour runs
 * @plan: what is promised an hour, and what it leads to
 */
typedef struct {
  guint first_month;
  guint last_month;
  double machines;
  double most_machines;
  TdrSavingsPlan plan;
} TdrFleetPeriod;

/**
 * TdrFleetBlend:
 * @periods: (array length=n_periods): one commitment after the other
 * @committed: paid for all of them
 * @on_demand: for the machines beyond them
 * @total: both
 * @all_on_demand: what it would come to with nothing committed
 * @all_committed: with every machine of the busiest hour committed
 *
 * Machines that follow the load hour by hour, the base of them committed.
 */
typedef struct {
  TdrFleetPeriod *periods;
  guint n_periods;
  TdrMoney committed;
  TdrMoney on_demand;
  TdrMoney total;
  TdrMoney all_on_demand;
  TdrMoney all_committed;
} TdrFleetBlend;

TdrFleetBlend *tdr_fleet_blend_new  (const TdrDemand      *demand,
                                     guint                 term_months,
                                     const TdrFleetTerms  *terms,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           tdr_fleet_blend_free (TdrFleetBlend        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrFleetBlend, tdr_fleet_blend_free)

G_END_DECLS
