/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-evaluation-work.h"

typedef struct {
  TdrEvaluationWork work;
  GDestroyNotify free_result;
} Job;

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  gpointer result = job->work (TDR_EVALUATION (source), cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, job->free_result);
  else
    g_task_return_error (task, error);
}

/**
 * tdr_evaluation_work_run:
 * @free_result: frees what @work returns where nobody takes it
 *
 * Does @work in a thread, which keeps @evaluation meanwhile.
 */
void
tdr_evaluation_work_run (TdrEvaluation       *evaluation,
                         TdrEvaluationWork    work,
                         GDestroyNotify       free_result,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (evaluation, cancellable, callback, user_data);
  const Job job = { work, free_result };

  g_task_set_source_tag (task, tdr_evaluation_work_run);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), g_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * tdr_evaluation_work_finish:
 *
 * Returns: (transfer full): what the work returned; %NULL with @error set where it failed or was cancelled
 */
gpointer
tdr_evaluation_work_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
