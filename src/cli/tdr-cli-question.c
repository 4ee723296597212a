/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-question.h"

#include "tdr-cli.h"
#include "tdr-engine-error.h"
#include "tdr-model-config.h"

/* The cost of a guess where none is stated: an assumption, above the small drafts of Leviathan, Kalman and Matias (arXiv
 * 2211.17192, section 4.1: below 0.05 of the model's own step). */
#define ASSUMED_DRAFT_COST 0.05

#define NOT_STATED (-1)

static TdrServingDemand load = {
  .peak_requests_per_second = 1, .input_tokens = 1000, .output_tokens = 500,
  .speculation = { .acceptance = NOT_STATED, .draft_cost = ASSUMED_DRAFT_COST }, .adapters = { .rank = 16 },
};
static double mean_rate = NOT_STATED;
static gboolean p95;
static char *mode;
static char *config;
static int context_tokens = 131072;
static TdrModelSpec shape = { .id = "own model", .name = "Your model", .ffn_matrices = 3, .full_attention_share = 1,
                              .released_precision_bits = 16 };

static const GOptionEntry entries[] = {
  { "input", 0, 0, G_OPTION_ARG_DOUBLE, &load.input_tokens, "Tokens of a prompt (1000)", "TOKENS" },
  { "output", 0, 0, G_OPTION_ARG_DOUBLE, &load.output_tokens, "Tokens of an answer (500), 0 for embeddings", "TOKENS" },
  { "cached", 0, 0, G_OPTION_ARG_DOUBLE, &load.cached_share, "Share of the prompt that is in the cache, 0 to 1", "SHARE" },
  { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &load.peak_requests_per_second,
    "Requests a second in the busiest hour (1), 0 for work that may wait", "RATE" },
  { "mean", 0, 0, G_OPTION_ARG_DOUBLE, &mean_rate, "Requests a second on average (those of the busiest hour)", "RATE" },
  { "ttft", 0, 0, G_OPTION_ARG_DOUBLE, &load.first_token_seconds, "Longest acceptable time to the first token", "SECONDS" },
  { "tpot", 0, 0, G_OPTION_ARG_DOUBLE, &load.token_interval_seconds, "Longest acceptable time per output token", "SECONDS" },
  { "p95", 0, 0, G_OPTION_ARG_NONE, &p95, "Both hold for 95 of 100 requests, not on average", NULL },
  { "load", 0, 0, G_OPTION_ARG_DOUBLE, &load.peak_load, "Load of the instances in the busiest hour (0.7)", "SHARE" },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &mode,
    "Whether prompts and answers are computed by the same instances: aggregated (as usual), disaggregated, or cheapest",
    "MODE" },
  { "draft-tokens", 0, 0, G_OPTION_ARG_INT, &load.speculation.draft_tokens, "Guess so many tokens ahead", "NUMBER" },
  { "acceptance", 0, 0, G_OPTION_ARG_DOUBLE, &load.speculation.acceptance,
    "Probability that a guess holds, 0 to 1", "SHARE" },
  { "draft-cost", 0, 0, G_OPTION_ARG_DOUBLE, &load.speculation.draft_cost,
    "Time of a guess, as a share of a decode step (0.05)", "SHARE" },
  { "adapters", 0, 0, G_OPTION_ARG_INT, &load.adapters.count, "Low-rank adapters served beside each other", "NUMBER" },
  { "adapter-rank", 0, 0, G_OPTION_ARG_INT, &load.adapters.rank, "Their rank (16)", "NUMBER" },
  { "config", 0, 0, G_OPTION_ARG_FILENAME, &config, "The model's config.json, in place of MODEL", "FILE" },
  { "layers", 0, 0, G_OPTION_ARG_INT, &shape.layers, "In place of MODEL: layers of a model of your own", "NUMBER" },
  { "hidden", 0, 0, G_OPTION_ARG_INT, &shape.hidden, "Its hidden size", "NUMBER" },
  { "heads", 0, 0, G_OPTION_ARG_INT, &shape.heads, "Its attention heads", "NUMBER" },
  { "kv-heads", 0, 0, G_OPTION_ARG_INT, &shape.kv_heads, "Its key-value heads (as many as heads)", "NUMBER" },
  { "head-size", 0, 0, G_OPTION_ARG_INT, &shape.head_dim, "Size of a head (hidden size ÷ heads)", "NUMBER" },
  { "intermediate", 0, 0, G_OPTION_ARG_INT, &shape.intermediate, "Its feed-forward size", "NUMBER" },
  { "experts", 0, 0, G_OPTION_ARG_INT, &shape.experts, "Its experts, if it has any", "NUMBER" },
  { "experts-per-token", 0, 0, G_OPTION_ARG_INT, &shape.experts_per_token, "Experts that a token passes through", "NUMBER" },
  { "expert-size", 0, 0, G_OPTION_ARG_INT, &shape.expert_intermediate, "Feed-forward size of an expert", "NUMBER" },
  { "vocabulary", 0, 0, G_OPTION_ARG_INT, &shape.vocabulary, "Its vocabulary", "NUMBER" },
  { "window", 0, 0, G_OPTION_ARG_INT, &shape.window_tokens, "Its attention window, if all layers have one", "TOKENS" },
  { "context", 0, 0, G_OPTION_ARG_INT, &context_tokens, "Its longest context (131072)", "TOKENS" },
  { "bits", 0, 0, G_OPTION_ARG_INT, &shape.released_precision_bits, "Bits of a weight as released (16)", "BITS" },
  { NULL }
};

