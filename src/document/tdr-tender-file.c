/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-file.h"

#include "tdr-tender-io.h"

#include <glib/gi18n-lib.h>

typedef struct {
  TdrTender *tender;
  GFile *file;
} Job;

static Job *
new_job (TdrTender *tender,
         GFile     *file)
{
  Job *job = g_new0 (Job, 1);

  job->tender = tender;
  job->file = g_object_ref (file);

  return job;
}

static void
free_job (gpointer data)
{
  Job *job = data;

  tdr_tender_free (job->tender);
  g_object_unref (job->file);
  g_free (job);
}

static gboolean
check_local (GFile           *file,
             TdrTenderError   code,
             GError         **error)
{
  g_autofree char *uri = NULL;

  if (g_file_peek_path (file) != NULL)
    return TRUE;

  uri = g_file_get_uri (file);
  g_set_error (error, TDR_TENDER_ERROR, (int) code, _("%s is not in a folder of this machine. Use a local folder."), uri);
  return FALSE;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (check_local (job->file, TDR_TENDER_ERROR_UNREADABLE, &error))
    job->tender = tdr_tender_load (g_file_peek_path (job->file), &error);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (check_local (job->file, TDR_TENDER_ERROR_UNWRITABLE, &error)
      && tdr_tender_save (job->tender, g_file_peek_path (job->file), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static TdrTender *
finish (GAsyncResult  *result,
        GFile        **file,
        GError       **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  *file = g_object_ref (job->file);
  return g_steal_pointer (&job->tender);
}

/**
 * tdr_tender_load_async:
 * @source: the object that the result belongs to
 *
 * Reads a tender in a thread.
 */
void
tdr_tender_load_async (GFile               *file,
                       gpointer             source,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_task_data (task, new_job (NULL, file), free_job);
  g_task_run_in_thread (task, load_thread);
}

/**
 * tdr_tender_load_finish:
 * @file: (out) (transfer full): what was read
 *
 * Fails with a code of %TDR_TENDER_ERROR.
 *
 * Returns: (transfer full): the tender
 */
TdrTender *
tdr_tender_load_finish (GAsyncResult  *result,
                        GFile        **file,
                        GError       **error)
{
  return finish (result, file, error);
}

/**
 * tdr_tender_save_async:
 * @self: copied before this returns
 * @source: the object that the result belongs to
 *
 * Saves a tender in a thread.
 */
void
tdr_tender_save_async (const TdrTender     *self,
                       GFile               *file,
                       gpointer             source,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_task_data (task, new_job (tdr_tender_copy (self), file), free_job);
  g_task_run_in_thread (task, save_thread);
}

/**
 * tdr_tender_save_finish:
 * @file: (out) (transfer full): where to
 *
 * Fails with %TDR_TENDER_ERROR_UNWRITABLE.
 *
 * Returns: (transfer full): the tender as it was saved
 */
TdrTender *
tdr_tender_save_finish (GAsyncResult  *result,
                        GFile        **file,
                        GError       **error)
{
  return finish (result, file, error);
}
