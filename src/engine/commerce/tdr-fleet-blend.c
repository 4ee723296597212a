/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fleet-blend.h"

#include "tdr-engine-error.h"

#include <math.h>

#define WHOLE 1e-9   /* of a machine: loads are sums of doubles */

/* The hours of one period by the machines that run in them. */
typedef struct {
  GArray *hours;      /* (element-type double) */
  GArray *machines;   /* (element-type double) */
  double most;
} Hours;

static void
clear_hours (Hours *self)
{
  g_array_unref (self->hours);
  g_array_unref (self->machines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hours, clear_hours)

static void
add_hours (Hours  *self,
           double  hours,
           double  machines)
{
  g_array_append_val (self->hours, hours);
  g_array_append_val (self->machines, machines);
  self->most = MAX (self->most, machines);
}

/* A commitment that is longer than what is left of the term is paid in hours that run nothing. */
static gboolean
count_hours (Hours                 *self,
             const TdrDemand       *demand,
             const TdrFleetTerms   *terms,
             const TdrFleetPeriod  *period,
             GError               **error)
{
  g_autoptr (TdrLoadCurve) curve = tdr_load_curve_new_for_months (demand, period->first_month, period->last_month, error);
  double an_hour = (double) terms->requests_per_machine / TDR_HOURS_PER_MONTH;
  guint beyond = terms->commitment_months - (period->last_month + 1 - period->first_month);

  if (curve == NULL)
    return FALSE;

  for (guint i = 0; i < curve->n_steps; i++)
    add_hours (self, curve->steps[i].hours,
               ceil (curve->steps[i].load / an_hour - WHOLE) + (double) terms->spare_machines);
  if (beyond > 0)
    add_hours (self, (double) beyond * TDR_HOURS_PER_MONTH, 0);
  return TRUE;
}

static gboolean
add_up (TdrFleetBlend         *self,
        const TdrFleetPeriod  *period,
        const TdrSavingsPlan  *nothing,
        const TdrSavingsPlan  *everything,
        GError               **error)
{
  return tdr_money_add (self->committed, period->plan.committed, &self->committed, error)
         && tdr_money_add (self->on_demand, period->plan.on_demand, &self->on_demand, error)
         && tdr_money_add (self->total, period->plan.total, &self->total, error)
         && tdr_money_add (self->all_on_demand, nothing->total, &self->all_on_demand, error)
         && tdr_money_add (self->all_committed, everything->total, &self->all_committed, error);
}

static gboolean
fill_period (TdrFleetBlend        *self,
             TdrFleetPeriod       *period,
             const TdrDemand      *demand,
             const TdrFleetTerms  *terms,
             GError              **error)
{
  g_auto (Hours) hours = {
    g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)),
  };
  TdrFleet fleet = { .rates = &terms->rate, .n_types = 1 };
  TdrMoney peak, none = tdr_money_new (0, terms->rate.plan.currency);
  TdrSavingsPlan nothing, everything;

  if (!count_hours (&hours, demand, terms, period, error)
      || !tdr_money_extend (terms->rate.plan, (gint64) hours.most, 1, &peak, error))
    return FALSE;

  fleet.hours = (const double *) hours.hours->data;
  fleet.machines = (const double *) hours.machines->data;
  fleet.n_hours = hours.hours->len;
  if (!tdr_savings_plan_find (&fleet, &period->plan, error) || !tdr_savings_plan_price (&fleet, none, &nothing, error)
      || !tdr_savings_plan_price (&fleet, peak, &everything, error))
    return FALSE;

  period->most_machines = hours.most;
  period->machines = (double) period->plan.hourly.micros / (double) terms->rate.plan.micros;
  return add_up (self, period, &nothing, &everything, error);
}

static gboolean
check (const TdrFleetTerms  *terms,
       guint                 term_months,
       GError              **error)
{
  if (!tdr_term_check (term_months, error) || !tdr_term_check (terms->commitment_months, error))
    return FALSE;
  if (terms->requests_per_machine >= 1 && terms->spare_machines >= 0 && terms->rate.plan.micros > 0)
    return TRUE;

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                       "A machine must carry a request a month or more, and a committed one must cost something");
  return FALSE;
}

/**
 * tdr_fleet_blend_new:
 * @term_months: from 1 to %TDR_MAX_TERM_MONTHS
 *
 * How many machines to commit at least cost where the others run only in the hours that need them, as
 * tdr_savings_plan_find() says it for each commitment of the term; the last is paid to its end even where the term ends
 * before. Requests that may wait for a batch are not in it. Starting and stopping a machine is taken to cost nothing.
 * Fails with %TDR_ENGINE_ERROR_INVALID or like tdr_savings_plan_find().
 */
TdrFleetBlend *
tdr_fleet_blend_new (const TdrDemand      *demand,
                     guint                 term_months,
                     const TdrFleetTerms  *terms,
                     GError              **error)
{
  g_autoptr (TdrFleetBlend) self = g_new0 (TdrFleetBlend, 1);
  guint each = terms->commitment_months;

  if (!check (terms, term_months, error))
    return NULL;

  self->n_periods = (term_months + each - 1) / each;
  self->periods = g_new0 (TdrFleetPeriod, self->n_periods);
  self->committed = self->on_demand = self->total = tdr_money_new (0, terms->rate.plan.currency);
  self->all_on_demand = self->all_committed = self->total;
  for (guint i = 0; i < self->n_periods; i++)
    {
      self->periods[i].first_month = i * each + 1;
      self->periods[i].last_month = MIN ((i + 1) * each, term_months);
      if (!fill_period (self, &self->periods[i], demand, terms, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * tdr_fleet_blend_free:
 *
 * Frees @self.
 */
void
tdr_fleet_blend_free (TdrFleetBlend *self)
{
  g_free (self->periods);
  g_free (self);
}
