/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-question.h"

#include "tdr-cli.h"
#include "tdr-model-config.h"

static double input_tokens = 1000;
static double output_tokens = 500;
static double cached_share;
static double rate = 1;
static double first_token;
static double token_interval;

static const GOptionEntry entries[] = {
  { "input", 0, 0, G_OPTION_ARG_DOUBLE, &input_tokens, "Tokens of a prompt (1000)", "TOKENS" },
  { "output", 0, 0, G_OPTION_ARG_DOUBLE, &output_tokens, "Tokens of an answer (500)", "TOKENS" },
  { "cached", 0, 0, G_OPTION_ARG_DOUBLE, &cached_share, "Share of the prompt that is in the cache, 0 to 1", "SHARE" },
  { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &rate, "Requests a second in the busiest hour (1)", "RATE" },
  { "ttft", 0, 0, G_OPTION_ARG_DOUBLE, &first_token, "Longest acceptable time to the first token", "SECONDS" },
  { "tpot", 0, 0, G_OPTION_ARG_DOUBLE, &token_interval, "Longest acceptable time per output token", "SECONDS" },
  { NULL }
};

/**
 * tdr_cli_question_get_options:
 *
 * Returns: the options that describe a load
 */
const GOptionEntry *
tdr_cli_question_get_options (void)
{
  return entries;
}

static gboolean
find_model (TdrCliQuestion  *self,
            const char      *name,
            GError         **error)
{
  if (g_str_has_suffix (name, ".json"))
    {
      self->model = &self->own_model;
      return tdr_model_config_load (name, &self->own_model, error);
    }
  self->model = tdr_catalog_find_model (self->catalog, name);
  if (self->model == NULL)
    g_set_error (error, TDR_CATALOG_ERROR, TDR_CATALOG_ERROR_MISSING,
                 "the catalogue has no shape of a model “%.80s”; “tender-cli catalog list models” names those that it has, "
                 "and a config.json may be given instead", name);
  return self->model != NULL;
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
 * tdr_cli_question_init:
 * @model: canonical name, or the path of a config.json
 * @instance: type of the machine
 *
 * Looks up what the command line names. The load is what the options said.
 */
gboolean
tdr_cli_question_init (TdrCliQuestion  *self,
                       const char      *model,
                       const char      *instance,
                       GError         **error)
{
  *self = (TdrCliQuestion) {
    .demand = {
      .peak_requests_per_second = rate, .mean_requests_per_second = rate, .input_tokens = input_tokens,
      .cached_share = cached_share, .output_tokens = output_tokens, .first_token_seconds = first_token,
      .token_interval_seconds = token_interval,
    },
  };
  self->catalog = tdr_cli_open_catalog (TRUE, error);
  return self->catalog != NULL && find_model (self, model, error) && find_offer (self, instance, error);
}

void
tdr_cli_question_clear (TdrCliQuestion *self)
{
  g_clear_object (&self->catalog);
}
