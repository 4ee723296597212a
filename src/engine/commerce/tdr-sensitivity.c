/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sensitivity.h"

#include "tdr-engine-error.h"
#include "tdr-tipping.h"

#include <math.h>

/* Values that are tried between the plan and each end of a range. A lead that is lost and won back between two of them
 * is not seen. */
#define STEPS 200

/* Halvings of the step in which the winner changes: 2^-30 of it is far below a millionth. */
#define HALVINGS 30

static gboolean
check_ranges (const TdrFactorRange  *ranges,
              guint                  n_ranges,
              GError               **error)
{
  for (guint i = 0; i < n_ranges; i++)
    {
      const TdrFactorRange *range = &ranges[i];

      if (isfinite (range->low) && isfinite (range->high) && range->low <= range->central
          && range->central <= range->high)
        continue;

      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "Range %u must be three numbers: lowest, planned, highest, in this order", i + 1);
      return FALSE;
    }

  return TRUE;
}

static double *
planned_values (const TdrFactorRange *ranges,
                guint                 n_ranges)
{
  double *values = g_new (double, n_ranges);

  for (guint i = 0; i < n_ranges; i++)
    values[i] = ranges[i].central;

  return values;
}

/* The one world in which the assumptions have these values. */
static TdrUncertainty *
price_world (const TdrUncertainDemand  *demand,
             const TdrUncertainPlan    *plans,
             guint                      n_plans,
             double                    *values,
             guint                      n_values,
             GError                   **error)
{
  const TdrDraws world = { .values = values, .n_draws = 1, .n_columns = n_values };

  return tdr_uncertainty_new (demand, plans, n_plans, &world, error);
}

static gboolean
price_end (const TdrUncertainDemand  *demand,
           const TdrUncertainPlan    *plan,
           double                    *values,
           guint                      n_values,
           TdrMoney                  *cost,
           GError                   **error)
{
  g_autoptr (TdrUncertainty) world = price_world (demand, plan, 1, values, n_values, error);

  return world != NULL && tdr_uncertainty_get_mean (world, 0, cost, error);
}

static double
swing_of (const TdrTornadoBar *bar)
{
  return fabs ((double) bar->at_high.micros - (double) bar->at_low.micros);
}

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  const TdrTornadoBar *first = a, *second = b;
  double first_swing = swing_of (first), second_swing = swing_of (second);

  if (first_swing != second_swing)
    return first_swing < second_swing ? 1 : -1;

  return (first->column > second->column) - (first->column < second->column);
}

/* Of equals the first. */
static guint
cheapest_of (const TdrUncertainty *world)
{
  guint winner = 0;

  for (guint plan = 1; plan < world->n_plans; plan++)
    if (world->totals[plan] < world->totals[winner])
      winner = plan;

  return winner;
}

static gboolean
winner_at (const TdrTippingSearch  *search,
           double                   value,
           guint                   *winner,
           GError                 **error)
{
  g_autoptr (TdrUncertainty) world = tdr_tipping_price (search, value, error);

  if (world != NULL)
    *winner = cheapest_of (world);
  return world != NULL;
}

/* The winner is the planned one at @same and another at @other: halve the distance, and keep the end that is known to
 * be another's. */
static gboolean
narrow (const TdrTippingSearch  *search,
        double                   same,
        double                   other,
        TdrTippingPoint         *point,
        GError                 **error)
{
  for (guint i = 0; i < HALVINGS; i++)
    {
      double middle = same + (other - same) / 2;
      guint winner;

      if (!winner_at (search, middle, &winner, error))
        return FALSE;
      if (winner == search->winner)
        same = middle;
      else
        other = middle;
    }

  point->column = search->column;
  point->value = other;
  point->exact = FALSE;
  return winner_at (search, other, &point->winner, error);
}

