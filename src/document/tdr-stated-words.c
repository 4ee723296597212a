/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-stated-words.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

/**
 * tdr_stated_words_get_name:
 * @figure: a #TdrStatedFigure, or one of the items of operations behind them
 */
const char *
tdr_stated_words_get_name (guint figure)
{
  switch (figure)
    {
    case TDR_STATED_DISCOUNT: return _("Discount rate");
    case TDR_STATED_TAX: return _("Tax rate");
    case TDR_STATED_RECOVERY: return _("Share of the tax that is recovered");
    /* Translators: followed by shares of what is stated, for instance “80 % to 120 %” */
    case TDR_STATED_SEASON: return _("Strength of the season");
    case TDR_STATED_RAMP: return _("Shortfall during the ramp");
    case TDR_STATED_REQUALIFICATION: return _("Cost of qualifying a successor");
    case TDR_STATED_OPERATIONS + TDR_OPERATIONS_PEOPLE: return _("Price of an engineer a month");
    case TDR_STATED_OPERATIONS + TDR_OPERATIONS_ON_CALL: return _("Price of a rota on call a month");
    case TDR_STATED_OPERATIONS + TDR_OPERATIONS_STORAGE: return _("Price of stored data");
    case TDR_STATED_OPERATIONS + TDR_OPERATIONS_EGRESS:
    default: return _("Price of data that leaves the cloud");
    }
}

/**
 * tdr_stated_words_dup_value:
 * @value: one of the ends of @swing, as it has them
 */
char *
tdr_stated_words_dup_value (const TdrStatedSwing *swing,
                            gint64                value)
{
  return tdr_stated_figure_is_share (swing->figure)
           ? tdr_format_share ((int) value) : tdr_format_money (tdr_money_new (value, swing->at_low.currency));
}

/**
 * tdr_stated_words_dup_range:
 *
 * From where to where the figure is moved.
 */
char *
tdr_stated_words_dup_range (const TdrStatedSwing *swing)
{
  g_autofree char *low = tdr_stated_words_dup_value (swing, swing->low);
  g_autofree char *high = tdr_stated_words_dup_value (swing, swing->high);

  /* Translators: two rates, or two amounts */
  return g_strdup_printf (_("%s to %s"), low, high);
}

/**
 * tdr_stated_words_dup_winner:
 * @best: as planned
 *
 * What costs least at an end where it is not @best.
 *
 * Returns: (nullable): a sentence; %NULL where @best stays the best
 */
char *
tdr_stated_words_dup_winner (const TdrStatedSwing *swing,
                             const TdrPlan        *best)
{
  gboolean at_low = swing->best_at_low != best;
  const TdrPlan *other = at_low ? swing->best_at_low : swing->best_at_high;
  g_autofree char *title = tdr_plan_dup_name (other);
  g_autofree char *value = tdr_stated_words_dup_value (swing, at_low ? swing->low : swing->high);

  if (other == best)
    return NULL;

  /* Translators: a rate or an amount, and an offer */
  return g_strdup_printf (_("At %s the best is %s."), value, title);
}
