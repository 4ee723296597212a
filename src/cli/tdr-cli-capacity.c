/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-front.h"
#include "tdr-cli-table.h"
#include "tdr-format.h"
#include "tdr-sizing-json.h"

#include <math.h>

static const char *
advise (TdrServingConstraint limit)
{
  switch (limit)
    {
    case TDR_CONSTRAINT_WEIGHTS_BANDWIDTH:
      return "narrower weights, a larger batch, or faster memory";
    case TDR_CONSTRAINT_CACHE_BANDWIDTH:
      return "shorter prompts, a narrower cache, or faster memory";
    case TDR_CONSTRAINT_COMPUTE:
      return "more of the prompt in the cache, narrower arithmetic, or faster chips";
    case TDR_CONSTRAINT_NETWORK:
      return "fewer chips a replica, or a faster link";
    case TDR_CONSTRAINT_OVERHEAD:
      return "a larger batch, or newer serving software";
    case TDR_CONSTRAINT_MEMORY:
      return "narrower weights, shorter prompts, or more memory";
    case TDR_CONSTRAINT_FIRST_TOKEN:
      return "a later first token, shorter prompts, or more of them in the cache";
    case TDR_CONSTRAINT_TOKEN_INTERVAL:
      return "a longer time per token, or faster memory";
    case TDR_CONSTRAINT_CONTEXT:
      return "shorter prompts and answers, or another model";
    case TDR_CONSTRAINT_UNKNOWN_CHIP:
      return "a machine whose chip the catalogue knows";
    case TDR_CONSTRAINT_NONE:
    default:
      return "nothing";
    }
}

static void
add_interval (TdrCliTable       *table,
              const char        *name,
              const TdrInterval *interval,
              double             unit,
              const char        *unit_name)
{
  g_autofree char *central = tdr_format_number (interval->central * unit, 3);
  g_autofree char *low = tdr_format_number (interval->low * unit, 3);
  g_autofree char *high = tdr_format_number (interval->high * unit, 3);
  g_autofree char *value = g_strconcat (central, " ", unit_name, NULL);
  g_autofree char *range = g_strconcat (low, " to ", high, NULL);

  tdr_cli_table_add (table, name, value, range, NULL);
}

static void
add_configuration (TdrCliTable     *table,
                   const TdrSizing *sizing)
{
  const TdrServingPoint *point = &sizing->point;
  const TdrPrefillSide *prefill = &point->prefill;
  g_autofree char *layout = g_strdup_printf ("%d-bit weights, tensor parallel %d, pipeline %d, attention groups %d",
                                             point->weight_bits, point->tensor_parallel, point->pipeline_parallel,
                                             point->data_parallel);
  g_autofree char *replicas = g_strdup_printf ("%d on each instance, %d sequences in each", point->replicas, point->batch);
  g_autofree char *prompts = NULL;
  g_autofree char *transfer = NULL;

  tdr_cli_table_add (table, "Configuration", layout, tdr_serving_mode_to_string (point->mode), NULL);
  tdr_cli_table_add (table, "Replicas", replicas, "", NULL);
  if (point->mode != TDR_SERVING_DISAGGREGATED)
    return;
  prompts = g_strdup_printf ("%d-bit weights, tensor parallel %d, pipeline %d, attention groups %d, %d replicas",
                             prefill->weight_bits, prefill->tensor_parallel, prefill->pipeline_parallel,
                             prefill->data_parallel, prefill->replicas);
  transfer = g_strdup_printf ("%.1f ms to send a prompt's cache; computing %.0f %% of the time",
                              1e3 * prefill->transfer_seconds, 100 * prefill->load);
  tdr_cli_table_add (table, "Prompts", prompts, transfer, NULL);
}

/* An hour's price of instances over the tokens of the hour. */
static void
add_price (TdrCliTable            *table,
           const TdrInstanceOffer *offer,
           const char             *name,
           const char             *how,
           int                     hosts,
           double                  tokens_per_hour)
{
  g_autofree char *text = NULL;
  g_autofree char *basis = NULL;
  TdrMoney price;

  if (!offer->hourly.known || offer->term != TDR_TERM_ON_DEMAND || tokens_per_hour < 1
      || !tdr_money_extend (offer->hourly.price, 1000000 * (gint64) hosts, (gint64) tokens_per_hour, &price, NULL))
    {
      tdr_cli_table_add (table, name, "unknown", "no price on demand in the catalogue, or nothing is used", NULL);
      return;
    }
  text = tdr_format_price (tdr_money_round_minor (price));
  basis = g_strdup_printf ("%s, %s on demand", how, offer->region != NULL ? offer->region : "anywhere");
  tdr_cli_table_add (table, name, text, basis, NULL);
}