/**
 * tdr_cli_question_dup_options:
 * @more: (nullable): options of the command itself
 *
 * Returns: (transfer full): these, and the options that describe a load and a model that the catalogue does not have
 */
GOptionEntry *
tdr_cli_question_dup_options (const GOptionEntry *more)
{
  GArray *options = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (guint i = 0; more != NULL && more[i].long_name != NULL; i++)
    g_array_append_val (options, more[i]);
  g_array_append_vals (options, entries, G_N_ELEMENTS (entries) - 1);
  return (GOptionEntry *) g_array_free (options, FALSE);
}

static gboolean
refuse (GError     **error,
        const char  *format,
        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

/* A size that was not given is not known: only what follows from the others, or from how such models are built, is. */
static gboolean
take_shape (TdrCliQuestion  *self,
            GError         **error)
{
  self->own_model = shape;
  self->model = &self->own_model;
  self->own_model.context_tokens = context_tokens;
  self->own_model.kv_heads = shape.kv_heads > 0 ? shape.kv_heads : shape.heads;
  self->own_model.head_dim = shape.head_dim > 0 ? shape.head_dim : shape.heads > 0 ? shape.hidden / shape.heads : 0;
  self->own_model.expert_layers = shape.experts > 0 ? shape.layers : 0;
  self->own_model.full_attention_share = shape.window_tokens > 0 ? 0 : 1;
  if (shape.experts == 0 && shape.intermediate <= 0)
    return refuse (error, "the model's feed-forward size is not known; give it with --intermediate");
  if (shape.vocabulary <= 0)
    return refuse (error, "the model's vocabulary is not known; give it with --vocabulary");
  return tdr_model_spec_check (&self->own_model, error);
}

static gboolean
find_model (TdrCliQuestion  *self,
            const char      *name,
            GError         **error)
{
  if (name == NULL && config == NULL)
    return shape.layers > 0 ? take_shape (self, error)
                            : refuse (error, "no model is named; name one before the instance, give its config.json with "
                                             "--config, or its shape with --layers, --hidden and so on");
  if (name != NULL && (config != NULL || shape.layers > 0))
    return refuse (error, "the model is given twice: as “%.80s”, and by an option", name);
  if (name == NULL || g_str_has_suffix (name, ".json"))
    {
      self->model = &self->own_model;
      return tdr_model_config_load (name != NULL ? name : config, &self->own_model, error);
    }
  self->model = tdr_catalog_find_model (self->catalog, name);
  if (self->model == NULL)
    g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_MISSING,
                 "the catalogue has no shape of a model “%.80s”; “tender-cli catalog list models” names those that it has, "
                 "and a config.json may be given instead", name);
  return self->model != NULL;
}

