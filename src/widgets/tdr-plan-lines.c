/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-lines.h"

#include "tdr-format.h"
#include "tdr-line.h"
#include "tdr-plan-words.h"
#include "tdr-requirement-words.h"

#include <glib/gi18n-lib.h>

/* Evidence in full: who says so and when, of what kind, where, and what a reader must know. */
static char *
dup_full_evidence (const TdrEvidence *evidence)
{
  g_autofree char *short_form = tdr_plan_words_dup_evidence (evidence);
  g_autoptr (GString) text = g_string_new (short_form);

  if (!evidence)
    return g_string_free_and_steal (g_steal_pointer (&text));
  g_string_append_printf (text, "\n%s", tdr_plan_words_evidence_kind (evidence->kind));
  if (evidence->address && *evidence->address)
    g_string_append_printf (text, "\n%s", evidence->address);
  if (evidence->note && *evidence->note)
    g_string_append_printf (text, "\n%s", evidence->note);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_sum (const TdrCostLine *line)
{
  g_autofree char *quantity = tdr_format_count (line->quantity);
  g_autofree char *price = tdr_format_price (line->price);
  g_autofree char *per = NULL;

  if (line->per == 1)
    /* Translators: how many, and the price of one: "1,460 × 35.76 USD". */
    return g_strdup_printf (_("%s × %s"), quantity, price);
  if (line->per == TDR_TOKENS_PER_RATE)
    /* Translators: how many, and the price of a million: "500,000,000 × 15.00 USD per million". */
    return g_strdup_printf (_("%s × %s per million"), quantity, price);
  per = tdr_format_quantity (line->per);
  /* Translators: how many, the price, and for how many: "500,000,000 × 15.00 USD per 1 million". */
  return g_strdup_printf (_("%s × %s per %s"), quantity, price, per);
}

static void
append_cost_line (GListStore        *lines,
                  const TdrPlan     *plan,
                  TdrEvaluation     *evaluation,
                  const TdrCostLine *line)
{
  g_autofree char *sum = dup_sum (line);
  g_autofree char *evidence = dup_full_evidence (line->evidence);
  const char *age = tdr_plan_words_price_age (plan, evaluation, line->evidence);
  g_autofree char *detail = g_strdup_printf ("%s\n%s%s%s", sum, evidence, *age ? "\n" : "", age);
  g_autofree char *cost = tdr_format_money (line->cost);

  tdr_line_append (lines, tdr_format_meter (line->meter), detail, cost, NULL);
}

static void
append_missing_rates (GListStore    *lines,
                      const TdrCost *cost)
{
  for (TdrMeter meter = 0; meter < TDR_N_METERS; meter++)
    if (cost->missing & (1u << meter))
      tdr_line_append (lines, tdr_format_meter (meter), _("No price is known, so the cost is not either"),
                       _("Unknown"), "warning");
}

void
tdr_plan_lines_cost (GListStore    *lines,
                     const TdrPlan *plan,
                     TdrEvaluation *evaluation)
{
  g_autofree char *total = tdr_plan_words_dup_cost (plan);
  g_autofree char *per_million = tdr_plan_words_dup_per_million (plan);

  g_list_store_remove_all (lines);
  for (guint i = 0; i < plan->cost->n_lines; i++)
    append_cost_line (lines, plan, evaluation, &plan->cost->lines[i]);
  append_missing_rates (lines, plan->cost);
  tdr_line_append (lines, _("Total"), plan->cost->known ? _("In the first month") : plan->cost->reason, total,
                   plan->cost->known ? NULL : "warning");
  if (plan->cost->known)
    tdr_line_append (lines, _("A Million Tokens"), _("Prompts and answers together"), per_million, NULL);
}

static const char *
get_limit_words (TdrServingConstraint limit)
{
  switch (limit)
    {
    case TDR_CONSTRAINT_NONE:
      return _("Nothing in particular");
    case TDR_CONSTRAINT_WEIGHTS_BANDWIDTH:
      return _("Reading the weights from memory");
    case TDR_CONSTRAINT_CACHE_BANDWIDTH:
      return _("Reading keys and values from memory");
    case TDR_CONSTRAINT_COMPUTE:
      return _("Arithmetic");
    case TDR_CONSTRAINT_NETWORK:
      return _("The links between chips");
    case TDR_CONSTRAINT_OVERHEAD:
      return _("Work between steps");
    case TDR_CONSTRAINT_MEMORY:
      return _("Memory");
    case TDR_CONSTRAINT_FIRST_TOKEN:
      return _("The wanted time to the first token");
    case TDR_CONSTRAINT_TOKEN_INTERVAL:
      return _("The wanted time of each token");
    case TDR_CONSTRAINT_CONTEXT:
      return _("The model’s longest context");
    case TDR_CONSTRAINT_UNKNOWN_CHIP:
      return _("A chip of which no data sheet is known");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_basis (const TdrServingPoint *point)
{
  switch (point->basis)
    {
    case TDR_BASIS_CALIBRATED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Calibrated on %d published run of this chip",
                                           "Calibrated on %d published runs of this chip",
                                           (gulong) point->calibration_runs),
                              point->calibration_runs);
    case TDR_BASIS_FAMILY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Calibrated on %d run of its family only",
                                           "Calibrated on %d runs of its family only",
                                           (gulong) point->calibration_runs),
                              point->calibration_runs);
    case TDR_BASIS_PRIOR:
      return g_strdup (_("From data sheets alone; no published run of this chip is known"));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_interval (GListStore        *lines,
                 const char        *title,
                 const TdrInterval *interval,
                 char            *(*format) (double))
{
  g_autofree char *low = format (interval->low);
  g_autofree char *central = format (interval->central);
  g_autofree char *high = format (interval->high);
  /* Translators: least and greatest value of a prediction. */
  g_autofree char *range = g_strdup_printf (_("%s to %s in four cases of five"), low, high);

  tdr_line_append (lines, title, range, central, NULL);
}

static void
append_hosts (GListStore      *lines,
              const TdrPlan   *plan,
              const TdrSizing *sizing)
{
  g_autofree char *hosts = tdr_format_count (sizing->hosts);
  g_autofree char *spare = sizing->spare_hosts > 0
                             ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d of them spare", "%d of them spare",
                                                             (gulong) sizing->spare_hosts),
                                                sizing->spare_hosts)
                             : NULL;
  g_autofree char *share = tdr_format_share ((gint64) (sizing->utilisation * TDR_PPM));

  tdr_line_append (lines, plan->instance->host.instance_type, spare, hosts, NULL);
  tdr_line_append (lines, _("Utilisation"), _("Mean load over what all hosts could do"), share, NULL);
}

