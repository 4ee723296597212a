/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-use-risk.h"

#include "tdr-engine-error.h"
#include "tdr-plan-draw.h"

/* The hours of a week, heaviest first, as multiples of the mean, with the sums of what is heavier. */
typedef struct {
  double load[TDR_HOURS_PER_WEEK];
  double heavier[TDR_HOURS_PER_WEEK + 1];
} WeekShape;

static int
compare_loads (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first < second) - (first > second);
}

static void
week_shape_init (WeekShape         *self,
                 const TdrWorkload *workload)
{
  double sum = 0;

  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    sum += workload->week[hour];
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    self->load[hour] = workload->week[hour] * TDR_HOURS_PER_WEEK / sum;
  qsort (self->load, TDR_HOURS_PER_WEEK, sizeof (double), compare_loads);

  self->heavier[0] = 0;
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    self->heavier[hour + 1] = self->heavier[hour] + self->load[hour];
}

/* Share of the requests that a capacity of so many times the mean load carries: those below it in every hour. */
static double
carried_share (const WeekShape *self,
               double           capacity)
{
  guint low = 0, high = TDR_HOURS_PER_WEEK;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->load[middle] > capacity)
        low = middle + 1;
      else
        high = middle;
    }

  return 1 - (self->heavier[low] - capacity * low) / TDR_HOURS_PER_WEEK;
}

static gboolean
check (const TdrCommittedUse     *commitment,
       const TdrUncertainDemand  *demand,
       GError                   **error)
{
  const char *message = NULL;

  if (commitment->capacity < 1)
    message = "The capacity of a commitment must be 1 request a month or more";
  else if (commitment->first_month < 1 || commitment->first_month > commitment->last_month
           || commitment->last_month > demand->term_months)
    message = "The months of a commitment must lie within the term";
  else if (!(commitment->least_share >= 0 && commitment->least_share <= 1))
    message = "The share of a commitment that must be used is from 0 to 100 %";
  if (message == NULL)
    return TRUE;

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

/* What one draw carries and asks for in the months of the commitment. */
static void
add_up_draw (const WeekShape       *week,
             const TdrCommittedUse *commitment,
             const double          *requests,
             double                 interactive,
             double                 capacity,
             double                *carried,
             double                *asked)
{
  *carried = *asked = 0;
  for (guint month = commitment->first_month; month <= commitment->last_month; month++)
    {
      double volume = requests[month - 1] * interactive;

      *asked += volume;
      if (volume > 0)
        *carried += volume * carried_share (week, capacity / volume);
    }
}

/**
 * tdr_use_risk_compute:
 * @workload: by whose week and batch share the requests are spread; its volume does not matter
 * @demand: whose tokens, where they vary, use up more or less of the capacity
 *
 * How likely a commitment of capacity is under-used. Exact in every draw, from the sorted hours of the week. Fails with
 * %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_use_risk_compute (const TdrWorkload         *workload,
                      const TdrUncertainDemand  *demand,
                      const TdrDraws            *draws,
                      const TdrCommittedUse     *commitment,
                      TdrUseRisk                *risk,
                      GError                   **error)
{
  const TdrUncertainPlan unpriced = { { .fixed = { 0, "XXX" }, .per_million = { 0, "XXX" } }, TDR_CERTAIN,
                                      commitment->throughput, TDR_CERTAIN };
  double months = commitment->last_month - commitment->first_month + 1.0;
  double interactive = (TDR_PPM - workload->batch_ppm) / (double) TDR_PPM;
  double requests[TDR_MAX_TERM_MONTHS];
  WeekShape week;
  guint under = 0;

  if (!tdr_workload_check (workload, error) || !tdr_uncertain_demand_check (demand, draws, error)
      || !tdr_uncertain_plan_check (&unpriced, "XXX", draws, error) || !check (commitment, demand, error))
    return FALSE;

  *risk = (TdrUseRisk) { 0 };
  week_shape_init (&week, workload);
  for (guint draw = 0; draw < draws->n_draws; draw++)
    {
      double capacity = commitment->capacity * tdr_draws_get_factor (draws, draw, commitment->throughput)
                        / tdr_draws_get_factor (draws, draw, demand->tokens);
      double carried, asked, use;

      tdr_uncertain_demand_fill_requests (demand, draws, draw, requests);
      add_up_draw (&week, commitment, requests, interactive, capacity, &carried, &asked);
      use = carried / (capacity * months);
      under += use < commitment->least_share;
      risk->expected_use += use / draws->n_draws;
      risk->expected_overflow += asked > 0 ? (asked - carried) / asked / draws->n_draws : 0;
    }

  risk->chance_under = (double) under / draws->n_draws;
  return TRUE;
}
