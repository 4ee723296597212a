/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-application.h"

#include "tdr-catalog.h"
#include "tdr-refresher.h"
#include "tdr-files.h"
#include "tdr-preferences-dialog.h"
#include "tdr-shortcuts.h"
#include "tdr-window.h"

#include <glib/gi18n-lib.h>

struct _TdrApplication
{
  AdwApplication parent_instance;

  TdrRefresher *refresher;
  GSettings *settings;
  TdrCatalog *catalog;   /* %NULL until it is read */
  char *problem;         /* (nullable): why it cannot be read */
};

G_DEFINE_FINAL_TYPE (TdrApplication, tdr_application, ADW_TYPE_APPLICATION)

static void
furnish (TdrApplication *self,
         TdrWindow      *window)
{
  if (self->catalog)
    tdr_document_set_catalog (tdr_window_get_document (window), self->catalog);
  tdr_window_set_price_book (window, tdr_refresher_get_book (self->refresher));
  tdr_window_set_problem (window, self->problem);
}

static TdrWindow *
make_window (TdrApplication *self)
{
  TdrWindow *window = tdr_window_new (ADW_APPLICATION (self));

  furnish (self, window);
  return window;
}

static void
read_catalog (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  TdrCatalog *catalog = tdr_catalog_open_default (&error);

  if (catalog)
    g_task_return_pointer (task, catalog, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* The only place where the window learns what day it is. */
static void
tell_today (TdrCatalog *catalog)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%F");

  tdr_catalog_set_today (catalog, today);
}

static void
catalog_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  TdrApplication *self = TDR_APPLICATION (source);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->catalog);
  self->catalog = g_task_propagate_pointer (G_TASK (result), &error);
  g_set_str (&self->problem, error ? error->message : NULL);
  if (self->catalog)
    {
      tell_today (self->catalog);
      tdr_price_book_set_catalog (tdr_refresher_get_book (self->refresher), self->catalog);
    }
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TDR_IS_WINDOW (l->data))
      furnish (self, l->data);
}

/* The window is there before the catalogue is: reading it would hold up the first frame. */
static void
start_reading_catalog (TdrApplication *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, catalog_read_cb, NULL);

  g_task_run_in_thread (task, read_catalog);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  AdwDialog *dialog = adw_about_dialog_new_from_appdata ("/io/github/tender_desktop/Tender/metainfo.xml", NULL);

  adw_about_dialog_set_copyright (ADW_ABOUT_DIALOG (dialog), _("© 2026 The Tender developers"));
  /* Translators: put your own names here, one a line; they are shown in the About dialog. */
  adw_about_dialog_set_translator_credits (ADW_ABOUT_DIALOG (dialog), _("translator-credits"));
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  adw_dialog_present (tdr_preferences_dialog_new (), GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static void
refresh_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  tdr_refresher_ask (TDR_APPLICATION (user_data)->refresher, NULL);
}

static void
refresh_source_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  tdr_refresher_ask (TDR_APPLICATION (user_data)->refresher, g_variant_get_string (parameter, NULL));
}

static void
cancel_refresh_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  tdr_refresher_cancel (TDR_APPLICATION (user_data)->refresher);
}

static void
enable (TdrApplication *self,
        const char     *name,
        gboolean        enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* Nothing is asked while another asking goes on, or while offline. */
static void
enable_asking (TdrApplication *self)
{
  gboolean busy;
  gboolean offline = g_settings_get_boolean (self->settings, "offline");

  g_object_get (tdr_refresher_get_book (self->refresher), "busy", &busy, NULL);
  enable (self, "refresh", !busy && !offline);
  enable (self, "refresh-source", !busy && !offline);
  enable (self, "cancel-refresh", busy);
  if (offline)
    tdr_refresher_cancel (self->refresher);
}

static const GActionEntry actions[] = {
  { "refresh", refresh_cb },
  { "refresh-source", refresh_source_cb, "s" },
  { "cancel-refresh", cancel_refresh_cb },
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
tdr_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!window)
    window = GTK_WINDOW (make_window (TDR_APPLICATION (application)));
  gtk_window_present (window);
}

/* Each file in a window of its own. */
static void
tdr_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      TdrWindow *window = make_window (TDR_APPLICATION (application));

      gtk_window_present (GTK_WINDOW (window));
      tdr_files_open (window, files[i]);
    }
}

static void
watch_prices (TdrApplication *self)
{
  g_autoptr (GAction) offline = g_settings_create_action (self->settings, "offline");

  g_action_map_add_action (G_ACTION_MAP (self), offline);
  g_signal_connect_object (self->settings, "changed::offline", G_CALLBACK (enable_asking), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tdr_refresher_get_book (self->refresher), "notify::busy", G_CALLBACK (enable_asking), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refresher, "catalog-changed", G_CALLBACK (start_reading_catalog), self,
                           G_CONNECT_SWAPPED);
  enable_asking (self);
  tdr_refresher_load (self->refresher);
}

static void
tdr_application_startup (GApplication *application)
{
  guint n_shortcuts;
  const TdrShortcut *shortcuts = tdr_shortcuts_get (&n_shortcuts);

  G_APPLICATION_CLASS (tdr_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < n_shortcuts; i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].accelerators);
  watch_prices (TDR_APPLICATION (application));
  start_reading_catalog (TDR_APPLICATION (application));
}

static void
tdr_application_finalize (GObject *object)
{
  TdrApplication *self = TDR_APPLICATION (object);

  g_clear_object (&self->refresher);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);
  g_free (self->problem);

  G_OBJECT_CLASS (tdr_application_parent_class)->finalize (object);
}

static void
tdr_application_class_init (TdrApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tdr_application_finalize;
  application_class->startup = tdr_application_startup;
  application_class->activate = tdr_application_activate;
  application_class->open = tdr_application_open;
}

static void
tdr_application_init (TdrApplication *self)
{
  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  self->refresher = tdr_refresher_new ();
}

/* The program, not yet running. */
TdrApplication *
tdr_application_new (void)
{
  return g_object_new (TDR_TYPE_APPLICATION, "application-id", "io.github.tender_desktop.Tender",
                       "resource-base-path", "/io/github/tender_desktop/Tender",
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
