/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-uncertainty.h"

G_BEGIN_DECLS

/**
 * TdrPlanDraw:
 * @price_change: of every thirteenth month against the one before, as list prices change
 * @peak_requests: of the month that units are bought for; 0: each month for itself
 * @banded: (nullable): the cost as planned, where its line changes with the volume
 * @tokens: of a request, as a factor of those planned
 * @room: requests that take as much as one does as planned
 * @exchange: what amounts are multiplied by
 *
 * What one draw makes of one plan; amounts are millionths.
 */
typedef struct {
  double fixed;
  double per_request;
  double price_change;
  struct {
    double price;
    double requests;
    double least;
    double increment;
  } units[TDR_MAX_VOLUME_UNITS];
  guint n_units;
  double peak_requests;
  const TdrVolumeCost *banded;
  double tokens;
  double room;
  double exchange;
} TdrPlanDraw;

gboolean    tdr_uncertain_demand_check         (const TdrUncertainDemand  *self,
                                                const TdrDraws            *draws,
                                                GError                   **error);
gboolean    tdr_uncertain_plan_check           (const TdrUncertainPlan    *self,
                                                const char                *currency,
                                                const TdrDraws            *draws,
                                                GError                   **error);
gboolean    tdr_uncertain_plan_check_columns   (const TdrUncertainPlan    *self,
                                                const TdrDraws            *draws,
                                                GError                   **error);
void        tdr_uncertain_demand_fill_requests (const TdrUncertainDemand  *self,
                                                const TdrDraws            *draws,
                                                guint                      draw,
                                                double                    *requests);
double      tdr_draws_get_factor               (const TdrDraws            *self,
                                                guint                      draw,
                                                int                        column);
TdrPlanDraw tdr_plan_draw_new                  (const TdrUncertainPlan    *plan,
                                                const TdrUncertainDemand  *demand,
                                                const double              *requests,
                                                const TdrDraws            *draws,
                                                guint                      draw);
void        tdr_plan_draw_enter                (TdrPlanDraw               *self,
                                                const TdrVolumeCost       *cost);
double      tdr_plan_draw_banded_cost          (const TdrPlanDraw         *self,
                                                double                     requests);

/* Prices change when a phase of the plan begins; months count from 0, and @next is the first phase not yet begun. */
static inline void
tdr_plan_draw_begin_month (TdrPlanDraw            *self,
                           const TdrUncertainPlan *plan,
                           guint                   month,
                           guint                  *next)
{
  if (*next < plan->n_later && plan->later[*next].first_month == month + 1)
    tdr_plan_draw_enter (self, &plan->later[(*next)++].cost);
}

/* What prices of the month after are multiplied by, where months count from 0. */
static inline double
tdr_plan_draw_get_step (const TdrPlanDraw *self,
                        guint              month)
{
  return (month + 1) % TDR_MONTHS_PER_YEAR == 0 ? self->price_change : 1;
}

/* ceil() by conversion to an integer, which costs a tenth; this is the innermost step of a simulation. */
static inline double
tdr_plan_draw_round_up (double value)
{
  gint64 whole;

  if (value >= 0x1p53)   /* doubles from here on have no decimals */
    return value;

  whole = (gint64) value;
  return whole + (whole < value);
}

/* tdr_volume_units_count() likewise for figures that are no longer whole. */
static inline double
tdr_plan_draw_count_units (const TdrPlanDraw *self,
                           guint              kind,
                           double             carried)
{
  double above = MAX (tdr_plan_draw_round_up (carried / self->units[kind].requests) - self->units[kind].least, 0);

  if (self->units[kind].increment > 1)
    above = tdr_plan_draw_round_up (above / self->units[kind].increment) * self->units[kind].increment;
  return self->units[kind].least + above;
}

/* tdr_volume_cost_at() for figures that are no longer whole, before the growth of prices. */
static inline double
tdr_plan_draw_cost_of_month (const TdrPlanDraw *self,
                             double             requests)
{
  double cost = self->fixed + self->per_request * requests;
  double carried = self->peak_requests > 0 ? self->peak_requests : requests;

  if (self->banded != NULL)
    return tdr_plan_draw_banded_cost (self, carried);

  for (guint i = 0; i < self->n_units; i++)
    cost += tdr_plan_draw_count_units (self, i, carried) * self->units[i].price;

  return cost;
}

/* What is paid in a month, counted from 0, where its prices come to @cost. */
static inline double
tdr_uncertain_plan_get_payment (const TdrUncertainPlan *self,
                                guint                   month,
                                guint                   term_months,
                                double                  cost)
{
  double due = month + 1 == term_months ? cost * (1 + self->owed_months) : cost;

  return self->certain != NULL ? due + self->certain[month] : due;
}

/* Units of capacity and the band of prices that a month has: between two worlds in which they are the same a cost is a
 * straight line. */
static inline double
tdr_plan_draw_count_steps (const TdrPlanDraw *self,
                           double             requests)
{
  double carried = self->peak_requests > 0 ? self->peak_requests : requests;
  double steps = 0;

  for (guint i = 0; i < self->n_units; i++)
    steps += tdr_plan_draw_count_units (self, i, carried);
  for (guint i = 0; self->banded != NULL && i < self->banded->n_bands; i++)
    steps += carried / self->room > (double) self->banded->bands[i].above;

  return steps;
}

G_END_DECLS
