/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ranking.h"

#include <stdlib.h>
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

  return plan->cost->known ? STANDING_RANKS : STANDING_UNPRICED;
}

/* What decides the order, close together: plans are large and lie apart. */
typedef struct {
  Standing standing;
  gboolean is_unpriced;
  gint64 micros;
  TdrPlan *plan;
} Key;

static Key
key_of (TdrPlan *plan)
{
  return (Key) {
    .standing = standing_of (plan),
    .is_unpriced = !plan->cost->known,
    .micros = plan->cost->known ? plan->cost->total.micros : 0,
    .plan = plan,
  };
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *key_a = a;
  const Key *key_b = b;

  if (key_a->standing != key_b->standing)
    return key_a->standing < key_b->standing ? -1 : 1;
  if (key_a->is_unpriced != key_b->is_unpriced)
    return key_a->is_unpriced - key_b->is_unpriced;
  if (key_a->micros != key_b->micros)
    return key_a->micros < key_b->micros ? -1 : 1;

  return strcmp (key_a->plan->id, key_b->plan->id);
}

/* Between terms, tiers and regions of one thing there is little to choose; between models, platforms and chips there is.
 * A bid that was asked for is looked at, however it stands. */
static gboolean
is_choice (const TdrPlan *plan,
           GHashTable    *choices)
{
  return plan->quote != NULL || g_hash_table_add (choices, (gpointer) plan->choice);
}

/**
 * tdr_ranking_of:
 * @plans: (element-type TdrPlan): of one workload, in one currency; they stay where they are
 *
 * Puts the plans that pass with a known cost first, the cheapest before the others, and numbers them; equal costs stand
 * in the order of their ids. Marks the first of each group, and the contenders.
 *
 * Returns: (transfer full) (element-type TdrPlan): the plans in that order
 */
GPtrArray *
tdr_ranking_of (GArray *plans)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) choices = g_hash_table_new (NULL, NULL);
  g_autofree Key *keys = g_new (Key, plans->len);
  GPtrArray *ranking = g_ptr_array_sized_new (plans->len);

  for (guint i = 0; i < plans->len; i++)
    keys[i] = key_of (&g_array_index (plans, TdrPlan, i));
  qsort (keys, plans->len, sizeof *keys, compare_keys);
  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (ranking, keys[i].plan);

  for (guint i = 0; i < ranking->len; i++)
    {
      TdrPlan *plan = g_ptr_array_index (ranking, i);

      plan->rank = standing_of (plan) == STANDING_RANKS ? i + 1 : 0;
      plan->represents_group = g_hash_table_add (groups, (gpointer) plan->group);
      plan->is_contender = plan->rank > 0 && is_choice (plan, choices);
    }

  return ranking;
}
