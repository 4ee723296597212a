/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tipping.h"

#include "tdr-plan-draw.h"

#include <math.h>

/* A walk over more pieces than this is left to sampling: it would take longer than a page may. */
#define MOST_PIECES 500

/* A number of units that should be whole may lie a hair beside it. */
#define WHOLE_TOLERANCE 1e-9

/* Two costs that differ by less, in parts of the larger, are equal. */
#define EQUAL_COSTS 1e-12

typedef enum {
  ROLE_NONE,
  ROLE_VOLUME,       /* demand or tokens: units grow with it */
  ROLE_THROUGHPUT,   /* units shrink with it */
  ROLE_PRICE,        /* costs grow with it, units do not */
  ROLE_POWER,        /* growth: no straight line */
} Role;

static void
add_role (Role *role,
          int   column,
          guint wanted,
          Role  own)
{
  if (column != TDR_CERTAIN && (guint) column == wanted)
    *role = *role == ROLE_NONE || (*role == own && own != ROLE_VOLUME) ? own : ROLE_POWER;
}

/* What moves in two ways at once, demand and tokens alike for instance, is no straight line. */
static Role
role_of (const TdrTippingSearch *self)
{
  Role role = ROLE_NONE;

  add_role (&role, self->demand->growth, self->column, ROLE_POWER);
  add_role (&role, self->demand->demand, self->column, ROLE_VOLUME);
  add_role (&role, self->demand->tokens, self->column, ROLE_VOLUME);
  for (guint i = 0; i < self->n_plans; i++)
    {
      add_role (&role, self->plans[i].price, self->column, ROLE_POWER);
      add_role (&role, self->plans[i].throughput, self->column, ROLE_THROUGHPUT);
      add_role (&role, self->plans[i].exchange, self->column, ROLE_PRICE);
    }

  return role;
}

/* The next value towards @end at which a number of units changes that is @units at @value. */
static double
next_step (Role   role,
           double units,
           double value,
           double end)
{
  gboolean grows = (role == ROLE_VOLUME) == (end > value);
  double whole = grows ? floor (units + WHOLE_TOLERANCE) + 1 : ceil (units - WHOLE_TOLERANCE) - 1;
  double next;

  if (units <= 0 || whole <= 0)
    return end;

  next = role == ROLE_VOLUME ? value * whole / units : value * units / whole;
  return end > value ? MIN (next, end) : MAX (next, end);
}

static double
nearer (double a,
        double b,
        double end,
        double value)
{
  return end > value ? MIN (a, b) : MAX (a, b);
}

/* The value between @value and @end at which @volume, which it moves, is exactly @edge: there another band begins. */
static double
next_edge (Role   role,
           double volume,
           double edge,
           double value,
           double end)
{
  double meets;

  if (volume <= 0 || edge <= 0)
    return end;

  meets = role == ROLE_VOLUME ? value * edge / volume : value * volume / edge;
  return (meets - value) * (end > value ? 1 : -1) > WHOLE_TOLERANCE * value ? nearer (meets, end, end, value) : end;
}

static double
end_in_month (const TdrPlanDraw *priced,
              Role               role,
              double             requests,
              double             value,
              double             end)
{
  double next = end;

  for (guint i = 0; i < priced->n_units; i++)
    next = nearer (next, next_step (role, requests / priced->units[i].requests, value, end), end, value);
  for (guint i = 0; priced->banded != NULL && i < priced->banded->n_bands; i++)
    next = nearer (next, next_edge (role, requests / priced->room, (double) priced->banded->bands[i].above, value, end),
                   end, value);

  return next;
}

/* Where the straight line that begins at @value ends: at the first step of any unit, or the first band, in any month. */
static double
end_of_piece (const TdrTippingSearch *self,
              Role                    role,
              double                  value,
              double                  end)
{
  double planned = self->values[self->column], next = end;
  const TdrDraws world = { .values = self->values, .n_draws = 1, .n_columns = self->n_values };
  double requests[TDR_MAX_TERM_MONTHS];

  if (role != ROLE_VOLUME && role != ROLE_THROUGHPUT)
    return end;

  self->values[self->column] = value;
  tdr_uncertain_demand_fill_requests (self->demand, &world, 0, requests);
  for (guint i = 0; i < self->n_plans; i++)
    {
      const TdrUncertainPlan *plan = &self->plans[i];
      TdrPlanDraw priced = tdr_plan_draw_new (plan, self->demand, &world, 0);
      guint phase = 0;

      if (role == ROLE_THROUGHPUT && plan->throughput != (int) self->column)
        continue;
      for (guint month = 0; month < self->demand->term_months; month++)
        {
          tdr_plan_draw_begin_month (&priced, plan, month, &phase);
          next = nearer (next, end_in_month (&priced, role, requests[month], value, end), end, value);
        }
    }
  self->values[self->column] = planned;

  return next;
}

