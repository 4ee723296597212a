/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fleet-option.h"

#include "tdr-sizing.h"

static void
free_option (gpointer data)
{
  TdrFleetOption *self = data;

  g_clear_pointer (&self->blend, tdr_fleet_blend_free);
  g_free (self);
}

/* A bid for machines says how many months it binds to, not what an hour of one more costs. */
static gboolean
is_committed_machine (const TdrTermCost *cost)
{
  return cost->plan->offer == NULL && cost->plan->quote == NULL && cost->commitment_months > 0;
}

static gboolean
is_same_machine (const TdrPlan *plan,
                 const TdrPlan *committed)
{
  return plan->offer == NULL && plan->quote == NULL && plan->instance->term == TDR_TERM_ON_DEMAND
         && plan->outcome == TDR_OUTCOME_PASS && plan->problem == NULL && plan->instance->hourly.known
         && g_str_equal (plan->instance->host.instance_type, committed->instance->host.instance_type)
         && g_str_equal (plan->instance->cloud, committed->instance->cloud)
         && g_strcmp0 (plan->instance->region, committed->instance->region) == 0
         && g_str_equal (tdr_plan_get_model (plan), tdr_plan_get_model (committed));
}

static const TdrPlan *
find_on_demand (TdrEvaluation *evaluation,
                guint          workload,
                const TdrPlan *committed)
{
  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, workload); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, workload, i);

      if (is_same_machine (plan, committed))
        return plan;
    }

  return NULL;
}

static gboolean
exchange (const TdrPlan       *plan,
          const TdrTermDemand *demand,
          TdrMoney            *price)
{
  return tdr_exchange_convert (tdr_assumptions_get_exchange (demand->assumptions), plan->instance->hourly.price,
                               plan->cost->total.currency, price, NULL);
}

static TdrFleetOption *
option_new (TdrEvaluation       *evaluation,
            guint                workload,
            const TdrTermDemand *demand,
            const TdrTermCost   *cost)
{
  const TdrPlan *on_demand = find_on_demand (evaluation, workload, cost->plan);
  TdrFleetOption *self;
  TdrFleetTerms terms;

  if (on_demand == NULL)
    return NULL;

  self = g_new0 (TdrFleetOption, 1);
  *self = (TdrFleetOption) { cost->plan, on_demand, cost->commitment_months };
  terms = (TdrFleetTerms) {
    .commitment_months = cost->commitment_months,
    .requests_per_machine = tdr_sizing_requests_per_month (cost->plan->sizing, 1),
    .spare_machines = cost->plan->sizing->spare_hosts,
  };
  if (exchange (on_demand, demand, &terms.rate.on_demand) && exchange (cost->plan, demand, &terms.rate.plan))
    self->blend = tdr_fleet_blend_new (&demand->demand, demand->months, &terms, NULL);
  if (self->blend == NULL)
    g_clear_pointer (&self, free_option);
  return self;
}

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  const TdrFleetOption *first = *(const TdrFleetOption *const *) a;
  const TdrFleetOption *second = *(const TdrFleetOption *const *) b;

  return tdr_money_compare (first->blend->total, second->blend->total);
}

/**
 * tdr_fleet_options_new:
 * @costs: (array length=n_costs): of plans that can be chosen
 *
 * Every committed machine of @costs whose type is sold on demand in the same place too: its base committed, the rest by
 * the hour.
 *
 * Returns: (transfer full) (element-type TdrFleetOption): the cheapest first
 */
GPtrArray *
tdr_fleet_options_new (TdrEvaluation       *evaluation,
                       guint                workload,
                       const TdrTermDemand *demand,
                       const TdrTermCost   *costs,
                       guint                n_costs)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (free_option);

  for (guint i = 0; i < n_costs; i++)
    {
      TdrFleetOption *option = is_committed_machine (&costs[i])
                                 ? option_new (evaluation, workload, demand, &costs[i]) : NULL;

      if (option != NULL)
        g_ptr_array_add (options, option);
    }

  g_ptr_array_sort (options, compare_options);
  return options;
}
