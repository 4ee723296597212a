/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-application.h"
#include "tdr-model-loader.h"
#include "tdr-window.h"

#include <glib/gstdio.h>

static AdwApplication *application;

static TdrWindow *
open_window (void)
{
  TdrWindow *window = tdr_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

/* A window that something still holds after it was destroyed is a leak. */
static void
close_window (TdrWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static void
test_pages (void)
{
  static const char *const names[] = { "requirements", "offers", "compare", "workloads" };
  TdrWindow *window = open_window ();
  GObject *pages = gtk_widget_get_template_child (GTK_WIDGET (window), TDR_TYPE_WINDOW, "pages");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", names[i]));
      g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (pages)), ==, names[i]);
    }
  close_window (window);
}

static char *
find_example (const char *name)
{
  return g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "data", "examples", name, NULL);
}

static void
open_path (TdrWindow  *window,
           const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-uri", "s", uri));
}

static void
wait_for_file (TdrWindow *window)
{
  while (!tdr_document_get_file (tdr_window_get_document (window)))
    g_main_context_iteration (NULL, TRUE);
}

static AdwDialog *
wait_for_dialog (TdrWindow *window)
{
  AdwDialog *dialog;

  while (!(dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))
    g_main_context_iteration (NULL, TRUE);
  return dialog;
}

static void
assert_title (TdrWindow  *window,
              const char *expected)
{
  g_autofree char *title = tdr_document_dup_title (tdr_window_get_document (window));

  g_assert_cmpstr (title, ==, expected);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, expected);
}

typedef struct {
  const char *name;
  const char *bytes;
} Broken;

/* A file that cannot be read leaves what is open as it is, and a message names it. */
static void
test_broken_file (void)
{
  static const Broken files[] = {
    { "not-json.tender", "Dear buyer," },
    { "truncated.tender", "{ \"format\": 1, \"title\": \"Half" },
    { "newer.tender", "{ \"format\": 999 }" },
    { "absurd.tender", "{ \"format\": 1, \"workloads\": [ { \"id\": \"a\", \"requests_per_month\": 1e300 } ] }" },
  };
  g_autofree char *folder = g_dir_make_tmp ("tender-XXXXXX", NULL);
  g_autofree char *good = find_example ("low-volume.tender");
  TdrWindow *window = open_window ();

  open_path (window, good);
  wait_for_file (window);
  assert_title (window, "Claims assistant, pilot");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      AdwDialog *dialog;

      g_assert_true (g_file_set_contents (path, files[i].bytes, -1, NULL));
      open_path (window, path);
      dialog = wait_for_dialog (window);
      g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
      g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), files[i].name));
      assert_title (window, "Claims assistant, pilot");
      adw_dialog_force_close (dialog);
      g_remove (path);
    }
  close_window (window);
  g_rmdir (folder);
}

/* An example opens as a tender of the user's own, without a file to overwrite. */
static void
test_example (void)
{
  g_autofree char *path = find_example ("residency.tender");
  TdrWindow *window = open_window ();

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-example", "s", path));
  assert_title (window, "Patient letters, in the EU only");
  g_assert_null (tdr_document_get_file (tdr_window_get_document (window)));
  g_assert_false (tdr_document_get_edited (tdr_window_get_document (window)));
  close_window (window);
}

/* What was changed is asked about before another tender takes its place, and kept when the user would rather stay. */
static void
test_unsaved_changes (void)
{
  g_autofree char *path = find_example ("residency.tender");
  TdrWindow *window = open_window ();
  TdrDocument *document = tdr_window_get_document (window);
  TdrTender *tender = tdr_tender_copy (tdr_document_get_tender (document));
  AdwDialog *dialog;

  g_set_str (&tender->title, "Mine");
  tdr_document_apply (document, tender, NULL);
  g_assert_true (tdr_document_get_edited (document));
  open_path (window, path);
  dialog = wait_for_dialog (window);
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, "Save Changes?");
  g_signal_emit_by_name (dialog, "response", "cancel");
  adw_dialog_force_close (dialog);
  assert_title (window, "Mine");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_false (tdr_document_get_edited (document));
  close_window (window);
}

static char *loaded_id;

static void
model_loaded (GtkWidget      *parent,
              TdrTenderModel *model)
{
  loaded_id = g_strdup (model->id);
}

/* The folder of a config.json names the model; what is none is told in a dialog. */
static void
test_model_from_file (void)
{
  static const char config[] =
    "{ \"hidden_size\": 4096, \"num_hidden_layers\": 32, \"num_attention_heads\": 32, \"num_key_value_heads\": 8,"
    "  \"intermediate_size\": 14336, \"vocab_size\": 128256 }";
  TdrWindow *window = open_window ();
  g_autofree char *top = g_dir_make_tmp ("models-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "claims-8b", NULL);
  g_autofree char *path = g_build_filename (folder, "config.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, config, -1, NULL));
  tdr_model_loader_load (GTK_WIDGET (window), file, model_loaded);
  while (!loaded_id)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (loaded_id, ==, "claims-8b");
  g_clear_pointer (&loaded_id, g_free);

  g_assert_true (g_file_set_contents (path, "{ \"num_hidden_layers\": 32 }", -1, NULL));
  tdr_model_loader_load (GTK_WIDGET (window), file, model_loaded);
  dialog = wait_for_dialog (window);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "config.json: "));
  g_assert_null (loaded_id);
  adw_dialog_force_close (dialog);

  g_unlink (path);
  g_rmdir (folder);
  g_rmdir (top);
  close_window (window);
}

int
main (int    argc,
      char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = ADW_APPLICATION (tdr_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/broken-file", test_broken_file);
  g_test_add_func ("/window/example", test_example);
  g_test_add_func ("/window/unsaved-changes", test_unsaved_changes);
  g_test_add_func ("/window/model-from-file", test_model_from_file);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
