/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tipping-step.h"

#include "tdr-plan-draw.h"

#include <math.h>

#define WHOLE 1e-9   /* a number of units that should be whole may lie a hair beside it */

/**
 * tdr_tipping_is_moved:
 * @column: of a factor, or %TDR_CERTAIN
 *
 * Whether it is the one that the search moves.
 */
gboolean
tdr_tipping_is_moved (const TdrTippingSearch *self,
                      int                     column)
{
  return column != TDR_CERTAIN && (guint) column == self->column;
}

/**
 * tdr_tipping_count_volumes:
 *
 * In how many ways the search moves the volume: as requests, as their tokens.
 */
guint
tdr_tipping_count_volumes (const TdrTippingSearch *self)
{
  return tdr_tipping_is_moved (self, self->demand->demand) + tdr_tipping_is_moved (self, self->demand->tokens);
}

/**
 * tdr_tipping_moves_plan:
 *
 * Whether the search moves what @plan costs.
 */
gboolean
tdr_tipping_moves_plan (const TdrTippingSearch *self,
                        guint                   plan)
{
  return tdr_tipping_count_volumes (self) > 0 || tdr_tipping_is_moved (self, self->demand->growth)
         || tdr_tipping_is_moved (self, self->plans[plan].price) || tdr_tipping_is_moved (self, self->plans[plan].throughput)
         || tdr_tipping_is_moved (self, self->plans[plan].exchange);
}

/* Volume moves the units in proportion, throughput in inverse proportion. */
static double
value_for (const TdrTippingSearch *self,
           double                  value,
           double                  quantity,
           double                  wanted)
{
  return tdr_tipping_count_volumes (self) > 0 ? value * wanted / quantity : value * quantity / wanted;
}

static double
nearer (double a,
        double b,
        double end,
        double start)
{
  return end > start ? MIN (a, b) : MAX (a, b);
}

/* The value between @start and @end at which the next unit is needed or saved of which there are @units. */
static double
next_unit (const TdrTippingSearch *self,
           double                  units,
           double                  start,
           double                  end)
{
  gboolean grows = (tdr_tipping_count_volumes (self) > 0) == (end > start);
  double whole = grows ? floor (units + WHOLE) + 1 : ceil (units - WHOLE) - 1;

  return units > 0 && whole > 0 ? nearer (value_for (self, start, units, whole), end, end, start) : end;
}

/* The value at which the volume passes the @edge of a band; @end where it does not on the way. */
static double
next_edge (const TdrTippingSearch *self,
           double                  volume,
           double                  edge,
           double                  start,
           double                  end)
{
  double value;

  if (volume <= 0 || edge <= 0)
    return end;

  value = value_for (self, start, volume, edge);
  return (value - start) * (end > start ? 1 : -1) > 2 * TDR_TIPPING_HAIR * start ? nearer (value, end, end, start) : end;
}

static double
next_in_month (const TdrTippingSearch *self,
               const TdrPlanDraw      *priced,
               double                  requests,
               double                  start,
               double                  end)
{
  double carried = priced->peak_requests > 0 ? priced->peak_requests : requests;
  double next = end;

  for (guint i = 0; i < priced->n_units; i++)
    next = nearer (next, next_unit (self, carried / priced->units[i].requests, start, end), end, start);
  for (guint i = 0; priced->banded != NULL && i < priced->banded->n_bands; i++)
    next = nearer (next, next_edge (self, carried / priced->room, (double) priced->banded->bands[i].above, start, end),
                   end, start);

  return next;
}

/**
 * tdr_tipping_find_step:
 * @start: where straight lines begin
 * @end: to which to look
 *
 * Returns: where they end: at the first step of any of the plans in any month, or at @end
 */
double
tdr_tipping_find_step (TdrTippingSearch      *self,
                       const TdrTippingRival *rivals,
                       guint                  n_rivals,
                       double                 start,
                       double                 end)
{
  const TdrDraws world = { .values = self->values, .n_draws = 1, .n_columns = self->n_values };
  double planned = self->values[self->column], next = end;
  double requests[TDR_MAX_TERM_MONTHS];

  self->values[self->column] = start;
  tdr_uncertain_demand_fill_requests (self->demand, &world, 0, requests);
  for (guint i = 0; i < n_rivals; i++)
    {
      const TdrUncertainPlan *plan = &self->plans[rivals[i].plan];
      TdrPlanDraw priced = tdr_plan_draw_new (plan, self->demand, requests, &world, 0);
      guint phase = 0;

      for (guint month = 0; tdr_tipping_moves_plan (self, rivals[i].plan) && month < self->demand->term_months; month++)
        {
          tdr_plan_draw_begin_month (&priced, plan, month, &phase);
          next = nearer (next, next_in_month (self, &priced, requests[month], start, end), end, start);
        }
    }
  self->values[self->column] = planned;

  return next;
}
