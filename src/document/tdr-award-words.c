/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-words.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

static char *
dup_every_group (TdrDimension  dimension,
                 const char   *most)
{
  switch (dimension)
    {
    case TDR_DIMENSION_DEVELOPER: return g_strdup_printf (_("no developer’s models get more than %s"), most);
    case TDR_DIMENSION_PLATFORM: return g_strdup_printf (_("no platform gets more than %s"), most);
    case TDR_DIMENSION_CHIP: return g_strdup_printf (_("no chip gets more than %s"), most);
    case TDR_DIMENSION_SUPPLIER:
    default: return g_strdup_printf (_("no supplier gets more than %s"), most);
    }
}

static char *
dup_group_limit (const TdrAwardResult *result,
                 const TdrAwardLimit  *limit,
                 const char           *most)
{
  if (limit->group == TDR_EVERY_GROUP)
    return dup_every_group (limit->dimension, most);

  return g_strdup_printf (_("%s gets at most %s"), tdr_award_result_get_group (result, limit->dimension, limit->group),
                          most);
}

static char *
dup_share_limit (const TdrAwardResult *result,
                 const TdrAwardLimit  *limit)
{
  g_autofree char *share = tdr_format_share (limit->share_ppm);
  g_autofree char *most = g_strdup_printf (_("%s of the spend"), share);

  return dup_group_limit (result, limit, most);
}

static char *
dup_count_limit (const TdrAwardLimit *limit)
{
  gulong n = limit->count;

  switch (limit->dimension)
    {
    case TDR_DIMENSION_DEVELOPER:
      return g_strdup_printf (ngettext ("models of at least %lu developer", "models of at least %lu developers", n), n);
    case TDR_DIMENSION_PLATFORM:
      return g_strdup_printf (ngettext ("at least %lu platform", "at least %lu platforms", n), n);
    case TDR_DIMENSION_CHIP:
      return g_strdup_printf (ngettext ("at least %lu kind of chip", "at least %lu kinds of chip", n), n);
    case TDR_DIMENSION_SUPPLIER:
    default:
      return g_strdup_printf (ngettext ("at least %lu supplier", "at least %lu suppliers", n), n);
    }
}

static char *
dup_conflict (const TdrAwardResult *result)
{
  g_autoptr (GString) limits = g_string_new (NULL);

  for (guint i = 0; i < result->award->n_conflicts; i++)
    {
      g_autofree char *text = tdr_award_words_dup_limit (result, result->award->conflicts[i]);

      g_string_append_printf (limits, "%s%s", i > 0 ? "; " : "", text);
    }

  if (result->award->n_conflicts == 1)
    return g_strdup_printf (_("No feasible award: no offers that pass keep this limit: %s."), limits->str);
  return g_strdup_printf (_("No feasible award: these limits conflict: %s. Leave out or loosen any one of them."),
                          limits->str);
}

static char *
dup_price_of_limits (const TdrAwardResult *result)
{
  g_autofree char *above = NULL;

  if (result->problem.n_limits == 0)
    return g_strdup (_("No limits were set."));
  if (result->award->price->total.micros <= result->unlimited_total.micros)
    return g_strdup (_("The limits cost nothing."));

  above = tdr_format_money (tdr_money_new (result->award->price->total.micros - result->unlimited_total.micros,
                                           result->unlimited_total.currency));
  return g_strdup_printf (_("The limits cost %s: without them the cheapest award would be so much below."), above);
}

/**
 * tdr_award_words_get_normalisation:
 *
 * How ratings become points.
 */
const char *
tdr_award_words_get_normalisation (TdrNormalisation normalisation)
{
  switch (normalisation)
    {
    case TDR_NORMALISE_RATIO: return _("100 × lowest ÷ this");
    case TDR_NORMALISE_LINEAR: return _("100 for the lowest, 0 for the highest");
    case TDR_NORMALISE_POINTS:
    default: return _("as rated, 0 to 100");
    }
}

/**
 * tdr_award_words_get_dimension:
 *
 * By what spend is grouped.
 */
