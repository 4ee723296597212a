/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-commitment-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tdr-appraisal-words.h"
#include "tdr-break-even-chart.h"
#include "tdr-format.h"
#include "tdr-load-chart.h"
#include "tdr-money-chart.h"

#define MOST_OFFERS 5    /* lines that can be told apart in one chart */
#define MOST_OPTIONS 6   /* blends in a list: the cheapest */

static const TdrBlendOption *
get_best_option (const TdrAppraisalRound *round)
{
  return round->options != NULL && round->options->len > 0 ? g_ptr_array_index (round->options, 0) : NULL;
}

/* What a commitment of the first period carries every hour. */
static double
get_committed_per_hour (const TdrBlendOption *option)
{
  if (option == NULL || option->blend->n_periods == 0)
    return 0;

  return (double) option->blend->periods[0].commitment.capacity / TDR_HOURS_PER_MONTH;
}

static void
add_load (TdrSheet                *sheet,
          const TdrAppraisalRound *round)
{
  if (round->curve != NULL)
    tdr_sheet_take_chart (sheet, tdr_load_chart_new (round->curve,
                                                     get_committed_per_hour (get_best_option (round))));
}

/* Of one commitment after another: how many the first takes, and the last where that is another number. */
static char *
dup_units (const TdrBlendOption *option)
{
  const TdrBlendPeriod *periods = option->blend->periods;
  gulong most = (gulong) periods[option->blend->n_periods - 1].commitment.units[0];
  g_autofree char *first = tdr_appraisal_words_dup_units (&periods[0].commitment);
  g_autofree char *last = tdr_appraisal_words_dup_units (&periods[option->blend->n_periods - 1].commitment);

  if (!g_str_equal (first, last))
    /* Translators: two numbers of units, at the start and at the end of the term */
    return g_strdup_printf (_("%s units, in the end %s"), first, last);

  return g_strdup_printf (ngettext ("%s unit", "%s units", most), first);
}

static char *
dup_all_units (const TdrBlendOption *option)
{
  g_autofree char *units = dup_units (option);

  /* Translators: how many units */
  return option->base->sizing->spare_hosts > 0 ? g_strdup_printf (_("%s and one to spare"), units)
                                               : g_steal_pointer (&units);
}

static char *
dup_option_detail (const TdrBlendOption *option)
{
  g_autofree char *units = dup_all_units (option);
  g_autofree char *overflow = option->overflow != NULL ? tdr_plan_dup_name (option->overflow) : NULL;
  g_autofree char *base = tdr_format_money (option->blend->base);
  g_autofree char *beyond = tdr_format_money (option->blend->overflow);
  g_autofree char *coverage = tdr_sheet_dup_share (option->blend->coverage);
  g_autofree char *idle = tdr_sheet_dup_share (1 - option->blend->utilisation);

  if (overflow == NULL)
    /* Translators: how many units, an amount of money, and the share of the capacity that is idle */
    return g_strdup_printf (_("%s: %s for capacity that carries every peak; %s of it stays idle"), units, base, idle);

  /* Translators: how many units, cost of the commitment, share of the requests it serves, idle share, cost of the rest, an
   * offer */
  return g_strdup_printf (_("%s: %s committed, serving %s of the requests with %s idle; %s for the overflow on %s"), units,
                          base, coverage, idle, beyond, overflow);
}

static void
add_option (TdrSheetBlock        *block,
            const TdrBlendOption *option)
{
  g_autofree char *name = tdr_plan_dup_unit_name (option->base);
  g_autofree char *detail = dup_option_detail (option);
  g_autofree char *total = tdr_format_money (option->blend->total);

  tdr_sheet_block_add_row (block, name, detail, total, NULL);
}

static void
add_useless (TdrSheetBlock *block,
             guint          n_useless)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u offer of capacity pays at no size: use alone costs less.",
                                                      "%u offers of capacity pay at no size: use alone costs less.",
                                                      n_useless), n_useless);

  if (n_useless > 0)
    tdr_sheet_block_add_row (block, words, NULL, NULL, NULL);
}

static void
add_options (TdrSheet                *sheet,
             const TdrAppraisalRound *round)
{
  TdrSheetBlock *block = NULL;
  guint n_useful = 0;

  if (get_best_option (round) == NULL || round->curve == NULL)
    return;

  block = tdr_sheet_add_block (sheet, _("Commitment and Overflow"),
                               _("How much of each offer to commit at least cost over the term, and what takes the "
                                 "rest. Requests that may wait for a batch are not in it."));
  for (guint i = 0; i < round->options->len; i++)
    {
      const TdrBlendOption *option = g_ptr_array_index (round->options, i);

      if (!tdr_blend_option_commits (option))
        continue;
      if (n_useful++ < MOST_OPTIONS)
        add_option (block, option);
    }
  add_useless (block, round->options->len - n_useful);
}

static char *
dup_fleet_detail (const TdrFleetBlend *blend)
{
  const TdrFleetPeriod *last = &blend->periods[blend->n_periods - 1];
  g_autofree char *committed = tdr_format_count (llround (last->machines));
  g_autofree char *most = tdr_format_count (llround (last->most_machines));
  g_autofree char *all = tdr_format_money (blend->all_committed);
  g_autofree char *none = tdr_format_money (blend->all_on_demand);

  /* Translators: two numbers of machines, and two amounts */
  return g_strdup_printf (_("In the end %s of at most %s machines committed, the others on demand in the hours that need "
                            "them; all committed %s, none %s"), committed, most, all, none);
}

