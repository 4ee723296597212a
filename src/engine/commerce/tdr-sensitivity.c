/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sensitivity.h"

#include "tdr-engine-error.h"
#include "tdr-tipping.h"

#include <math.h>

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

static gboolean
search_towards (TdrTippingSearch  *search,
                guint              column,
                double             end,
                GArray            *points,
                GError           **error)
{
  TdrTippingPoint point;

  if (!tdr_tipping_search_check (search, column, end, error))
    return FALSE;
  if (tdr_tipping_search_find (search, column, end, &point))
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
  g_auto (TdrTippingSearch) search = { 0 };

  if (!check_ranges (ranges, n_ranges, error)
      || !tdr_tipping_search_init (&search, demand, plans, n_plans, values, n_ranges, error))
    return NULL;

  for (guint column = 0; column < n_ranges; column++)
    if (!search_towards (&search, column, ranges[column].low, points, error)
        || !search_towards (&search, column, ranges[column].high, points, error))
      return NULL;

  return g_steal_pointer (&points);
}
