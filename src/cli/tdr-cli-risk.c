/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-appraisal-words.h"
#include "tdr-cli-appraisal.h"
#include "tdr-cli-table.h"
#include "tdr-format.h"
#include "tdr-risk-json.h"
#include "tdr-stated-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INDENT 3
#define MOST_PLANS 10
#define PER_MILLE 1000
#define DIGITS 3

static gboolean as_json;
static gboolean offline;
static gboolean all_plans;
static char *workload_id;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print everything for programs, as risk.schema.json says", NULL },
  { "workload", 0, 0, G_OPTION_ARG_STRING, &workload_id, "Print only the workload of this id", "ID" },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all_plans, "Print every plan, not only the first ten of each workload", NULL },
  { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Use the shipped catalogue only, not what was fetched since", NULL },
  { NULL }
};

static char *
dup_percent (double share)
{
  return tdr_format_share (llround (share * PER_MILLE) * (TDR_PPM / PER_MILLE));
}

static void
add_plan (TdrCliTable       *table,
          const TdrRiskPlan *plan)
{
  g_autofree char *title = tdr_plan_dup_title (plan->cost->plan);
  g_autofree char *how = tdr_plan_dup_how (plan->cost->plan);
  g_autofree char *low = tdr_format_amount (plan->amounts[0], 0);
  g_autofree char *middle = tdr_format_amount (plan->amounts[1], 0);
  g_autofree char *high = tdr_format_amount (plan->amounts[2], 0);
  g_autofree char *regret = tdr_format_amount (plan->expected_regret, 0);
  g_autofree char *chance = dup_percent (plan->chance_cheapest);

  tdr_cli_table_add (table, title, how, low, middle, high, regret, chance, NULL);
}

static void
print_plans (const TdrRiskRound *round)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("LLrrrrr");
  guint shown = all_plans ? round->n_plans : MIN (round->n_plans, MOST_PLANS);

  tdr_cli_table_add (table, _("plan"), _("how"), "P10", "P50", "P90", _("regret"), _("cheapest"), NULL);
  for (guint i = 0; i < shown; i++)
    add_plan (table, &round->plans[i]);
  tdr_cli_table_print (table, INDENT);
  if (round->n_plans > shown)
    g_print (ngettext ("   and %u more: --all prints it\n", "   and %u more: --all prints them\n",
                       round->n_plans - shown), round->n_plans - shown);
}

static const char *
factor_words (guint column)
{
  switch (tdr_risk_get_factor (column))
    {
    case TDR_FACTOR_DEMAND: return _("requests");
    case TDR_FACTOR_GROWTH: return _("growth");
    case TDR_FACTOR_TOKENS: return _("tokens of a request");
    case TDR_FACTOR_PRICE: return _("price from year to year");
    case TDR_FACTOR_THROUGHPUT: return _("speed of the machines");
    case TDR_FACTOR_EXCHANGE:
    default: return _("exchange rate");
    }
}

/* The speed of each machine is a figure of its own. */
static char *
dup_factor (const TdrRiskRound *round,
            guint               column)
{
  g_autofree char *title = column >= TDR_N_FACTORS ? tdr_plan_dup_title (round->plans[column - TDR_N_FACTORS].cost->plan)
                                                   : NULL;

  return title != NULL ? g_strdup_printf ("%s (%s)", factor_words (column), title) : g_strdup (factor_words (column));
}

static void
print_tornado (const TdrRiskRound *round)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrr");
  guint rows = 0;

  tdr_cli_table_add (table, _("if only this comes otherwise"), _("at its low end"), _("at its high end"), NULL);
  for (guint i = 0; i < round->tornado->len; i++)
    {
      const TdrTornadoBar *bar = &g_array_index (round->tornado, TdrTornadoBar, i);
      g_autofree char *low = tdr_format_amount (bar->at_low, 0);
      g_autofree char *high = tdr_format_amount (bar->at_high, 0);

      if (tdr_money_compare (bar->at_low, bar->at_high) == 0)
        continue;
      tdr_cli_table_add (table, factor_words (bar->column), low, high, NULL);
      rows++;
    }
  if (rows == 0)
    return;

  g_print ("\n");
  tdr_cli_table_print (table, INDENT);
}

