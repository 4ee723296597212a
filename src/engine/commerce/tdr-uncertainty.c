/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-uncertainty.h"

#include "tdr-engine-error.h"

#include <math.h>
#include <string.h>

#define MILLION 1e6
#define WHOLE_ABOVE 0x1p53   /* doubles from here on have no decimals */

/* What one draw makes of one plan. */
typedef struct {
  double fixed;
  double per_request;
  double price_growth;
  struct {
    double price;
    double requests;
    double least;
    double increment;
  } units[TDR_MAX_VOLUME_UNITS];
  guint n_units;
} PlanInDraw;

static double
factor_in (const TdrDraws *draws,
           guint           draw,
           int             column)
{
  return column == TDR_CERTAIN ? 1 : tdr_draws_get (draws, draw, (guint) column);
}

static double
monthly (double yearly)
{
  return pow (yearly, 1.0 / TDR_MONTHS_PER_YEAR);
}

/* Requests of every month of the term, in one draw. */
static void
fill_requests (const TdrUncertainDemand *demand,
               const TdrDraws           *draws,
               guint                     draw,
               double                   *requests)
{
  double yearly = (1 + demand->growth_ppm / (double) TDR_PPM) * factor_in (draws, draw, demand->growth);
  double growth = monthly (yearly);
  double volume = demand->requests_per_month * factor_in (draws, draw, demand->demand);

  for (guint month = 0; month < demand->term_months; month++, volume *= growth)
    requests[month] = volume;
}

/* Longer requests cost more and leave room for fewer of them on a unit. */
static PlanInDraw
plan_in_draw (const TdrUncertainPlan   *plan,
              const TdrUncertainDemand *demand,
              const TdrDraws           *draws,
              guint                     draw)
{
  double exchange = factor_in (draws, draw, plan->exchange);
  double tokens = factor_in (draws, draw, demand->tokens);
  double room = factor_in (draws, draw, plan->throughput) / tokens;
  PlanInDraw result = {
    .fixed = plan->cost.fixed.micros * exchange,
    .per_request = plan->cost.per_million.micros / MILLION * tokens * exchange,
    .price_growth = monthly (factor_in (draws, draw, plan->price)),
    .n_units = plan->cost.n_units,
  };

  for (guint i = 0; i < result.n_units; i++)
    {
      const TdrVolumeUnits *units = &plan->cost.units[i];

      result.units[i].price = units->price.micros * exchange;
      result.units[i].requests = units->requests_per_unit * room;
      result.units[i].least = units->least;
      result.units[i].increment = units->increment;
    }

  return result;
}

/* ceil() by conversion to an integer, which costs a tenth; this is the innermost step of a simulation. */
static inline double
round_up (double value)
{
  gint64 whole;

  if (value >= WHOLE_ABOVE)
    return value;

  whole = (gint64) value;
  return whole + (whole < value);
}

/* tdr_volume_units_count() for figures that are no longer whole. */
static double
cost_of_month (const PlanInDraw *plan,
               double            requests)
{
  double cost = plan->fixed + plan->per_request * requests;

  for (guint i = 0; i < plan->n_units; i++)
    {
      double above = MAX (round_up (requests / plan->units[i].requests) - plan->units[i].least, 0);

      if (plan->units[i].increment > 1)
        above = round_up (above / plan->units[i].increment) * plan->units[i].increment;
      cost += (plan->units[i].least + above) * plan->units[i].price;
    }

  return cost;
}

static double
cost_of_term (const PlanInDraw *plan,
              const double     *requests,
              guint             term_months)
{
  double price = 1, total = 0;

  for (guint month = 0; month < term_months; month++, price *= plan->price_growth)
    total += cost_of_month (plan, requests[month]) * price;

  return total;
}

