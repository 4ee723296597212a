/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-actions.h"

#include "tdr-export.h"
#include "tdr-files.h"
#include "tdr-properties-dialog.h"
#include "tdr-shortcuts-dialog.h"
#include "tdr-window.h"

#include <glib/gi18n-lib.h>

static void
page_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  tdr_window_show_page (TDR_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  tdr_document_undo (tdr_window_get_document (TDR_WINDOW (widget)));
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  tdr_document_redo (tdr_window_get_document (TDR_WINDOW (widget)));
}

static void
search_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  tdr_window_focus_search (TDR_WINDOW (widget));
}

static void
toast_undo_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tdr_window_add_toast (TDR_WINDOW (widget), g_variant_get_string (parameter, NULL), _("_Undo"), "win.undo", NULL);
}

static void
properties_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  adw_dialog_present (tdr_properties_dialog_new (tdr_window_get_document (TDR_WINDOW (widget))), widget);
}

static void
shortcuts_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  adw_dialog_present (tdr_shortcuts_dialog_new (), widget);
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  tdr_files_new (TDR_WINDOW (widget));
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  tdr_files_choose (TDR_WINDOW (widget));
}

static void
open_path_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  tdr_files_open (TDR_WINDOW (widget), file);
}

static void
open_example_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  tdr_files_open_example (TDR_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  tdr_files_save (TDR_WINDOW (widget));
}

static void
save_as_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  tdr_files_save_as (TDR_WINDOW (widget));
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  tdr_export_choose (TDR_WINDOW (widget));
}

static void
launch_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (widget), NULL, NULL, NULL);
}

static const struct {
  const char *name;
  const char *parameter_type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "win.page", "s", page_cb },
  { "win.undo", NULL, undo_cb },
  { "win.redo", NULL, redo_cb },
  { "win.search", NULL, search_cb },
  { "win.toast-undo", "s", toast_undo_cb },
  { "win.properties", NULL, properties_cb },
  { "win.shortcuts", NULL, shortcuts_cb },
  { "win.new", NULL, new_cb },
  { "win.open", NULL, open_cb },
  { "win.open-uri", "s", open_path_cb },
  { "win.open-example", "s", open_example_cb },
  { "win.save", NULL, save_cb },
  { "win.save-as", NULL, save_as_cb },
  { "win.export", NULL, export_cb },
  { "win.launch", "s", launch_cb },
};

/* Installs what menus, buttons and keys can do with a window. */
void
tdr_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type, actions[i].activate);
}
