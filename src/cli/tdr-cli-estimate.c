/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-candidates.h"
#include "tdr-cli-table.h"
#include "tdr-evaluation.h"
#include "tdr-format.h"
#include "tdr-json-source.h"
#include "tdr-json-writer.h"
#include "tdr-plan-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define JSON_FORMAT 1
#define ROUTE_DEPTH 2   /* the text, its routes: a route stands on one line */

static char *platform;
static char *route;
static char *region;
static char *tier;
static char *cached;
static char *batch;
static gint64 requests = -1;
static gint64 input_tokens = -1;
static gint64 output_tokens = -1;
static gboolean as_json;

static const GOptionEntry entries[] = {
  { "requests", 0, 0, G_OPTION_ARG_INT64, &requests, "Requests a month", "N" },
  { "input", 0, 0, G_OPTION_ARG_INT64, &input_tokens, "Tokens of a prompt", "TOKENS" },
  { "output", 0, 0, G_OPTION_ARG_INT64, &output_tokens, "Tokens of an answer", "TOKENS" },
  { "cached", 0, 0, G_OPTION_ARG_STRING, &cached, "Share of the prompt that repeats: 0.4 or 40%", "SHARE" },
  { "batch", 0, 0, G_OPTION_ARG_STRING, &batch, "Share of the requests that may wait for a batch", "SHARE" },
  { "platform", 0, 0, G_OPTION_ARG_STRING, &platform, "Only there: bedrock, azure-openai, vertex …", "PLATFORM" },
  { "route", 0, 0, G_OPTION_ARG_STRING, &route, "Only so: in-region, geo, data-zone, global", "ROUTE" },
  { "region", 0, 0, G_OPTION_ARG_STRING, &region, "Only from this region", "REGION" },
  { "tier", 0, 0, G_OPTION_ARG_STRING, &tier, "Only this: on-demand, priority, flex, reserved, provisioned …", "TIER" },
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print everything for programs, as estimate.schema.json says", NULL },
  { NULL }
};

static gboolean
read_share (const char  *option,
            const char  *text,
            int         *ppm,
            GError     **error)
{
  char *end = NULL;
  double share = text != NULL ? g_ascii_strtod (text, &end) : 0;

  if (text != NULL && g_str_equal (end, "%") && end > text)
    {
      share /= 100;
      end++;
    }
  if (text != NULL && (end == text || *end != '\0' || !(share >= 0 && share <= 1)))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "%s wants a share from 0 to 1, not “%.40s”", option, text);
      return FALSE;
    }

  *ppm = (int) lround (share * TDR_PPM);
  return TRUE;
}

static gboolean
check_filters (GError **error)
{
  TdrDeployment deployment;
  TdrRouteKind kind;

  if (tier != NULL && !tdr_deployment_from_string (tier, &deployment))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "there is no tier “%.40s”; --help lists them", tier);
      return FALSE;
    }
  if (route != NULL && !tdr_route_kind_from_string (route, &kind))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "there is no route “%.40s”; --help lists them", route);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_figures (TdrWorkload  *figures,
              GError      **error)
{
  if (requests < 0 || input_tokens < 0 || output_tokens < 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           "--requests, --input and --output are needed, and none may be negative");
      return FALSE;
    }

  figures->requests_per_month = requests;
  figures->input_tokens = input_tokens;
  figures->output_tokens = output_tokens;
  return read_share ("--cached", cached, &figures->cached_ppm, error)
         && read_share ("--batch", batch, &figures->batch_ppm, error)
         && tdr_workload_check (figures, error)
         && check_filters (error);
}

/* A tender of this one question: so estimate and evaluate cannot differ. */
static TdrTender *
ask (const char  *model,
     GError     **error)
{
  g_autoptr (TdrTender) tender = tdr_tender_new ();
  TdrTenderWorkload *workload = tdr_tender_workload_new ("estimate", "");

  g_ptr_array_add (tender->workloads, workload);
  g_strfreev (workload->candidates);
  workload->candidates = g_strdupv ((char *[]) { (char *) model, NULL });

  return read_figures (&workload->figures, error) ? g_steal_pointer (&tender) : NULL;
}

