/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-explanation-steps.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

static void
add_need (TdrExplanation *self,
          const char     *id,
          const char     *name,
          TdrFigure       figure)
{
  tdr_explanation_add_step (self, TDR_STAGE_NEED, id, name, figure, NULL);
}

static void
add_repetition (TdrExplanation    *self,
                const TdrWorkload *figures)
{
  if (figures->cached_ppm == 0)
    return;

  add_need (self, "cached_share", _("share of a prompt that repeats"), tdr_figure_share (figures->cached_ppm));
  if (figures->requests_per_prefix > 0)
    add_need (self, "requests_per_prefix", _("requests that share one repeated part"),
              tdr_figure_count (figures->requests_per_prefix));
}

static void
add_latency (TdrExplanation    *self,
             const TdrWorkload *figures)
{
  if (figures->first_token_seconds > 0)
    add_need (self, "first_token_seconds", _("first token after, at most"),
              tdr_figure_seconds (figures->first_token_seconds));
  if (figures->token_interval_seconds > 0)
    add_need (self, "token_interval_seconds", _("from token to token, at most"),
              tdr_figure_seconds (figures->token_interval_seconds));
}

/**
 * tdr_explanation_add_need:
 *
 * What the buyer entered of the workload.
 */
void
tdr_explanation_add_need (TdrExplanation *self)
{
  const TdrWorkload *figures = tdr_explanation_get_figures (self);
  guint months = tdr_evaluation_get_tender (self->evaluation)->term_months;

  add_need (self, "requests", _("requests in the first month"), tdr_figure_count (figures->requests_per_month));
  add_need (self, "prompt_tokens", _("tokens of a prompt"), tdr_figure_count (figures->input_tokens));
  add_need (self, "answer_tokens", _("tokens of an answer"), tdr_figure_count (figures->output_tokens));
  add_repetition (self, figures);
  if (figures->batch_ppm > 0)
    add_need (self, "batch_share", _("share of requests that may wait"), tdr_figure_share (figures->batch_ppm));
  if (figures->growth_ppm != 0)
    add_need (self, "growth", _("growth a year"), tdr_figure_share (figures->growth_ppm));
  add_latency (self, figures);
  add_need (self, "term_months", _("months of the term"), tdr_figure_count (months));
}

/* @who: what there is @number of, each with @tokens */
static void
add_tokens (TdrExplanation *self,
            const char     *id,
            const char     *name,
            gint64          number,
            const char     *who,
            gint64          tokens)
{
  g_autofree char *first = tdr_format_count (number);
  g_autofree char *second = tdr_format_count (tokens);

  if (number == 0 || tokens == 0)
    return;

  /* Translators: "900,000 requests × 1,200 tokens": a number, of what, a number */
  tdr_explanation_add_step (self, TDR_STAGE_USAGE, id, name, tdr_figure_count (number * tokens),
                            g_strdup_printf (_("%s %s × %s tokens"), first, who, second));
}

static void
add_waiting (TdrExplanation *self,
             const TdrUsage *usage)
{
  g_autofree char *requests = tdr_format_count (usage->requests);
  g_autofree char *batch = tdr_format_count (usage->batch_requests);
  g_autofree char *share = tdr_format_share (tdr_explanation_get_figures (self)->batch_ppm);

  if (usage->batch_requests == 0)
    return;

  tdr_explanation_add_step (self, TDR_STAGE_USAGE, "batch_requests", _("requests that wait for a batch"),
                            tdr_figure_count (usage->batch_requests), g_strdup_printf ("%s × %s", requests, share));
  if (usage->batch_requests < usage->requests)
    tdr_explanation_add_step (self, TDR_STAGE_USAGE, "prompt_requests", _("requests answered at once"),
                              tdr_figure_count (usage->requests - usage->batch_requests),
                              g_strdup_printf ("%s − %s", requests, batch));
}

/* What a prompt repeats is read off the result, which holds whole multiples of it, so that the rule for rounding it
 * stands in one place. */
static void
add_prompts (TdrExplanation *self,
             const TdrUsage *usage)
{
  gint64 requests = usage->requests - usage->batch_requests;
  gint64 fresh = requests > 0 ? usage->fresh_input_tokens / requests : 0;
  gint64 repeated = usage->prompt_tokens - fresh;
  gint64 parts = repeated > 0 ? usage->cache_write_tokens / repeated : 0;

  add_tokens (self, "fresh_input_tokens", _("prompt tokens that do not repeat"), requests, _("requests"), fresh);
  add_tokens (self, "cache_write_tokens", _("prompt tokens written to a cache"), parts, _("repeated parts"), repeated);
  if (parts > 0)
    add_tokens (self, "cache_read_tokens", _("prompt tokens read from it"), requests - parts, _("later requests"),
                repeated);
  add_tokens (self, "output_tokens", _("answer tokens"), requests, _("requests"), usage->answer_tokens);
}

/**
 * tdr_explanation_add_usage:
 *
 * The tokens of the first month.
 */
void
tdr_explanation_add_usage (TdrExplanation *self)
{
  const TdrUsage *usage = tdr_evaluation_get_usage (self->evaluation, self->plan->workload);

  add_waiting (self, usage);
  add_prompts (self, usage);
  add_tokens (self, "batch_input_tokens", _("prompt tokens of the batch"), usage->batch_requests, _("requests"),
              usage->prompt_tokens);
  add_tokens (self, "batch_output_tokens", _("answer tokens of the batch"), usage->batch_requests, _("requests"),
              usage->answer_tokens);
}
