/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-award-json.h"
#include "tdr-award-words.h"
#include "tdr-cli-table.h"
#include "tdr-format.h"
#include "tdr-tender-io.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INDENT 3
#define SECONDS 10.0
#define MOST_BIDS 10
#define PER_MILLE 1000

static gboolean as_json;
static gboolean offline;
static gboolean all_bids;
static double seconds = SECONDS;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print everything for programs, as award.schema.json says", NULL },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all_bids, "Print every bid, not only the first ten of each workload", NULL },
  { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, "Stop the search for an award after so many seconds (10)", "N" },
  { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Use the shipped catalogue only, not what was fetched since", NULL },
  { NULL }
};

static TdrAwardResult *
award (const char  *path,
       GError     **error)
{
  g_autoptr (TdrTender) tender = tdr_tender_load (path, error);
  g_autoptr (TdrCatalog) catalog = tender != NULL ? tdr_cli_open_catalog (offline, error) : NULL;
  g_autoptr (TdrEvaluation) evaluation = NULL;
  TdrAwardResult *result = NULL;

  if (catalog == NULL)
    return NULL;

  evaluation = tdr_evaluation_run (tender, catalog, NULL, error);
  if (evaluation != NULL)
    result = tdr_award_result_new (evaluation, NULL, seconds, NULL, error);
  if (result == NULL)
    g_prefix_error (error, "%s: ", path);
  return result;
}

/* What is not known may lie anywhere between these. */
static char *
dup_points (const TdrAwardBid *bid)
{
  if (!bid->eligible)
    return g_strdup (_("fails a must"));
  if (bid->score.known)
    return g_strdup_printf ("%.1f", bid->score.points);

  return g_strdup_printf (_("%.1f to %.1f"), bid->score.least, bid->score.most);
}

static void
add_bid (TdrCliTable       *table,
         const TdrAwardBid *bid,
         gboolean           awarded)
{
  g_autofree char *title = tdr_plan_dup_title (bid->plan);
  g_autofree char *how = tdr_plan_dup_how (bid->plan);
  g_autofree char *cost = bid->has_cost ? tdr_format_amount (bid->cost, 2) : g_strdup (_("not known"));
  g_autofree char *points = dup_points (bid);
  g_autofree char *rank = bid->score.rank > 0 ? g_strdup_printf ("%u", bid->score.rank) : g_strdup ("");

  tdr_cli_table_add (table, awarded ? "→" : "", title, how, cost, points, rank, NULL);
}

static void
print_bids (const TdrAwardResult *result,
            guint                 workload)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lLLrrr");
  const TdrAwardRound *round = &result->rounds[workload];
  g_autofree char *cost = g_strdup_printf (_("%s over the term"),
                                           tdr_evaluation_get_tender (result->evaluation)->currency);
  guint left_out = 0;

  tdr_cli_table_add (table, "", _("bid"), _("how"), cost, _("points"), _("rank"), NULL);
  for (guint i = 0; i < round->n_bids; i++)
    if (all_bids || i < MOST_BIDS || i == round->awarded || i == round->best)
      add_bid (table, &round->bids[i], i == round->awarded);
    else
      left_out++;
  tdr_cli_table_print (table, INDENT);
  if (left_out > 0)
    g_print (ngettext ("   and %u more: --all prints it\n", "   and %u more: --all prints them\n", left_out), left_out);
}

static void
print_scores (const TdrAwardResult *result)
{
  const TdrTender *tender = tdr_evaluation_get_tender (result->evaluation);

  if (result->score_problem != NULL)
    g_print (_("Nothing is scored: %s.\n"), result->score_problem);

  for (guint i = 0; i < result->n_rounds; i++)
    {
      const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, i);
      g_autofree char *flip = tdr_award_words_dup_flip (result, i);

      g_print ("\n%u. %s\n", i + 1, own->name);
      print_bids (result, i);
      if (result->rounds[i].ties > 1)
        g_print (_("   %u bids share the first place.\n"), result->rounds[i].ties);
      if (result->score_problem == NULL)
        tdr_cli_print_text (flip, INDENT);
    }
}

static void
print_criteria (const TdrAwardResult *result)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");

  tdr_cli_table_add (table, _("criterion"), _("weight"), _("points are"), NULL);
  for (guint i = 0; i < result->n_criteria; i++)
    {
      const TdrTenderCriterion *criterion = result->criteria[i];
      g_autofree char *weight = tdr_format_number (criterion->weight / 100.0, 4);

      tdr_cli_table_add (table, criterion->name, weight, tdr_award_words_get_normalisation (criterion->normalisation),
                         NULL);
    }
  tdr_cli_table_print (table, INDENT);
}

static void
add_money (TdrCliTable *table,
           const char  *name,
           TdrMoney     money)
{
  g_autofree char *amount = tdr_format_amount (money, 2);

  tdr_cli_table_add (table, name, amount, NULL);
}

static void
print_price (const TdrAwardResult *result)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lr");
  const TdrAwardPrice *price = result->award->price;

  tdr_cli_table_add (table, "", price->total.currency, NULL);
  add_money (table, _("before instruments"), price->list);
  if (result->problem.n_instruments > 0)
    {
      add_money (table, _("discount"), price->discount);
      add_money (table, _("true-up"), price->true_up);
    }
  add_money (table, _("total"), price->total);
  add_money (table, _("of it at signature"), price->upfront);
  add_money (table, _("committed"), price->committed);
  tdr_cli_table_print (table, INDENT);
}

