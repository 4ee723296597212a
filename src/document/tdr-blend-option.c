/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-blend-option.h"

#include "tdr-quote-volume.h"

static void
free_option (gpointer data)
{
  TdrBlendOption *self = data;

  g_clear_pointer (&self->blend, tdr_blend_free);
  g_free (self);
}

static gboolean
is_same_model (const TdrPlan *a,
               const TdrPlan *b)
{
  return g_str_equal (tdr_plan_get_model (a), tdr_plan_get_model (b));
}

/* A price that is the same in every month and for every request: what the sizing of a commitment can reckon with. */
static gboolean
steady_volume_cost (const TdrPlan       *plan,
                    const TdrTermDemand *demand,
                    const TdrWorkload   *flat,
                    TdrVolumeCost       *volume)
{
  g_autoptr (GArray) phases = tdr_plan_volume_phases_new (plan, demand, flat, NULL);

  if (phases == NULL || phases->len > 1 || g_array_index (phases, TdrVolumePhase, 0).cost.n_bands > 0)
    return FALSE;

  *volume = g_array_index (phases, TdrVolumePhase, 0).cost;
  return TRUE;
}

/* The cheapest that sells the same model by use: costs stand in the order of their present value. */
static const TdrPlan *
find_overflow (const TdrTermCost   *costs,
               guint                n_costs,
               const TdrPlan       *base,
               const TdrTermDemand *demand,
               const TdrWorkload   *flat,
               TdrVolumeCost       *volume)
{
  for (guint i = 0; i < n_costs; i++)
    if (!tdr_plan_buys_capacity (costs[i].plan) && is_same_model (costs[i].plan, base)
        && steady_volume_cost (costs[i].plan, demand, flat, volume))
      return costs[i].plan;

  return NULL;
}

static GArray *
quoted_phases_new (const TdrPlan      *plan,
                   const TdrWorkload  *workload,
                   guint               term_months,
                   GError            **error)
{
  const TdrQuoteLoad load = {
    .workload = workload,
    .term_months = term_months,
    .requests_per_instance = plan->offer == NULL ? tdr_sizing_requests_per_month (plan->sizing,
                                                                                 tdr_workload_load_factor (workload)) : 0,
    .spare_instances = plan->sizing->spare_hosts,
  };

  return tdr_quote_volume_phases_new (plan->quote, &load, plan->cost->total.currency, error);
}

static gboolean
listed_volume_cost (const TdrPlan      *plan,
                    const TdrWorkload  *workload,
                    TdrVolumeCost      *volume,
                    GError            **error)
{
  if (plan->offer == NULL)
    return tdr_volume_cost_init_instances (volume, &plan->instance->hourly,
                                           tdr_sizing_requests_per_month (plan->sizing,
                                                                          tdr_workload_load_factor (workload)),
                                           plan->sizing->spare_hosts, error);
  if (tdr_plan_buys_capacity (plan))
    return tdr_volume_cost_init_capacity_units (volume, &plan->offer->tariff, workload, error);

  return tdr_volume_cost_init_on_demand (volume, &plan->offer->tariff, workload, error);
}

static gboolean
fill_option (TdrBlendOption      *self,
             const TdrTermCost   *costs,
             guint                n_costs,
             const TdrTermDemand *demand)
{
  const TdrWorkload *workload = &demand->demand.workload;
  const TdrWorkload flat = tdr_workload_make_flat (workload);
  TdrVolumeCost base, overflow;

  if (!steady_volume_cost (self->base, demand, &flat, &base))
    return FALSE;

  self->overflow = find_overflow (costs, n_costs, self->base, demand, &flat, &overflow);
  self->blend = tdr_blend_new (&demand->demand, demand->months, &base, self->commitment_months,
                               self->overflow != NULL ? &overflow : NULL, NULL);
  if (self->blend != NULL && self->overflow != NULL)
    self->break_even_utilisation = tdr_commitment_break_even_utilisation (&base, &overflow);
  return self->blend != NULL;
}

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  const TdrBlendOption *first = *(const TdrBlendOption *const *) a;
  const TdrBlendOption *second = *(const TdrBlendOption *const *) b;

  return tdr_money_compare (first->blend->total, second->blend->total);
}

/**
 * tdr_plan_volume_phases_new:
 * @demand: for the term in which it must cost so, and for the exchange of list prices
 * @workload: at whose load
 *
 * What a month of @plan costs as a function of its requests; where a bid's prices change within the term, for each
 * stretch of it. Fails with %TDR_ENGINE_ERROR_INVALID where a price or what a unit carries is not known, and for bids like
 * tdr_quote_volume_phases_new().
 *
 * Returns: (transfer full) (element-type TdrVolumePhase): the first from month 1 on
 */
GArray *
tdr_plan_volume_phases_new (const TdrPlan        *plan,
                            const TdrTermDemand  *demand,
                            const TdrWorkload    *workload,
                            GError              **error)
{
  TdrVolumePhase phase = { .first_month = 1 };
  GArray *phases;

  if (plan->quote != NULL)
    return quoted_phases_new (plan, workload, demand->months, error);
  if (!listed_volume_cost (plan, workload, &phase.cost, error)
      || !tdr_exchange_volume_cost (tdr_assumptions_get_exchange (demand->assumptions), plan->cost->total.currency,
                                    &phase.cost, error))
    return NULL;

  phases = g_array_sized_new (FALSE, FALSE, sizeof phase, 1);
  return g_array_append_val (phases, phase);
}

/**
 * tdr_blend_options_new:
 * @costs: (array length=n_costs): of plans that can be chosen, by present value
 *
 * Every way to commit to the capacity of one of @costs. Capacity whose price or size cannot be said as a function of
 * the volume is left out.
 *
 * Returns: (transfer full) (element-type TdrBlendOption): the cheapest first
 */
GPtrArray *
tdr_blend_options_new (const TdrTermCost    *costs,
                       guint                 n_costs,
                       const TdrTermDemand  *demand,
                       GError              **error)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (free_option);

  if (!tdr_term_check (demand->months, error))
    return NULL;

  for (guint i = 0; i < n_costs; i++)
    {
      TdrBlendOption *option;

      if (!tdr_plan_buys_capacity (costs[i].plan))
        continue;
      option = g_new0 (TdrBlendOption, 1);
      option->base = costs[i].plan;
      option->commitment_months = MAX (1, costs[i].commitment_months);
      if (fill_option (option, costs, n_costs, demand))
        g_ptr_array_add (options, option);
      else
        free_option (option);
    }

  g_ptr_array_sort (options, compare_options);
  return g_steal_pointer (&options);
}

/**
 * tdr_blend_option_commits:
 *
 * Whether any commitment of it is worth signing; otherwise use alone costs less.
 */
gboolean
tdr_blend_option_commits (const TdrBlendOption *self)
{
  for (guint i = 0; i < self->blend->n_periods; i++)
    if (self->blend->periods[i].commitment.capacity > 0)
      return TRUE;

  return FALSE;
}
