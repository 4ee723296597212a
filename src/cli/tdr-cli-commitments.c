/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-appraisal-words.h"
#include "tdr-cli-appraisal.h"
#include "tdr-cli-table.h"
#include "tdr-commitments-json.h"
#include "tdr-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INDENT 3
#define MOST_OPTIONS 5
#define MOST_PERIODS 6
#define PER_MILLE 1000
#define DIGITS 4

static gboolean as_json;
static gboolean offline;
static gboolean all_options;
static char *workload_id;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print everything for programs, as commitments.schema.json says", NULL },
  { "workload", 0, 0, G_OPTION_ARG_STRING, &workload_id, "Print only the workload of this id", "ID" },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all_options, "Print every option, not only the first five of each workload", NULL },
  { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Use the shipped catalogue only, not what was fetched since", NULL },
  { NULL }
};

static char *
dup_percent (double share)
{
  return tdr_format_share (llround (share * PER_MILLE) * (TDR_PPM / PER_MILLE));
}

static void
print_load (const TdrLoadCurve *curve)
{
  g_autofree char *peak = tdr_format_number (tdr_load_curve_get_peak (curve), DIGITS);
  g_autofree char *mean = tdr_format_number (curve->hours > 0 ? curve->requests / curve->hours : 0, DIGITS);
  g_autofree char *median = tdr_format_number (tdr_load_curve_get_load_over (curve, curve->hours / 2), DIGITS);
  g_autofree char *text = g_strdup_printf (_("Requests an hour over the term: %s on average, more than %s in half of the "
                                             "hours, %s in the busiest."), mean, median, peak);

  tdr_cli_print_text (text, INDENT);
}

static void
add_period (TdrCliTable    *table,
            const char     *months,
            const char     *units,
            const TdrBlend *sums)
{
  g_autofree char *coverage = dup_percent (sums->coverage);
  g_autofree char *utilisation = dup_percent (sums->utilisation);
  g_autofree char *base = tdr_format_amount (sums->base, 2);
  g_autofree char *overflow = tdr_format_amount (sums->overflow, 2);
  g_autofree char *total = tdr_format_amount (sums->total, 2);

  tdr_cli_table_add (table, months, units, coverage, utilisation, base, overflow, total, NULL);
}

static void
print_periods (const TdrBlendOption *option)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrrrrrr");
  const TdrBlend *blend = option->blend;

  tdr_cli_table_add (table, _("months"), _("units"), _("covers"), _("in use"), _("committed"), _("overflow"), _("total"),
                     NULL);
  for (guint i = 0; i < blend->n_periods && blend->n_periods <= MOST_PERIODS; i++)
    {
      const TdrBlendPeriod *period = &blend->periods[i];
      const TdrCommitment *own = &period->commitment;
      const TdrBlend sums = {
        .base = own->base, .overflow = own->overflow, .total = own->total, .coverage = own->coverage.coverage,
        .utilisation = own->coverage.utilisation,
      };
      g_autofree char *months = g_strdup_printf ("%u–%u", period->first_month, period->last_month);
      g_autofree char *units = tdr_appraisal_words_dup_units (own);

      add_period (table, months, units, &sums);
    }
  if (blend->n_periods != 1)
    {
      g_autofree char *first = tdr_appraisal_words_dup_units (&blend->periods[0].commitment);
      g_autofree char *last = tdr_appraisal_words_dup_units (&blend->periods[blend->n_periods - 1].commitment);
      g_autofree char *units = g_str_equal (first, last) ? g_strdup (first) : g_strdup_printf ("%s → %s", first, last);

      add_period (table, _("all"), units, blend);
    }
  tdr_cli_table_print (table, 2 * INDENT);
}

static void
print_break_even (const TdrBlendOption *option)
{
  g_autofree char *title = option->overflow != NULL ? tdr_plan_dup_title (option->overflow) : NULL;
  g_autofree char *how = option->overflow != NULL ? tdr_plan_dup_how (option->overflow) : NULL;
  g_autofree char *share = dup_percent (option->break_even_utilisation);
  g_autofree char *text = NULL;

  if (option->overflow == NULL)
    text = g_strdup (_("No offer of the model by use is among the contenders: it must carry every peak."));
  else
    text = g_strdup_printf (_("Beyond it: %s, %s. A unit pays from %s in use on."), title, how, share);
  tdr_cli_print_text (text, 2 * INDENT);
}

static void
print_option (const TdrBlendOption *option,
              guint                 number)
{
  g_autofree char *title = tdr_plan_dup_title (option->base);
  g_autofree char *how = tdr_plan_dup_how (option->base);
  g_autofree char *total = tdr_format_money (option->blend->total);
  g_autofree char *length = g_strdup_printf (ngettext ("signed for %u month", "signed for %u months",
                                                       option->commitment_months), option->commitment_months);

  g_print ("\n%*s%u. %s: %s\n", INDENT, "", number, title, total);
  g_print ("%*s%s · %s", 2 * INDENT, "", how, length);
  if (option->base->sizing->spare_hosts > 0)
    g_print (" · %s", _("a machine to spare is paid beside the units"));
  g_print ("\n");
  print_break_even (option);
  print_periods (option);
}

