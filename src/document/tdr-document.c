/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-document.h"

#include "tdr-autosave.h"
#include "tdr-history.h"
#include "tdr-tender-file.h"

#include <glib/gi18n-lib.h>

struct _TdrDocument {
  GObject parent_instance;

  GFile *file;
  TdrHistory *history;
  TdrTender *saved;            /* as the file holds it; what differs from it is edited */
  TdrAutosave *autosave;

  TdrCatalog *catalog;
  TdrEvaluation *evaluation;
  char *problem;
  GCancellable *evaluating;    /* of the newest evaluation; %NULL when none is under way */
};

G_DEFINE_FINAL_TYPE (TdrDocument, tdr_document, G_TYPE_OBJECT)

typedef enum {
  PROP_EVALUATION = 1,
  PROP_PROBLEM,
  PROP_BUSY,
  PROP_FILE,
  PROP_TITLE,
  PROP_EDITED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
} TdrDocumentProperty;

static GParamSpec *props[PROP_CAN_REDO + 1];

static guint changed_signal;

static void
notify_range (TdrDocument         *self,
              TdrDocumentProperty  first,
              TdrDocumentProperty  last)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = first; i <= last; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_file (TdrDocument *self,
          GFile       *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILE]);
}

static void
set_result (TdrDocument   *self,
            TdrEvaluation *evaluation,
            const char    *problem)
{
  g_set_object (&self->evaluation, evaluation);
  g_set_str (&self->problem, problem);
  g_clear_object (&self->evaluating);
  notify_range (self, PROP_EVALUATION, PROP_BUSY);
}

/* An evaluation that an edit has overtaken was cancelled, and has nothing to say any more. */
static void
evaluation_ready_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (TdrDocument) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrEvaluation) evaluation = tdr_evaluation_run_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->evaluating)
    set_result (self, evaluation, error != NULL ? error->message : NULL);
}

