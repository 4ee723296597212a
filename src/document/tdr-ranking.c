/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ranking.h"

#include <stdlib.h>
#include <string.h>

/* What can be bought; what could be, were its price known; what waits for evidence, and what is ruled out, in both what
 * has a price first. */
typedef enum {
  STANDING_RANKS,
  STANDING_UNPRICED,
  STANDING_UNPROVEN,
  STANDING_UNPROVEN_UNPRICED,
  STANDING_OUT,
  STANDING_OUT_UNPRICED,
  N_STANDINGS,
} Standing;

static Standing
standing_of (const TdrPlan *plan)
{
  gboolean is_out = plan->problem != NULL || plan->outcome == TDR_OUTCOME_FAIL;
  Standing priced = is_out                                 ? STANDING_OUT
                    : plan->outcome == TDR_OUTCOME_UNKNOWN ? STANDING_UNPROVEN
                                                           : STANDING_RANKS;

  return plan->cost->known ? priced : priced + 1;
}

/* What decides the order in a standing, close together: plans are large and lie apart. */
typedef struct {
  gint64 micros;
  guint order;
  gboolean is_managed;
  TdrPlan *plan;
} Key;

static Key
key_of (TdrPlan *plan)
{
  return (Key) {
    .micros = plan->cost->known ? plan->cost->total.micros : 0,
    .order = plan->order,
    .is_managed = plan->offer != NULL,
    .plan = plan,
  };
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *key_a = a;
  const Key *key_b = b;

  if (key_a->micros != key_b->micros)
    return key_a->micros < key_b->micros ? -1 : 1;
  if (key_a->order > 0 && key_b->order > 0 && key_a->is_managed == key_b->is_managed)
    return key_a->order < key_b->order ? -1 : 1;

  return strcmp (key_a->plan->id, key_b->plan->id);
}

static gboolean
are_sorted (const Key *keys,
            guint      n_keys)
{
  for (guint i = 1; i < n_keys; i++)
    if (compare_keys (&keys[i - 1], &keys[i]) > 0)
      return FALSE;

  return TRUE;
}

/* The keys of each standing after those of the one before. Most plans cannot serve, have no cost, and come in the order
 * of their ids: they need only be looked at. Ends are where standings end. */
static Key *
sort_keys (GPtrArray *plans,
           guint      ends[N_STANDINGS])
{
  Key *keys = g_new (Key, plans->len);
  guint starts[N_STANDINGS + 1] = { 0 };

  for (guint i = 0; i < plans->len; i++)
    starts[standing_of (g_ptr_array_index (plans, i)) + 1]++;
  for (guint standing = 0; standing < N_STANDINGS; standing++)
    {
      starts[standing + 1] += starts[standing];
      ends[standing] = starts[standing];
    }
  for (guint i = 0; i < plans->len; i++)
    {
      TdrPlan *plan = g_ptr_array_index (plans, i);

      keys[ends[standing_of (plan)]++] = key_of (plan);
    }
  for (guint standing = 0; standing < N_STANDINGS; standing++)
    if (!are_sorted (&keys[starts[standing]], ends[standing] - starts[standing]))
      qsort (&keys[starts[standing]], ends[standing] - starts[standing], sizeof *keys, compare_keys);

  return keys;
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

static guint
count_names (GPtrArray *plans)
{
  guint n_names = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (plans, i);

      n_names = MAX (n_names, MAX (plan->group_number, plan->choice) + 1);
    }

  return n_names;
}

/**
 * tdr_ranking_sort:
 * @plans: (element-type TdrPlan): of one workload, in one currency
 *
 * Puts the plans that pass with a known cost first, the cheapest before the others, and numbers them; equal costs stand
 * in the order of their ids. Marks the first of each group, and the contenders.
 */
void
tdr_ranking_sort (GPtrArray *plans)
{
  guint ends[N_STANDINGS];
  g_autofree Key *keys = sort_keys (plans, ends);
  guint n_names = count_names (plans);
  g_autofree guint8 *groups = g_new0 (guint8, n_names);
  g_autofree guint8 *choices = g_new0 (guint8, n_names);

  for (guint i = 0; i < plans->len; i++)
    {
      TdrPlan *plan = keys[i].plan;

      plan->rank = i < ends[STANDING_RANKS] ? i + 1 : 0;
      mark (plan, groups, choices);
      plans->pdata[i] = plan;
    }
}
