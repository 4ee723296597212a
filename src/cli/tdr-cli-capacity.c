/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-question.h"
#include "tdr-cli-table.h"
#include "tdr-format.h"

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
add_configuration (TdrCliTable           *table,
                   const TdrServingPoint *point)
{
  g_autofree char *layout = g_strdup_printf ("%d-bit weights, tensor parallel %d, pipeline %d, attention groups %d",
                                             point->weight_bits, point->tensor_parallel, point->pipeline_parallel,
                                             point->data_parallel);
  g_autofree char *replicas = g_strdup_printf ("%d on each instance, %d sequences in each", point->replicas, point->batch);

  tdr_cli_table_add (table, "Configuration", layout, "", NULL);
  tdr_cli_table_add (table, "Replicas", replicas, "", NULL);
}

/* Price of the hour over the tokens of the hour, at the most that the instance can do. */
static void
add_price (TdrCliTable          *table,
           const TdrCliQuestion *question,
           const TdrSizing      *sizing)
{
  double tokens_per_hour = sizing->point.output_tokens_per_second.central * 3600;
  g_autofree char *text = NULL;
  g_autofree char *region = NULL;
  TdrMoney price;

  if (!question->offer->hourly.known || question->offer->term != TDR_TERM_ON_DEMAND || tokens_per_hour < 1
      || !tdr_money_extend (question->offer->hourly.price, 1000000, (gint64) tokens_per_hour, &price, NULL))
    {
      tdr_cli_table_add (table, "Price", "unknown", "no price on demand in the catalogue", NULL);
      return;
    }
  text = tdr_format_price (tdr_money_round_cents (price));
  region = g_strdup_printf ("a million output tokens at full load, %s on demand",
                            question->offer->region != NULL ? question->offer->region : "anywhere");
  tdr_cli_table_add (table, "Price", text, region, NULL);
}

static void
add_hosts (TdrCliTable     *table,
           const TdrSizing *sizing)
{
  g_autofree char *hosts = g_strdup_printf ("%d", sizing->hosts);
  g_autofree char *spare = g_strdup_printf ("%d of them to spare; loaded to %.0f %%", sizing->spare_hosts,
                                            100 * sizing->utilisation);

  tdr_cli_table_add (table, "Instances", hosts, spare, NULL);
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
print_sizing (const TdrCliQuestion *question,
              const TdrSizing      *sizing)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lll");
  const TdrServingPoint *point = &sizing->point;

  g_print ("%s on %s (%d × %s)\n", question->model->name, question->offer->host.instance_type,
           question->offer->host.chips, question->offer->chip_name);
  if (point->status == TDR_SERVING_FEASIBLE)
    {
      add_configuration (table, point);
      add_interval (table, "Output", &point->output_tokens_per_second, 1, "tokens/s");
      add_interval (table, "Requests", &point->requests_per_second, 1, "requests/s");
      add_interval (table, "First token", &point->first_token_seconds, 1e3, "ms");
      add_interval (table, "Token interval", &point->token_interval_seconds, 1e3, "ms");
      add_hosts (table, sizing);
      add_price (table, question, sizing);
      add_basis (table, point);
      tdr_cli_table_add (table, "Limit", tdr_serving_constraint_to_string (point->limit), "", NULL);
    }
  else
    tdr_cli_table_add (table, "Infeasible", tdr_serving_constraint_to_string (point->limit), "", NULL);
  tdr_cli_table_add (table, "More with", advise (point->limit), "", NULL);
  tdr_cli_table_print (table, 2);
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
  TdrCliQuestion question = { 0 };
  g_autoptr (GError) error = NULL;
  TdrSizing sizing;
  gboolean done;

  if (!tdr_cli_parse (&argc, &argv, tdr_cli_question_get_options (), "MODEL INSTANCE",
                      "Predicts what an open model does on an instance, with intervals that hold four runs in five.", 2, 2))
    return TDR_CLI_USAGE;
  done = tdr_cli_question_init (&question, argv[1], argv[2], &error)
         && tdr_sizing_compute (question.model, &question.offer->host, &question.demand, &sizing, &error);
  if (done)
    print_sizing (&question, &sizing);
  tdr_cli_question_clear (&question);
  return done ? TDR_CLI_DONE : tdr_cli_cannot (error);
}
