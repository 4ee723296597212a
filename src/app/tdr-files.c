/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-files.h"

#include "tdr-catalog.h"
#include "tdr-tender-io.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define SUFFIX ".tender"
#define MIME_TYPE "application/vnd.tender-desktop.tender+json"
#define MOST_RECENT 10   /* files in the menu: more are found quicker in the file chooser */

/* What to do with the window once nothing can be lost any more. */
typedef struct {
  TdrWindow *window;
  TdrLeave leave;
  void (*open) (TdrWindow *window, GFile *file);
  GFile *file;
} Plan;

static Plan *
plan_new (TdrWindow *window)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->window = g_object_ref (window);
  return plan;
}

static void
plan_free (Plan *plan)
{
  g_clear_object (&plan->window);
  g_clear_object (&plan->file);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static void
carry_out (Plan *plan)
{
  if (plan->leave)
    plan->leave (plan->window);
  if (plan->open)
    plan->open (plan->window, plan->file);
}

static GtkFileDialog *
make_file_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Tenders"));
  gtk_file_filter_add_suffix (filter, "tender");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

/* Closing a file dialog is no error to speak of. */
static gboolean
was_dismissed (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED);
}

static void
remember (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) "Tender",
    .app_exec = (char *) "tender %f",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Plan) plan = user_data;
  g_autoptr (GError) error = NULL;

  if (!tdr_document_save_finish (TDR_DOCUMENT (object), result, &error))
    {
      tdr_window_report (plan->window, _("The Tender Was Not Saved"), error);
      return;
    }
  remember (tdr_document_get_file (TDR_DOCUMENT (object)));
  if (!plan->leave && !plan->open)
    tdr_window_add_toast (plan->window, _("Saved"), NULL, NULL, NULL);
  carry_out (plan);
}

/* Takes @plan. */
static void
save_to (Plan  *plan,
         GFile *file)
{
  tdr_document_save_async (tdr_window_get_document (plan->window), file, NULL, saved_cb, plan);
}

static GFile *
add_suffix (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *whole = NULL;
  g_autoptr (GFile) folder = NULL;

  if (g_str_has_suffix (name, SUFFIX))
    return g_object_ref (file);
  whole = g_strconcat (name, SUFFIX, NULL);
  folder = g_file_get_parent (file);
  return g_file_get_child (folder, whole);
}

static void
place_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Plan) plan = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) chosen = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  g_autoptr (GFile) file = NULL;

  if (!chosen)
    {
      if (!was_dismissed (error))
        tdr_window_report (plan->window, _("The Tender Was Not Saved"), error);
      return;
    }
  file = add_suffix (chosen);
  save_to (g_steal_pointer (&plan), file);
}

/* Takes @plan. */
static void
choose_place (Plan *plan)
{
  TdrDocument *document = tdr_window_get_document (plan->window);
  g_autoptr (GtkFileDialog) dialog = make_file_dialog (_("Save Tender"));
  g_autofree char *title = tdr_document_dup_title (document);
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/", '-'), SUFFIX, NULL);

  if (tdr_document_get_file (document))
    gtk_file_dialog_set_initial_file (dialog, tdr_document_get_file (document));
  else
    gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (plan->window), NULL, place_chosen_cb, plan);
}

/* Takes @plan. */
static void
save (Plan *plan)
{
  GFile *file = tdr_document_get_file (tdr_window_get_document (plan->window));

  if (file)
    save_to (plan, file);
  else
    choose_place (plan);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Plan) plan = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (g_str_equal (answer, "save"))
    save (g_steal_pointer (&plan));
  else if (g_str_equal (answer, "discard"))
    carry_out (plan);
}

static void
ask (Plan *plan)
{
  g_autofree char *title = tdr_document_dup_title (tdr_window_get_document (plan->window));
  AdwDialog *dialog = adw_alert_dialog_new (_("Save Changes?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: the title of a tender. */
                                _("“%s” has changes that are not saved. They are lost for good if you discard them."),
                                title);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"), "save",
                                  _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (plan->window), NULL, answered_cb, plan);
}

/* Takes @plan, and carries it out when the open tender is saved or given up. */
static void
carry_out_safely (Plan *plan)
{
  if (tdr_document_get_edited (tdr_window_get_document (plan->window)))
    {
      ask (plan);
      return;
    }
  carry_out (plan);
  plan_free (plan);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TdrWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!tdr_document_open_finish (TDR_DOCUMENT (object), result, &error))
    {
      tdr_window_report (window, _("The Tender Cannot Be Opened"), error);
      return;
    }
  remember (tdr_document_get_file (TDR_DOCUMENT (object)));
}

