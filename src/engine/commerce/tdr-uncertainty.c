/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-uncertainty.h"

#include "tdr-monthly-costs.h"
#include "tdr-plan-draw.h"

#include <math.h>
#include <string.h>

static double
cost_of_term (TdrPlanDraw            *priced,
              const TdrUncertainPlan *plan,
              const double           *requests,
              guint                   term_months)
{
  double price = 1, total = 0;
  guint phase = 0;

  for (guint month = 0; month < term_months; price *= tdr_plan_draw_get_step (priced, month), month++)
    {
      tdr_plan_draw_begin_month (priced, plan, month, &phase);
      total += tdr_uncertain_plan_get_payment (plan, month, term_months,
                                               tdr_plan_draw_cost_of_month (priced, requests[month]) * price);
    }

  return total;
}

static gboolean
round_to_money (double       micros,
                const char  *currency,
                TdrMoney    *money,
                GError     **error)
{
  return tdr_money_round (micros, currency,
                          "In some draws the cost is larger than 9.2 trillion: narrow the distributions",
                          money, error);
}

static const double *
totals_of (const TdrUncertainty *self,
           guint                 plan)
{
  return self->totals + (gsize) plan * self->n_draws;
}

static double
least_total (const TdrUncertainty *self,
             guint                 draw)
{
  double least = INFINITY;

  for (guint plan = 0; plan < self->n_plans; plan++)
    least = MIN (least, totals_of (self, plan)[draw]);

  return least;
}

/**
 * tdr_uncertainty_new:
 * @plans: (array length=n_plans): at least one, all in one currency
 * @draws: of the columns that @demand and @plans name
 *
 * Prices every plan over the whole term in every draw. An estimate: its sums are doubles, and a result is money again,
 * rounded once. Fails with %TDR_ENGINE_ERROR_INVALID or %TDR_ENGINE_ERROR_CURRENCY.
 */
TdrUncertainty *
tdr_uncertainty_new (const TdrUncertainDemand  *demand,
                     const TdrUncertainPlan    *plans,
                     guint                      n_plans,
                     const TdrDraws            *draws,
                     GError                   **error)
{
  double requests[TDR_MAX_TERM_MONTHS];
  TdrUncertainty *self;

  g_return_val_if_fail (n_plans > 0, NULL);

  if (!tdr_uncertain_demand_check (demand, draws, error))
    return NULL;
  for (guint plan = 0; plan < n_plans; plan++)
    if (!tdr_uncertain_plan_check (&plans[plan], plans[0].cost.fixed.currency, draws, error))
      return NULL;

  self = g_new0 (TdrUncertainty, 1);
  self->totals = g_new (double, (gsize) n_plans * draws->n_draws);
  self->n_plans = n_plans;
  self->n_draws = draws->n_draws;
  memcpy (self->currency, plans[0].cost.fixed.currency, sizeof self->currency);

  for (guint draw = 0; draw < draws->n_draws; draw++)
    {
      tdr_uncertain_demand_fill_requests (demand, draws, draw, requests);
      for (guint plan = 0; plan < n_plans; plan++)
        {
          TdrPlanDraw priced = tdr_plan_draw_new (&plans[plan], demand, requests, draws, draw);

          self->totals[(gsize) plan * draws->n_draws + draw] = cost_of_term (&priced, &plans[plan], requests,
                                                                               demand->term_months);
        }
    }

  return self;
}

/**
 * tdr_uncertainty_free:
 *
 * Frees @self.
 */
void
tdr_uncertainty_free (TdrUncertainty *self)
{
  g_free (self->totals);
  g_free (self);
}

