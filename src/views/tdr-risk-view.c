/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-risk-view.h"

#include <glib/gi18n-lib.h>

#include "tdr-appraisal-words.h"
#include "tdr-format.h"
#include "tdr-money-chart.h"
#include "tdr-stated-words.h"

#define MOST_PLANS 6     /* of those that cost least as planned */
#define MOST_TIPPING 6
#define FACTOR_DIGITS 3

static const char *
name_column (guint column)
{
  switch (tdr_risk_get_factor (column))
    {
    case TDR_FACTOR_DEMAND: return _("Demand");
    case TDR_FACTOR_GROWTH: return _("Growth a Year");
    case TDR_FACTOR_TOKENS: return _("Tokens of a Request");
    case TDR_FACTOR_PRICE: return _("Price Change a Year");
    case TDR_FACTOR_EXCHANGE: return _("Exchange Rate");
    case TDR_FACTOR_THROUGHPUT:
    default: return _("Throughput of a Machine");
    }
}

static void
add_money_row (TdrSheetBlock *block,
               const char    *title,
               const char    *detail,
               TdrMoney       amount)
{
  g_autofree char *text = tdr_format_money (amount);

  tdr_sheet_block_add_row (block, title, detail, text, NULL);
}

static void
add_budget (TdrSheetBlock *block,
            const TdrRisk *risk)
{
  TdrMoney budget = risk->appraisal->assumptions->budget;
  g_autofree char *amount = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *chance = NULL;

  if (!tdr_money_is_given (budget))
    {
      tdr_sheet_block_add_row (block, _("Chance to Exceed the Budget"), _("No budget is set."),
                               NULL, NULL);
      return;
    }
  amount = tdr_format_money (budget);
  /* Translators: an amount of money */
  detail = g_strdup_printf (_("Of %s for the term"), amount);
  chance = tdr_sheet_dup_share (risk->chance_over_budget);
  tdr_sheet_block_add_row (block, _("Chance to Exceed the Budget"), detail, chance, NULL);
}

static void
add_total (TdrSheet      *sheet,
           const TdrRisk *risk)
{
  g_autofree char *draws = tdr_format_count (risk->n_draws);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, risk->seed);
  /* Translators: a number of draws, and the seed of the random numbers */
  g_autofree char *note = g_strdup_printf (_("The best offer of every workload together, over the term, in %s draws with "
                                             "seed %s. Season, ramp, tax, operations and the end of models are in them as "
                                             "planned."),
                                           draws, seed);
  TdrSheetBlock *block = NULL;

  if (!risk->has_total)
    {
      tdr_sheet_add_block (sheet, _("Budget over All Workloads"),
                           _("No sum can be said: the best offer of a workload is not drawn."));
      return;
    }

  block = tdr_sheet_add_block (sheet, _("Budget over All Workloads"), note);
  add_money_row (block, _("P10"), _("Exceeded nine times in ten"), risk->amounts[0]);
  add_money_row (block, _("P50"), _("Exceeded as often as not"), risk->amounts[1]);
  add_money_row (block, _("P90"), _("Exceeded once in ten: what a careful budget holds"), risk->amounts[2]);
  add_budget (block, risk);
}

static char *
dup_plan_detail (const TdrRiskPlan *plan)
{
  g_autofree char *low = tdr_format_money (plan->amounts[0]);
  g_autofree char *high = tdr_format_money (plan->amounts[2]);
  g_autofree char *regret = tdr_format_money (plan->expected_regret);
  g_autofree char *worst = tdr_format_money (plan->greatest_regret);

  /* Translators: P10, P90, mean regret and greatest regret as amounts of money */
  return g_strdup_printf (_("P10 %s, P90 %s; costs on average %s more than the cheapest turns out to, at worst %s"), low,
                          high, regret, worst);
}

static void
add_plans (TdrSheet           *sheet,
           const TdrRiskRound *round)
{
  TdrSheetBlock *block = tdr_sheet_add_block (sheet, _("Chance to Cost Least"),
                                              _("All offers in the same draws, so that they are compared and not the "
                                                "draws. Regret is what is paid beyond the offer that turns out "
                                                "cheapest."));

  for (guint i = 0; i < MIN (round->n_plans, MOST_PLANS); i++)
    {
      const TdrRiskPlan *plan = &round->plans[i];
      g_autofree char *name = tdr_plan_dup_name (plan->cost->plan);
      g_autofree char *detail = dup_plan_detail (plan);
      g_autofree char *chance = tdr_sheet_dup_share (plan->chance_cheapest);

      tdr_sheet_block_add_row (block, name, detail, chance, NULL);
    }
}