/* No figure may be negative in any world, and tokens and throughput not even nothing: they are divided by. */
static gboolean
check_column (const TdrDraws  *draws,
              int              column,
              gboolean         may_be_nothing,
              const char      *name,
              GError         **error)
{
  if (column == TDR_CERTAIN)
    return TRUE;

  g_return_val_if_fail (column >= 0 && (guint) column < draws->n_columns, FALSE);

  for (guint draw = 0; draw < draws->n_draws; draw++)
    {
      double value = tdr_draws_get (draws, draw, (guint) column);

      if (isfinite (value) && (value > 0 || (value == 0 && may_be_nothing)))
        continue;

      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "The factor of %s must stay above 0: choose a distribution that does", name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_demand (const TdrUncertainDemand  *demand,
              const TdrDraws            *draws,
              GError                   **error)
{
  if (demand->requests_per_month < 0 || demand->requests_per_month > TDR_MAX_REQUESTS_PER_MONTH
      || demand->growth_ppm < TDR_MIN_GROWTH_PPM || demand->growth_ppm > TDR_MAX_GROWTH_PPM)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "The demand has more requests or growth than a workload can have, or less than none");
      return FALSE;
    }

  return tdr_term_check (demand->term_months, error)
         && check_column (draws, demand->demand, TRUE, "the demand", error)
         && check_column (draws, demand->growth, TRUE, "the growth", error)
         && check_column (draws, demand->tokens, FALSE, "the tokens of a request", error);
}

static gboolean
check_plan (const TdrUncertainPlan  *plan,
            const char              *currency,
            const TdrDraws          *draws,
            GError                 **error)
{
  if (strcmp (plan->cost.fixed.currency, currency) != 0)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY, "Cannot compare %s with %s",
                   plan->cost.fixed.currency, currency);
      return FALSE;
    }

  return tdr_volume_cost_check (&plan->cost, error)
         && check_column (draws, plan->price, TRUE, "the price", error)
         && check_column (draws, plan->throughput, FALSE, "the throughput", error)
         && check_column (draws, plan->exchange, TRUE, "the exchange rate", error);
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

/* Changes the places of @values. */
static gboolean
take_quantiles (double        *values,
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

  if (!check_demand (demand, draws, error))
    return NULL;
  for (guint plan = 0; plan < n_plans; plan++)
    if (!check_plan (&plans[plan], plans[0].cost.fixed.currency, draws, error))
      return NULL;

  self = g_new0 (TdrUncertainty, 1);
  self->totals = g_new (double, (gsize) n_plans * draws->n_draws);
  self->n_plans = n_plans;
  self->n_draws = draws->n_draws;
  memcpy (self->currency, plans[0].cost.fixed.currency, sizeof self->currency);

  for (guint draw = 0; draw < draws->n_draws; draw++)
    {
      fill_requests (demand, draws, draw, requests);
      for (guint plan = 0; plan < n_plans; plan++)
        {
          PlanInDraw priced = plan_in_draw (&plans[plan], demand, draws, draw);

          self->totals[(gsize) plan * draws->n_draws + draw] = cost_of_term (&priced, requests, demand->term_months);
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

  return take_quantiles (values, self->n_draws, self->currency, shares, n_shares, amounts, error);
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
  g_autofree double *costs = NULL;
  double requests[TDR_MAX_TERM_MONTHS];

  if (!check_demand (demand, draws, error) || !check_plan (plan, plan->cost.fixed.currency, draws, error))
    return FALSE;

  costs = g_new (double, (gsize) demand->term_months * draws->n_draws);
  for (guint draw = 0; draw < draws->n_draws; draw++)
    {
      PlanInDraw priced = plan_in_draw (plan, demand, draws, draw);
      double price = 1;

      fill_requests (demand, draws, draw, requests);
      for (guint month = 0; month < demand->term_months; month++, price *= priced.price_growth)
        costs[(gsize) month * draws->n_draws + draw] = cost_of_month (&priced, requests[month]) * price;
    }

  for (guint month = 0; month < demand->term_months; month++)
    if (!take_quantiles (costs + (gsize) month * draws->n_draws, draws->n_draws, plan->cost.fixed.currency, shares,
                         n_shares, amounts + (gsize) month * n_shares, error))
      return FALSE;

  return TRUE;
}
