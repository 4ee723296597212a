/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for the nearest value of one assumption at which another plan costs least, by halving intervals. Every factor moves
 * a cost in one direction, so that an interval is passed over where no rival at its cheapest is below the winner at its
 * dearest. What remains is solved where costs are straight lines, walked from step to step where there are a few, and
 * halved on otherwise. */

#include "tdr-tipping.h"

#include "tdr-plan-draw.h"
#include "tdr-tipping-step.h"

#include <math.h>
#include <string.h>

#define EQUAL_COSTS 1e-12    /* two costs that differ by less, in parts of the larger, are equal */
#define MOST_DEPTH 64        /* of intervals within each other: 2^-64 of a range is narrower than TDR_TIPPING_HAIR */
#define SAMPLE_DEPTH 8       /* beyond it, where nothing can be solved, only intervals at whose far end a rival wins */
#define FEW_STEPS 16         /* that are walked one by one */
#define MOST_PIECES 20000    /* to look at: beyond them steps are treated like what cannot be solved */

/* Costs are straight lines and steps in volume, tokens, throughput and exchange rate, not in what is compounded, and not
 * where one column moves two things at once. */
static gboolean
is_straight (const TdrTippingSearch *self)
{
  guint volumes = tdr_tipping_count_volumes (self);
  guint throughputs = 0, exchanges = 0;

  if (tdr_tipping_is_moved (self, self->demand->growth))
    return FALSE;

  for (guint i = 0; i < self->n_plans; i++)
    {
      if (tdr_tipping_is_moved (self, self->plans[i].price))
        return FALSE;
      throughputs += tdr_tipping_is_moved (self, self->plans[i].throughput);
      exchanges += tdr_tipping_is_moved (self, self->plans[i].exchange);
    }

  return volumes + (throughputs > 0) + (exchanges > 0) <= 1;
}

static TdrTippingCost
price_plan (const TdrTippingSearch *self,
            guint                   plan,
            const double           *requests)
{
  const TdrDraws world = { .values = self->values, .n_draws = 1, .n_columns = self->n_values };
  TdrPlanDraw priced = tdr_plan_draw_new (&self->plans[plan], self->demand, requests, &world, 0);
  guint months = self->demand->term_months;
  TdrTippingCost sum = { 0 };
  double price = 1;
  guint phase = 0;

  for (guint month = 0; month < months; price *= tdr_plan_draw_get_step (&priced, month), month++)
    {
      tdr_plan_draw_begin_month (&priced, &self->plans[plan], month, &phase);
      sum.cost += tdr_uncertain_plan_get_payment (&self->plans[plan], month, months,
                                                  tdr_plan_draw_cost_of_month (&priced, requests[month]) * price);
      sum.steps += tdr_plan_draw_count_steps (&priced, requests[month]);
    }

  return sum;
}

/* Prices the winner and its rivals at @value. */
static void
price_rivals (TdrTippingSearch *self,
              TdrTippingRival  *rivals,
              guint             n_rivals,
              double            value)
{
  const TdrDraws world = { .values = self->values, .n_draws = 1, .n_columns = self->n_values };
  double planned = self->values[self->column];
  double requests[TDR_MAX_TERM_MONTHS];

  self->values[self->column] = value;
  tdr_uncertain_demand_fill_requests (self->demand, &world, 0, requests);
  for (guint i = 0; i < n_rivals; i++)
    rivals[i].between = tdr_tipping_moves_plan (self, rivals[i].plan) ? price_plan (self, rivals[i].plan, requests)
                                                          : self->planned[rivals[i].plan];
  self->values[self->column] = planned;
}

/* A plan whose price falls where a band begins does not grow with the volume alone. */
static gboolean
has_bands (const TdrUncertainPlan *plan)
{
  gboolean banded = plan->cost.n_bands > 0;

  for (guint i = 0; i < plan->n_later; i++)
    banded |= plan->later[i].cost.n_bands > 0;
  return banded;
}

/* Whether @rival may cost less than @winner anywhere between the ends. */
static gboolean
may_win (const TdrTippingSearch *self,
         const TdrTippingRival  *winner,
         const TdrTippingRival  *rival)
{
  return has_bands (&self->plans[rival->plan]) || has_bands (&self->plans[winner->plan])
         || MIN (rival->near.cost, rival->far.cost) < MAX (winner->near.cost, winner->far.cost);
}

static double
count_steps (const TdrTippingRival *rivals,
             guint                  n_rivals)
{
  double steps = 0;

  for (guint i = 0; i < n_rivals; i++)
    steps += fabs (rivals[i].near.steps - rivals[i].far.steps);
  return steps;
}