static void
print_instrument (const TdrAwardResult *result,
                  guint                 instrument)
{
  const TdrAwardTerms *terms = tdr_evaluation_get_tender (result->evaluation)->award;
  const TdrTenderInstrument *own = g_ptr_array_index (terms->instruments, instrument);
  const TdrInstrumentPeriod *periods = result->award->price->periods + (gsize) instrument * TDR_MAX_INSTRUMENT_PERIODS;
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrrrrr");

  if (!result->award->signs[instrument])
    {
      g_print (_("\n   %s: not signed; it would cost more than it saves\n"), own->name);
      return;
    }

  g_print ("\n   %s\n", own->name);
  tdr_cli_table_add (table, _("period"), _("spend"), _("discount"), _("committed"), _("counted"), _("true-up"), NULL);
  for (guint i = 0; i < own->instrument.terms.n_periods; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *list = tdr_format_amount (periods[i].list, 2);
      g_autofree char *discount = tdr_format_amount (periods[i].discount, 2);
      g_autofree char *commitment = tdr_format_amount (periods[i].commitment, 2);
      g_autofree char *counted = tdr_format_amount (periods[i].counted, 2);
      g_autofree char *true_up = tdr_format_amount (periods[i].true_up, 2);

      tdr_cli_table_add (table, number, list, discount, commitment, counted, true_up, NULL);
    }
  tdr_cli_table_print (table, INDENT);
}

static char *
dup_index (const TdrConcentration *concentration)
{
  g_autofree char *least = tdr_format_count (llround (concentration->hhi_least));
  g_autofree char *most = tdr_format_count (llround (concentration->hhi_most));

  return g_str_equal (least, most) ? g_steal_pointer (&least) : g_strdup_printf (_("%s to %s"), least, most);
}

static void
print_concentration (const TdrAwardResult *result)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lLrr");

  tdr_cli_table_add (table, _("spend by"), _("largest"), _("share"), _("HHI"), NULL);
  for (guint i = 0; i < TDR_N_DIMENSIONS; i++)
    {
      const TdrConcentration *own = result->concentration[i];
      TdrDimension dimension = (TdrDimension) i;
      double share = own->n_groups > 0 ? tdr_concentration_share (own, own->groups[0].amount) : 0;
      g_autofree char *percent = tdr_format_share (llround (share * PER_MILLE) * (TDR_PPM / PER_MILLE));
      g_autofree char *index = dup_index (own);
      const char *largest = own->n_groups > 0 ? tdr_award_result_get_group (result, dimension, own->groups[0].group)
                                              : _("not known");

      tdr_cli_table_add (table, tdr_award_words_get_dimension (dimension), largest, percent, index, NULL);
    }
  g_print ("\n");
  tdr_cli_table_print (table, INDENT);
}

/* What leaving the awarded bids would cost, a line each. */
static void
print_exits (const TdrAwardResult *result)
{
  const TdrTender *tender = tdr_evaluation_get_tender (result->evaluation);
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrrrrr");
  gboolean any = FALSE;

  tdr_cli_table_add (table, _("leaving"), _("another model"), _("unused"), _("notice"), _("data and fee"), _("total"),
                     NULL);
  for (guint i = 0; i < result->n_rounds; i++)
    {
      const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, i);
      const TdrExitCost *exit = &result->rounds[i].bids[result->rounds[i].awarded].exit;
      g_autofree char *qualification = NULL, *unused = NULL, *notice = NULL, *charges = NULL, *total = NULL;

      if (!result->rounds[i].bids[result->rounds[i].awarded].has_exit)
        continue;
      any = TRUE;
      qualification = tdr_award_result_has_requalification (result) ? tdr_format_amount (exit->requalification, 2)
                                                                    : g_strdup (_("not known"));
      unused = tdr_format_amount (exit->unused_commitment, 2);
      notice = tdr_format_amount (exit->notice, 2);
      charges = tdr_format_amount (tdr_money_new (exit->egress.micros + exit->switching_fee.micros,
                                                  exit->egress.currency), 2);
      total = tdr_format_amount (exit->total, 2);
      tdr_cli_table_add (table, own->name, qualification, unused, notice, charges, total, NULL);
    }
  if (!any)
    return;

  g_print (_("\n   Leaving after month %u would cost, in %s:\n"), tender->award->exit.month, tender->currency);
  tdr_cli_table_print (table, INDENT);
}

static void
print_award (const TdrAwardResult *result)
{
  g_autofree char *finding = tdr_award_words_dup_finding (result);
  g_autofree char *proof = tdr_award_words_dup_proof (result);

  g_print ("\n");
  tdr_cli_print_text (finding, 0);
  if (proof == NULL)
    return;

  tdr_cli_print_text (proof, 0);
  g_print ("\n");
  print_price (result);
  for (guint i = 0; i < result->problem.n_instruments; i++)
    print_instrument (result, i);
  print_concentration (result);
  print_exits (result);
}

/**
 * tdr_cli_award:
 *
 * The command "award": scores the bids of a tender and awards all its workloads at once.
 */
int
tdr_cli_award (int    argc,
               char **argv)
{
  g_autoptr (TdrAwardResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "FILE",
                      "Scores the bids of a tender, and awards all its workloads at once at least cost.", 1, 1))
    return TDR_CLI_USAGE;
  if (!(seconds > 0 && seconds <= 86400))
    return tdr_cli_usage (argv[0], "--seconds must be above 0 and at most a day");

  if (as_json)
    tdr_cli_speak_to_programs ();
  result = award (argv[1], &error);
  if (result == NULL)
    return tdr_cli_cannot (error);

  if (as_json)
    {
      gsize length;
      g_autofree char *json = tdr_award_result_to_json (result, &length);

      return tdr_cli_write (json, length);
    }
  print_criteria (result);
  print_scores (result);
  print_award (result);
  return TDR_CLI_DONE;
}