void
tdr_plan_lines_sizing (GListStore    *lines,
                       const TdrPlan *plan)
{
  const TdrServingPoint *point;
  g_autofree char *basis = NULL;

  g_list_store_remove_all (lines);
  if (!plan->instance || plan->sizing->hosts == 0)
    return;
  point = &plan->sizing->point;
  append_hosts (lines, plan, plan->sizing);
  append_interval (lines, _("First Token"), &point->first_token_seconds, tdr_format_duration);
  append_interval (lines, _("First Token of 95 in 100"), &point->first_token_p95_seconds, tdr_format_duration);
  append_interval (lines, _("Each Token"), &point->token_interval_seconds, tdr_format_duration);
  append_interval (lines, _("Each Token of 95 in 100"), &point->token_interval_p95_seconds, tdr_format_duration);
  append_interval (lines, _("Output Tokens of One Host"), &point->output_tokens_per_second, tdr_format_rate);
  tdr_line_append (lines, _("What Limits It"), get_limit_words (point->limit), NULL, NULL);
  basis = dup_basis (point);
  tdr_line_append (lines, _("Basis"), basis, NULL, NULL);
}

static const char *
get_outcome_words (TdrOutcome outcome)
{
  switch (outcome)
    {
    case TDR_OUTCOME_PASS:
      return _("Met");
    case TDR_OUTCOME_UNKNOWN:
      return _("Unknown");
    case TDR_OUTCOME_FAIL:
      return _("Not met");
    default:
      g_return_val_if_reached ("");
    }
}