const char *
tdr_award_words_get_dimension (TdrDimension dimension)
{
  switch (dimension)
    {
    case TDR_DIMENSION_DEVELOPER: return C_("dimension", "developer");
    case TDR_DIMENSION_PLATFORM: return C_("dimension", "platform");
    case TDR_DIMENSION_CHIP: return C_("dimension", "chip");
    case TDR_DIMENSION_SUPPLIER:
    default: return C_("dimension", "supplier");
    }
}

/**
 * tdr_award_words_dup_limit:
 * @limit: its position in the tender
 *
 * What it demands, without capital and full stop, so that several make a list.
 */
char *
tdr_award_words_dup_limit (const TdrAwardResult *result,
                           guint                 limit)
{
  const TdrAwardLimit *own = &result->problem.limits[limit];
  g_autofree char *amount = own->kind != TDR_LIMIT_SHARE && own->kind != TDR_LIMIT_LEAST_GROUPS
                              ? tdr_format_money (own->amount)
                              : NULL;

  switch (own->kind)
    {
    case TDR_LIMIT_SHARE: return dup_share_limit (result, own);
    case TDR_LIMIT_AMOUNT: return dup_group_limit (result, own, amount);
    case TDR_LIMIT_LEAST_GROUPS: return dup_count_limit (own);
    case TDR_LIMIT_UPFRONT: return g_strdup_printf (_("at most %s at signature"), amount);
    case TDR_LIMIT_COMMITTED:
    default: return g_strdup_printf (_("at most %s committed"), amount);
    }
}

/**
 * tdr_award_words_dup_finding:
 *
 * The award in one sentence or two.
 */
char *
tdr_award_words_dup_finding (const TdrAwardResult *result)
{
  g_autofree char *total = NULL;
  g_autofree char *limits = NULL;

  if (result->award == NULL)
    return g_strdup (result->award_problem);
  if (result->award->status == TDR_AWARD_CONFLICT)
    return dup_conflict (result);
  if (result->award->status == TDR_AWARD_UNDECIDED)
    return g_strdup (_("The search was stopped before it found an award: give it more time."));

  total = tdr_format_money (result->award->price->total);
  limits = dup_price_of_limits (result);
  /* Translators: cost; months; what the limits cost, a whole sentence */
  return g_strdup_printf (ngettext ("The cheapest award costs %s over %u month. %s",
                                    "The cheapest award costs %s over %u months. %s",
                                    result->problem.offers[0].flow->months),
                          total, result->problem.offers[0].flow->months, limits);
}

/**
 * tdr_award_words_dup_proof:
 *
 * How sure it is that nothing is cheaper.
 *
 * Returns: (nullable): %NULL without an award
 */
char *
tdr_award_words_dup_proof (const TdrAwardResult *result)
{
  g_autofree char *bound = NULL;
  g_autofree char *gap = NULL;

  if (result->award == NULL || result->award->price == NULL)
    return NULL;
  if (result->award->status == TDR_AWARD_OPTIMAL)
    return g_strdup (_("Proved: no award of these offers that keeps the limits costs less."));

  bound = tdr_format_money (result->award->bound);
  gap = tdr_format_share ((gint64) (result->award->gap * TDR_PPM));
  return g_strdup_printf (_("Stopped early: no award can cost less than %s, which is %s below this one."), bound, gap);
}

/**
 * tdr_award_words_dup_flip:
 *
 * The smallest change of one weight that ends the lead of a workload's best bid.
 */
char *
tdr_award_words_dup_flip (const TdrAwardResult *result,
                          guint                 workload)
{
  const TdrAwardRound *round = &result->rounds[workload];
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *rival = NULL;

  if (round->best == TDR_NO_BID)
    return g_strdup (_("Nothing is scored yet."));
  if (!round->has_flip)
    return g_strdup (_("No change of a single weight ends its lead."));

  from = tdr_format_number (result->criteria[round->flip.criterion]->weight / 100.0, 3);
  to = tdr_format_number (round->flip.weight / 100.0, 3);
  rival = tdr_plan_dup_title (round->bids[round->flip.rival].plan);
  /* Translators: criterion, its weight now, the weight at which both are level, the rival */
  return g_strdup_printf (_("The weight of “%s” need only go from %s to %s for %s to draw level."),
                          result->criteria[round->flip.criterion]->name, from, to, rival);
}