/* Of a straight line through two points, where between @start and @end it falls below zero for the first time. */
static gboolean
falls_below (double  first,
             double  second,
             double  scale,
             double *part)
{
  double slope = (second - first) * 3;
  double at_start = first - slope / 3, at_end = second + slope / 3;

  if (at_start < -scale)
    *part = 0;
  else if (at_end < -scale)
    *part = MAX (at_start, 0) / (MAX (at_start, 0) - at_end);
  else
    return FALSE;

  return TRUE;
}

/* The rival that draws level first on this piece. Two points inside it tell the line: its ends belong to steps. */
static gboolean
search_piece (const TdrTippingSearch  *self,
              double                   start,
              double                   end,
              TdrTippingPoint         *point,
              gboolean                *found,
              GError                 **error)
{
  g_autoptr (TdrUncertainty) first = tdr_tipping_price (self, start + (end - start) / 3, error);
  g_autoptr (TdrUncertainty) second = first != NULL ? tdr_tipping_price (self, start + (end - start) * 2 / 3, error)
                                                    : NULL;
  double nearest = INFINITY;

  if (second == NULL)
    return FALSE;

  for (guint rival = 0; rival < self->n_plans; rival++)
    {
      double lead_first = first->totals[rival] - first->totals[self->winner];
      double lead_second = second->totals[rival] - second->totals[self->winner];
      double scale = EQUAL_COSTS * MAX (first->totals[self->winner], second->totals[self->winner]);
      double part;

      if (rival == self->winner || !falls_below (lead_first, lead_second, scale, &part) || part >= nearest)
        continue;

      nearest = part;
      *point = (TdrTippingPoint) { .column = self->column, .value = start + (end - start) * part, .winner = rival,
                                   .exact = TRUE };
      *found = TRUE;
    }

  return TRUE;
}

/**
 * tdr_tipping_price:
 *
 * All plans in the one world in which the assumption has this value and all others are as planned. Fails like
 * tdr_uncertainty_new().
 */
TdrUncertainty *
tdr_tipping_price (const TdrTippingSearch  *self,
                   double                   value,
                   GError                 **error)
{
  const TdrDraws world = { .values = self->values, .n_draws = 1, .n_columns = self->n_values };
  double planned = self->values[self->column];
  TdrUncertainty *priced;

  self->values[self->column] = value;
  priced = tdr_uncertainty_new (self->demand, self->plans, self->n_plans, &world, error);
  self->values[self->column] = planned;

  return priced;
}

/**
 * tdr_tipping_is_piecewise:
 *
 * Whether the costs are straight lines and steps in this assumption: they are in volume, tokens, throughput and exchange
 * rate or discount, not in yearly growth.
 */
gboolean
tdr_tipping_is_piecewise (const TdrTippingSearch *self)
{
  return role_of (self) != ROLE_POWER;
}

/**
 * tdr_tipping_walk:
 * @end: of the range towards which to walk
 * @point: (out): where another plan draws level or, at a step, takes the lead
 * @found: (out): whether there is one
 * @finished: (out): whether the walk came to an end: there may be too many pieces
 *
 * Walks from piece to piece of the straight lines and solves each: nothing is sampled, so no lead that is lost and won
 * back is missed. Fails like tdr_uncertainty_new().
 */
gboolean
tdr_tipping_walk (const TdrTippingSearch  *self,
                  double                   end,
                  TdrTippingPoint         *point,
                  gboolean                *found,
                  gboolean                *finished,
                  GError                 **error)
{
  Role role = role_of (self);
  double start = self->values[self->column];

  *found = FALSE;
  *finished = TRUE;
  for (guint piece = 0; start != end && role != ROLE_NONE; piece++)
    {
      double next = end_of_piece (self, role, start, end);

      if (piece == MOST_PIECES)
        {
          *finished = FALSE;
          return TRUE;
        }
      if (!search_piece (self, start, next, point, found, error))
        return FALSE;
      if (*found)
        return TRUE;
      start = next;
    }

  return TRUE;
}