static void
evaluate (TdrDocument *self)
{
  if (self->catalog == NULL)
    return;

  g_cancellable_cancel (self->evaluating);
  g_clear_object (&self->evaluating);
  self->evaluating = g_cancellable_new ();
  tdr_evaluation_run_async (tdr_document_get_tender (self), self->catalog, self->evaluating, evaluation_ready_cb,
                            g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
tender_changed (TdrDocument *self)
{
  if (tdr_document_get_edited (self))
    tdr_autosave_schedule (self->autosave, tdr_document_get_tender (self), self->file);
  else
    tdr_autosave_discard (self->autosave);

  notify_range (self, PROP_TITLE, PROP_CAN_REDO);
  g_signal_emit (self, changed_signal, 0);
  evaluate (self);
}

/* Nothing of the tender that was open before is left, its history included. Takes @tender and @saved. */
static void
start_over (TdrDocument *self,
            TdrTender   *tender,
            TdrTender   *saved,
            GFile       *file)
{
  tdr_autosave_discard (self->autosave);
  g_clear_pointer (&self->saved, tdr_tender_free);
  self->saved = saved;
  g_clear_pointer (&self->history, tdr_history_free);
  self->history = tdr_history_new (tender);
  set_file (self, file);
  tender_changed (self);
}

static void
tdr_document_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TdrDocument *self = TDR_DOCUMENT (object);

  switch ((TdrDocumentProperty) prop_id)
    {
    case PROP_EVALUATION:
      g_value_set_object (value, self->evaluation);
      break;

    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;

    case PROP_BUSY:
      g_value_set_boolean (value, tdr_document_get_busy (self));
      break;

    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;

    case PROP_TITLE:
      g_value_take_string (value, tdr_document_dup_title (self));
      break;

    case PROP_EDITED:
      g_value_set_boolean (value, tdr_document_get_edited (self));
      break;

    case PROP_CAN_UNDO:
      g_value_set_boolean (value, tdr_history_can_undo (self->history));
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, tdr_history_can_redo (self->history));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_document_finalize (GObject *object)
{
  TdrDocument *self = TDR_DOCUMENT (object);

  g_clear_object (&self->file);
  g_clear_object (&self->catalog);
  g_clear_object (&self->evaluation);
  g_clear_object (&self->evaluating);
  g_clear_pointer (&self->history, tdr_history_free);
  g_clear_pointer (&self->saved, tdr_tender_free);
  g_clear_pointer (&self->autosave, tdr_autosave_free);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (tdr_document_parent_class)->finalize (object);
}

static void
tdr_document_class_init (TdrDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = tdr_document_get_property;
  object_class->finalize = tdr_document_finalize;

  props[PROP_EVALUATION] = g_param_spec_object ("evaluation", NULL, NULL, TDR_TYPE_EVALUATION, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_EDITED] = g_param_spec_boolean ("edited", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  changed_signal = g_signal_new ("changed", TDR_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tdr_document_init (TdrDocument *self)
{
  self->saved = tdr_tender_new ();
  self->history = tdr_history_new (tdr_tender_new ());
  self->autosave = tdr_autosave_new (TDR_AUTOSAVE_DELAY_MS);
}

/**
 * tdr_document_new:
 *
 * An empty tender, without a file.
 */
TdrDocument *
tdr_document_new (void)
{
  return g_object_new (TDR_TYPE_DOCUMENT, NULL);
}

/**
 * tdr_document_set_catalog:
 *
 * Evaluates against @catalog from now on.
 */
void
tdr_document_set_catalog (TdrDocument *self,
                          TdrCatalog  *catalog)
{
  if (g_set_object (&self->catalog, catalog))
    evaluate (self);
}

/**
 * tdr_document_get_tender:
 *
 * Returns: (transfer none): the present value; gone with the next change
 */
const TdrTender *
tdr_document_get_tender (TdrDocument *self)
{
  return tdr_history_get_current (self->history);
}

/**
 * tdr_document_get_evaluation:
 *
 * Returns: (transfer none) (nullable): the newest there is, which may be of an earlier value while one is under way
 */
TdrEvaluation *
tdr_document_get_evaluation (TdrDocument *self)
{
  return self->evaluation;
}

/**
 * tdr_document_get_problem:
 *
 * Returns: (nullable): why the tender cannot be evaluated, %NULL if it can
 */
const char *
tdr_document_get_problem (TdrDocument *self)
{
  return self->problem;
}

/**
 * tdr_document_get_file:
 *
 * Returns: (transfer none) (nullable): %NULL for a tender that was never saved
 */
GFile *
tdr_document_get_file (TdrDocument *self)
{
  return self->file;
}

/**
 * tdr_document_dup_title:
 *
 * The tender's title, or its file's name, or a word that says that it has neither.
 */
char *
tdr_document_dup_title (TdrDocument *self)
{
  const char *title = tdr_document_get_tender (self)->title;

  if (title[0] != '\0')
    return g_strdup (title);
  return self->file != NULL ? g_file_get_basename (self->file) : g_strdup (_("New Tender"));
}

/**
 * tdr_document_get_edited:
 *
 * Whether closing it now would lose something.
 */
gboolean
tdr_document_get_edited (TdrDocument *self)
{
  return !tdr_tender_equal (self->saved, tdr_document_get_tender (self));
}

/**
 * tdr_document_get_busy:
 *
 * Whether an evaluation is under way.
 */
gboolean
tdr_document_get_busy (TdrDocument *self)
{
  return self->evaluating != NULL;
}

/**
 * tdr_document_apply:
 * @tender: (transfer full): an edited copy of the present one
 * @merge: (nullable): what is being edited, for instance "w1/name": edits in a row with the same word are undone
 *   together
 */
void
tdr_document_apply (TdrDocument *self,
                    TdrTender   *tender,
                    const char  *merge)
{
  if (tdr_history_push (self->history, tender, merge))
    tender_changed (self);
}

/**
 * tdr_document_undo:
 */
void
tdr_document_undo (TdrDocument *self)
{
  if (tdr_history_undo (self->history))
    tender_changed (self);
}

/**
 * tdr_document_redo:
 */
void
tdr_document_redo (TdrDocument *self)
{
  if (tdr_history_redo (self->history))
    tender_changed (self);
}

/**
 * tdr_document_replace:
 * @tender: (transfer full)
 *
 * Opens a template or an example: it has no file, and no way back.
 */
void
tdr_document_replace (TdrDocument *self,
                      TdrTender   *tender)
{
  start_over (self, tender, tdr_tender_copy (tender), NULL);
}

/**
 * tdr_document_open_async:
 *
 * Reads @file and opens it. Until that has succeeded the open tender stays.
 */
void
tdr_document_open_async (TdrDocument         *self,
                         GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  tdr_tender_load_async (file, self, cancellable, callback, user_data);
}

/**
 * tdr_document_open_finish:
 *
 * Fails with a code of %TDR_TENDER_ERROR.
 */
gboolean
tdr_document_open_finish (TdrDocument   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (GFile) file = NULL;
  TdrTender *tender = tdr_tender_load_finish (result, &file, error);

  if (tender == NULL)
    return FALSE;

  start_over (self, tender, tdr_tender_copy (tender), file);
  return TRUE;
}

/**
 * tdr_document_save_async:
 * @file: where to; the document belongs to it when that has succeeded
 *
 * Saves the tender as it is now, while editing goes on.
 */
void
tdr_document_save_async (TdrDocument         *self,
                         GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  tdr_tender_save_async (tdr_document_get_tender (self), file, self, cancellable, callback, user_data);
}

/**
 * tdr_document_save_finish:
 *
 * Fails with %TDR_TENDER_ERROR_UNWRITABLE; nothing changed then, on the disk or here.
 */
gboolean
tdr_document_save_finish (TdrDocument   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (GFile) file = NULL;
  TdrTender *saved = tdr_tender_save_finish (result, &file, error);

  if (saved == NULL)
    return FALSE;

  tdr_tender_free (self->saved);
  self->saved = saved;
  tdr_history_end_merge (self->history);
  set_file (self, file);
  if (!tdr_document_get_edited (self))
    tdr_autosave_discard (self->autosave);
  notify_range (self, PROP_TITLE, PROP_CAN_REDO);

  return TRUE;
}

/**
 * tdr_document_list_recoverable:
 *
 * Returns: (element-type GFile) (transfer container): copies that a crash left behind, newest first
 */
GPtrArray *
tdr_document_list_recoverable (void)
{
  return tdr_autosave_list ();
}

/**
 * tdr_document_recover:
 * @autosave: one of tdr_document_list_recoverable()
 *
 * Opens a copy that a crash left behind, as edited. Fails with a code of %TDR_TENDER_ERROR.
 */
gboolean
tdr_document_recover (TdrDocument  *self,
                      GFile        *autosave,
                      GError      **error)
{
  g_autoptr (GFile) file = NULL;
  TdrTender *tender = tdr_autosave_recover (autosave, &file, error);

  if (tender == NULL)
    return FALSE;

  start_over (self, tender, tdr_tender_new (), file);
  tdr_autosave_flush (self->autosave);
  tdr_autosave_delete (autosave);
  return TRUE;
}

/**
 * tdr_document_discard:
 *
 * Gives up what was not saved: the tender is closed.
 */
void
tdr_document_discard (TdrDocument *self)
{
  tdr_autosave_discard (self->autosave);
}
