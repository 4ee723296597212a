/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-savings-plan.h"

#include "tdr-engine-error.h"

#include <math.h>

/* Spend at the plan's rates from which on one more dollar an hour covers less than before. */
typedef struct {
  double hourly;      /* millionths */
  double lost_slope;  /* on-demand spend an hour's promise no longer saves, times how often the hour comes */
} Step;

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_rates (const TdrFleet  *fleet,
             GError         **error)
{
  TdrMoney sum;

  if (fleet->n_types < 1 || fleet->n_types > TDR_MAX_FLEET_TYPES || fleet->n_hours < 1
      || fleet->n_hours > TDR_MAX_FLEET_HOURS)
    return refuse ("A fleet has from 1 to 50 types of machines and from 1 to 10,000 kinds of hours", error);

  for (guint type = 0; type < fleet->n_types; type++)
    {
      const TdrFleetRate *rate = &fleet->rates[type];

      if (rate->plan.micros <= 0 || rate->on_demand.micros < rate->plan.micros)
        return refuse ("A savings plan’s rate must be above 0 and no more than on demand", error);
      if (!tdr_money_add (rate->plan, rate->on_demand, &sum, error)
          || !tdr_money_add (rate->plan, fleet->rates[0].plan, &sum, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check (const TdrFleet  *fleet,
       GError         **error)
{
  if (!check_rates (fleet, error))
    return FALSE;

  for (guint hour = 0; hour < fleet->n_hours; hour++)
    {
      if (!(fleet->hours[hour] >= 0 && isfinite (fleet->hours[hour])))
        return refuse ("How often an hour comes must be 0 or more", error);
      for (guint type = 0; type < fleet->n_types; type++)
        {
          double machines = fleet->machines[hour * fleet->n_types + type];

          if (!(machines >= 0 && isfinite (machines)))
            return refuse ("A number of machines must be 0 or more", error);
        }
    }

  return TRUE;
}

static double
saving_of (const TdrFleetRate *rate)
{
  return (double) rate->on_demand.micros / (double) rate->plan.micros;
}

/* The provider applies a plan to the usage with the highest saving first (AWS, "Savings Plans User Guide", how plans
 * apply to usage); of equals the first. */
static void
order_types (const TdrFleet *fleet,
             guint          *order)
{
  for (guint type = 0; type < fleet->n_types; type++)
    {
      guint place = type;

      while (place > 0 && saving_of (&fleet->rates[order[place - 1]]) < saving_of (&fleet->rates[type]))
        {
          order[place] = order[place - 1];
          place--;
        }
      order[place] = type;
    }
}

/* What one kind of hour leaves on demand, and how much of the promise it uses. */
static double
price_hour (const TdrFleet *fleet,
            const guint    *order,
            guint           hour,
            double          hourly,
            double         *used)
{
  double left = hourly, on_demand = 0;

  for (guint i = 0; i < fleet->n_types; i++)
    {
      const TdrFleetRate *rate = &fleet->rates[order[i]];
      double wanted = fleet->machines[hour * fleet->n_types + order[i]] * rate->plan.micros;
      double covered = MIN (left, wanted);

      left -= covered;
      on_demand += (wanted - covered) * saving_of (rate);
    }

  *used = hourly - left;
  return on_demand;
}

static gboolean
round_to_money (double       micros,
                const char  *currency,
                TdrMoney    *money,
                GError     **error)
{
  return tdr_money_round (micros, currency, "The fleet costs more than 9.2 trillion: lower its machines or rates", money,
                          error);
}

static gboolean
price (const TdrFleet  *fleet,
       TdrMoney         hourly,
       TdrSavingsPlan  *plan,
       GError         **error)
{
  guint order[TDR_MAX_FLEET_TYPES];
  double on_demand = 0, used = 0, hours = 0;

  order_types (fleet, order);
  for (guint hour = 0; hour < fleet->n_hours; hour++)
    {
      double used_now;

      on_demand += price_hour (fleet, order, hour, (double) hourly.micros, &used_now) * fleet->hours[hour];
      used += used_now * fleet->hours[hour];
      hours += fleet->hours[hour];
    }

  plan->hourly = hourly;
  plan->used = hourly.micros > 0 && hours > 0 ? used / ((double) hourly.micros * hours) : 0;
  return round_to_money ((double) hourly.micros * hours, hourly.currency, &plan->committed, error)
         && round_to_money (on_demand, hourly.currency, &plan->on_demand, error)
         && tdr_money_add (plan->committed, plan->on_demand, &plan->total, error);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  double first = ((const Step *) a)->hourly, second = ((const Step *) b)->hourly;

  return (first > second) - (first < second);
}

/* One step for every type in every kind of hour: there the next, which saves less, begins. */
static GArray *
collect_steps (const TdrFleet *fleet)
{
  GArray *steps = g_array_sized_new (FALSE, FALSE, sizeof (Step), fleet->n_hours * fleet->n_types);
  guint order[TDR_MAX_FLEET_TYPES];

  order_types (fleet, order);
  for (guint hour = 0; hour < fleet->n_hours; hour++)
    {
      double hourly = 0;

      for (guint i = 0; i < fleet->n_types; i++)
        {
          const TdrFleetRate *rate = &fleet->rates[order[i]];
          double next = i + 1 < fleet->n_types ? saving_of (&fleet->rates[order[i + 1]]) : 0;
          Step step;

          hourly += fleet->machines[hour * fleet->n_types + order[i]] * rate->plan.micros;
          step = (Step) { hourly, (saving_of (rate) - next) * fleet->hours[hour] };
          g_array_append_val (steps, step);
        }
    }

  g_array_sort (steps, compare_steps);
  return steps;
}

/**
 * tdr_savings_plan_price:
 * @hourly: promised, 0 or more
 *
 * What a fleet costs under a savings plan of @hourly. Fails with %TDR_ENGINE_ERROR_INVALID, %TDR_ENGINE_ERROR_CURRENCY
 * or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_savings_plan_price (const TdrFleet  *fleet,
                        TdrMoney         hourly,
                        TdrSavingsPlan  *plan,
                        GError         **error)
{
  TdrMoney sum;

  if (!check (fleet, error) || !tdr_money_add (fleet->rates[0].plan, hourly, &sum, error))
    return FALSE;
  if (hourly.micros < 0)
    return refuse ("The promise of a savings plan cannot be negative", error);

  return price (fleet, hourly, plan, error);
}

/**
 * tdr_savings_plan_find:
 * @plan: (out): of the promise that costs least; of equals the smallest
 *
 * How much to promise an hour. The cost is a convex line with corners: a dollar more is paid in every hour, and saves
 * on-demand spend in the hours that still have some, the best-saving first. It falls while the saving of an hour on
 * average is more than the dollar, so the corners are walked from none upwards and nothing is searched. The promise is
 * rounded to a millionth. Fails like tdr_savings_plan_price().
 */
gboolean
tdr_savings_plan_find (const TdrFleet  *fleet,
                       TdrSavingsPlan  *plan,
                       GError         **error)
{
  g_autoptr (GArray) steps = NULL;
  double slope = 0, best = 0;
  TdrMoney hourly;

  if (!check (fleet, error))
    return FALSE;

  steps = collect_steps (fleet);
  for (guint hour = 0; hour < fleet->n_hours; hour++)
    slope += fleet->hours[hour];
  for (guint i = 0; i < steps->len; i++)
    slope -= g_array_index (steps, Step, i).lost_slope;

  for (guint i = 0; i < steps->len && slope < 0; i++)
    {
      slope += g_array_index (steps, Step, i).lost_slope;
      best = g_array_index (steps, Step, i).hourly;
    }

  return round_to_money (best, fleet->rates[0].plan.currency, &hourly, error) && price (fleet, hourly, plan, error);
}
