/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-evaluation.h"

#include "tdr-finding.h"
#include "tdr-judge.h"
#include "tdr-json-source.h"
#include "tdr-planner.h"
#include "tdr-quote-plan.h"
#include "tdr-ranking.h"
#include "tdr-tender-check.h"
#include "tdr-tender-json.h"

#define BYTES_A_TEXT_BLOCK 65536

typedef struct {
  GPtrArray *ranking;
  TdrUsage usage;
} Result;

struct _TdrEvaluation {
  GObject parent_instance;

  TdrTender *tender;
  TdrCatalog *catalog;
  TdrJudge *judge;             /* owns the verdicts */
  GStringChunk *texts;         /* owns the plans' strings */
  TdrArena *arena;             /* owns the plans, their costs, sizings and names */
  GPtrArray *quoted;           /* offers and machines made of quotes */
  GPtrArray *results;          /* one a workload */
  TdrRequirementEffect *effects;
  GPtrArray *offers;           /* a plan of each distinct offer */
  guint n_passing;
  const char *price_date;
  char *digest;
};

G_DEFINE_FINAL_TYPE (TdrEvaluation, tdr_evaluation, G_TYPE_OBJECT)

static void
free_result (gpointer data)
{
  Result *result = data;

  g_ptr_array_unref (result->ranking);
  g_free (result);
}

static const Result *
result_of (TdrEvaluation *self,
           guint          workload)
{
  g_return_val_if_fail (workload < self->results->len, NULL);

  return g_ptr_array_index (self->results, workload);
}

/* What the result follows from: the tender's bytes, the catalogue's, and the program. */
static char *
digest_inputs (const TdrTender *tender,
               TdrCatalog      *catalog)
{
  g_autofree char *text = tdr_tender_to_text (tender);
  g_autofree char *inputs = g_strdup_printf ("%s\n%s\n%s", TDR_VERSION, tdr_catalog_get_digest (catalog), text);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, inputs, -1);
}

static TdrEvaluation *
prepare (const TdrTender *tender,
         TdrCatalog      *catalog)
{
  TdrEvaluation *self = g_object_new (TDR_TYPE_EVALUATION, NULL);

  self->tender = tdr_tender_copy (tender);
  self->catalog = g_object_ref (catalog);
  self->judge = tdr_judge_new (self->tender, catalog);
  self->texts = g_string_chunk_new (BYTES_A_TEXT_BLOCK);
  self->arena = tdr_arena_new ();
  self->quoted = g_ptr_array_new_with_free_func (g_free);
  self->results = g_ptr_array_new_with_free_func (free_result);
  self->offers = g_ptr_array_new ();
  self->effects = g_new0 (TdrRequirementEffect, tender->requirements->len);
  self->price_date = self->tender->price_date != NULL ? self->tender->price_date : tdr_catalog_get_date (catalog);
  self->digest = digest_inputs (tender, catalog);

  return self;
}

static gboolean
evaluate_workload (TdrEvaluation     *self,
                   const TdrPlanner  *planner,
                   guint              workload,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  Result *result;
  TdrUsage usage;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  plans = tdr_planner_plan (planner, workload, &usage, cancellable, error);
  if (plans == NULL)
    {
      g_prefix_error (error, "workloads[%u]: ", workload);
      return FALSE;
    }

  result = g_new0 (Result, 1);
  tdr_ranking_sort (plans);
  result->ranking = g_steal_pointer (&plans);
  result->usage = usage;
  g_ptr_array_add (self->results, result);
  return TRUE;
}

static gboolean
evaluate_workloads (TdrEvaluation  *self,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr (TdrLineup) lineup = tdr_lineup_new (self->tender, self->catalog, self->judge, self->arena);
  g_autoptr (TdrSizer) sizer = tdr_sizer_new ();
  const TdrPlanner planner = { self->tender, self->catalog, self->judge, self->texts, self->arena, lineup, sizer,
                               self->quoted, self->price_date };

  for (guint i = 0; i < self->tender->workloads->len; i++)
    if (!evaluate_workload (self, &planner, i, cancellable, error))
      return FALSE;

  return TRUE;
}

/* Whether an offer still passes after the musts up to and including @last, and @last itself, whatever its level. */
static gboolean
passes_up_to (TdrEvaluation *self,
              const TdrPlan *plan,
              guint          last)
{
  for (guint i = 0; i <= last; i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (self->tender->requirements, i);

      if ((requirement->level == TDR_LEVEL_MUST || i == last) && plan->verdicts[i].outcome != TDR_OUTCOME_PASS)
        return FALSE;
    }

  return TRUE;
}

