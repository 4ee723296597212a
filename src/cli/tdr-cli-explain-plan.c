/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-explain-plan.h"

#include "tdr-cli.h"
#include "tdr-cli-table.h"
#include "tdr-explanation.h"
#include "tdr-json-source.h"
#include "tdr-source-list.h"
#include "tdr-tender-io.h"

#include <glib/gi18n-lib.h>

#define INDENT 3
#define SOURCE_INDENT 6

static gboolean as_json;
static gboolean offline;
static char *plan_id;
static char *workload_id;

static const GOptionEntry entries[] = {
  { "plan", 0, 0, G_OPTION_ARG_STRING, &plan_id, "The plan of FILE to derive, instead of each workload's cheapest", "ID" },
  { "workload", 0, 0, G_OPTION_ARG_STRING, &workload_id, "Only for this workload of FILE", "ID" },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print FILE's for programs, as explanation.schema.json says", NULL },
  { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Use the shipped catalogue only, not what was fetched since", NULL },
  { NULL }
};

/**
 * tdr_cli_explain_plan_get_options:
 *
 * Returns: the options that are about a plan of a tender
 */
const GOptionEntry *
tdr_cli_explain_plan_get_options (void)
{
  return entries;
}

/**
 * tdr_cli_explain_plan_is_asked:
 *
 * Returns: whether an option was given that only a tender can answer
 */
gboolean
tdr_cli_explain_plan_is_asked (void)
{
  return plan_id != NULL || workload_id != NULL || as_json;
}

static const TdrTenderWorkload *
workload_at (TdrEvaluation *evaluation,
             guint          workload)
{
  return g_ptr_array_index (tdr_evaluation_get_tender (evaluation)->workloads, workload);
}

static const TdrPlan *
find_plan (TdrEvaluation *evaluation,
           guint          workload)
{
  if (plan_id == NULL)
    return tdr_evaluation_get_winner (evaluation, workload);

  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, workload); i++)
    if (g_str_equal (tdr_evaluation_get_plan (evaluation, workload, i)->id, plan_id))
      return tdr_evaluation_get_plan (evaluation, workload, i);

  return NULL;
}

/* One for each workload that was asked about and has the plan. */
static GPtrArray *
explain (TdrEvaluation *evaluation)
{
  GPtrArray *explanations = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_explanation_free);

  for (guint i = 0; i < tdr_evaluation_get_tender (evaluation)->workloads->len; i++)
    {
      const TdrPlan *plan = find_plan (evaluation, i);

      if (plan != NULL && (workload_id == NULL || g_str_equal (workload_at (evaluation, i)->id, workload_id)))
        g_ptr_array_add (explanations, tdr_explanation_new (evaluation, plan));
    }

  return explanations;
}

static gboolean
has_workload (TdrEvaluation *evaluation)
{
  for (guint i = 0; i < tdr_evaluation_get_tender (evaluation)->workloads->len; i++)
    if (workload_id == NULL || g_str_equal (workload_at (evaluation, i)->id, workload_id))
      return TRUE;

  return FALSE;
}

static void
refuse (const char     *path,
        TdrEvaluation  *evaluation,
        GError        **error)
{
  if (!has_workload (evaluation))
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
                 "%s: there is no workload “%.80s”; the first is “%.80s”", path, workload_id,
                 workload_at (evaluation, 0)->id);
  else if (plan_id != NULL)
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
                 "%s: there is no plan “%.200s”; “tender-cli evaluate FILE --json” lists the ids of all", path, plan_id);
  else
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
                 "%s: no offer meets every must at a known price, so there is no cheapest; “--plan ID” explains another",
                 path);
}

