/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ranking.h"

#include <string.h>

/* What can be bought; what could be, were its price known; what waits for evidence; what is ruled out. */
typedef enum {
  STANDING_RANKS,
  STANDING_UNPRICED,
  STANDING_UNPROVEN,
  STANDING_OUT,
} Standing;

static Standing
standing_of (const TdrPlan *plan)
{
  if (plan->problem != NULL || plan->outcome == TDR_OUTCOME_FAIL)
    return STANDING_OUT;
  if (plan->outcome == TDR_OUTCOME_UNKNOWN)
    return STANDING_UNPROVEN;

  return plan->cost.known ? STANDING_RANKS : STANDING_UNPRICED;
}

static int
compare_plans (gconstpointer a,
               gconstpointer b)
{
  const TdrPlan *plan_a = *(const TdrPlan *const *) a;
  const TdrPlan *plan_b = *(const TdrPlan *const *) b;
  int difference = (int) standing_of (plan_a) - (int) standing_of (plan_b);

  if (difference == 0)
    difference = plan_b->cost.known - plan_a->cost.known;
  if (difference == 0 && plan_a->cost.known)
    difference = tdr_money_compare (plan_a->cost.total, plan_b->cost.total);

  return difference != 0 ? difference : strcmp (plan_a->id, plan_b->id);
}

/* Between terms, tiers and regions of one thing there is little to choose; between models, platforms and chips there is. */
static char *
dup_choice (const TdrPlan *plan)
{
  if (plan->offer != NULL)
    return g_strdup_printf ("%s/%s", tdr_plan_get_platform (plan), tdr_plan_get_model (plan));

  return g_strdup (tdr_plan_get_chip (plan));
}

/* A bid that was asked for is looked at, however it stands. */
static gboolean
is_choice (const TdrPlan *plan,
           GHashTable    *choices)
{
  return plan->quote != NULL || g_hash_table_add (choices, dup_choice (plan));
}

/**
 * tdr_ranking_of:
 * @plans: (element-type TdrPlan): of one workload; they stay where they are
 *
 * Puts the plans that pass with a known cost first, the cheapest before the others, and numbers them; equal costs stand
 * in the order of their ids. Marks the first of each group, and the contenders.
 *
 * Returns: (transfer full) (element-type TdrPlan): the plans in that order
 */
GPtrArray *
tdr_ranking_of (GArray *plans)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *ranking = g_ptr_array_sized_new (plans->len);

  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (ranking, &g_array_index (plans, TdrPlan, i));
  g_ptr_array_sort (ranking, compare_plans);

  for (guint i = 0; i < ranking->len; i++)
    {
      TdrPlan *plan = g_ptr_array_index (ranking, i);

      plan->rank = standing_of (plan) == STANDING_RANKS ? i + 1 : 0;
      plan->represents_group = g_hash_table_add (groups, (gpointer) plan->group);
      plan->is_contender = plan->rank > 0 && is_choice (plan, choices);
    }

  return ranking;
}