static gboolean
take_mode (TdrServingDemand  *demand,
           GError           **error)
{
  demand->mode = TDR_SERVING_AGGREGATED;
  if (mode == NULL)
    return TRUE;
  for (int i = TDR_SERVING_AGGREGATED; i <= TDR_SERVING_CHEAPEST; i++)
    {
      demand->mode = (TdrServingMode) i;
      if (g_str_equal (mode, tdr_serving_mode_to_string (demand->mode)))
        return TRUE;
    }
  return refuse (error, "“%.80s” is no mode of --mode; there are aggregated, disaggregated and cheapest", mode);
}

static gboolean
take_load (TdrServingDemand  *demand,
           GError           **error)
{
  *demand = load;
  demand->mean_requests_per_second = mean_rate >= 0 ? mean_rate : load.peak_requests_per_second;
  demand->statistic = p95 ? TDR_LATENCY_P95 : TDR_LATENCY_MEAN;
  if (load.speculation.draft_tokens == 0)
    demand->speculation = (TdrSpeculation) { 0 };
  else if (load.speculation.acceptance < 0)
    return refuse (error, "how many guesses hold depends on the text, and must be stated with --acceptance");
  return take_mode (demand, error) && tdr_serving_demand_check (demand, error);
}

/* Of two offers of the same machine the one with the lower price on demand; one without such a price is worth least. */
static gboolean
is_cheaper (const TdrInstanceOffer *a,
            const TdrInstanceOffer *b)
{
  if (a->term != TDR_TERM_ON_DEMAND || !a->hourly.known)
    return FALSE;
  return b->term != TDR_TERM_ON_DEMAND || !b->hourly.known || a->hourly.price.micros < b->hourly.price.micros;
}

static gboolean
find_offer (TdrCliQuestion  *self,
            const char      *name,
            GError         **error)
{
  guint n_offers;
  const TdrInstanceOffer *const *offers = tdr_catalog_get_instances (self->catalog, &n_offers);

  for (guint i = 0; i < n_offers; i++)
    {
      if (g_str_equal (offers[i]->host.instance_type, name)
          && (self->offer == NULL || is_cheaper (offers[i], self->offer)))
        self->offer = offers[i];
    }
  if (self->offer == NULL)
    g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_MISSING,
                 "the catalogue has no instance “%.80s”; “tender-cli catalog list instances” names those that it has", name);
  return self->offer != NULL;
}

/**
 * tdr_cli_question_has_own_model:
 *
 * Returns: whether options gave a model, so that none need be named
 */
gboolean
tdr_cli_question_has_own_model (void)
{
  return config != NULL || shape.layers > 0;
}

/**
 * tdr_cli_question_init:
 * @argc: of the command, its options taken out
 * @argv: its name, perhaps a model, and an instance
 *
 * Looks up what the command line names. The load is what the options said.
 */
gboolean
tdr_cli_question_init (TdrCliQuestion  *self,
                       int              argc,
                       char           **argv,
                       GError         **error)
{
  *self = (TdrCliQuestion) { 0 };
  if (!take_load (&self->demand, error))
    return FALSE;
  self->catalog = tdr_cli_open_catalog (TRUE, error);
  return self->catalog != NULL && find_model (self, argc > 2 ? argv[1] : NULL, error)
         && find_offer (self, argv[argc - 1], error);
}

void
tdr_cli_question_clear (TdrCliQuestion *self)
{
  g_clear_object (&self->catalog);
}
