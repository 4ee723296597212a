/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-term-costs.h"

static gboolean
is_wanted (const TdrTender *tender,
           const TdrPlan   *plan)
{
  return plan->is_contender
         || g_ptr_array_find_with_equal_func (tender->shortlist, plan->id, g_str_equal, NULL);
}

static gboolean
can_be_chosen (const TdrTermCost *cost)
{
  return cost->known && cost->plan->outcome == TDR_OUTCOME_PASS && cost->plan->problem == NULL;
}

/* What can be chosen by present value, then the rest; equals in the order of the evaluation's ranking. */
static int
compare_costs (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const TdrTermCost *first = a;
  const TdrTermCost *second = b;
  int order = can_be_chosen (second) - can_be_chosen (first);

  if (order != 0 || !can_be_chosen (first))
    return order;

  return tdr_money_compare (first->present_value, second->present_value);
}

/**
 * tdr_term_costs_new:
 * @n_ranked: (out): how many of them can be chosen and have a known cost: they come first, by present value
 *
 * What the contenders and the shortlist of a workload cost over the term. Fails where an amount cannot be held.
 *
 * Returns: (transfer full) (array length=n_costs): to be freed with g_free()
 */
TdrTermCost *
tdr_term_costs_new (TdrEvaluation        *evaluation,
                    guint                 workload,
                    const TdrTermDemand  *demand,
                    guint                *n_costs,
                    guint                *n_ranked,
                    GError              **error)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  guint n_plans = tdr_evaluation_get_n_plans (evaluation, workload);
  g_autoptr (GArray) costs = g_array_new (TRUE, FALSE, sizeof (TdrTermCost));

  *n_ranked = 0;
  for (guint i = 0; i < n_plans; i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, workload, i);
      TdrTermCost *cost;

      if (!is_wanted (tender, plan))
        continue;
      g_array_set_size (costs, costs->len + 1);
      cost = &g_array_index (costs, TdrTermCost, costs->len - 1);
      if (!tdr_term_cost_compute (plan, demand, tender->currency, cost, error))
        {
          g_prefix_error (error, "%s: ", plan->id);
          return NULL;
        }
      *n_ranked += can_be_chosen (cost);
    }

  g_array_sort_with_data (costs, compare_costs, NULL);
  *n_costs = costs->len;
  return (TdrTermCost *) g_array_free (g_steal_pointer (&costs), FALSE);
}
