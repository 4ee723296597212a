/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What two sources say differently, once for everything that it is about. */

#include "tdr-market.h"

static char *
describe_rate (const TdrRate *rate,
               const char    *unit)
{
  g_autofree char *figure = tdr_money_to_string (rate->price, 0);

  return g_strdup_printf ("%s %s per %s", figure, rate->price.currency, unit);
}

static TdrContradiction *
describe_dispute (TdrFacts         *facts,
                  const TdrDispute *dispute)
{
  TdrContradiction *contradiction = g_new0 (TdrContradiction, 1);
  g_autofree char *chosen = describe_rate (dispute->chosen, dispute->unit);
  g_autofree char *other = describe_rate (&dispute->other, dispute->unit);

  contradiction->subject = dispute->subject;
  contradiction->chosen = tdr_facts_intern (facts, chosen);
  contradiction->other = tdr_facts_intern (facts, other);
  contradiction->chosen_evidence = dispute->chosen->evidence;
  contradiction->other_evidence = dispute->other.evidence;
  return contradiction;
}

/* The step of a figure's last decimal, in millionths: 23.777 goes in steps of 1000. */
static gint64
find_step (gint64 micros)
{
  gint64 step = 1;

  while (step < TDR_MONEY_MICROS && micros % (step * 10) == 0)
    step *= 10;
  return step;
}

/**
 * tdr_rate_disagrees:
 *
 * Whether two figures for the same thing are two. One that is the other rounded to fewer decimals says the same.
 */
gboolean
tdr_rate_disagrees (const TdrRate *a,
                    const TdrRate *b)
{
  gint64 step = MAX (find_step (a->price.micros), find_step (b->price.micros));

  return a->known && b->known && ABS (a->price.micros - b->price.micros) * 2 > (step == TDR_MONEY_MICROS ? 0 : step);
}

/**
 * tdr_disputes_resolve:
 * @disputes: (element-type TdrDispute): while the offers that they point to still stand
 *
 * Returns: (element-type TdrContradiction): those recorded by hand first, then every dispute once
 */
GPtrArray *
tdr_disputes_resolve (TdrFacts *facts,
                      GArray   *disputes)
{
  g_autoptr (GPtrArray) contradictions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facts->contradictions->len; i++)
    g_ptr_array_add (contradictions, g_memdup2 (&g_array_index (facts->contradictions, TdrContradiction, i),
                                                sizeof (TdrContradiction)));

  for (guint i = 0; i < disputes->len; i++)
    {
      const TdrDispute *dispute = &g_array_index (disputes, TdrDispute, i);
      g_autofree char *key = g_strdup_printf ("%s\x1f%" G_GINT64_FORMAT "\x1f%" G_GINT64_FORMAT, dispute->subject,
                                              dispute->chosen->price.micros, dispute->other.price.micros);

      if (tdr_rate_disagrees (dispute->chosen, &dispute->other)
          && g_hash_table_add (seen, g_steal_pointer (&key)))
        g_ptr_array_add (contradictions, describe_dispute (facts, dispute));
    }

  return g_steal_pointer (&contradictions);
}