static void
add_pairs (TdrSheet           *sheet,
           const TdrRiskRound *round)
{
  g_autofree char *best = tdr_plan_dup_name (round->plans[0].cost->plan);
  TdrSheetBlock *block = NULL;

  if (round->n_plans < 2)
    return;

  block = tdr_sheet_add_block (sheet, _("Chance That the Best Beats Another"), NULL);
  for (guint i = 1; i < MIN (round->n_plans, MOST_PLANS); i++)
    {
      g_autofree char *other = tdr_plan_dup_name (round->plans[i].cost->plan);
      g_autofree char *chance = tdr_sheet_dup_share (round->chance_cheaper[i]);   /* of the first row */
      /* Translators: two offers */
      g_autofree char *title = g_strdup_printf (_("%s costs less than %s"), best, other);

      tdr_sheet_block_add_row (block, title, NULL, chance, NULL);
    }
}

/* An assumption that moves nothing leaves the plan at what it costs as planned. Returns whether there is one. */
static gboolean
find_planned (const GArray *tornado,
              TdrMoney     *planned)
{
  for (guint i = 0; i < tornado->len; i++)
    {
      const TdrTornadoBar *bar = &g_array_index (tornado, TdrTornadoBar, i);

      *planned = bar->at_low;
      if (tdr_money_compare (bar->at_low, bar->at_high) == 0)
        return TRUE;
    }

  return FALSE;
}

static guint
count_moving (const GArray *tornado)
{
  guint n = 0;

  for (guint i = 0; i < tornado->len; i++)
    {
      const TdrTornadoBar *bar = &g_array_index (tornado, TdrTornadoBar, i);

      n += tdr_money_compare (bar->at_low, bar->at_high) != 0;
    }

  return n;
}

/* The widest swing comes first, so that those that move something are the first ones. */
static void
add_tornado (TdrSheet           *sheet,
             const TdrRiskRound *round)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  TdrMoney planned;

  if (round->tornado == NULL || !find_planned (round->tornado, &planned))
    return;

  for (guint i = 0; i < TDR_N_FACTORS + TDR_MOST_RISK_PLANS; i++)
    g_ptr_array_add (names, (char *) name_column (i));
  tdr_sheet_take_chart (sheet, tdr_money_chart_new_tornado ((const TdrTornadoBar *) round->tornado->data,
                                                            count_moving (round->tornado),
                                                            (const char *const *) names->pdata, planned));
}

static void
add_tipping (TdrSheet           *sheet,
             const TdrRiskRound *round)
{
  TdrSheetBlock *block = tdr_sheet_add_block (sheet, _("Smallest Change That Changes the Winner"),
                                              _("One assumption at a time, as a factor of the plan."));

  for (guint i = 0; round->tipping != NULL && i < MIN (round->tipping->len, MOST_TIPPING); i++)
    {
      const TdrTippingPoint *point = &g_array_index (round->tipping, TdrTippingPoint, i);
      g_autofree char *winner = tdr_plan_dup_name (round->plans[point->winner].cost->plan);
      g_autofree char *factor = tdr_format_number (point->value, FACTOR_DIGITS);
      /* Translators: a factor of the plan: × 1.4 */
      g_autofree char *value = g_strdup_printf (_("× %s"), factor);
      /* Translators: an offer */
      g_autofree char *detail = g_strdup_printf (_("%s then costs least"), winner);

      tdr_sheet_block_add_row (block, name_column (point->column), detail, value, NULL);
    }
  if (block->rows->len == 0)
    tdr_sheet_block_add_row (block, _("No single assumption changes the winner within its range."), NULL, NULL, NULL);
}

/* Present values, since the discount rate moves nothing else. */
static void
add_stated (TdrSheet      *sheet,
            const TdrRisk *risk,
            guint          workload)
{
  const GArray *stated = risk->rounds[workload].stated;
  TdrSheetBlock *block = NULL;

  if (stated->len == 0)
    return;

  block = tdr_sheet_add_block (sheet, _("Stated Figures, One Moved at a Time"),
                               _("Present value of the best offer where a rate is two points lower or higher; an amount, "
                                 "the season and the ramp are moved by a fifth."));
  for (guint i = 0; i < stated->len; i++)
    {
      const TdrStatedSwing *swing = &g_array_index (stated, TdrStatedSwing, i);
      g_autofree char *range = tdr_stated_words_dup_range (swing);
      g_autofree char *winner = tdr_stated_words_dup_winner (swing, risk->appraisal->rounds[workload].costs[0].plan);
      g_autofree char *detail = g_strjoin (". ", range, winner, NULL);
      g_autofree char *low = tdr_format_amount (swing->at_low, 2);
      g_autofree char *high = tdr_format_money (swing->at_high);
      /* Translators: two amounts */
      g_autofree char *value = g_strdup_printf (_("%s to %s"), low, high);

      tdr_sheet_block_add_row (block, tdr_stated_words_get_name (swing->figure), detail, value, NULL);
    }
}

