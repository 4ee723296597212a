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

/* The cheapest that sells the same model by use: costs stand in the order of their present value. */
static const TdrPlan *
find_overflow (const TdrTermCost *costs,
               guint              n_costs,
               const TdrPlan     *base)
{
  for (guint i = 0; i < n_costs; i++)
    if (!tdr_plan_buys_capacity (costs[i].plan) && is_same_model (costs[i].plan, base))
      return costs[i].plan;

  return NULL;
}

static gboolean
quoted_volume_cost (const TdrPlan      *plan,
                    const TdrWorkload  *workload,
                    guint               term_months,
                    TdrVolumeCost      *volume,
                    GError            **error)
{
  const TdrQuoteLoad load = {
    .workload = workload,
    .term_months = term_months,
    .requests_per_instance = plan->offer == NULL ? tdr_sizing_requests_per_month (plan->sizing,
                                                                                 tdr_workload_peak_factor (workload)) : 0,
    .spare_instances = plan->sizing->spare_hosts,
  };

  return tdr_quote_volume_cost (plan->quote, &load, plan->cost->total.currency, volume, error);
}

static gboolean
fill_option (TdrBlendOption    *self,
             const TdrWorkload *flat,
             const TdrWorkload *workload,
             guint              term_months)
{
  TdrVolumeCost base, overflow;

  if (!tdr_plan_volume_cost (self->base, flat, term_months, &base, NULL))
    return FALSE;
  if (self->overflow != NULL && !tdr_plan_volume_cost (self->overflow, flat, term_months, &overflow, NULL))
    self->overflow = NULL;

  self->blend = tdr_blend_new (workload, term_months, &base, self->commitment_months,
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
 * tdr_plan_volume_cost:
 * @workload: at whose load; its requests do not matter
 * @term_months: in which it must cost so: a bid may not
 * @volume: (out): what a month of @plan costs as a function of its requests
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID where a price or what a unit carries is not known, and for bids like
 * tdr_quote_volume_cost().
 */
gboolean
tdr_plan_volume_cost (const TdrPlan      *plan,
                      const TdrWorkload  *workload,
                      guint               term_months,
                      TdrVolumeCost      *volume,
                      GError            **error)
{
  if (plan->quote != NULL)
    return quoted_volume_cost (plan, workload, term_months, volume, error);
  if (plan->offer == NULL)
    return tdr_volume_cost_init_instances (volume, &plan->instance->hourly,
                                           tdr_sizing_requests_per_month (plan->sizing,
                                                                          tdr_workload_peak_factor (workload)),
                                           plan->sizing->spare_hosts, error);
  if (tdr_plan_buys_capacity (plan))
    return tdr_volume_cost_init_capacity_units (volume, &plan->offer->tariff, workload, error);

  return tdr_volume_cost_init_on_demand (volume, &plan->offer->tariff, workload, error);
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
tdr_blend_options_new (const TdrTermCost  *costs,
                       guint               n_costs,
                       const TdrWorkload  *workload,
                       guint               term_months,
                       GError            **error)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (free_option);
  TdrWorkload flat = tdr_workload_make_flat (workload);

  if (!tdr_term_check (term_months, error))
    return NULL;

  for (guint i = 0; i < n_costs; i++)
    {
      TdrBlendOption *option;

      if (!tdr_plan_buys_capacity (costs[i].plan))
        continue;
      option = g_new0 (TdrBlendOption, 1);
      option->base = costs[i].plan;
      option->overflow = find_overflow (costs, n_costs, costs[i].plan);
      option->commitment_months = MAX (1, costs[i].commitment_months);
      if (fill_option (option, &flat, workload, term_months))
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
