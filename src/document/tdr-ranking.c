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
  guint order;
  gboolean is_managed;
  TdrPlan *plan;
} Key;

static Key
key_of (TdrPlan *plan)
{
  return (Key) {
    .standing = standing_of (plan),
    .is_unpriced = !plan->cost->known,
    .micros = plan->cost->known ? plan->cost->total.micros : 0,
    .order = plan->order,
    .is_managed = plan->offer != NULL,
    .plan = plan,
  };
}

/* Most plans whose cost is not known stand in the order of their ids, so that is not looked up in the ids themselves
 * where it is known already. */
static int
compare_ids (const Key *a,
             const Key *b)
{
  if (a->order > 0 && b->order > 0 && a->is_managed == b->is_managed)
    return a->order < b->order ? -1 : 1;

  return strcmp (a->plan->id, b->plan->id);
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

  return compare_ids (key_a, key_b);
}

/* Returns: whether it was not in yet */
static gboolean
add (guint8 *members,
     guint   number)
{
  gboolean is_new = !members[number];

  members[number] = TRUE;
  return is_new;
}

/* Between terms, tiers and regions of one thing there is little to choose; between models, platforms and chips there is.
 * A bid that was asked for is looked at, however it stands. */
static void
mark (TdrPlan *plan,
      guint8  *groups,
      guint8  *choices)
{
  plan->represents_group = plan->quote != NULL || add (groups, plan->group_number);
  plan->is_contender = plan->rank > 0 && (plan->quote != NULL || add (choices, plan->choice));
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
  g_autofree Key *keys = g_new (Key, plans->len);
  g_autofree guint8 *groups = NULL, *choices = NULL;
  guint n_names = 0;
  GPtrArray *ranking = g_ptr_array_sized_new (plans->len);

  for (guint i = 0; i < plans->len; i++)
    {
      TdrPlan *plan = &g_array_index (plans, TdrPlan, i);

      keys[i] = key_of (plan);
      n_names = MAX (n_names, MAX (plan->group_number, plan->choice) + 1);
    }
  qsort (keys, plans->len, sizeof *keys, compare_keys);

  groups = g_new0 (guint8, n_names);
  choices = g_new0 (guint8, n_names);
  for (guint i = 0; i < plans->len; i++)
    {
      TdrPlan *plan = keys[i].plan;

      plan->rank = keys[i].standing == STANDING_RANKS ? i + 1 : 0;
      mark (plan, groups, choices);
      g_ptr_array_add (ranking, plan);
    }

  return ranking;
}