/* By use: at the most that an instance can do. By reservation: of all instances, spares included, for what is asked. */
static void
add_prices (TdrCliTable          *table,
            const TdrCliQuestion *question,
            const TdrSizing      *sizing)
{
  const TdrServingDemand *demand = &question->demand;
  gboolean answers = demand->output_tokens >= 1;
  double tokens = answers ? demand->output_tokens : demand->input_tokens;

  add_price (table, question->offer, "Price by use",
             answers ? "a million output tokens at full load" : "a million input tokens at full load", 1,
             sizing->point.requests_per_second.central * tokens * 3600);
  add_price (table, question->offer, "By reservation",
             answers ? "a million output tokens of the load above, all instances paid around the clock"
                     : "a million input tokens of the load above, all instances paid around the clock", sizing->hosts,
             demand->mean_requests_per_second * tokens * 3600);
}

static void
add_hosts (TdrCliTable     *table,
           const TdrSizing *sizing)
{
  g_autofree char *hosts = g_strdup_printf ("%d", sizing->hosts);
  g_autoptr (GString) how = g_string_new (NULL);

  g_string_append_printf (how, "%d of them to spare; loaded to %.0f %%", sizing->spare_hosts, 100 * sizing->utilisation);
  if (sizing->prefill_hosts > 0)
    g_string_append_printf (how, "; %d compute prompts, %d answer", sizing->prefill_hosts,
                            sizing->hosts - sizing->spare_hosts - sizing->prefill_hosts);
  tdr_cli_table_add (table, "Instances", hosts, how->str, NULL);
}

/* What the other way to serve would take, so that it is not overlooked. */
static void
add_other_mode (TdrCliTable          *table,
                const TdrCliQuestion *question)
{
  TdrServingDemand demand = question->demand;
  g_autofree char *hosts = NULL;
  TdrSizing apart;

  if (demand.mode != TDR_SERVING_AGGREGATED || demand.output_tokens < 1)
    return;
  demand.mode = TDR_SERVING_DISAGGREGATED;
  if (!tdr_sizing_compute (question->model, &question->offer->host, &demand, &apart, NULL))
    return;
  if (apart.point.status == TDR_SERVING_FEASIBLE)
    hosts = g_strdup_printf ("%d instances", apart.hosts);
  else
    hosts = g_strdup_printf ("infeasible: %s", tdr_serving_constraint_to_string (apart.point.limit));
  tdr_cli_table_add (table, "Disaggregated", hosts, "prompts and answers on different instances: --mode disaggregated",
                     NULL);
}

static void
add_basis (TdrCliTable           *table,
           const TdrServingPoint *point)
{
  g_autofree char *basis = NULL;

  if (point->basis == TDR_BASIS_PRIOR)
    basis = g_strdup ("no published run of this chip: data sheet, physics and what other chips reach");
  else
    basis = g_strdup_printf ("%d published figures of %s; throughput of runs left out within %.0f %% in half",
                             point->calibration_runs, point->basis == TDR_BASIS_CALIBRATED ? "this chip" : "its family",
                             100 * point->calibration_error);
  tdr_cli_table_add (table, "Basis", tdr_prediction_basis_to_string (point->basis), basis, NULL);
}

static void
add_figures (TdrCliTable          *table,
             const TdrCliQuestion *question,
             const TdrSizing      *sizing)
{
  const TdrServingPoint *point = &sizing->point;
  gboolean answers = question->demand.output_tokens >= 1;

  add_configuration (table, sizing);
  if (answers)
    add_interval (table, "Output", &point->output_tokens_per_second, 1, "tokens/s");
  add_interval (table, "Requests", &point->requests_per_second, 1, "requests/s");
  add_interval (table, answers ? "First token, mean" : "Answer, mean", &point->first_token_seconds, 1e3, "ms");
  if (answers)
    {
      add_interval (table, "First token, p95", &point->first_token_p95_seconds, 1e3, "ms");
      add_interval (table, "Token interval, mean", &point->token_interval_seconds, 1e3, "ms");
      add_interval (table, "Token interval, p95", &point->token_interval_p95_seconds, 1e3, "ms");
    }
  add_hosts (table, sizing);
  add_other_mode (table, question);
  add_prices (table, question, sizing);
  add_basis (table, point);
  tdr_cli_table_add (table, "Limit", tdr_serving_constraint_to_string (point->limit), "", NULL);
}

