/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli.h"

#include "tdr-cli-explain-plan.h"
#include "tdr-cli-question.h"
#include "tdr-cli-table.h"
#include "tdr-search.h"

static void
add_number (TdrCliTable *table,
            const char  *name,
            const char  *format,
            double       number,
            const char  *how)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  tdr_cli_table_add (table, name, g_ascii_formatd (buffer, sizeof buffer, format, number), how, NULL);
}

static void
print_weights (const TdrCliQuestion *question,
               const TdrCandidate   *best)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");
  TdrModelWeights weights = tdr_model_spec_get_weights (question->model);
  const TdrLayout *layout = &best->place->layout;
  double bytes = tdr_layout_get_weight_bytes (layout, question->model);

  g_print ("\nWeights and memory\n");
  add_number (table, "body", "%.3f", weights.body / 1e9, "billion: attention, dense blocks, shared experts, routers");
  add_number (table, "experts", "%.3f", weights.routed / 1e9, "billion in all experts of all layers");
  add_number (table, "embeddings", "%.3f", (weights.head + weights.embedding) / 1e9, "billion");
  add_number (table, "a chip holds", "%.2f", bytes / 1e9, "GB of weights");
  add_number (table, "cache", "%.0f", best->place->cache_tokens, "tokens fit beside them in one replica");
  tdr_cli_table_print (table, 2);
}

static void
print_step (const char        *title,
            const TdrStepTime *time)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");

  g_print ("\n%s\n", title);
  add_number (table, "weights", "%.3f", 1e3 * time->weights, "ms: their bytes ÷ memory bandwidth reached");
  add_number (table, "compute", "%.3f", 1e3 * time->compute, "ms: operations ÷ arithmetic rate reached");
  add_number (table, "cache", "%.3f", 1e3 * time->cache, "ms: keys and values of every sequence ÷ bandwidth reached");
  add_number (table, "network", "%.3f", 1e3 * time->network, "ms: two all-reduces a layer, experts' exchanges");
  add_number (table, "overhead", "%.3f", 1e3 * time->overhead, "ms: fixed times of layers, step and sequences");
  add_number (table, "total", "%.3f", 1e3 * time->total,
              "ms: the cubic mean of weights and compute, which overlap, and the others");
  tdr_cli_table_print (table, 2);
}

static void
print_coefficients (const TdrSearchSpace *space,
                    const TdrCandidate   *best)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrr");
  TdrCoefficients prior = tdr_coefficients_get_prior ();

  g_print ("\nCoefficients: here, and before any run was looked at\n");
  for (guint i = 0; i < TDR_N_COEFFICIENTS; i++)
    {
      char here[G_ASCII_DTOSTR_BUF_SIZE];
      char before[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (here, sizeof here, "%.4g", space->coefficients[best->place->coefficients].values[i]);
      g_ascii_formatd (before, sizeof before, "%.4g", prior.values[i]);
      tdr_cli_table_add (table, tdr_coefficient_to_string ((TdrCoefficient) i), here, before, NULL);
    }
  tdr_cli_table_print (table, 2);
}

static void
print_front (const TdrSearchSpace   *space,
             const TdrServingDemand *demand)
{
  g_autoptr (GArray) front = tdr_search_front (space, demand);
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("rrrrrr");

  g_print ("\nThroughput against latency: what no other configuration beats in both\n");
  tdr_cli_table_add (table, "ms/token", "requests/s", "bits", "tensor", "groups", "batch", NULL);
  for (guint i = 0; i < front->len; i++)
    {
      const TdrCandidate *item = &g_array_index (front, TdrCandidate, i);
      g_autofree char *interval = g_strdup_printf ("%.2f", 1e3 * item->state.token_interval_seconds);
      g_autofree char *rate = g_strdup_printf ("%.2f", item->requests_per_second);
      g_autofree char *bits = g_strdup_printf ("%d", item->place->weight_bits);
      g_autofree char *ways = g_strdup_printf ("%d", item->place->layout.tensor_parallel);
      g_autofree char *groups = g_strdup_printf ("%d", item->place->layout.data_parallel);
      g_autofree char *batch = g_strdup_printf ("%d", item->batch);

      tdr_cli_table_add (table, interval, rate, bits, ways, groups, batch, NULL);
    }
  tdr_cli_table_print (table, 2);
}

static void
print_derivation (const TdrCliQuestion *question)
{
  g_autofree TdrSearchSpace *space = g_new (TdrSearchSpace, 1);
  TdrCandidate best;

  tdr_search_space_init (space, question->model, &question->offer->host, tdr_calibration_get_shipped ());
  best = tdr_search_best (space, &question->demand);
  if (best.place == NULL)
    {
      g_print ("%s does not fit %s: %u layouts tried.\n", question->model->name, question->offer->host.instance_type,
               space->n_places);
      return;
    }
  g_print ("%s on %s: %d-bit weights, tensor parallel %d, %d replicas, batch %d; %u layouts fit\n", question->model->name,
           question->offer->host.instance_type, best.place->weight_bits, best.place->layout.tensor_parallel,
           best.place->replicas, best.batch, space->n_places);
  print_weights (question, &best);
  print_step ("A decode step", &best.state.step);
  print_step ("A prefill", &best.state.prefill);
  g_print ("\nToken interval = step + batch ÷ answer × what a prefill holds up = %.2f ms; "
           "prefills take %.0f %% of the time\n",
           1e3 * best.state.token_interval_seconds, 100 * best.state.duty);
  g_print ("First token = prefill + step + queue + fixed = %.0f ms\n", 1e3 * best.state.first_token_seconds);
  print_coefficients (space, &best);
  print_front (space, &question->demand);
}

static int
explain_capacity (const char *model,
                  const char *instance)
{
  TdrCliQuestion question = { 0 };
  g_autoptr (GError) error = NULL;
  TdrSizing sizing;
  gboolean done;

  done = tdr_cli_question_init (&question, model, instance, &error)
         && tdr_sizing_compute (question.model, &question.offer->host, &question.demand, &sizing, &error);
  if (done && question.offer->host.chip == NULL)
    g_print ("The catalogue has no data sheet of %s.\n", question.offer->chip_name);
  else if (done)
    print_derivation (&question);
  tdr_cli_question_clear (&question);
  return done ? TDR_CLI_DONE : tdr_cli_cannot (error);
}

static void
append_options (GArray             *all,
                const GOptionEntry *entries)
{
  for (guint i = 0; entries[i].long_name != NULL; i++)
    g_array_append_val (all, entries[i]);
}

/**
 * tdr_cli_explain:
 *
 * The command "explain": how the cost of a tender's plan, or a prediction, comes about.
 */
int
tdr_cli_explain (int    argc,
                 char **argv)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  append_options (entries, tdr_cli_explain_plan_get_options ());
  append_options (entries, tdr_cli_question_get_options ());
  if (!tdr_cli_parse (&argc, &argv, (const GOptionEntry *) (gpointer) entries->data, "FILE | MODEL INSTANCE",
                      "Derives what a plan of a tender costs down to its sources, or what “capacity” predicts.", 1, 2))
    return TDR_CLI_USAGE;
  if (argc == 2)
    return tdr_cli_explain_plan (argv[1]);
  if (tdr_cli_explain_plan_is_asked ())
    return tdr_cli_usage (argv[0], "--plan, --workload and --json are for FILE, not for MODEL INSTANCE");

  return explain_capacity (argv[1], argv[2]);
}