static const TdrRuling *
judge_plan (TdrJudge      *judge,
            const TdrPlan *plan)
{
  return plan->offer != NULL ? tdr_judge_offer (judge, plan->offer) : tdr_judge_instance (judge, plan->instance);
}

static void
count_effects (TdrEvaluation *self,
               const TdrPlan *plan)
{
  for (guint i = 0; i < plan->n_verdicts; i++)
    {
      TdrRequirementEffect *effect = &self->effects[i];

      effect->rules_out += plan->verdicts[i].outcome != TDR_OUTCOME_PASS;
      effect->unknown += plan->verdicts[i].outcome == TDR_OUTCOME_UNKNOWN;
      effect->left += passes_up_to (self, plan, i);
    }
}

/* The same offer may stand in the plans of several workloads and models, and is counted once. */
static void
count_offers (TdrEvaluation *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->results->len; i++)
    {
      const Result *result = g_ptr_array_index (self->results, i);

      for (guint j = 0; j < result->ranking->len; j++)
        {
          const TdrPlan *plan = g_ptr_array_index (result->ranking, j);
          gconstpointer offer = plan->offer != NULL ? (gconstpointer) plan->offer : (gconstpointer) plan->instance;

          if (!g_hash_table_add (seen, (gpointer) offer))
            continue;
          g_ptr_array_add (self->offers, (TdrPlan *) plan);
          self->n_passing += plan->outcome == TDR_OUTCOME_PASS;
          count_effects (self, plan);
        }
    }
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  TdrEvaluation *evaluation = tdr_evaluation_run (data, TDR_CATALOG (source), cancellable, &error);

  if (evaluation != NULL)
    g_task_return_pointer (task, evaluation, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
free_tender (gpointer data)
{
  tdr_tender_free (data);
}

static void
tdr_evaluation_finalize (GObject *object)
{
  TdrEvaluation *self = TDR_EVALUATION (object);

  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->quoted, g_ptr_array_unref);
  g_clear_pointer (&self->judge, tdr_judge_free);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->arena, tdr_arena_free);
  g_clear_pointer (&self->effects, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->tender, tdr_tender_free);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (tdr_evaluation_parent_class)->finalize (object);
}

static void
tdr_evaluation_class_init (TdrEvaluationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tdr_evaluation_finalize;
}

static void
tdr_evaluation_init (TdrEvaluation *self)
{
}

/**
 * tdr_evaluation_run:
 * @tender: copied
 * @cancellable: (nullable)
 *
 * Evaluates a tender against a catalogue: every offer for every workload, judged, priced and ranked. The same inputs
 * give the same result. Takes milliseconds, and may be called in any thread.
 *
 * Fails with %TDR_TENDER_ERROR_UNKNOWN_MODEL or %TDR_TENDER_ERROR_INVALID, naming the member of the tender, or when
 * cancelled.
 */
TdrEvaluation *
tdr_evaluation_run (const TdrTender  *tender,
                    TdrCatalog       *catalog,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr (TdrEvaluation) self = NULL;

  if (!tdr_tender_check (tender, catalog, error))
    return NULL;

  self = prepare (tender, catalog);
  if (!evaluate_workloads (self, cancellable, error))
    return NULL;
  count_offers (self);

  return g_steal_pointer (&self);
}

/**
 * tdr_evaluation_run_async:
 * @tender: copied before this returns
 *
 * Runs tdr_evaluation_run() in a thread.
 */
void
tdr_evaluation_run_async (const TdrTender     *tender,
                          TdrCatalog          *catalog,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (catalog, cancellable, callback, user_data);

  g_task_set_task_data (task, tdr_tender_copy (tender), free_tender);
  g_task_run_in_thread (task, run_thread);
}

/**
 * tdr_evaluation_run_finish:
 *
 * Fails like tdr_evaluation_run().
 */