static void
open_file (TdrWindow *window,
           GFile     *file)
{
  tdr_document_open_async (tdr_window_get_document (window), file, NULL, opened_cb, g_object_ref (window));
}

static void
open_copy (TdrWindow *window,
           GFile     *file)
{
  g_autoptr (GError) error = NULL;
  TdrTender *tender = tdr_tender_load (g_file_peek_path (file), &error);

  if (tender)
    tdr_document_replace (tdr_window_get_document (window), tender);
  else
    tdr_window_report (window, _("The Example Cannot Be Opened"), error);
}

static void
open_blank (TdrWindow *window)
{
  tdr_document_replace (tdr_window_get_document (window), tdr_tender_new ());
  tdr_window_show_page (window, "workloads");
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (TdrWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file)
    tdr_files_open (window, file);
  else if (!was_dismissed (error))
    tdr_window_report (window, _("The Tender Cannot Be Opened"), error);
}

/* An empty tender instead of the open one. */
void
tdr_files_new (TdrWindow *window)
{
  Plan *plan = plan_new (window);

  plan->leave = open_blank;
  carry_out_safely (plan);
}

/* Lets the user choose what to open. */
void
tdr_files_choose (TdrWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = make_file_dialog (_("Open Tender"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, file_chosen_cb, g_object_ref (window));
}

/* Opens @file instead of the open tender. */
void
tdr_files_open (TdrWindow *window,
                GFile     *file)
{
  Plan *plan = plan_new (window);

  plan->open = open_file;
  plan->file = g_object_ref (file);
  carry_out_safely (plan);
}

/* Opens what lies at @path as a new tender without a file. */
void
tdr_files_open_example (TdrWindow  *window,
                        const char *path)
{
  Plan *plan = plan_new (window);

  plan->open = open_copy;
  plan->file = g_file_new_for_path (path);
  carry_out_safely (plan);
}

/* Saves to the tender's file, or to one that the user chooses. */
void
tdr_files_save (TdrWindow *window)
{
  save (plan_new (window));
}

/* Saves to a file that the user chooses. */
void
tdr_files_save_as (TdrWindow *window)
{
  choose_place (plan_new (window));
}

/* Calls @leave once the changes of the open tender are saved or given up; not at all if the user would rather stay. */
void
tdr_files_ask_to_leave (TdrWindow *window,
                        TdrLeave   leave)
{
  Plan *plan = plan_new (window);

  plan->leave = leave;
  carry_out_safely (plan);
}

/* Whether an earlier run of the program left something behind. */
gboolean
tdr_files_can_recover (void)
{
  g_autoptr (GPtrArray) autosaves = tdr_document_list_recoverable ();

  return autosaves->len > 0;
}

/* Opens the newest of what was left behind. */
void
tdr_files_recover (TdrWindow *window)
{
  g_autoptr (GPtrArray) autosaves = tdr_document_list_recoverable ();
  g_autoptr (GError) error = NULL;

  if (autosaves->len > 0
      && !tdr_document_recover (tdr_window_get_document (window), g_ptr_array_index (autosaves, 0), &error))
    tdr_window_report (window, _("Nothing Could Be Recovered"), error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_examples (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

/* Adds the examples that come with the program to @menu, under their titles. */
void
tdr_files_fill_examples (GMenu *menu)
{
  g_autofree char *folder = tdr_catalog_dup_data_path ("examples");
  g_autoptr (GPtrArray) paths = list_examples (folder);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (TdrTender) tender = tdr_tender_load (path, NULL);
      g_autoptr (GMenuItem) item = NULL;

      if (!tender)
        continue;
      item = g_menu_item_new (tender->title, NULL);
      g_menu_item_set_action_and_target (item, "win.open-example", "s", path);
      g_menu_append_item (menu, item);
    }
}

static void
append_recent (GMenu         *menu,
               GtkRecentInfo *info)
{
  g_autoptr (GMenuItem) item = NULL;

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) >= MOST_RECENT
      || !g_str_has_suffix (gtk_recent_info_get_uri (info), SUFFIX) || !gtk_recent_info_exists (info))
    return;
  item = g_menu_item_new (gtk_recent_info_get_display_name (info), NULL);
  g_menu_item_set_action_and_target (item, "win.open-uri", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (menu, item);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
fill_recent (GMenu *menu)
{
  GList *infos = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visits);

  g_menu_remove_all (menu);
  for (GList *l = infos; l; l = l->next)
    append_recent (menu, l->data);
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

/* Keeps in @menu what was opened or saved lately, newest first. */
void
tdr_files_follow_recent (GMenu *menu)
{
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (fill_recent), menu,
                           G_CONNECT_SWAPPED);
  fill_recent (menu);
}
