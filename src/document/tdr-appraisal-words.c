/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-appraisal-words.h"

#include "tdr-format.h"
#include "tdr-tender-currency.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMES 3

static char *
dup_rate (const TdrAssumptions *assumptions)
{
  g_autofree char *rate = tdr_format_share (assumptions->rate.yearly_ppm);

  if (assumptions->rate.yearly_ppm == 0)
    return g_strdup (_("not discounted: the tender gives no discount rate"));
  if (assumptions->rate.basis == TDR_PRICES_REAL)
    return g_strdup_printf (_("constant prices, discounted at %s a year (real)"), rate);

  return g_strdup_printf (_("prices of each month, discounted at %s a year (nominal)"), rate);
}

static char *
dup_tax (const TdrAssumptions *assumptions)
{
  g_autofree char *rate = tdr_format_share (assumptions->tax.rate_ppm);
  g_autofree char *recoverable = tdr_format_share (assumptions->tax.recoverable_ppm);

  if (assumptions->tax.rate_ppm == 0)
    return g_strdup (_("without tax"));

  return g_strdup_printf (_("tax of %s, of which %s is recovered"), rate, recoverable);
}

static char *
dup_operations (const TdrAssumptions *assumptions)
{
  TdrMoney lines[TDR_N_OPERATIONS];
  TdrMoney monthly;
  g_autofree char *amount = NULL;
  gboolean own = TRUE;

  if (!tdr_operations_price_month (&assumptions->operations, lines, &monthly, NULL))
    return NULL;
  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    own &= assumptions->operations.lines[i].evidence == &tdr_own_operations_evidence;

  amount = tdr_format_money (monthly);
  return g_strdup_printf (own ? _("%s a month for operations of each self-hosted workload")
                              : _("%s a month for operations of each self-hosted workload (assumed, not priced)"),
                          amount);
}

/* The currency, and how the catalogue's prices come into it. */
static char *
dup_currency (const TdrAppraisal *appraisal)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);
  g_autofree char *rate = tdr_exchange_words_dup (tdr_tender_get_exchange (tender));

  return rate != NULL ? g_strdup_printf ("%s (%s)", tender->currency, rate) : g_strdup (tender->currency);
}

/**
 * tdr_appraisal_words_dup_assumptions:
 *
 * What is taken for granted about the term, in one sentence.
 */
char *
tdr_appraisal_words_dup_assumptions (const TdrAppraisal *appraisal)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);
  g_autofree char *rate = dup_rate (appraisal->assumptions);
  g_autofree char *tax = dup_tax (appraisal->assumptions);
  g_autofree char *operations = dup_operations (appraisal->assumptions);
  g_autofree char *currency = dup_currency (appraisal);

  return g_strdup_printf (ngettext ("%u month, in %s, %s; %s; %s.", "%u months, in %s, %s; %s; %s.",
                                    tender->term_months),
                          tender->term_months, currency, tax, rate, operations != NULL ? operations : "");
}

static char *
dup_discount (const TdrAppraisalRound *round)
{
  g_autofree char *second = tdr_plan_dup_name (round->costs[1].plan);
  g_autofree char *discount = tdr_format_share (round->discount_ppm);

  return round->has_discount ? g_strdup_printf (_("%s would cost as little with %s off its price."), second, discount)
                             : g_strdup_printf (_("No discount on its price makes %s cost as little."), second);
}

static char *
dup_rise (const TdrAppraisalRound *round)
{
  g_autofree char *best = tdr_plan_dup_name (round->costs[0].plan);
  g_autofree char *rise = tdr_format_share (round->rise_ppm);

  return round->has_rise ? g_strdup_printf (_("%s would cost as much with %s on its price."), best, rise) : NULL;
}

/**
 * tdr_appraisal_words_dup_price_changes:
 *
 * How much less the runner-up of a workload would have to cost, or how much more the best.
 *
 * Returns: (nullable): %NULL where there is no runner-up
 */
char *
tdr_appraisal_words_dup_price_changes (const TdrAppraisalRound *round)
{
  g_autofree char *discount = NULL;
  g_autofree char *rise = NULL;

  if (round->n_ranked < 2)
    return NULL;
  discount = dup_discount (round);
  rise = dup_rise (round);

  return rise != NULL ? g_strdup_printf ("%s %s", discount, rise) : g_steal_pointer (&discount);
}

static char *
dup_names (GPtrArray *plans)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint shown = MIN (plans->len, MOST_NAMES);

  for (guint i = 0; i < shown; i++)
    {
      g_autofree char *name = tdr_plan_dup_name (g_ptr_array_index (plans, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (plans->len > shown)
    g_string_append_printf (names, ngettext (" and %u more", " and %u more", plans->len - shown), plans->len - shown);

  return g_string_free_and_steal (g_steal_pointer (&names));
}

/**
 * tdr_appraisal_words_dup_units:
 *
 * How many units a commitment takes: of both kinds where there are two.
 */
char *
tdr_appraisal_words_dup_units (const TdrCommitment *commitment)
{
  g_autofree char *first = tdr_format_count (commitment->units[0]);
  g_autofree char *second = tdr_format_count (commitment->units[1]);

  return commitment->units[1] > 0 ? g_strdup_printf ("%s + %s", first, second) : g_steal_pointer (&first);
}

/**
 * tdr_appraisal_words_dup_left_out:
 *
 * Which offers of a workload cannot be drawn, in both senses, because their cost does not follow from one volume.
 *
 * Returns: (nullable): a sentence or two; %NULL where there are none
 */
char *
tdr_appraisal_words_dup_left_out (const TdrAppraisalRound *round)
{
  g_autoptr (GPtrArray) plans = tdr_appraisal_round_list_without_volume (round);
  g_autofree char *names = dup_names (plans);
  g_autofree char *all = NULL;
  g_autofree char *best = NULL;

  if (plans->len == 0)
    return NULL;

  /* Translators: offers */
  all = g_strdup_printf (ngettext ("Left out, since its cost does not follow from its volume alone: %s.",
                                   "Left out, since their cost does not follow from their volume alone: %s.",
                                   plans->len), names);
  if (round->phases[0] != NULL)
    return g_steal_pointer (&all);

  best = tdr_plan_dup_name (round->costs[0].plan);
  /* Translators: a sentence, and an offer */
  return g_strdup_printf (_("%s As planned %s costs least: what is said here is of the others."), all, best);
}