static void
append_verdict (GListStore                 *lines,
                const TdrTenderRequirement *requirement,
                const TdrVerdict           *verdict)
{
  g_autofree char *title = tdr_requirement_words_dup_title (requirement->kind, requirement->argument);
  g_autofree char *evidence = verdict->evidence ? tdr_plan_words_dup_evidence (verdict->evidence) : NULL;
  g_autofree char *detail = g_strjoin (evidence ? "\n" : "", verdict->reason ? verdict->reason : "",
                                       evidence ? evidence : "", NULL);

  tdr_line_append (lines, title, detail, get_outcome_words (verdict->outcome),
                   tdr_plan_words_outcome_kind (verdict->outcome));
}

void
tdr_plan_lines_verdicts (GListStore      *lines,
                         const TdrPlan   *plan,
                         const TdrTender *tender)
{
  g_list_store_remove_all (lines);
  for (guint i = 0; i < MIN (plan->n_verdicts, tender->requirements->len); i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i);

      if (requirement->level != TDR_LEVEL_OFF)
        append_verdict (lines, requirement, &plan->verdicts[i]);
    }
}

/* A fact that is not there makes no line. */
static void
append_fact (GListStore *lines,
             const char *title,
             const char *text)
{
  if (text && *text)
    tdr_line_append (lines, title, text, NULL, NULL);
}

static void
append_route (GListStore     *lines,
              const TdrRoute *route)
{
  g_autofree char *evidence = route->evidence ? dup_full_evidence (route->evidence) : NULL;

  append_fact (lines, _("May Process In"), route->jurisdictions ? route->jurisdictions : _("Not known"));
  append_fact (lines, _("Destinations"), route->destinations);
  append_fact (lines, _("Evidence of the Route"), evidence);
}

static void
append_offer (GListStore     *lines,
              const TdrOffer *offer)
{
  g_autofree char *available = dup_full_evidence (offer->availability);

  append_fact (lines, _("Model"), offer->model_id);
  append_fact (lines, _("Service"), offer->service);
  append_fact (lines, _("Data Processor"), offer->processor ? offer->processor : _("Not known"));
  append_fact (lines, _("Commitment"), offer->commitment);
  append_fact (lines, _("Lifecycle"), offer->lifecycle);
  append_fact (lines, _("End of Life"), offer->end_of_life);
  append_fact (lines, _("Evidence That It Is Offered There"),
               offer->availability ? available : _("Priced, but not confirmed as offered"));
  append_fact (lines, _("Price Valid From"), offer->valid_from);
  append_fact (lines, _("Price Valid Until"), offer->valid_until);
  append_route (lines, &offer->route);
  append_fact (lines, _("Note"), offer->note);
}

void
tdr_plan_lines_facts (GListStore    *lines,
                      const TdrPlan *plan)
{
  g_list_store_remove_all (lines);
  append_fact (lines, _("Developer"), tdr_plan_get_developer (plan));
  append_fact (lines, _("Provider"), tdr_plan_get_provider (plan));
  append_fact (lines, _("Region"), tdr_plan_get_region (plan));
  append_fact (lines, _("Chip"), tdr_plan_get_chip (plan));
  append_fact (lines, _("Term"), tdr_plan_get_term (plan));
  if (plan->offer)
    append_offer (lines, plan->offer);
  if (plan->model)
    append_fact (lines, _("Licence of the Model"), plan->model->licence);
  if (plan->instance)
    {
      append_route (lines, &plan->instance->route);
      append_fact (lines, _("Note"), plan->instance->note);
    }
  append_fact (lines, _("Identifier"), plan->id);
}