/* Between straight lines: the rival that draws level first. */
static gboolean
solve (const TdrTippingSearch *self,
       const TdrTippingRival  *rivals,
       guint                   n_rivals,
       double                  near,
       double                  far,
       TdrTippingPoint        *point)
{
  double equal = EQUAL_COSTS * MAX (rivals[0].near.cost, rivals[0].far.cost);
  double nearest = INFINITY;

  for (guint i = 1; i < n_rivals; i++)
    {
      double lead_near = MAX (rivals[i].near.cost - rivals[0].near.cost, 0);
      double lead_far = rivals[i].far.cost - rivals[0].far.cost;
      double part = lead_near / (lead_near - lead_far);

      if (lead_far >= -equal || part >= nearest)
        continue;
      nearest = part;
      *point = (TdrTippingPoint) { self->column, near + (far - near) * part, rivals[i].plan, TRUE };
    }

  return nearest < INFINITY;
}

/* The cheapest of the rivals that cost less than the winner at the far end; 0 where none does. */
static guint
find_winner_at_far (const TdrTippingRival *rivals,
                    guint                  n_rivals)
{
  guint best = 0;

  for (guint i = 1; i < n_rivals; i++)
    if (rivals[i].far.cost < rivals[best].far.cost
        && rivals[i].far.cost < rivals[0].far.cost * (1 - EQUAL_COSTS))
      best = i;

  return best;
}

static gboolean
take_far_end (const TdrTippingSearch *self,
              const TdrTippingRival  *rivals,
              guint                   n_rivals,
              double                  far,
              TdrTippingPoint        *point)
{
  guint best = find_winner_at_far (rivals, n_rivals);

  *point = (TdrTippingPoint) {
    self->column, far, rivals[best].plan, self->is_straight && self->n_pieces <= MOST_PIECES,
  };
  return best != 0;
}

static void
move_near (TdrTippingSearch *self,
           TdrTippingRival  *rivals,
           guint             n_rivals,
           double            value)
{
  price_rivals (self, rivals, n_rivals, value);
  for (guint i = 0; i < n_rivals; i++)
    rivals[i].near = rivals[i].far = rivals[i].between;
}

static void
move_far (TdrTippingSearch *self,
          TdrTippingRival  *rivals,
          guint             n_rivals,
          double            value)
{
  price_rivals (self, rivals, n_rivals, value);
  for (guint i = 0; i < n_rivals; i++)
    rivals[i].far = rivals[i].between;
}

/* From straight line to straight line. Each is entered a hair beyond the step that it begins with, where a rival may have
 * taken the lead. */
static gboolean
walk (TdrTippingSearch *self,
      TdrTippingRival  *rivals,
      guint             n_rivals,
      double            near,
      double            far,
      TdrTippingPoint  *point)
{
  double hair = TDR_TIPPING_HAIR * (far > near ? 1 : -1);

  for (double step = near; step != far; self->n_pieces++)
    {
      double start = far > near ? MIN (step + hair * step, far) : MAX (step + hair * step, far), before;

      move_near (self, rivals, n_rivals, start);
      if (take_far_end (self, rivals, n_rivals, step, point))
        return TRUE;

      step = tdr_tipping_find_step (self, rivals, n_rivals, start, far);
      before = step == far ? far : step - hair * step;
      if ((before - start) * hair <= 0)
        continue;
      move_far (self, rivals, n_rivals, before);
      if (solve (self, rivals, n_rivals, start, before, point))
        return TRUE;
    }

  /* What steps exactly at the end of the range takes the lead there. */
  move_far (self, rivals, n_rivals, far);
  return take_far_end (self, rivals, n_rivals, far, point);
}

/* Those of @rivals that may win in the interval, the winner first. Returns how many there are. */
static guint
filter (const TdrTippingSearch *self,
        TdrTippingRival        *rivals,
        guint                   n_rivals)
{
  guint kept = 1;

  for (guint i = 1; i < n_rivals; i++)
    if (may_win (self, &rivals[0], &rivals[i]))
      rivals[kept++] = rivals[i];

  return kept;
}

/* @rivals stand at their depth, with both ends priced. */
static gboolean
search_interval (TdrTippingSearch *self,
                 TdrTippingRival  *rivals,
                 guint             n_rivals,
                 double            near,
                 double            far,
                 guint             depth,
                 TdrTippingPoint  *point)
{
  TdrTippingRival *half = rivals + self->n_plans;
  double middle = near + (far - near) / 2;
  gboolean can_solve;

  n_rivals = filter (self, rivals, n_rivals);
  can_solve = self->is_straight && ++self->n_pieces <= MOST_PIECES;
  if (n_rivals == 1)
    return FALSE;
  if (can_solve && count_steps (rivals, n_rivals) == 0)
    return solve (self, rivals, n_rivals, near, far, point);
  if (can_solve && count_steps (rivals, n_rivals) <= FEW_STEPS)
    {
      memcpy (half, rivals, n_rivals * sizeof *half);
      return walk (self, half, n_rivals, near, far, point);
    }
  if (depth + 1 == MOST_DEPTH || fabs (far - near) <= TDR_TIPPING_HAIR * MAX (fabs (near), fabs (far)))
    return take_far_end (self, rivals, n_rivals, far, point);
  if (!can_solve && depth >= SAMPLE_DEPTH && find_winner_at_far (rivals, n_rivals) == 0)
    return FALSE;

  price_rivals (self, rivals, n_rivals, middle);
  for (guint i = 0; i < n_rivals; i++)
    half[i] = (TdrTippingRival) { rivals[i].plan, rivals[i].near, rivals[i].between };
  if (search_interval (self, half, n_rivals, near, middle, depth + 1, point))
    return TRUE;

  for (guint i = 0; i < n_rivals; i++)
    half[i] = (TdrTippingRival) { rivals[i].plan, rivals[i].between, rivals[i].far };
  return search_interval (self, half, n_rivals, middle, far, depth + 1, point);
}

