/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-export.h"

#include "tdr-report.h"

#include <glib/gi18n-lib.h>

/* One report on its way: the inputs, which nothing changes any more, and what says that it is under way. */
typedef struct {
  TdrWindow *window;
  TdrEvaluation *evaluation;
  TdrReportOptions options;
  GFile *file;
  GCancellable *cancellable;
  AdwToast *toast;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->evaluation);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->toast);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* The paper that is usual where the user lives. */
static TdrPaper
choose_paper (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? TDR_PAPER_LETTER : TDR_PAPER_A4;
}

static void
write_report (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Export *self = data;
  GError *error = NULL;

  if (tdr_report_write_pdf (self->evaluation, &self->options, g_file_peek_path (self->file), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Export *self = g_task_get_task_data (G_TASK (result));
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autoptr (GError) error = NULL;

  adw_toast_dismiss (self->toast);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    tdr_window_add_toast (self->window, _("Report exported"), _("_Open"), "win.launch", g_variant_new_string (uri));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tdr_window_report (self->window, _("The Report Was Not Exported"), error);
}

/* Takes @self. */
static void
run (Export *self)
{
  g_autoptr (GTask) task = g_task_new (self->window, self->cancellable, written_cb, NULL);

  self->toast = g_object_ref (adw_toast_new (_("Writing the report…")));
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_button_label (self->toast, _("_Cancel"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  tdr_window_show_toast (self->window, self->toast);
  g_task_set_task_data (task, self, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, write_report);
}

static void
place_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  if (self->file)
    run (g_steal_pointer (&self));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    tdr_window_report (self->window, _("The Report Was Not Exported"), error);
}

void
tdr_export_choose (TdrWindow *window)
{
  TdrDocument *document = tdr_window_get_document (window);
  g_autofree char *title = tdr_document_dup_title (document);
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/", '-'), ".pdf", NULL);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Export *self;

  if (!tdr_document_get_evaluation (document))
    return;
  self = g_new0 (Export, 1);
  self->window = g_object_ref (window);
  self->evaluation = g_object_ref (tdr_document_get_evaluation (document));
  self->options.paper = choose_paper ();
  self->cancellable = g_cancellable_new ();
  gtk_file_dialog_set_title (dialog, _("Export Report"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, place_chosen_cb, self);
}