static gboolean
matches (const TdrPlan *plan)
{
  return plan->offer != NULL
         && (platform == NULL || g_str_equal (platform, plan->offer->platform))
         && (region == NULL || g_strcmp0 (region, plan->offer->region) == 0)
         && (route == NULL || g_str_equal (route, tdr_route_kind_to_string (plan->offer->route.kind)))
         && (tier == NULL || g_str_equal (tier, tdr_deployment_to_string (plan->offer->deployment)));
}

/* What a person would take for the same: the lines, in one text. */
static char *
key_of (const TdrPlan *plan)
{
  g_autoptr (GString) key = g_string_new (plan->group);
  g_autofree char *why_not = tdr_plan_dup_why_not (plan);

  for (guint i = 0; i < plan->cost->n_lines; i++)
    {
      const TdrCostLine *line = &plan->cost->lines[i];

      g_string_append_printf (key, "|%d:%" G_GINT64_FORMAT, (int) line->meter, line->cost.micros);
    }
  g_string_append_printf (key, "|%s", why_not != NULL ? why_not : "");

  return g_string_free_and_steal (g_steal_pointer (&key));
}

static GPtrArray *
collect (TdrEvaluation *evaluation)
{
  GPtrArray *plans = g_ptr_array_new ();

  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, 0); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, 0, i);

      if (matches (plan))
        g_ptr_array_add (plans, (gpointer) plan);
    }

  return plans;
}

static void
print_lines (const TdrPlan *plan)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("rlrr");

  for (guint i = 0; i < plan->cost->n_lines; i++)
    {
      const TdrCostLine *line = &plan->cost->lines[i];
      g_autofree char *quantity = tdr_format_count (line->quantity);
      g_autofree char *price = tdr_format_price (line->price);
      /* Translators: a price: 3.00 USD per million, or 0.16 USD each */
      g_autofree char *rate = g_strdup_printf (line->per > 1 ? _("%s per million") : _("%s each"), price);
      g_autofree char *cost = tdr_format_money (line->cost);

      tdr_cli_table_add (table, quantity, tdr_format_meter (line->meter), rate, cost, NULL);
    }
  tdr_cli_table_print (table, 6);
}

static void
print_route (const TdrPlan *plan,
             guint          same)
{
  g_autofree char *how = tdr_plan_dup_how (plan);
  g_autofree char *total = plan->cost->known ? tdr_format_money (plan->cost->total) : g_strdup (_("unknown"));
  g_autofree char *why_not = tdr_plan_dup_why_not (plan);
  g_autofree char *where = same > 1 ? g_strdup_printf (ngettext ("%u region", "%u regions", same), same)
                                    : g_strdup (tdr_plan_get_region (plan));

  g_print ("\n%s · %s%s%s: %s\n", tdr_plan_get_platform_name (plan), how, where != NULL ? " · " : "",
           where != NULL ? where : "", total);
  if (why_not != NULL)
    tdr_cli_print_text (why_not, 6);
  print_lines (plan);
}

static void
print_routes (TdrEvaluation *evaluation,
              GPtrArray     *plans)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *count = tdr_format_count (requests);
  g_autofree char *in = tdr_format_count (input_tokens);
  g_autofree char *out = tdr_format_count (output_tokens);
  const TdrPlan *first = g_ptr_array_index (plans, 0);

  for (guint i = 0; i < plans->len; i++)
    {
      char *key = key_of (g_ptr_array_index (plans, i));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }

  /* Translators: model, requests a month, tokens of a prompt, tokens of an answer, a date */
  g_print (_("%s: %s requests a month of %s tokens in and %s out, at the prices of %s"),
           tdr_plan_get_model_name (first), count, in, out, tdr_evaluation_get_price_date (evaluation));
  g_print ("\n");
  for (guint i = 0; i < plans->len; i++)
    {
      g_autofree char *key = key_of (g_ptr_array_index (plans, i));
      guint same = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      if (same > 0)
        print_route (g_ptr_array_index (plans, i), same);
      g_hash_table_insert (counts, g_steal_pointer (&key), GUINT_TO_POINTER (0));
    }
}

