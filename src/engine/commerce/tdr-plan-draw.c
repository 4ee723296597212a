/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-draw.h"

#include "tdr-engine-error.h"

#include <math.h>
#include <string.h>

#define MILLION 1e6

static double
monthly (double yearly)
{
  return pow (yearly, 1.0 / TDR_MONTHS_PER_YEAR);
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
check_shape (const TdrUncertainDemand  *self,
             GError                   **error)
{
  for (guint month = 0; self->shape != NULL && month < self->term_months; month++)
    if (!isfinite (self->shape[month]) || self->shape[month] < 0)
      {
        g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                     "What the season and the ramp make of month %u must be 0 or more", month + 1);
        return FALSE;
      }

  return TRUE;
}

/**
 * tdr_uncertain_demand_check:
 *
 * Whether the figures can be, in every draw. If not, fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_uncertain_demand_check (const TdrUncertainDemand  *self,
                            const TdrDraws            *draws,
                            GError                   **error)
{
  if (self->requests_per_month < 0 || self->requests_per_month > TDR_MAX_REQUESTS_PER_MONTH
      || self->growth_ppm < TDR_MIN_GROWTH_PPM || self->growth_ppm > TDR_MAX_GROWTH_PPM)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "The demand has more requests or growth than a workload can have, or less than none");
      return FALSE;
    }

  return tdr_term_check (self->term_months, error) && check_shape (self, error)
         && check_column (draws, self->demand, TRUE, "the demand", error)
         && check_column (draws, self->growth, TRUE, "the growth", error)
         && check_column (draws, self->tokens, FALSE, "the tokens of a request", error);
}

/**
 * tdr_uncertain_plan_check:
 * @currency: that its cost must be in
 *
 * Likewise; fails with %TDR_ENGINE_ERROR_CURRENCY too.
 */
gboolean
tdr_uncertain_plan_check (const TdrUncertainPlan  *self,
                          const char              *currency,
                          const TdrDraws          *draws,
                          GError                 **error)
{
  if (strcmp (self->cost.fixed.currency, currency) != 0)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY, "Cannot compare %s with %s",
                   self->cost.fixed.currency, currency);
      return FALSE;
    }

  for (guint i = 0; i < self->n_later; i++)
    if (!tdr_volume_cost_check (&self->later[i].cost, error))
      return FALSE;

  return tdr_volume_cost_check (&self->cost, error) && tdr_uncertain_plan_check_columns (self, draws, error);
}

/**
 * tdr_uncertain_plan_check_columns:
 *
 * Whether what chance moves can be so in every draw. If not, fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_uncertain_plan_check_columns (const TdrUncertainPlan  *self,
                                  const TdrDraws          *draws,
                                  GError                 **error)
{
  return check_column (draws, self->price, TRUE, "the price", error)
         && check_column (draws, self->throughput, FALSE, "the throughput", error)
         && check_column (draws, self->exchange, TRUE, "the exchange rate", error);
}

/**
 * tdr_uncertain_demand_fill_requests:
 * @requests: (out caller-allocates): of every month of the term, in one draw
 */
void
tdr_uncertain_demand_fill_requests (const TdrUncertainDemand *self,
                                    const TdrDraws           *draws,
                                    guint                     draw,
                                    double                   *requests)
{
  double yearly = (1 + self->growth_ppm / (double) TDR_PPM) * tdr_draws_get_factor (draws, draw, self->growth);
  double growth = monthly (yearly);
  double volume = self->requests_per_month * tdr_draws_get_factor (draws, draw, self->demand);

  for (guint month = 0; month < self->term_months; month++, volume *= growth)
    requests[month] = self->shape != NULL ? volume * self->shape[month] : volume;
}

/**
 * tdr_draws_get_factor:
 * @column: or %TDR_CERTAIN
 *
 * What a figure is multiplied by in one draw.
 */
double
tdr_draws_get_factor (const TdrDraws *self,
                      guint           draw,
                      int             column)
{
  return column == TDR_CERTAIN ? 1 : tdr_draws_get (self, draw, (guint) column);
}

static double
peak_of (const double *requests,
         guint         n_months)
{
  double peak = requests[0];

  for (guint month = 1; month < n_months; month++)
    peak = MAX (peak, requests[month]);
  return peak;
}

/**
 * tdr_plan_draw_enter:
 * @cost: (transfer none): of the months from here on; must outlive @self
 *
 * Longer requests cost more and leave room for fewer of them on a unit.
 */
void
tdr_plan_draw_enter (TdrPlanDraw         *self,
                     const TdrVolumeCost *cost)
{
  self->fixed = cost->fixed.micros * self->exchange;
  self->per_request = cost->per_million.micros / MILLION * self->tokens * self->exchange;
  self->n_units = cost->n_units;
  self->banded = cost->n_bands > 0 ? cost : NULL;

  for (guint i = 0; i < self->n_units; i++)
    {
      const TdrVolumeUnits *units = &cost->units[i];

      self->units[i].price = units->price.micros * self->exchange;
      self->units[i].requests = units->requests_per_unit * self->room;
      self->units[i].least = units->least;
      self->units[i].increment = units->increment;
    }
}

/**
 * tdr_plan_draw_new:
 * @plan: must outlive what is returned
 * @requests: of every month, as tdr_uncertain_demand_fill_requests() has them in this draw
 *
 * The first month of @plan in one draw.
 */
TdrPlanDraw
tdr_plan_draw_new (const TdrUncertainPlan   *plan,
                   const TdrUncertainDemand *demand,
                   const double             *requests,
                   const TdrDraws           *draws,
                   guint                     draw)
{
  double tokens = tdr_draws_get_factor (draws, draw, demand->tokens);
  TdrPlanDraw self = {
    .tokens = tokens,
    .room = tdr_draws_get_factor (draws, draw, plan->throughput) / tokens,
    .exchange = tdr_draws_get_factor (draws, draw, plan->exchange),
    .price_change = tdr_draws_get_factor (draws, draw, plan->price),
    .peak_requests = plan->buys_for_peak ? peak_of (requests, demand->term_months) : 0,
  };

  tdr_plan_draw_enter (&self, &plan->cost);
  return self;
}

/**
 * tdr_plan_draw_banded_cost:
 * @requests: that are carried
 *
 * tdr_volume_cost_at() where the line changes with the volume: what counts is how many requests as planned would take as
 * much.
 */
double
tdr_plan_draw_banded_cost (const TdrPlanDraw *self,
                           double             requests)
{
  double planned = requests / self->room;
  TdrVolumeBand band = tdr_volume_cost_get_band (self->banded, planned);
  double cost = (double) band.fixed.micros + band.per_million.micros / MILLION * planned;

  if (self->n_units > 0)
    cost += tdr_plan_draw_count_units (self, 0, requests) * band.unit_price.micros;

  return cost * self->exchange;
}