static gboolean
sample_towards (const TdrTippingSearch  *search,
                double                   end,
                GArray                  *points,
                GError                 **error)
{
  double planned = search->values[search->column];
  double before = planned;

  for (guint step = 1; step <= STEPS && end != planned; step++)
    {
      double value = planned + (end - planned) * step / STEPS;
      TdrTippingPoint point;
      guint winner;

      if (!winner_at (search, value, &winner, error))
        return FALSE;
      if (winner == search->winner)
        {
          before = value;
          continue;
        }

      if (!narrow (search, before, value, &point, error))
        return FALSE;
      g_array_append_val (points, point);
      return TRUE;
    }

  return TRUE;
}

static gboolean
search_towards (const TdrTippingSearch  *search,
                double                   end,
                GArray                  *points,
                GError                 **error)
{
  gboolean found, finished;
  TdrTippingPoint point;

  if (!tdr_tipping_is_piecewise (search))
    return sample_towards (search, end, points, error);
  if (!tdr_tipping_walk (search, end, &point, &found, &finished, error))
    return FALSE;
  if (!finished)
    return sample_towards (search, end, points, error);

  if (found)
    g_array_append_val (points, point);
  return TRUE;
}

/**
 * tdr_sensitivity_compute_tornado:
 * @ranges: (array length=n_ranges): of the columns that @demand and @plan name
 *
 * Prices @plan at both ends of every assumption, one at a time. Fails like tdr_uncertainty_new(), or with
 * %TDR_ENGINE_ERROR_OVERFLOW.
 *
 * Returns: (transfer full) (element-type TdrTornadoBar): the widest swing first
 */
GArray *
tdr_sensitivity_compute_tornado (const TdrUncertainDemand  *demand,
                                 const TdrUncertainPlan    *plan,
                                 const TdrFactorRange      *ranges,
                                 guint                      n_ranges,
                                 GError                   **error)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (TdrTornadoBar));
  g_autofree double *values = planned_values (ranges, n_ranges);

  if (!check_ranges (ranges, n_ranges, error))
    return NULL;

  for (guint column = 0; column < n_ranges; column++)
    {
      TdrTornadoBar bar = { .column = column };

      values[column] = ranges[column].low;
      if (!price_end (demand, plan, values, n_ranges, &bar.at_low, error))
        return NULL;
      values[column] = ranges[column].high;
      if (!price_end (demand, plan, values, n_ranges, &bar.at_high, error))
        return NULL;
      values[column] = ranges[column].central;
      g_array_append_val (bars, bar);
    }

  g_array_sort (bars, compare_bars);
  return g_steal_pointer (&bars);
}

/**
 * tdr_sensitivity_find_tipping:
 * @plans: (array length=n_plans): of which one costs least as planned
 * @ranges: (array length=n_ranges): of the columns that @demand and @plans name
 *
 * Looks in every range, from the plan towards each end, for the nearest value beyond which another plan costs less, all
 * other assumptions being as planned. Solved exactly where costs are straight lines and steps. Fails like
 * tdr_uncertainty_new().
 *
 * Returns: (transfer full) (element-type TdrTippingPoint): by column, towards the low end first; a range in which the
 *   winner stays has none
 */
GArray *
tdr_sensitivity_find_tipping (const TdrUncertainDemand  *demand,
                              const TdrUncertainPlan    *plans,
                              guint                      n_plans,
                              const TdrFactorRange      *ranges,
                              guint                      n_ranges,
                              GError                   **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TdrTippingPoint));
  g_autofree double *values = planned_values (ranges, n_ranges);
  TdrTippingSearch search = { demand, plans, n_plans, values, n_ranges, 0, 0 };

  if (!check_ranges (ranges, n_ranges, error)
      || !winner_at (&search, n_ranges > 0 ? values[0] : 0, &search.winner, error))
    return NULL;

  for (search.column = 0; search.column < n_ranges; search.column++)
    if (!search_towards (&search, ranges[search.column].low, points, error)
        || !search_towards (&search, ranges[search.column].high, points, error))
      return NULL;

  return g_steal_pointer (&points);
}