static int
write_routes (TdrEvaluation *evaluation,
              GPtrArray     *plans,
              const char    *model)
{
  g_autoptr (GHashTable) evidence = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *json = NULL;
  TdrJsonWriter writer;
  gsize length;

  tdr_json_writer_init (&writer, ROUTE_DEPTH);
  tdr_json_writer_begin_object (&writer, NULL);
  tdr_json_writer_integer (&writer, "format", JSON_FORMAT);
  tdr_json_writer_string (&writer, "program", "tender " TDR_VERSION);
  tdr_json_writer_string (&writer, "catalog_date", tdr_catalog_get_date (tdr_evaluation_get_catalog (evaluation)));
  tdr_json_writer_string (&writer, "catalog_digest", tdr_catalog_get_digest (tdr_evaluation_get_catalog (evaluation)));
  tdr_json_writer_string (&writer, "currency", tdr_evaluation_get_tender (evaluation)->currency);
  tdr_json_writer_string (&writer, "model", model);
  tdr_json_writer_integer (&writer, "requests", requests);
  tdr_json_writer_integer (&writer, "input_tokens", input_tokens);
  tdr_json_writer_integer (&writer, "output_tokens", output_tokens);
  tdr_json_writer_begin_list (&writer, "routes");
  for (guint i = 0; i < plans->len; i++)
    tdr_plan_write_json (g_ptr_array_index (plans, i), &writer, evidence);
  tdr_json_writer_end_list (&writer);
  tdr_evidence_write_json (evidence, &writer, "evidence");
  tdr_json_writer_end_object (&writer);
  json = tdr_json_writer_end (&writer, &length);

  return tdr_cli_write (json, length);
}

static gboolean
check_model (TdrCatalog  *catalog,
             const char  *model,
             GError     **error)
{
  const char *const *models = tdr_catalog_get_model_ids (catalog);
  const char *nearest = tdr_candidates_nearest (model, models);

  if (g_strv_contains (models, model))
    return TRUE;

  if (nearest != NULL)
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNKNOWN_MODEL,
                 "the catalogue has no model “%.80s”. The nearest name is “%s”.", model, nearest);
  else
    g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_UNKNOWN_MODEL,
                 "the catalogue has no model “%.80s”: “tender-cli catalog list” names those that it has.", model);
  return FALSE;
}

static int
report (TdrEvaluation *evaluation,
        const char    *model)
{
  g_autoptr (GPtrArray) plans = collect (evaluation);

  if (plans->len == 0)
    {
      g_printerr ("tender-cli: the catalogue has no managed offer of “%s” that matches. Leave out a filter.\n", model);
      return TDR_CLI_CANNOT;
    }
  if (as_json)
    return write_routes (evaluation, plans, model);

  print_routes (evaluation, plans);
  return TDR_CLI_DONE;
}

/**
 * tdr_cli_estimate:
 *
 * The command "estimate": what one model costs a month, on every route that matches.
 */
int
tdr_cli_estimate (int    argc,
                  char **argv)
{
  g_autoptr (TdrTender) tender = NULL;
  g_autoptr (TdrCatalog) catalog = NULL;
  g_autoptr (TdrEvaluation) evaluation = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_cli_parse (&argc, &argv, entries, "MODEL", "Says what one model costs a month, on every route.", 1, 1))
    return TDR_CLI_USAGE;

  tender = ask (argv[1], &error);
  if (tender == NULL)
    return tdr_cli_usage (argv[0], "%s", error->message);
  catalog = tdr_catalog_open_default (&error);
  if (catalog == NULL || !check_model (catalog, argv[1], &error))
    return tdr_cli_cannot (error);

  if (as_json)
    tdr_cli_speak_to_programs ();
  evaluation = tdr_evaluation_run (tender, catalog, NULL, &error);
  if (evaluation == NULL)
    return tdr_cli_cannot (error);

  return report (evaluation, argv[1]);
}