TdrEvaluation *
tdr_evaluation_run_finish (GAsyncResult  *result,
                           GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tdr_evaluation_get_tender:
 *
 * Returns: (transfer none): the tender as it was evaluated
 */
const TdrTender *
tdr_evaluation_get_tender (TdrEvaluation *self)
{
  return self->tender;
}

/**
 * tdr_evaluation_get_catalog:
 *
 * Returns: (transfer none): the catalogue that it was held against
 */
TdrCatalog *
tdr_evaluation_get_catalog (TdrEvaluation *self)
{
  return self->catalog;
}

/**
 * tdr_evaluation_get_price_date:
 *
 * The ISO date on which tariffs had to be valid: the tender's, or else the catalogue's.
 */
const char *
tdr_evaluation_get_price_date (TdrEvaluation *self)
{
  return self->price_date;
}

/**
 * tdr_evaluation_get_usage:
 *
 * What the first month of a workload consumes.
 */
const TdrUsage *
tdr_evaluation_get_usage (TdrEvaluation *self,
                          guint          workload)
{
  return &result_of (self, workload)->usage;
}

/**
 * tdr_evaluation_get_n_plans:
 * @workload: its position in the tender
 */
guint
tdr_evaluation_get_n_plans (TdrEvaluation *self,
                            guint          workload)
{
  return result_of (self, workload)->ranking->len;
}

/**
 * tdr_evaluation_get_plan:
 * @position: 0 for the first: the plans that rank, the cheapest first, then those whose price is not known, those that
 *   wait for evidence, and those that are ruled out
 */
const TdrPlan *
tdr_evaluation_get_plan (TdrEvaluation *self,
                         guint          workload,
                         guint          position)
{
  g_return_val_if_fail (position < result_of (self, workload)->ranking->len, NULL);

  return g_ptr_array_index (result_of (self, workload)->ranking, position);
}

/**
 * tdr_evaluation_get_winner:
 *
 * Returns: (nullable): the cheapest plan that passes with a known cost, %NULL if none does
 */
const TdrPlan *
tdr_evaluation_get_winner (TdrEvaluation *self,
                           guint          workload)
{
  const GPtrArray *ranking = result_of (self, workload)->ranking;
  const TdrPlan *first = ranking->len > 0 ? g_ptr_array_index (ranking, 0) : NULL;

  return first != NULL && first->rank > 0 ? first : NULL;
}

/**
 * tdr_evaluation_get_effect:
 * @requirement: its position in the tender
 */
const TdrRequirementEffect *
tdr_evaluation_get_effect (TdrEvaluation *self,
                           guint          requirement)
{
  g_return_val_if_fail (requirement < self->tender->requirements->len, NULL);

  return &self->effects[requirement];
}

/**
 * tdr_evaluation_find_effect:
 * @kind: of a requirement that the tender need not have
 * @argument: (nullable): its argument
 *
 * What a requirement would do to the market if it were added, so that a buyer can see it before setting it.
 */
TdrRequirementEffect
tdr_evaluation_find_effect (TdrEvaluation      *self,
                            TdrRequirementKind  kind,
                            const char         *argument)
{
  g_autoptr (TdrTender) question = tdr_tender_new ();
  g_autoptr (TdrJudge) judge = NULL;
  TdrRequirementEffect effect = { 0 };

  g_ptr_array_add (question->requirements, tdr_tender_requirement_new (kind, TDR_LEVEL_MUST, argument));
  judge = tdr_judge_new (question, self->catalog);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (self->offers, i);
      TdrOutcome outcome = judge_plan (judge, plan)->outcome;

      effect.rules_out += outcome != TDR_OUTCOME_PASS;
      effect.unknown += outcome == TDR_OUTCOME_UNKNOWN;
      effect.left += outcome == TDR_OUTCOME_PASS && plan->outcome == TDR_OUTCOME_PASS;
    }

  return effect;
}

/**
 * tdr_evaluation_count_offers:
 *
 * How many different offers and machines the plans of all workloads use.
 */
guint
tdr_evaluation_count_offers (TdrEvaluation *self)
{
  return self->offers->len;
}

/**
 * tdr_evaluation_count_passing:
 *
 * How many of them meet every must.
 */
guint
tdr_evaluation_count_passing (TdrEvaluation *self)
{
  return self->n_passing;
}

/**
 * tdr_evaluation_dup_finding:
 *
 * The result of one workload in one sentence for a person.
 */
char *
tdr_evaluation_dup_finding (TdrEvaluation *self,
                            guint          workload)
{
  return tdr_finding_dup_text (result_of (self, workload)->ranking);
}

/**
 * tdr_evaluation_get_digest:
 *
 * SHA-256 of everything that the result follows from, in hexadecimal digits.
 */
const char *
tdr_evaluation_get_digest (TdrEvaluation *self)
{
  return self->digest;
}
