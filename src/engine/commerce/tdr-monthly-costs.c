/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-monthly-costs.h"

#include "tdr-engine-error.h"
#include "tdr-plan-draw.h"

#include <string.h>

static double
sum_of_draw (const TdrMonthlyCosts *self,
             guint                  first_month,
             guint                  last_month,
             guint                  draw)
{
  double sum = 0;

  for (guint month = first_month; month <= last_month; month++)
    sum += self->costs[(gsize) (month - 1) * self->n_draws + draw];

  return sum;
}

/**
 * tdr_monthly_costs_new:
 *
 * Prices every month of the term in every draw. Fails like tdr_uncertainty_new().
 */
TdrMonthlyCosts *
tdr_monthly_costs_new (const TdrUncertainDemand  *demand,
                       const TdrUncertainPlan    *plan,
                       const TdrDraws            *draws,
                       GError                   **error)
{
  double requests[TDR_MAX_TERM_MONTHS];
  TdrMonthlyCosts *self;

  if (!tdr_uncertain_demand_check (demand, draws, error)
      || !tdr_uncertain_plan_check (plan, plan->cost.fixed.currency, draws, error))
    return NULL;

  self = g_new0 (TdrMonthlyCosts, 1);
  self->n_months = demand->term_months;
  self->n_draws = draws->n_draws;
  self->costs = g_new (double, (gsize) self->n_months * self->n_draws);
  memcpy (self->currency, plan->cost.fixed.currency, sizeof self->currency);

  for (guint draw = 0; draw < draws->n_draws; draw++)
    {
      TdrPlanDraw priced;
      double price = 1;
      guint phase = 0;

      tdr_uncertain_demand_fill_requests (demand, draws, draw, requests);
      priced = tdr_plan_draw_new (plan, demand, requests, draws, draw);
      for (guint month = 0; month < self->n_months; price *= tdr_plan_draw_get_step (&priced, month), month++)
        {
          tdr_plan_draw_begin_month (&priced, plan, month, &phase);
          self->costs[(gsize) month * self->n_draws + draw]
            = tdr_uncertain_plan_get_payment (plan, month, self->n_months,
                                              tdr_plan_draw_cost_of_month (&priced, requests[month]) * price);
        }
    }

  return self;
}

/**
 * tdr_monthly_costs_free:
 *
 * Frees @self.
 */
void
tdr_monthly_costs_free (TdrMonthlyCosts *self)
{
  g_free (self->costs);
  g_free (self);
}

/**
 * tdr_monthly_costs_add:
 * @other: of another workload in the same draws
 *
 * Adds @other, so that what is asked of a budget or a promise that spans workloads can be asked of their sum. Fails with
 * %TDR_ENGINE_ERROR_CURRENCY, or %TDR_ENGINE_ERROR_INVALID where terms or draws differ.
 */
gboolean
tdr_monthly_costs_add (TdrMonthlyCosts        *self,
                       const TdrMonthlyCosts  *other,
                       GError                **error)
{
  TdrMoney sum;

  if (self->n_months != other->n_months || self->n_draws != other->n_draws)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "Costs of different terms or draws cannot be added");
      return FALSE;
    }
  if (!tdr_money_add (tdr_money_new (0, self->currency), tdr_money_new (0, other->currency), &sum, error))
    return FALSE;

  for (gsize i = 0; i < (gsize) self->n_months * self->n_draws; i++)
    self->costs[i] += other->costs[i];
  return TRUE;
}

/**
 * tdr_monthly_costs_get_quantiles:
 * @month: counted from 1
 * @shares: (array length=n_shares): 0.1, 0.5 and 0.9 for P10, P50 and P90
 * @amounts: (out caller-allocates) (array length=n_shares): what the month does not exceed with that probability
 *
 * Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_monthly_costs_get_quantiles (const TdrMonthlyCosts  *self,
                                 guint                   month,
                                 const double           *shares,
                                 guint                   n_shares,
                                 TdrMoney               *amounts,
                                 GError                **error)
{
  g_autofree double *values = NULL;

  g_return_val_if_fail (month >= 1 && month <= self->n_months, FALSE);

  values = g_memdup2 (self->costs + (gsize) (month - 1) * self->n_draws, self->n_draws * sizeof (double));
  return tdr_uncertainty_take_quantiles (values, self->n_draws, self->currency, shares, n_shares, amounts, error);
}

/**
 * tdr_monthly_costs_get_chance_over:
 * @first_month: counted from 1
 * @last_month: included
 *
 * The share of draws in which these months together cost more than @amount: a month's, a year's or the whole budget.
 */
double
tdr_monthly_costs_get_chance_over (const TdrMonthlyCosts *self,
                                   guint                  first_month,
                                   guint                  last_month,
                                   TdrMoney               amount)
{
  guint count = 0;

  g_return_val_if_fail (first_month >= 1 && first_month <= last_month && last_month <= self->n_months, 0);

  for (guint draw = 0; draw < self->n_draws; draw++)
    count += sum_of_draw (self, first_month, last_month, draw) > amount.micros;

  return (double) count / self->n_draws;
}

/**
 * tdr_monthly_costs_get_chance_under:
 *
 * Likewise less than @amount: that a promise of spend is not met.
 */
double
tdr_monthly_costs_get_chance_under (const TdrMonthlyCosts *self,
                                    guint                  first_month,
                                    guint                  last_month,
                                    TdrMoney               amount)
{
  guint count = 0;

  g_return_val_if_fail (first_month >= 1 && first_month <= last_month && last_month <= self->n_months, 0);

  for (guint draw = 0; draw < self->n_draws; draw++)
    count += sum_of_draw (self, first_month, last_month, draw) < amount.micros;

  return (double) count / self->n_draws;
}