/**
 * tdr_uncertainty_get_quantiles:
 * @shares: (array length=n_shares): 0.1, 0.5 and 0.9 for P10, P50 and P90
 * @amounts: (out caller-allocates) (array length=n_shares): what @plan does not exceed over the term with that
 *   probability
 *
 * Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_uncertainty_get_quantiles (const TdrUncertainty  *self,
                               guint                  plan,
                               const double          *shares,
                               guint                  n_shares,
                               TdrMoney              *amounts,
                               GError               **error)
{
  g_autofree double *values = g_memdup2 (totals_of (self, plan), self->n_draws * sizeof (double));

  return tdr_uncertainty_take_quantiles (values, self->n_draws, self->currency, shares, n_shares, amounts, error);
}

/**
 * tdr_uncertainty_get_mean:
 *
 * Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_uncertainty_get_mean (const TdrUncertainty  *self,
                          guint                  plan,
                          TdrMoney              *mean,
                          GError               **error)
{
  double sum = 0;

  for (guint draw = 0; draw < self->n_draws; draw++)
    sum += totals_of (self, plan)[draw];

  return round_to_money (sum / self->n_draws, self->currency, mean, error);
}

/**
 * tdr_uncertainty_get_regret:
 * @expected: (out): by how much @plan costs more than the cheapest of each draw, on average
 * @greatest: (out): in the worst draw for it
 *
 * Regret (Savage, "The theory of statistical decision", 1951). Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_uncertainty_get_regret (const TdrUncertainty  *self,
                            guint                  plan,
                            TdrMoney              *expected,
                            TdrMoney              *greatest,
                            GError               **error)
{
  double sum = 0, most = 0;

  for (guint draw = 0; draw < self->n_draws; draw++)
    {
      double regret = totals_of (self, plan)[draw] - least_total (self, draw);

      sum += regret;
      most = MAX (most, regret);
    }

  return round_to_money (sum / self->n_draws, self->currency, expected, error)
         && round_to_money (most, self->currency, greatest, error);
}

/**
 * tdr_uncertainty_get_chance_cheaper:
 *
 * The share of draws in which @plan costs less than @other; those in which both cost the same count half.
 */
double
tdr_uncertainty_get_chance_cheaper (const TdrUncertainty *self,
                                    guint                 plan,
                                    guint                 other)
{
  const double *first = totals_of (self, plan);
  const double *second = totals_of (self, other);
  double count = 0;

  for (guint draw = 0; draw < self->n_draws; draw++)
    count += first[draw] < second[draw] ? 1 : first[draw] == second[draw] ? 0.5 : 0;

  return count / self->n_draws;
}

/**
 * tdr_uncertainty_get_chance_cheapest:
 *
 * The share of draws in which no plan costs less than @plan.
 */
double
tdr_uncertainty_get_chance_cheapest (const TdrUncertainty *self,
                                     guint                 plan)
{
  guint count = 0;

  for (guint draw = 0; draw < self->n_draws; draw++)
    count += totals_of (self, plan)[draw] <= least_total (self, draw);

  return (double) count / self->n_draws;
}

/**
 * tdr_uncertainty_get_chance_over:
 *
 * The share of draws in which @plan costs more than @budget over the term.
 */
double
tdr_uncertainty_get_chance_over (const TdrUncertainty *self,
                                 guint                 plan,
                                 TdrMoney              budget)
{
  guint count = 0;

  for (guint draw = 0; draw < self->n_draws; draw++)
    count += totals_of (self, plan)[draw] > budget.micros;

  return (double) count / self->n_draws;
}

/**
 * tdr_uncertainty_take_quantiles:
 * @values: (array length=n_values): millionths; they change places
 *
 * Quantiles of any amounts as money. Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_uncertainty_take_quantiles (double        *values,
                                guint          n_values,
                                const char    *currency,
                                const double  *shares,
                                guint          n_shares,
                                TdrMoney      *amounts,
                                GError       **error)
{
  for (guint i = 0; i < n_shares; i++)
    if (!round_to_money (tdr_quantile_of_unsorted (values, n_values, shares[i]), currency, &amounts[i], error))
      return FALSE;

  return TRUE;
}

/**
 * tdr_uncertainty_compute_months:
 * @shares: (array length=n_shares): as for tdr_uncertainty_get_quantiles()
 * @amounts: (out caller-allocates): @n_shares amounts for the first month, then for the second, and so on
 *
 * How much @plan costs month by month, with what probability. Fails like tdr_uncertainty_new(), or with
 * %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_uncertainty_compute_months (const TdrUncertainDemand  *demand,
                                const TdrUncertainPlan    *plan,
                                const TdrDraws            *draws,
                                const double              *shares,
                                guint                      n_shares,
                                TdrMoney                  *amounts,
                                GError                   **error)
{
  g_autoptr (TdrMonthlyCosts) costs = tdr_monthly_costs_new (demand, plan, draws, error);

  if (costs == NULL)
    return FALSE;
  for (guint month = 1; month <= demand->term_months; month++)
    if (!tdr_monthly_costs_get_quantiles (costs, month, shares, n_shares, amounts + (gsize) (month - 1) * n_shares,
                                          error))
      return FALSE;

  return TRUE;
}