static void
print_options (const GPtrArray *options)
{
  guint paying = 0;

  for (guint i = 0; i < options->len; i++)
    if (tdr_blend_option_commits (g_ptr_array_index (options, i)) && (++paying <= MOST_OPTIONS || all_options))
      print_option (g_ptr_array_index (options, i), paying);

  if (paying > MOST_OPTIONS && !all_options)
    g_print (ngettext ("   and %u more: --all prints it\n", "   and %u more: --all prints them\n",
                       paying - MOST_OPTIONS), paying - MOST_OPTIONS);
  if (options->len > paying)
    g_print (ngettext ("   %u offer of capacity pays at no size: use alone costs less.\n",
                       "   %u offers of capacity pay at no size: use alone costs less.\n", options->len - paying),
             options->len - paying);
  if (options->len == 0)
    tdr_cli_print_text (_("Nothing that can be chosen is sold as capacity."), INDENT);
}

static char *
dup_machines (const TdrFleetBlend *blend)
{
  g_autofree char *first = tdr_format_count (llround (blend->periods[0].machines));
  g_autofree char *last = tdr_format_count (llround (blend->periods[blend->n_periods - 1].machines));

  return g_str_equal (first, last) ? g_strdup (first) : g_strdup_printf ("%s → %s", first, last);
}

static void
add_fleet (TdrCliTable          *table,
           const TdrFleetOption *fleet)
{
  g_autofree char *title = tdr_plan_dup_title (fleet->committed);
  g_autofree char *how = tdr_plan_dup_how (fleet->committed);
  g_autofree char *machines = dup_machines (fleet->blend);
  g_autofree char *most = tdr_format_count (llround (fleet->blend->periods[fleet->blend->n_periods - 1].most_machines));
  g_autofree char *total = tdr_format_amount (fleet->blend->total, 0);
  g_autofree char *on_demand = tdr_format_amount (fleet->blend->all_on_demand, 0);
  g_autofree char *committed = tdr_format_amount (fleet->blend->all_committed, 0);

  tdr_cli_table_add (table, title, how, machines, most, total, committed, on_demand, NULL);
}

static void
print_fleets (const GPtrArray *fleets)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("LLrrrrr");

  if (fleets->len == 0)
    return;

  tdr_cli_table_add (table, _("machines by the hour"), _("the base"), _("committed"), _("of"), _("total"),
                     _("all committed"), _("none"), NULL);
  for (guint i = 0; i < fleets->len && (i < MOST_OPTIONS || all_options); i++)
    add_fleet (table, g_ptr_array_index (fleets, i));
  g_print ("\n");
  tdr_cli_table_print (table, INDENT);
}

static void
print_round (const TdrAppraisal *appraisal,
             guint               workload)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);
  const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);
  const TdrAppraisalRound *round = &appraisal->rounds[workload];

  g_print ("\n%u. %s\n", workload + 1, own->name);
  if (round->curve == NULL)
    {
      tdr_cli_print_text (_("Everything may wait for a batch: no hour needs capacity of its own."), INDENT);
      return;
    }
  print_load (round->curve);
  print_options (round->options);
  print_fleets (round->fleets);
}

static void
print_rounds (const TdrAppraisal *appraisal)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);

  g_print ("%s\n", tender->title);
  tdr_cli_print_text (_("What to commit at least cost, at list prices of the first month over the whole term, without "
                        "operations, tax and discounting, and without what may wait for a batch."), 0);
  for (guint i = 0; i < appraisal->n_rounds; i++)
    if (tdr_tender_is_workload (tender, i, workload_id))
      print_round (appraisal, i);
}

/**
 * tdr_cli_commitments:
 *
 * The command "commitments": how much capacity to commit, and what takes the rest.
 */
int
tdr_cli_commitments (int    argc,
                     char **argv)
{
  g_autoptr (TdrAppraisal) appraisal = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "FILE", "Says how much capacity to commit, and what takes the rest.", 1, 1))
    return TDR_CLI_USAGE;

  if (as_json)
    tdr_cli_speak_to_programs ();
  appraisal = tdr_cli_appraise (argv[1], workload_id, offline, &error);
  if (appraisal == NULL)
    return tdr_cli_cannot (error);

  if (as_json)
    {
      gsize length;
      g_autofree char *json = tdr_commitments_to_json (appraisal, workload_id, &length);

      return tdr_cli_write (json, length);
    }
  print_rounds (appraisal);
  return TDR_CLI_DONE;
}