static GPtrArray *
explain_file (const char  *path,
              GError     **error)
{
  g_autoptr (TdrTender) tender = tdr_tender_load (path, error);
  g_autoptr (TdrCatalog) catalog = tender != NULL ? tdr_cli_open_catalog (offline, error) : NULL;
  g_autoptr (TdrEvaluation) evaluation = NULL;
  g_autoptr (GPtrArray) explanations = NULL;

  if (catalog == NULL)
    return NULL;

  evaluation = tdr_evaluation_run (tender, catalog, NULL, error);
  if (evaluation == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  explanations = explain (evaluation);
  if (explanations->len == 0)
    {
      refuse (path, evaluation, error);
      return NULL;
    }

  return g_steal_pointer (&explanations);
}

static const TdrExplanationStep *
step_at (const TdrExplanation *explanation,
         guint                 position)
{
  return position < explanation->steps->len ? &g_array_index (explanation->steps, TdrExplanationStep, position) : NULL;
}

static gboolean
is_alike (const TdrExplanationStep *a,
          const TdrExplanationStep *b)
{
  return a != NULL && b != NULL && g_str_has_prefix (a->id, "month_") && g_str_has_prefix (b->id, "month_")
         && tdr_money_compare (a->figure.money, b->figure.money) == 0 && g_strcmp0 (a->how, b->how) == 0;
}

/* Of months that cost the same the first and the last are printed. */
static gboolean
is_between_alike (const TdrExplanation *explanation,
                  guint                 position)
{
  const TdrExplanationStep *step = step_at (explanation, position);

  return position > 0 && is_alike (step_at (explanation, position - 1), step)
         && is_alike (step, step_at (explanation, position + 1));
}

static void
add_step (TdrCliTable          *table,
          const TdrExplanation *explanation,
          guint                 position,
          GPtrArray            *sources)
{
  const TdrExplanationStep *step = step_at (explanation, position);
  gboolean is_last = position > 0 && is_alike (step_at (explanation, position - 1), step);
  g_autofree char *name = is_last ? g_strdup_printf (_("to %s"), step->name) : g_strdup (step->name);
  g_autofree char *value = tdr_figure_dup_text (&step->figure);
  g_autofree char *source = step->evidence != NULL ? g_strdup_printf ("[%s]", step->evidence->id) : g_strdup ("");

  tdr_cli_table_add (table, name, value, source, step->how != NULL ? step->how : "", NULL);
  if (step->evidence != NULL && !g_ptr_array_find (sources, step->evidence, NULL))
    g_ptr_array_add (sources, (gpointer) step->evidence);
}

static void
print_stage (const TdrExplanation *explanation,
             TdrExplanationStage   stage,
             GPtrArray            *sources)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrll");
  guint rows = 0;

  for (guint i = 0; i < explanation->steps->len; i++)
    {
      const TdrExplanationStep *step = step_at (explanation, i);

      if (step->stage != stage || is_between_alike (explanation, i))
        continue;
      add_step (table, explanation, i, sources);
      rows++;
    }
  if (rows == 0)
    return;

  g_print ("\n%s\n", tdr_explanation_stage_to_words (stage));
  tdr_cli_table_print (table, INDENT);
}

static void
print_head (const TdrExplanation *explanation)
{
  const TdrPlan *plan = explanation->plan;
  g_autofree char *title = tdr_plan_dup_title (plan);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (plan);
  g_autofree char *why_not = tdr_plan_dup_why_not (plan);

  g_print ("%s: %s\n", workload_at (explanation->evaluation, plan->workload)->name, title);
  g_print ("%s\n%s\n", subtitle, plan->id);
  g_print (_("Prices of %s. "), tdr_evaluation_get_price_date (explanation->evaluation));
  if (why_not != NULL)
    tdr_cli_print_text (why_not, 0);
  else if (plan->rank == 1)
    g_print ("%s\n", _("No plan that meets every must costs less."));
  else
    g_print (ngettext ("It meets every must, and %u plan that does costs less.\n",
                       "It meets every must, and %u plans that do cost less.\n", plan->rank - 1),
             plan->rank - 1);
}

/* Addresses are printed whole, however long: they are to be followed. */
static void
print_source (const TdrEvidence *source)
{
  g_print ("%*s[%s] %s, %s: %s\n", INDENT, "", source->id, source->publisher,
           source->as_of != NULL && *source->as_of != '\0' ? source->as_of : _("undated"),
           tdr_source_kind_to_words (source->kind));
  g_print ("%*s%s\n", SOURCE_INDENT, "", source->address);
  if (source->note != NULL && *source->note != '\0')
    tdr_cli_print_text (source->note, SOURCE_INDENT);
}

static void
print_explanation (const TdrExplanation *explanation)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  print_head (explanation);
  for (guint stage = 0; stage < TDR_N_STAGES; stage++)
    print_stage (explanation, (TdrExplanationStage) stage, sources);

  if (sources->len > 0)
    g_print ("\n%s\n", _("Sources"));
  for (guint i = 0; i < sources->len; i++)
    print_source (g_ptr_array_index (sources, i));
}

/**
 * tdr_cli_explain_plan:
 * @path: of a tender
 *
 * Derives what a plan costs, down to the tender and to the sources.
 */
int
tdr_cli_explain_plan (const char *path)
{
  g_autoptr (GPtrArray) explanations = NULL;
  g_autoptr (GError) error = NULL;

  if (as_json)
    tdr_cli_speak_to_programs ();
  explanations = explain_file (path, &error);
  if (explanations == NULL)
    return tdr_cli_cannot (error);

  if (as_json)
    {
      gsize length;
      g_autofree char *json = tdr_explanation_to_json ((TdrExplanation **) explanations->pdata, explanations->len,
                                                       &length);

      return tdr_cli_write (json, length);
    }
  for (guint i = 0; i < explanations->len; i++)
    {
      g_print (i == 0 ? "" : "\n");
      print_explanation (g_ptr_array_index (explanations, i));
    }
  return TDR_CLI_DONE;
}
