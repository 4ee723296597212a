/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-appraisal-json.h"
#include "tdr-appraisal-words.h"
#include "tdr-cli-appraisal.h"
#include "tdr-cli-table.h"
#include "tdr-format.h"

#include <glib/gi18n-lib.h>

#define INDENT 3
#define MOST_PLANS 10
#define MOST_COLUMNS 5
#define SUCCESS_DECIMALS 6

static gboolean as_json;
static gboolean offline;
static gboolean all_plans;
static char *workload_id;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print everything for programs, as costs.schema.json says", NULL },
  { "workload", 0, 0, G_OPTION_ARG_STRING, &workload_id, "Print only the workload of this id", "ID" },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all_plans, "Print every plan, not only the first ten of each workload", NULL },
  { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Use the shipped catalogue only, not what was fetched since", NULL },
  { NULL }
};

/* The columns of a table: what nobody gave a figure for has none. */
typedef struct {
  gboolean discounted;
  gboolean by_success;
} Columns;

static Columns
choose_columns (const TdrAppraisal *appraisal)
{
  return (Columns) { appraisal->assumptions->rate.yearly_ppm != 0, appraisal->assumptions->success->len > 0 };
}

static void
add_row (TdrCliTable  *table,
         const char   *place,
         const char   *title,
         const char   *how,
         GStrvBuilder *builder)
{
  g_auto (GStrv) cells = g_strv_builder_end (builder);
  const char *last[MOST_COLUMNS + 1] = { NULL };

  for (guint i = 0; cells[i] != NULL; i++)
    last[i] = cells[i];
  tdr_cli_table_add (table, place, title, how, last[0], last[1], last[2], last[3], last[4], NULL);
}

static void
take_amount (GStrvBuilder      *builder,
             const TdrTermCost *cost,
             TdrMoney           amount,
             gboolean           is_there)
{
  if (!cost->known)
    g_strv_builder_add (builder, _("not known"));
  else if (is_there)
    g_strv_builder_take (builder, tdr_format_amount (amount, 2));
  else
    g_strv_builder_add (builder, "–");
}

/* A task costs fractions of a cent. */
static void
take_success (GStrvBuilder      *builder,
              const TdrTermCost *cost)
{
  if (cost->known && cost->success_ppm > 0)
    g_strv_builder_take (builder, tdr_format_amount (cost->per_success, SUCCESS_DECIMALS));
  else
    take_amount (builder, cost, cost->per_success, FALSE);
}

static void
add_cost (TdrCliTable       *table,
          const TdrTermCost *cost,
          guint              rank,
          Columns            columns)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *place = rank > 0 ? g_strdup_printf ("%u", rank) : g_strdup ("");
  g_autofree char *title = tdr_plan_dup_title (cost->plan);
  g_autofree char *how = tdr_plan_dup_how (cost->plan);

  take_amount (builder, cost, cost->total, TRUE);
  if (columns.discounted)
    take_amount (builder, cost, cost->present_value, TRUE);
  take_amount (builder, cost, cost->equivalent_monthly, TRUE);
  take_amount (builder, cost, cost->per_million, TRUE);
  if (columns.by_success)
    take_success (builder, cost);
  add_row (table, place, title, how, builder);
}

static void
add_heads (TdrCliTable *table,
           Columns      columns)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, C_("column", "total"));
  if (columns.discounted)
    g_strv_builder_add (builder, _("present value"));
  g_strv_builder_add (builder, _("a month"));
  g_strv_builder_add (builder, _("M tokens"));
  if (columns.by_success)
    g_strv_builder_add (builder, _("a success"));
  add_row (table, "", _("plan"), _("how"), builder);
}

static void
print_costs (const TdrAppraisalRound *round,
             Columns                  columns)
{
  g_autofree char *alignment = g_strconcat ("rLLrrr", columns.discounted ? "r" : "", columns.by_success ? "r" : "", NULL);
  g_autoptr (TdrCliTable) table = tdr_cli_table_new (alignment);

  add_heads (table, columns);
  for (guint i = 0; i < round->n_costs; i++)
    if (all_plans || i < MOST_PLANS)
      add_cost (table, &round->costs[i], i < round->n_ranked ? i + 1 : 0, columns);
  tdr_cli_table_print (table, INDENT);
  if (!all_plans && round->n_costs > MOST_PLANS)
    g_print (ngettext ("   and %u more: --all prints it\n", "   and %u more: --all prints them\n",
                       round->n_costs - MOST_PLANS), round->n_costs - MOST_PLANS);
}

static void
print_leaders (const TdrAppraisalRound *round)
{
  g_autofree char *text = tdr_appraisal_words_dup_price_changes (round);

  if (text != NULL)
    tdr_cli_print_text (text, INDENT);
}

static void
print_rounds (const TdrAppraisal *appraisal)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);

  for (guint i = 0; i < appraisal->n_rounds; i++)
    {
      const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, i);

      if (!tdr_tender_is_workload (tender, i, workload_id))
        continue;
      g_print ("\n%u. %s\n", i + 1, workload->name);
      print_costs (&appraisal->rounds[i], choose_columns (appraisal));
      print_leaders (&appraisal->rounds[i]);
    }
}

/**
 * tdr_cli_costs:
 *
 * The command "costs": what the contenders of a tender cost over its term.
 */
int
tdr_cli_costs (int    argc,
               char **argv)
{
  g_autoptr (TdrAppraisal) appraisal = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "FILE", "Says what the contenders cost over the term.", 1, 1))
    return TDR_CLI_USAGE;

  if (as_json)
    tdr_cli_speak_to_programs ();
  appraisal = tdr_cli_appraise (argv[1], workload_id, offline, &error);
  if (appraisal == NULL)
    return tdr_cli_cannot (error);

  if (as_json)
    {
      gsize length;
      g_autofree char *json = tdr_appraisal_to_json (appraisal, workload_id, &length);

      return tdr_cli_write (json, length);
    }
  tdr_cli_print_assumptions (appraisal);
  print_rounds (appraisal);
  return TDR_CLI_DONE;
}
