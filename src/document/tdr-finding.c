/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-finding.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

/* The winner is held against what a reader would buy instead: a machine against the best managed offer, a managed offer
 * against the best plan of another model or place. */
static const TdrPlan *
find_rival (GPtrArray *ranking)
{
  const TdrPlan *winner = g_ptr_array_index (ranking, 0);

  for (guint i = 1; i < ranking->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (ranking, i);

      if (plan->rank == 0)
        return NULL;
      if (winner->instance != NULL && plan->offer != NULL)
        return plan;
      if (winner->instance == NULL
          && (g_strcmp0 (tdr_plan_get_model (plan), tdr_plan_get_model (winner)) != 0
              || g_strcmp0 (tdr_plan_get_platform (plan), tdr_plan_get_platform (winner)) != 0))
        return plan;
    }

  return NULL;
}

static char *
dup_place (const TdrPlan *plan)
{
  if (plan->offer != NULL)
    return g_strdup_printf (C_("model on platform", "%s on %s"), tdr_plan_get_model_name (plan),
                            tdr_plan_get_platform_name (plan));

  /* Translators: model, number of machines, type of machine, cloud */
  return g_strdup_printf (ngettext ("%s on %d %s of %s", "%s on %d %s of %s", (gulong) plan->sizing->hosts),
                          tdr_plan_get_model_name (plan), plan->sizing->hosts, plan->instance->host.instance_type,
                          tdr_plan_get_platform_name (plan));
}

static char *
dup_margin (const TdrPlan *winner,
            const TdrPlan *rival)
{
  g_autofree char *below = NULL;
  g_autofree char *place = NULL;

  if (rival == NULL || rival->cost->total.micros <= 0)
    return g_strdup (_("the only one that passes with a known cost"));

  if (rival->cost->total.micros == winner->cost->total.micros)
    {
      place = dup_place (rival);
      return g_strdup_printf (_("as much as %s"), place);
    }

  below = tdr_format_below (winner->cost->total, rival->cost->total);
  place = dup_place (rival);
  if (winner->instance != NULL)
    return g_strdup_printf (_("%s below the best managed offer, %s"), below, place);
  return g_strdup_printf (_("%s below the next, %s"), below, place);
}

static char *
dup_ties (const TdrPlan *winner)
{
  if (winner->offer != NULL && g_strcmp0 (tdr_plan_get_developer (winner), tdr_plan_get_provider (winner)) == 0)
    return g_strdup_printf (_("it ties you to %s for model and platform"), tdr_plan_get_developer (winner));
  if (winner->offer != NULL)
    return g_strdup_printf (_("it ties you to %s for the model and %s for the platform"),
                            tdr_plan_get_developer (winner), tdr_plan_get_provider (winner));

  return g_strdup_printf (_("it ties you to %s and the chip %s, while the model's weights are open"),
                          tdr_plan_get_provider (winner), tdr_plan_get_chip (winner));
}

static char *
dup_nothing (GPtrArray *ranking)
{
  guint unpriced = 0;
  guint unproven = 0;

  for (guint i = 0; i < ranking->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (ranking, i);

      unpriced += plan->problem == NULL && plan->outcome == TDR_OUTCOME_PASS;
      unproven += plan->problem == NULL && plan->outcome == TDR_OUTCOME_UNKNOWN;
    }

  if (unpriced > 0)
    return g_strdup_printf (ngettext ("%u plan meets every must, but its price is not known.",
                                      "%u plans meet every must, but no price of theirs is known.", unpriced),
                            unpriced);
  if (unproven > 0)
    return g_strdup_printf (ngettext ("No plan is known to meet every must; %u waits for evidence.",
                                      "No plan is known to meet every must; %u wait for evidence.", unproven),
                            unproven);
  return g_strdup (_("No plan meets every must."));
}

/**
 * tdr_finding_dup_text:
 * @ranking: (element-type TdrPlan): of one workload
 *
 * The result in one sentence: what costs least, how far below its rival, and what choosing it ties the buyer to.
 */
char *
tdr_finding_dup_text (GPtrArray *ranking)
{
  const TdrPlan *winner = ranking->len > 0 ? g_ptr_array_index (ranking, 0) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *cost = NULL;
  g_autofree char *margin = NULL;
  g_autofree char *ties = NULL;

  if (winner == NULL || winner->rank == 0)
    return dup_nothing (ranking);

  place = dup_place (winner);
  cost = tdr_format_money (winner->cost->total);
  margin = dup_margin (winner, find_rival (ranking));
  ties = dup_ties (winner);

  /* Translators: model and place; cost; how far below what; what it ties to */
  return g_strdup_printf (_("%s costs least at %s a month, %s; %s."), place, cost, margin, ties);
}
