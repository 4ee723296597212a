/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-access-trial.h"

#include "tdr-connection-choice.h"

typedef struct {
  TdrConnectionChoice choice;
  TdrAccessTrialProgress progress;
  GWeakRef listener;
} Job;

typedef struct {
  Job *job;
  GTask *task;   /* keeps the job */
  double fraction;
} Step;

static void
job_free (gpointer data)
{
  Job *job = data;

  tdr_connection_choice_clear (&job->choice);
  g_weak_ref_clear (&job->listener);
  g_free (job);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

static gboolean
show_step_cb (gpointer data)
{
  const Step *step = data;
  g_autoptr (GObject) listener = g_weak_ref_get (&step->job->listener);

  if (listener != NULL && !g_task_get_completed (step->task))
    step->job->progress (step->fraction, listener);
  return G_SOURCE_REMOVE;
}

/* Told in the thread that asks. */
static void
progress_cb (guint    n_done,
             guint    n_questions,
             gpointer user_data)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { g_task_get_task_data (user_data), g_object_ref (user_data), n_done / (double) n_questions };
  g_idle_add_full (G_PRIORITY_DEFAULT, show_step_cb, step, step_free);
}

static TdrAccessTrial *
try_all (GTask         *task,
         const Job     *job,
         GCancellable  *cancellable,
         GError       **error)
{
  TdrConnectionSettings settings = tdr_connection_choice_get_settings (&job->choice);
  const char *region = tdr_connection_choice_get_region (&job->choice);
  g_autoptr (TdrConnection) connection = tdr_connection_open (&settings, cancellable, error);
  g_autoptr (TdrHttp) http = connection != NULL ? tdr_http_new (&connection->http) : NULL;
  g_autoptr (TdrAccessTrial) trial = g_new0 (TdrAccessTrial, 1);
  TdrAsk ask = { .http = http, .clock = &tdr_clock_system };

  if (connection == NULL)
    return NULL;
  ask.endpoints = connection->endpoints;
  ask.credentials = connection->credentials;
  trial->identity = tdr_access_check_identify (&ask, region, cancellable);
  trial->results = tdr_access_check_run (&ask, region, progress_cb, task, cancellable, error);
  return trial->results != NULL ? g_steal_pointer (&trial) : NULL;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  TdrAccessTrial *trial = try_all (task, data, cancellable, &error);

  if (trial != NULL)
    g_task_return_pointer (task, trial, (GDestroyNotify) tdr_access_trial_free);
  else
    g_task_return_error (task, error);
}

/**
 * tdr_access_trial_start:
 * @settings: what was chosen in Preferences
 * @listener: is told the progress as long as it lives
 *
 * Tries in a thread.
 */
void
tdr_access_trial_start (GSettings              *settings,
                        GObject                *listener,
                        TdrAccessTrialProgress  progress,
                        GCancellable           *cancellable,
                        GAsyncReadyCallback     callback,
                        gpointer                user_data)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  tdr_connection_choice_read (&job->choice, settings);
  job->progress = progress;
  g_weak_ref_init (&job->listener, listener);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * tdr_access_trial_finish:
 *
 * Returns: (transfer full): %NULL where a setting is wrong, or it was cancelled
 */
TdrAccessTrial *
tdr_access_trial_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tdr_access_trial_free:
 */
void
tdr_access_trial_free (TdrAccessTrial *self)
{
  g_clear_pointer (&self->identity, tdr_identity_free);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}
