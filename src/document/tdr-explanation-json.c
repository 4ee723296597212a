/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-explanation.h"

#include "tdr-json-writer.h"
#include "tdr-plan-json.h"

#define JSON_FORMAT 1
#define STEP_DEPTH 4   /* the text, its explanations, one of them, its steps: a step stands on one line */
#define LEAST_DECIMALS 2

static const char *const kind_names[] = {
  [TDR_FIGURE_UNKNOWN] = "unknown",
  [TDR_FIGURE_COUNT] = "count",
  [TDR_FIGURE_NUMBER] = "number",
  [TDR_FIGURE_SECONDS] = "seconds",
  [TDR_FIGURE_SHARE] = "share",
  [TDR_FIGURE_MONEY] = "money",
};

static void
write_figure (TdrJsonWriter   *writer,
              const TdrFigure *figure)
{
  g_autofree char *money = NULL;

  tdr_json_writer_string (writer, "kind", kind_names[figure->kind]);
  switch (figure->kind)
    {
    case TDR_FIGURE_COUNT:
      tdr_json_writer_integer (writer, "value", figure->count);
      break;
    case TDR_FIGURE_NUMBER:
    case TDR_FIGURE_SECONDS:
      tdr_json_writer_number (writer, "value", figure->number);
      break;
    case TDR_FIGURE_SHARE:
      tdr_json_writer_number (writer, "value", (double) figure->count / TDR_PPM);
      break;
    case TDR_FIGURE_MONEY:
      money = tdr_money_to_string (figure->money, LEAST_DECIMALS);
      tdr_json_writer_string (writer, "value", money);
      break;
    case TDR_FIGURE_UNKNOWN:
    default:
      tdr_json_writer_null (writer, "value");
    }
}

static void
write_step (TdrJsonWriter            *writer,
            const TdrExplanationStep *step,
            GHashTable               *evidence)
{
  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "stage", tdr_explanation_stage_to_string (step->stage));
  tdr_json_writer_string (writer, "id", step->id);
  tdr_json_writer_string (writer, "name", step->name);
  write_figure (writer, &step->figure);
  tdr_json_writer_string (writer, "how", step->how);
  tdr_json_writer_string (writer, "evidence", step->evidence != NULL ? step->evidence->id : NULL);
  tdr_json_writer_end_object (writer);
  if (step->evidence != NULL)
    g_hash_table_insert (evidence, (gpointer) step->evidence->id, (gpointer) step->evidence);
}

static void
write_explanation (TdrJsonWriter        *writer,
                   const TdrExplanation *self,
                   GHashTable           *evidence)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, self->plan->workload);
  g_autofree char *why_not = tdr_plan_dup_why_not (self->plan);

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "workload", workload->id);
  tdr_json_writer_string (writer, "plan", self->plan->id);
  tdr_json_writer_string (writer, "outcome", tdr_outcome_to_string (self->plan->outcome));
  if (self->plan->rank > 0)
    tdr_json_writer_integer (writer, "rank", self->plan->rank);
  else
    tdr_json_writer_null (writer, "rank");
  tdr_json_writer_string (writer, "why_not", why_not);
  tdr_cost_write_json (self->plan->cost, writer, "cost", evidence);
  tdr_json_writer_begin_list (writer, "steps");
  for (guint i = 0; i < self->steps->len; i++)
    write_step (writer, &g_array_index (self->steps, TdrExplanationStep, i), evidence);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_explanation_to_json:
 * @explanations: (array length=n_explanations): at least one, all of one evaluation
 * @length: (out) (nullable): bytes
 *
 * Derivations for programs, as data/schema/explanation.schema.json describes them. The same inputs give the same bytes.
 */
char *
tdr_explanation_to_json (TdrExplanation **explanations,
                         guint            n_explanations,
                         gsize           *length)
{
  g_autoptr (GHashTable) evidence = g_hash_table_new (g_str_hash, g_str_equal);
  TdrEvaluation *evaluation = explanations[0]->evaluation;
  TdrJsonWriter writer;

  tdr_json_writer_init (&writer, STEP_DEPTH);
  tdr_json_writer_begin_object (&writer, NULL);
  tdr_json_writer_integer (&writer, "format", JSON_FORMAT);
  tdr_json_writer_string (&writer, "program", "tender " TDR_VERSION);
  tdr_json_writer_string (&writer, "digest", tdr_evaluation_get_digest (evaluation));
  tdr_json_writer_string (&writer, "price_date", tdr_evaluation_get_price_date (evaluation));
  tdr_json_writer_string (&writer, "currency", tdr_evaluation_get_tender (evaluation)->currency);
  tdr_json_writer_begin_list (&writer, "explanations");
  for (guint i = 0; i < n_explanations; i++)
    write_explanation (&writer, explanations[i], evidence);
  tdr_json_writer_end_list (&writer);
  tdr_evidence_write_json (evidence, &writer, "evidence");
  tdr_json_writer_end_object (&writer);

  return tdr_json_writer_end (&writer, length);
}
