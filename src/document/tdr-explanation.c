/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-explanation-steps.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

#define NUMBER_DIGITS 4

static const char *const stage_names[] = {
  [TDR_STAGE_NEED] = "need",
  [TDR_STAGE_USAGE] = "usage",
  [TDR_STAGE_CAPACITY] = "capacity",
  [TDR_STAGE_LINES] = "lines",
  [TDR_STAGE_MONTH] = "month",
  [TDR_STAGE_TERM] = "term",
};

static const char *const stage_words[] = {
  [TDR_STAGE_NEED] = N_("What the tender says"),
  [TDR_STAGE_USAGE] = N_("What the first month consumes"),
  [TDR_STAGE_CAPACITY] = N_("What must be bought to carry it"),
  [TDR_STAGE_LINES] = N_("What each of it is charged"),
  [TDR_STAGE_MONTH] = N_("What the month comes to"),
  [TDR_STAGE_TERM] = N_("What the term comes to"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (stage_names) == TDR_N_STAGES);
G_STATIC_ASSERT (G_N_ELEMENTS (stage_words) == TDR_N_STAGES);

static void
clear_step (gpointer data)
{
  TdrExplanationStep *step = data;

  g_free (step->name);
  g_free (step->how);
}

/**
 * tdr_explanation_add_step:
 * @id: static
 * @how: (transfer full) (nullable)
 */
void
tdr_explanation_add_step (TdrExplanation      *self,
                          TdrExplanationStage  stage,
                          const char          *id,
                          const char          *name,
                          TdrFigure            figure,
                          char                *how)
{
  TdrExplanationStep step = { .stage = stage, .id = id, .name = g_strdup (name), .figure = figure, .how = how };

  g_array_append_val (self->steps, step);
}

/**
 * tdr_explanation_get_figures:
 *
 * What the buyer entered of the plan's workload.
 */
const TdrWorkload *
tdr_explanation_get_figures (const TdrExplanation *self)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, self->plan->workload);

  return &workload->figures;
}

/**
 * tdr_explanation_cite:
 * @evidence: (nullable): belongs to the catalogue
 *
 * Says what the last step rests on.
 */
void
tdr_explanation_cite (TdrExplanation    *self,
                      const TdrEvidence *evidence)
{
  g_array_index (self->steps, TdrExplanationStep, self->steps->len - 1).evidence = evidence;
}

/**
 * tdr_explanation_new:
 * @plan: of @evaluation
 *
 * Derives what @plan costs. Nothing is computed anew but what the evaluation does not keep, and that by the functions
 * that the evaluation itself uses.
 */
TdrExplanation *
tdr_explanation_new (TdrEvaluation *evaluation,
                     const TdrPlan *plan)
{
  TdrExplanation *self = g_new0 (TdrExplanation, 1);

  self->evaluation = g_object_ref (evaluation);
  self->plan = plan;
  self->steps = g_array_new (FALSE, FALSE, sizeof (TdrExplanationStep));
  g_array_set_clear_func (self->steps, clear_step);

  tdr_explanation_add_need (self);
  tdr_explanation_add_usage (self);
  tdr_explanation_add_capacity (self);
  tdr_explanation_add_lines (self);
  tdr_explanation_add_term (self);

  return self;
}

void
tdr_explanation_free (TdrExplanation *self)
{
  g_array_unref (self->steps);
  g_object_unref (self->evaluation);
  g_free (self);
}

/**
 * tdr_explanation_stage_to_string:
 *
 * The word that JSON uses for @stage.
 */
const char *
tdr_explanation_stage_to_string (TdrExplanationStage stage)
{
  g_return_val_if_fail ((guint) stage < TDR_N_STAGES, NULL);

  return stage_names[stage];
}

/**
 * tdr_explanation_stage_to_words:
 *
 * What a person reads above the steps of @stage.
 */
const char *
tdr_explanation_stage_to_words (TdrExplanationStage stage)
{
  g_return_val_if_fail ((guint) stage < TDR_N_STAGES, NULL);

  return _(stage_words[stage]);
}

/**
 * tdr_figure_dup_text:
 *
 * The figure as a person reads it: counts, shares and money exact, what is measured with four digits.
 */
char *
tdr_figure_dup_text (const TdrFigure *figure)
{
  switch (figure->kind)
    {
    case TDR_FIGURE_COUNT: return tdr_format_count (figure->count);
    case TDR_FIGURE_NUMBER: return tdr_format_number (figure->number, NUMBER_DIGITS);
    case TDR_FIGURE_SECONDS: return tdr_format_duration (figure->number);
    case TDR_FIGURE_SHARE: return tdr_format_share (figure->count);
    case TDR_FIGURE_MONEY: return tdr_format_price (figure->money);
    case TDR_FIGURE_UNKNOWN:
    default: return g_strdup (_("not known"));
    }
}