static void
add_fleets (TdrSheet                *sheet,
            const TdrAppraisalRound *round)
{
  TdrSheetBlock *block = NULL;

  if (round->fleets->len == 0)
    return;

  block = tdr_sheet_add_block (sheet, _("Machines by the Hour"),
                               _("Where machines follow the load, and starting one costs nothing: how many to commit or "
                                 "to promise a savings plan for."));
  for (guint i = 0; i < MIN (round->fleets->len, MOST_OPTIONS); i++)
    {
      const TdrFleetOption *fleet = g_ptr_array_index (round->fleets, i);
      g_autofree char *name = tdr_plan_dup_unit_name (fleet->committed);
      g_autofree char *detail = dup_fleet_detail (fleet->blend);
      g_autofree char *total = tdr_format_money (fleet->blend->total);

      tdr_sheet_block_add_row (block, name, detail, total, NULL);
    }
}

static void
add_break_even_utilisation (TdrSheet                *sheet,
                            const TdrAppraisalRound *round)
{
  const TdrBlendOption *option = get_best_option (round);
  TdrSheetBlock *block = NULL;
  g_autofree char *share = NULL;
  g_autofree char *term = NULL;

  if (option == NULL || round->curve == NULL || option->break_even_utilisation <= 0)
    return;

  block = tdr_sheet_add_block (sheet, _("When a Commitment Pays"), NULL);
  share = tdr_sheet_dup_share (option->break_even_utilisation);
  if (option->break_even_utilisation <= 1)
    tdr_sheet_block_add_row (block, _("Break-Even Utilisation"),
                             _("Busy for at least this share of its hours, a committed unit costs less than the same "
                               "work by use."), share, NULL);
  else
    tdr_sheet_block_add_row (block, _("Break-Even Utilisation"),
                             _("Even busy in all its hours, a committed unit costs more than the same work by use: it "
                               "would have to do more than it can."), share, NULL);
  /* Translators: a number of months */
  term = g_strdup_printf (ngettext ("%u month", "%u months", option->commitment_months), option->commitment_months);
  tdr_sheet_block_add_row (block, _("Length of One Commitment"), NULL, term, NULL);
}

static char *
dup_end (const TdrAppraisalRound *round,
         const TdrTermCost       *cost)
{
  g_autofree char *month = tdr_money_chart_dup_month (round->demand.start, cost->lifecycle.end_month);

  /* Translators: the last month in which a model can be used */
  return g_strdup_printf (_("The model ends within the term: its last month is %s. A successor at the same price is "
                            "assumed from then on."), month);
}

static void
add_lifecycle (TdrSheet                *sheet,
               const TdrAppraisalRound *round)
{
  TdrSheetBlock *block = tdr_sheet_add_block (sheet, _("Model End-of-Life against the Term"), NULL);

  for (guint i = 0; i < MIN (round->n_ranked, MOST_OFFERS); i++)
    {
      const TdrTermCost *cost = &round->costs[i];
      g_autofree char *name = tdr_plan_dup_name (cost->plan);
      g_autofree char *end = cost->lifecycle.end_month > 0 ? dup_end (round, cost) : NULL;

      if (end != NULL)
        tdr_sheet_block_add_row (block, name, end, C_("model", "Ends"), "warning");
      else
        tdr_sheet_block_add_row (block, name, _("No end within the term is announced."), NULL, NULL);
    }
}

/* The offers that can be drawn by volume, the best first. */
static void
add_break_even (TdrSheet                *sheet,
                const TdrAppraisalRound *round)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *left_out = tdr_appraisal_words_dup_left_out (round);
  TdrNamedCost costs[MOST_OFFERS];

  for (guint i = 0; i < round->n_ranked && names->len < MOST_OFFERS; i++)
    if (round->phases[i] != NULL)
      {
        char *name = tdr_plan_dup_name (round->costs[i].plan);

        costs[names->len] = (TdrNamedCost) { name, round->volumes[i] };
        g_ptr_array_add (names, name);
      }
  tdr_sheet_take_chart (sheet, tdr_break_even_chart_new (costs, names->len,
                                                         round->demand.demand.workload.requests_per_month));
  if (left_out != NULL)
    tdr_sheet_add_block (sheet, _("Offers Left Out"), left_out);
}

static void
add_flows (TdrSheet                *sheet,
           const TdrAppraisalRound *round)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  TdrNamedFlow flows[MOST_OFFERS];

  for (guint i = 0; i < MIN (round->n_ranked, MOST_OFFERS); i++)
    {
      char *name = tdr_plan_dup_name (round->costs[i].plan);

      flows[i] = (TdrNamedFlow) { name, &round->costs[i].flow };
      g_ptr_array_add (names, name);
    }
  tdr_sheet_take_chart (sheet, tdr_money_chart_new_cumulative (flows, names->len, round->demand.start));
}

/**
 * tdr_commitment_view_new_sheet:
 *
 * How much of what to commit for a workload, what that leaves idle or over, when it pays, and what ends first.
 */
TdrSheet *
tdr_commitment_view_new_sheet (const TdrAppraisal *appraisal,
                               guint               workload)
{
  const TdrAppraisalRound *round = &appraisal->rounds[workload];
  TdrSheet *sheet = tdr_sheet_new ();

  add_load (sheet, round);
  add_options (sheet, round);
  add_fleets (sheet, round);
  add_break_even_utilisation (sheet, round);
  add_break_even (sheet, round);
  add_flows (sheet, round);
  add_lifecycle (sheet, round);

  return sheet;
}
