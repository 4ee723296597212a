/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-load-curve.h"

#include "tdr-engine-error.h"

#include <math.h>
#include <string.h>

/* A month has 730 hours, so every hour of the week comes 4.345 times. */
#define WEEKS_PER_MONTH ((double) TDR_HOURS_PER_MONTH / TDR_HOURS_PER_WEEK)

static int
compare_loads (gconstpointer a,
               gconstpointer b)
{
  double first = ((const TdrLoadStep *) a)->load;
  double second = ((const TdrLoadStep *) b)->load;

  return (first < second) - (first > second);
}

static guint
merge_equal_loads (TdrLoadStep *steps,
                   guint        n_steps)
{
  guint kept = 0;

  for (guint i = 1; i < n_steps; i++)
    {
      if (steps[i].load == steps[kept].load)
        steps[kept].hours += steps[i].hours;
      else
        steps[++kept] = steps[i];
    }

  return kept + 1;
}

static guint
find_weight (const TdrLoadStep *week,
             guint              n_week,
             double             weight)
{
  guint place = n_week;

  while (place > 0 && week[place - 1].load <= weight)
    place--;
  return place;
}

/* The hours of a week by their load over the mean, the heaviest first: most weeks know only a few. */
static guint
sort_week (const TdrWorkload *workload,
           TdrLoadStep        week[TDR_HOURS_PER_WEEK])
{
  double sum = 0;
  guint n_week = 0;

  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    {
      double weight = workload->week[hour];
      guint place = find_weight (week, n_week, weight);

      if (place == n_week || week[place].load != weight)
        {
          memmove (&week[place + 1], &week[place], (n_week++ - place) * sizeof *week);
          week[place] = (TdrLoadStep) { .load = weight };
        }
      week[place].hours += WEEKS_PER_MONTH;
      sum += weight;
    }
  for (guint i = 0; i < n_week; i++)
    week[i].load = week[i].load * TDR_HOURS_PER_WEEK / sum;

  return n_week;
}

/* The hours of one month, by the load that they have in it. */
static void
append_month (GArray            *steps,
              const TdrDemand   *demand,
              const TdrLoadStep *week,
              guint              n_week,
              guint              month)
{
  double interactive_share = (TDR_PPM - demand->workload.batch_ppm) / (double) TDR_PPM;
  double mean = (double) tdr_demand_requests_in_month (demand, month) * interactive_share / TDR_HOURS_PER_MONTH;

  for (guint i = 0; i < n_week; i++)
    {
      TdrLoadStep step = { mean * week[i].load, week[i].hours };

      g_array_append_val (steps, step);
    }
}

/**
 * tdr_term_check:
 *
 * Whether a term can be so long. If not, fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_term_check (guint    term_months,
                GError **error)
{
  if (term_months >= 1 && term_months <= TDR_MAX_TERM_MONTHS)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "The term must be from 1 to %d months, not %u",
               TDR_MAX_TERM_MONTHS, term_months);
  return FALSE;
}

/**
 * tdr_load_curve_new:
 * @term_months: from 1 to %TDR_MAX_TERM_MONTHS
 *
 * Spreads the requests of every month of the term over the hours of the week by their weights, and sorts the hours.
 * Fails with %TDR_ENGINE_ERROR_INVALID where the workload or the term cannot be.
 */
TdrLoadCurve *
tdr_load_curve_new (const TdrWorkload  *workload,
                    guint               term_months,
                    GError            **error)
{
  TdrDemand demand;

  if (!tdr_term_check (term_months, error))
    return NULL;

  tdr_demand_init (&demand, workload);
  return tdr_load_curve_new_for_months (&demand, 1, term_months, error);
}

/**
 * tdr_load_curve_new_for_months:
 * @first_month: counted from 1
 * @last_month: included
 *
 * Like tdr_load_curve_new() for a part of the term, with the season and the ramp of @demand; every month counts as 730
 * hours.
 */
TdrLoadCurve *
tdr_load_curve_new_for_months (const TdrDemand  *demand,
                               guint             first_month,
                               guint             last_month,
                               GError          **error)
{
  g_autoptr (GArray) steps = NULL;
  TdrLoadStep week[TDR_HOURS_PER_WEEK];
  guint n_week;
  TdrLoadCurve *self;
  gsize n_steps;

  g_return_val_if_fail (first_month >= 1 && first_month <= last_month, NULL);

  if (!tdr_demand_check (demand, error) || !tdr_term_check (last_month, error))
    return NULL;

  steps = g_array_new (FALSE, FALSE, sizeof (TdrLoadStep));
  n_week = sort_week (&demand->workload, week);
  for (guint month = first_month; month <= last_month; month++)
    append_month (steps, demand, week, n_week, month);
  g_array_sort (steps, compare_loads);

  self = g_new0 (TdrLoadCurve, 1);
  self->hours = (double) (last_month - first_month + 1) * TDR_HOURS_PER_MONTH;
  self->steps = g_array_steal (steps, &n_steps);
  self->n_steps = merge_equal_loads (self->steps, n_steps);
  for (guint i = 0; i < self->n_steps; i++)
    self->requests += self->steps[i].load * self->steps[i].hours;

  return self;
}

/**
 * tdr_load_curve_free:
 *
 * Frees @self.
 */
void
tdr_load_curve_free (TdrLoadCurve *self)
{
  g_free (self->steps);
  g_free (self);
}

/**
 * tdr_load_curve_get_peak:
 *
 * Requests of the heaviest hour.
 */
double
tdr_load_curve_get_peak (const TdrLoadCurve *self)
{
  return self->steps[0].load;
}

/**
 * tdr_load_curve_get_load_over:
 * @hours: from 0 to the hours of the term
 *
 * The smallest capacity, in requests an hour, that the load exceeds for no more than @hours: the peak for 0.
 */
double
tdr_load_curve_get_load_over (const TdrLoadCurve *self,
                              double              hours)
{
  double heavier = 0;

  for (guint i = 0; i < self->n_steps; i++)
    {
      heavier += self->steps[i].hours;
      if (heavier > hours)
        return self->steps[i].load;
    }

  return 0;
}

/**
 * tdr_load_curve_cover:
 * @capacity: requests an hour, 0 or more
 *
 * What @capacity carries, what it does not, and what it leaves idle.
 */
TdrLoadCoverage
tdr_load_curve_cover (const TdrLoadCurve *self,
                      double              capacity)
{
  TdrLoadCoverage coverage = { .coverage = 1 };
  double carried;

  g_return_val_if_fail (capacity >= 0 && isfinite (capacity), coverage);

  for (guint i = 0; i < self->n_steps && self->steps[i].load > capacity; i++)
    {
      coverage.hours_over += self->steps[i].hours;
      coverage.overflow += (self->steps[i].load - capacity) * self->steps[i].hours;
    }

  carried = capacity * self->hours;
  coverage.served = self->requests - coverage.overflow;
  coverage.idle = MAX (carried - coverage.served, 0);
  coverage.coverage = self->requests > 0 ? coverage.served / self->requests : 1;
  coverage.utilisation = carried > 0 ? coverage.served / carried : 0;

  return coverage;
}