static void
print_tipping (const TdrRiskRound *round)
{
  for (guint i = 0; i < round->tipping->len; i++)
    {
      const TdrTippingPoint *point = &g_array_index (round->tipping, TdrTippingPoint, i);
      g_autofree char *title = tdr_plan_dup_title (round->plans[point->winner].cost->plan);
      g_autofree char *value = tdr_format_number (point->value, DIGITS);
      g_autofree char *factor = dup_factor (round, point->column);
      g_autofree char *text = g_strdup_printf (point->exact ? _("At %s times the plan, %s alone makes %s the cheapest.")
                                                            : _("At about %s times the plan, %s alone makes %s the "
                                                                "cheapest."),
                                               value, factor, title);

      tdr_cli_print_text (text, INDENT);
    }
  if (round->tipping->len == 0)
    tdr_cli_print_text (_("Nothing within its range makes another plan the cheapest by itself."), INDENT);
}

static void
print_stated (const TdrRisk *risk,
              guint          workload)
{
  const GArray *stated = risk->rounds[workload].stated;
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("llrr");

  if (stated->len == 0)
    return;

  tdr_cli_table_add (table, _("if only this is stated otherwise"), _("from and to"), _("present value"), "", NULL);
  for (guint i = 0; i < stated->len; i++)
    {
      const TdrStatedSwing *swing = &g_array_index (stated, TdrStatedSwing, i);
      g_autofree char *range = tdr_stated_words_dup_range (swing);
      g_autofree char *low = tdr_format_amount (swing->at_low, 0);
      g_autofree char *high = tdr_format_amount (swing->at_high, 0);

      tdr_cli_table_add (table, tdr_stated_words_get_name (swing->figure), range, low, high, NULL);
    }
  g_print ("\n");
  tdr_cli_table_print (table, INDENT);
}

/* Under the table, since an offer's name is long. */
static void
print_stated_winners (const TdrRisk *risk,
                      guint          workload)
{
  const GArray *stated = risk->rounds[workload].stated;

  for (guint i = 0; i < stated->len; i++)
    {
      const TdrStatedSwing *swing = &g_array_index (stated, TdrStatedSwing, i);
      g_autofree char *winner = tdr_stated_words_dup_winner (swing, risk->appraisal->rounds[workload].costs[0].plan);
      g_autofree char *text = NULL;

      if (winner == NULL)
        continue;
      text = g_strdup_printf ("%s: %s", tdr_stated_words_get_name (swing->figure), winner);
      tdr_cli_print_text (text, INDENT);
    }
}

static void
print_leaders (const TdrRiskRound *round)
{
  g_autofree char *second = NULL;
  g_autofree char *chance = NULL;
  g_autofree char *text = NULL;

  if (round->n_plans < 2)
    return;

  second = tdr_plan_dup_title (round->plans[1].cost->plan);
  chance = dup_percent (round->chance_cheaper[1]);
  text = g_strdup_printf (_("The first costs less than %s in %s of the worlds."), second, chance);
  tdr_cli_print_text (text, INDENT);
}

static void
print_use (const TdrRiskUse *commitment)
{
  g_autofree char *title = NULL;
  g_autofree char *least = NULL;
  g_autofree char *chance = NULL;
  g_autofree char *use = NULL;
  g_autofree char *text = NULL;

  if (commitment->option == NULL)
    return;

  title = tdr_plan_dup_title (commitment->option->base);
  least = dup_percent (commitment->option->break_even_utilisation);
  chance = dup_percent (commitment->use.chance_under);
  use = dup_percent (commitment->use.expected_use);
  text = g_strdup_printf (_("Committed at least cost, %s is in use less than the %s at which it pays in %s of the worlds, "
                            "up to month %u; on average %s of it is in use."),
                          title, least, chance, commitment->last_month, use);
  tdr_cli_print_text (text, INDENT);
}

