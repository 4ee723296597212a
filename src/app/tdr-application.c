/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-application.h"

#include "tdr-window.h"

#include <glib/gi18n-lib.h>

struct _TdrApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (TdrApplication, tdr_application, ADW_TYPE_APPLICATION)

typedef struct {
  const char *action;
  const char *accelerators[3];
} Shortcut;

static const Shortcut shortcuts[] = {
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export", { "<Control>e" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.search", { "<Control>f" } },
  { "win.page('workloads')", { "<Alt>1" } },
  { "win.page('requirements')", { "<Alt>2" } },
  { "win.page('offers')", { "<Alt>3" } },
  { "win.page('compare')", { "<Alt>4" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

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

static const GActionEntry actions[] = {
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
tdr_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!window)
    window = GTK_WINDOW (tdr_window_new (ADW_APPLICATION (application)));
  gtk_window_present (window);
}

static void
tdr_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (tdr_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           shortcuts[i].accelerators);
}

static void
tdr_application_class_init (TdrApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = tdr_application_startup;
  application_class->activate = tdr_application_activate;
}

static void
tdr_application_init (TdrApplication *self)
{
}

/* The program, not yet running. */
TdrApplication *
tdr_application_new (void)
{
  return g_object_new (TDR_TYPE_APPLICATION, "application-id", "io.github.tender_desktop.Tender",
                       "resource-base-path", "/io/github/tender_desktop/Tender",
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