static void
add_price_changes (TdrSheet                *sheet,
                   const TdrAppraisalRound *round)
{
  TdrSheetBlock *block = NULL;
  g_autofree char *best = NULL;
  g_autofree char *second = NULL;
  g_autofree char *discount = NULL;
  g_autofree char *rise = NULL;

  if (round->n_ranked < 2)
    return;

  block = tdr_sheet_add_block (sheet, _("Change of a Price at Which the Runner-Up Wins"), NULL);
  best = tdr_plan_dup_name (round->costs[0].plan);
  second = tdr_plan_dup_name (round->costs[1].plan);
  discount = round->has_discount ? tdr_format_share (round->discount_ppm) : NULL;
  rise = round->has_rise ? tdr_format_share (round->rise_ppm) : NULL;
  tdr_sheet_block_add_row (block, second,
                           discount != NULL ? _("Off what its supplier invoices over the term")
                                            : _("No discount on its price makes it cost as little."), discount, NULL);
  if (rise != NULL)
    tdr_sheet_block_add_row (block, best, _("On what its supplier invoices over the term"), rise, NULL);
}

static void
add_use (TdrSheet         *sheet,
         const TdrRiskUse *commitment)
{
  TdrSheetBlock *block = NULL;
  g_autofree char *name = NULL;
  g_autofree char *least = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *chance = NULL;
  g_autofree char *use = NULL;
  g_autofree char *overflow = NULL;

  if (commitment->option == NULL)
    return;

  name = tdr_plan_dup_name (commitment->option->base);
  least = tdr_sheet_dup_share (commitment->option->break_even_utilisation);
  /* Translators: an offer, and a share of its hours */
  detail = g_strdup_printf (_("%s is busy for less than the %s at which it costs no more than use alone"), name, least);
  chance = tdr_sheet_dup_share (commitment->use.chance_under);
  use = tdr_sheet_dup_share (commitment->use.expected_use);
  overflow = tdr_sheet_dup_share (commitment->use.expected_overflow);
  block = tdr_sheet_add_block (sheet, _("Use of the Commitment"),
                               _("Of the first commitment at least cost, for as long as it is paid."));
  tdr_sheet_block_add_row (block, _("Chance to Use Too Little"), detail, chance, NULL);
  tdr_sheet_block_add_row (block, _("Use on Average"), NULL, use, NULL);
  tdr_sheet_block_add_row (block, _("Requests beyond It on Average"), NULL, overflow, NULL);
}

static void
add_workload (TdrSheet      *sheet,
              const TdrRisk *risk,
              guint          workload)
{
  const TdrRiskRound *round = &risk->rounds[workload];
  const TdrAppraisalRound *appraised = &risk->appraisal->rounds[workload];
  g_autofree char *left_out = tdr_appraisal_words_dup_left_out (appraised);

  if (left_out != NULL)
    tdr_sheet_add_block (sheet, _("Offers Left Out"), left_out);
  if (round->n_plans == 0)
    {
      tdr_sheet_add_block (sheet, _("No Offer to Weigh"),
                           _("No offer that meets every must-have has a cost that follows from the volume."));
      return;
    }
  tdr_sheet_take_chart (sheet, tdr_money_chart_new_band (round->months, appraised->demand.months,
                                                         appraised->demand.start));
  add_plans (sheet, round);
  add_pairs (sheet, round);
  add_tornado (sheet, round);
  add_tipping (sheet, round);
  add_stated (sheet, risk, workload);
  add_price_changes (sheet, appraised);
  add_use (sheet, &round->commitment);
}

/**
 * tdr_risk_view_new_sheet:
 *
 * How far the cost may be off, what moves it, and how sure the order of the offers is: of all workloads together, then
 * of one.
 */
TdrSheet *
tdr_risk_view_new_sheet (const TdrRisk *risk,
                         guint          workload)
{
  TdrSheet *sheet = tdr_risk_view_new_total (risk);

  add_workload (sheet, risk, workload);
  return sheet;
}

/**
 * tdr_risk_view_new_total:
 *
 * The part of all workloads together.
 */
TdrSheet *
tdr_risk_view_new_total (const TdrRisk *risk)
{
  TdrSheet *sheet = tdr_sheet_new ();

  add_total (sheet, risk);
  return sheet;
}

/**
 * tdr_risk_view_new_workload:
 *
 * The part of one workload.
 */
TdrSheet *
tdr_risk_view_new_workload (const TdrRisk *risk,
                            guint          workload)
{
  TdrSheet *sheet = tdr_sheet_new ();

  add_workload (sheet, risk, workload);
  return sheet;
}