static void
print_round (const TdrRisk *risk,
             guint          workload)
{
  const TdrRiskRound *round = &risk->rounds[workload];
  g_autofree char *left_out = tdr_appraisal_words_dup_left_out (&risk->appraisal->rounds[workload]);

  if (left_out != NULL)
    tdr_cli_print_text (left_out, INDENT);
  if (round->n_plans == 0)
    {
      tdr_cli_print_text (_("No plan that can be chosen has a known cost."), INDENT);
      return;
    }

  print_plans (round);
  print_leaders (round);
  print_tornado (round);
  print_tipping (round);
  print_use (&round->commitment);
  print_stated (risk, workload);
  print_stated_winners (risk, workload);
}

static void
print_total (const TdrRisk *risk)
{
  TdrMoney budget = risk->appraisal->assumptions->budget;
  g_autofree char *low = tdr_format_money (risk->amounts[0]);
  g_autofree char *middle = tdr_format_money (risk->amounts[1]);
  g_autofree char *high = tdr_format_money (risk->amounts[2]);
  g_autofree char *chance = dup_percent (risk->chance_over_budget);
  g_autofree char *limit = NULL;

  if (!risk->has_total)
    {
      g_print (_("\nNo sum over all workloads: the best offer of one of them is not drawn.\n"));
      return;
    }

  g_print (_("\nThe best of all workloads: P10 %s, P50 %s, P90 %s.\n"), low, middle, high);
  if (!tdr_money_is_given (budget))
    return;
  limit = tdr_format_money (budget);
  g_print (_("The budget of %s is exceeded in %s of the worlds.\n"), limit, chance);
}

static void
print_risk (const TdrRisk *risk)
{
  const TdrTender *tender = tdr_evaluation_get_tender (risk->appraisal->evaluation);
  g_autofree char *draws = tdr_format_count (risk->n_draws);
  g_autofree char *text = g_strdup_printf (_("Drawn %s times, all plans in the same worlds. As planned in each of them: "
                                             "season, ramp, tax, operations, the end of models. P10 is exceeded in nine of "
                                             "ten worlds, P90 in one. Regret is what a plan costs on average beyond the one "
                                             "that turns out cheapest."), draws);

  tdr_cli_print_assumptions (risk->appraisal);
  tdr_cli_print_text (text, 0);
  for (guint i = 0; i < risk->n_rounds; i++)
    {
      const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, i);

      if (!tdr_tender_is_workload (tender, i, workload_id))
        continue;
      g_print ("\n%u. %s\n", i + 1, own->name);
      print_round (risk, i);
    }
  print_total (risk);
}

/**
 * tdr_cli_risk:
 *
 * The command "risk": how far the costs of a tender may be off, and what would change the choice.
 */
int
tdr_cli_risk (int    argc,
              char **argv)
{
  TdrAppraisal *appraisal;
  g_autoptr (TdrRisk) risk = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "FILE",
                      "Says how far the costs over the term may be off, and what would change the choice.", 1, 1))
    return TDR_CLI_USAGE;

  if (as_json)
    tdr_cli_speak_to_programs ();
  appraisal = tdr_cli_appraise (argv[1], workload_id, offline, &error);
  if (appraisal != NULL)
    risk = tdr_risk_new (appraisal, NULL, &error);
  if (risk == NULL)
    return tdr_cli_cannot (error);

  if (as_json)
    {
      gsize length;
      g_autofree char *json = tdr_risk_to_json (risk, workload_id, &length);

      return tdr_cli_write (json, length);
    }
  print_risk (risk);
  return TDR_CLI_DONE;
}
