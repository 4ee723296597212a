/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-money.h"

G_BEGIN_DECLS

#define TDR_MAX_FLEET_TYPES 50
#define TDR_MAX_FLEET_HOURS 10000   /* kinds of hours: of a week over five years */

/**
 * TdrFleetRate:
 * @on_demand: of one machine for an hour
 * @plan: the same under the savings plan
 */
typedef struct {
  TdrMoney on_demand;
  TdrMoney plan;
} TdrFleetRate;

/**
 * TdrFleet:
 * @rates: (array length=n_types): one a type of machine
 * @hours: (array length=n_hours): how often each kind of hour comes
 * @machines: (array length=n_hours*n_types): of each type in each kind of hour, which need not be whole
 *
 * Machines over time.
 */
typedef struct {
  const TdrFleetRate *rates;
  guint n_types;
  const double *hours;
  const double *machines;
  guint n_hours;
} TdrFleet;

/**
 * TdrSavingsPlan:
 * @hourly: promised spend of every hour, at the plan's rates
 * @committed: that over all hours, used or not
 * @on_demand: for what the promise does not cover
 * @total: both
 * @used: share of the promise that covers something, 0 to 1; 0 where nothing is promised
 */
typedef struct {
  TdrMoney hourly;
  TdrMoney committed;
  TdrMoney on_demand;
  TdrMoney total;
  double used;
} TdrSavingsPlan;

gboolean tdr_savings_plan_price (const TdrFleet  *fleet,
                                 TdrMoney         hourly,
                                 TdrSavingsPlan  *plan,
                                 GError         **error);
gboolean tdr_savings_plan_find  (const TdrFleet  *fleet,
                                 TdrSavingsPlan  *plan,
                                 GError         **error);

G_END_DECLS