static gboolean
costs_the_same (const TdrUncertainPlan *a,
                const TdrUncertainPlan *b)
{
  return a->n_later == 0 && b->n_later == 0 && a->certain == b->certain && a->owed_months == b->owed_months
         && a->price == b->price && a->throughput == b->throughput
         && a->exchange == b->exchange && a->buys_for_peak == b->buys_for_peak
         && memcmp (&a->cost, &b->cost, sizeof a->cost) == 0;
}

/**
 * tdr_tipping_search_init:
 * @values: (array length=n_values): of all assumptions as planned; must outlive @self
 *
 * Prices every plan as planned; of equals the first wins. Fails like tdr_uncertainty_new().
 */
gboolean
tdr_tipping_search_init (TdrTippingSearch          *self,
                         const TdrUncertainDemand  *demand,
                         const TdrUncertainPlan    *plans,
                         guint                      n_plans,
                         double                    *values,
                         guint                      n_values,
                         GError                   **error)
{
  const TdrDraws world = { .values = values, .n_draws = 1, .n_columns = n_values };
  double requests[TDR_MAX_TERM_MONTHS];

  *self = (TdrTippingSearch) { demand, plans, n_plans, values, n_values };
  if (!tdr_uncertain_demand_check (demand, &world, error))
    return FALSE;
  for (guint i = 0; i < n_plans; i++)
    if (!tdr_uncertain_plan_check (&plans[i], plans[0].cost.fixed.currency, &world, error))
      return FALSE;

  self->planned = g_new (TdrTippingCost, n_plans);
  self->rivals = g_new (TdrTippingRival, (gsize) n_plans * (MOST_DEPTH + 1));   /* a walk needs one more */
  tdr_uncertain_demand_fill_requests (demand, &world, 0, requests);
  for (guint i = 0; i < n_plans; i++)
    {
      self->planned[i] = price_plan (self, i, requests);
      if (self->planned[i].cost < self->planned[self->winner].cost)
        self->winner = i;
    }

  return TRUE;
}

/**
 * tdr_tipping_search_clear:
 *
 * Frees what @self holds.
 */
void
tdr_tipping_search_clear (TdrTippingSearch *self)
{
  g_clear_pointer (&self->planned, g_free);
  g_clear_pointer (&self->rivals, g_free);
}

/**
 * tdr_tipping_search_check:
 *
 * Whether the assumption of @column can have @value. Fails like tdr_uncertainty_new().
 */
gboolean
tdr_tipping_search_check (const TdrTippingSearch  *self,
                          guint                    column,
                          double                   value,
                          GError                 **error)
{
  const TdrDraws world = { .values = self->values, .n_draws = 1, .n_columns = self->n_values };
  double planned = self->values[column];
  gboolean can_be;

  self->values[column] = value;
  can_be = tdr_uncertain_demand_check (self->demand, &world, error);
  for (guint i = 0; i < self->n_plans && can_be; i++)
    can_be = tdr_uncertain_plan_check_columns (&self->plans[i], &world, error);
  self->values[column] = planned;

  return can_be;
}

/**
 * tdr_tipping_search_find:
 * @end: towards which to look
 * @point: (out): where another plan draws level or, at a step, takes the lead
 *
 * Exact where costs are straight lines and steps in the assumption of @column, up to 20,000 pieces; in what is compounded,
 * and beyond those, a lead that is won and lost between two of 256 values may be missed.
 *
 * Returns: whether there is one
 */
gboolean
tdr_tipping_search_find (TdrTippingSearch *self,
                         guint             column,
                         double            end,
                         TdrTippingPoint  *point)
{
  guint n_rivals = 1;

  self->column = column;
  self->is_straight = is_straight (self);
  self->n_pieces = 0;
  if (end == self->values[column])
    return FALSE;

  self->rivals[0] = (TdrTippingRival) { .plan = self->winner, .near = self->planned[self->winner] };
  for (guint i = 0; i < self->n_plans; i++)
    if (i != self->winner && (tdr_tipping_moves_plan (self, i) || tdr_tipping_moves_plan (self, self->winner))
        && !costs_the_same (&self->plans[i], &self->plans[self->winner]))
      self->rivals[n_rivals++] = (TdrTippingRival) { .plan = i, .near = self->planned[i] };
  price_rivals (self, self->rivals, n_rivals, end);
  for (guint i = 0; i < n_rivals; i++)
    self->rivals[i].far = self->rivals[i].between;

  return search_interval (self, self->rivals, n_rivals, self->values[column], end, 0, point);
}