static void
print_sizing (const TdrCliQuestion *question,
              const TdrSizing      *sizing)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lll");
  const TdrServingPoint *point = &sizing->point;

  g_print ("%s on %s (%d × %s)\n", question->model->name, question->offer->host.instance_type,
           question->offer->host.chips, question->offer->chip_name);
  if (point->status == TDR_SERVING_FEASIBLE)
    add_figures (table, question, sizing);
  else
    tdr_cli_table_add (table, "Infeasible", tdr_serving_constraint_to_string (point->limit), "", NULL);
  tdr_cli_table_add (table, "More with", advise (point->limit), "", NULL);
  tdr_cli_table_print (table, 2);
}

static void
write_front (TdrJsonWriter        *writer,
             const TdrCliQuestion *question)
{
  g_autofree TdrSearchSpace *space = g_new (TdrSearchSpace, 1);
  g_autoptr (GArray) front = tdr_cli_front_compute (question, space);

  tdr_json_writer_begin_list (writer, "front");
  for (guint i = 0; i < front->len; i++)
    {
      const TdrCandidate *item = &g_array_index (front, TdrCandidate, i);
      const TdrLayout *layout = &item->place->layout;

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_number (writer, "token_interval_seconds", item->state.token_interval_seconds);
      tdr_json_writer_number (writer, "first_token_seconds", item->state.first_token_seconds);
      tdr_json_writer_number (writer, "requests_per_second", item->requests_per_second);
      tdr_json_writer_integer (writer, "weight_bits", item->place->weight_bits);
      tdr_json_writer_integer (writer, "tensor_parallel", layout->tensor_parallel);
      tdr_json_writer_integer (writer, "pipeline_parallel", layout->pipeline_parallel);
      tdr_json_writer_integer (writer, "data_parallel", layout->data_parallel);
      tdr_json_writer_integer (writer, "replicas", item->place->replicas);
      tdr_json_writer_integer (writer, "batch", item->batch);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static int
write_json (const TdrCliQuestion *question,
            const TdrSizing      *sizing,
            gboolean              with_front)
{
  g_autofree char *text = NULL;
  TdrJsonWriter writer;
  gsize length;

  tdr_json_writer_init (&writer, 2);
  tdr_json_writer_begin_object (&writer, NULL);
  tdr_json_writer_string (&writer, "model", question->model->id);
  tdr_json_writer_string (&writer, "instance", question->offer->host.instance_type);
  tdr_json_writer_string (&writer, "chip", question->offer->chip_name);
  tdr_json_writer_integer (&writer, "chips", question->offer->host.chips);
  tdr_json_writer_boolean (&writer, "feasible", sizing->point.status == TDR_SERVING_FEASIBLE);
  tdr_json_writer_string (&writer, "limit", tdr_serving_constraint_to_string (sizing->point.limit));
  tdr_json_writer_string (&writer, "relaxed_by", advise (sizing->point.limit));
  tdr_sizing_write_json (sizing, &writer, "sizing");
  if (with_front)
    write_front (&writer, question);
  tdr_json_writer_end_object (&writer);
  text = tdr_json_writer_end (&writer, &length);
  return tdr_cli_write (text, length);
}

/**
 * tdr_cli_capacity:
 *
 * The command "capacity": what a model does on an instance, and what limits it.
 */
int
tdr_cli_capacity (int    argc,
                  char **argv)
{
  gboolean front = FALSE;
  gboolean json = FALSE;
  const GOptionEntry own[] = {
    { "front", 0, 0, G_OPTION_ARG_NONE, &front, "Also what else could be had: throughput against latency", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "Print JSON", NULL },
    { NULL }
  };
  g_autofree GOptionEntry *options = tdr_cli_question_dup_options (own);
  g_autoptr (GError) error = NULL;
  TdrCliQuestion question;
  TdrSizing sizing;
  int status = TDR_CLI_DONE;

  if (!tdr_cli_parse (&argc, &argv, options, TDR_CLI_QUESTION_PARAMETERS,
                      "Predicts what an open model does on an instance, with intervals that hold four runs in five.", 1, 2))
    return TDR_CLI_USAGE;
  if (!tdr_cli_question_init (&question, argc, argv, &error)
      || !tdr_sizing_compute (question.model, &question.offer->host, &question.demand, &sizing, &error))
    status = tdr_cli_cannot (error);
  else if (json)
    status = write_json (&question, &sizing, front);
  else
    {
      print_sizing (&question, &sizing);
      if (front)
        tdr_cli_front_print (&question);
    }
  tdr_cli_question_clear (&question);
  return status;
}
