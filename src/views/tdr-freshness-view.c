/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-freshness-view.h"

#include <glib/gi18n-lib.h>

/**
 * tdr_freshness_view_judge_plan:
 * @today: ISO date
 *
 * Whether the prices of a plan may still be used: no better than the worst of its lines.
 */
TdrFreshness
tdr_freshness_view_judge_plan (const TdrPlan *plan,
                               const char    *today)
{
  TdrFreshness worst = TDR_FRESHNESS_FRESH;

  for (guint i = 0; i < plan->cost->n_lines; i++)
    worst = MAX (worst, tdr_freshness_judge_price (plan->cost->lines[i].evidence, plan->instance, today));

  return worst;
}

/**
 * tdr_freshness_view_get_words:
 *
 * The word of the badge beside a price; empty for a fresh one.
 */
const char *
tdr_freshness_view_get_words (TdrFreshness freshness)
{
  switch (freshness)
    {
    case TDR_FRESHNESS_FRESH:
      return "";
    case TDR_FRESHNESS_AGEING:
      return C_("age of a price", "Ageing");
    case TDR_FRESHNESS_UNKNOWN:
      return C_("age of a price", "Undated");
    case TDR_FRESHNESS_OLD:
      return C_("age of a price", "Old");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * tdr_freshness_view_get_sentence:
 *
 * What the word means and what to do; empty for a fresh price.
 */
const char *
tdr_freshness_view_get_sentence (TdrFreshness freshness)
{
  switch (freshness)
    {
    case TDR_FRESHNESS_FRESH:
      return "";
    case TDR_FRESHNESS_AGEING:
      return _("Ageing: the price may have moved since");
    case TDR_FRESHNESS_UNKNOWN:
      return _("Undated: its source does not say of which day the price is");
    case TDR_FRESHNESS_OLD:
      return _("Old: refresh the price before you rely on it");
    default:
      g_return_val_if_reached ("");
    }
}
