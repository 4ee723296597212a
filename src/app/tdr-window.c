/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-window.h"

#include "tdr-compare-page.h"
#include "tdr-offers-page.h"
#include "tdr-requirements-page.h"
#include "tdr-sidebar-row.h"
#include "tdr-workloads-page.h"

#include <glib/gi18n-lib.h>

struct _TdrWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  AdwNavigationSplitView *split_view;
  GtkListBox *sidebar;
  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (TdrWindow, tdr_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
make_section_heading (const char *section)
{
  GtkWidget *label = gtk_label_new (section);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
update_row_header (GtkListBoxRow *row,
                   GtkListBoxRow *before,
                   gpointer       user_data)
{
  const char *section = tdr_sidebar_row_get_section (TDR_SIDEBAR_ROW (row));

  gtk_list_box_row_set_header (row, section ? make_section_heading (section) : NULL);
}

/* Selects the row of the page on show, however it came to be shown. */
static void
select_visible_page (TdrWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)); i++)
    if (g_strcmp0 (tdr_sidebar_row_get_page (TDR_SIDEBAR_ROW (row)), name) == 0)
      gtk_list_box_select_row (self->sidebar, row);
}

static void
row_activated_cb (TdrWindow     *self,
                  GtkListBoxRow *row)
{
  gtk_stack_set_visible_child_name (self->pages, tdr_sidebar_row_get_page (TDR_SIDEBAR_ROW (row)));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
page_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TdrWindow *self = TDR_WINDOW (widget);

  gtk_stack_set_visible_child_name (self->pages, g_variant_get_string (parameter, NULL));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
bind_settings (TdrWindow *self)
{
  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "page", self->pages, "visible-child-name", G_SETTINGS_BIND_DEFAULT);
}

static void
tdr_window_dispose (GObject *object)
{
  TdrWindow *self = TDR_WINDOW (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_WINDOW);

  G_OBJECT_CLASS (tdr_window_parent_class)->dispose (object);
}

static void
tdr_window_class_init (TdrWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tdr_window_dispose;

  g_type_ensure (TDR_TYPE_COMPARE_PAGE);
  g_type_ensure (TDR_TYPE_OFFERS_PAGE);
  g_type_ensure (TDR_TYPE_REQUIREMENTS_PAGE);
  g_type_ensure (TDR_TYPE_SIDEBAR_ROW);
  g_type_ensure (TDR_TYPE_WORKLOADS_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action_cb);
}

static void
tdr_window_init (TdrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->sidebar, update_row_header, NULL, NULL);
  g_signal_connect_swapped (self->pages, "notify::visible-child", G_CALLBACK (select_visible_page), self);
  bind_settings (self);
  select_visible_page (self);
}

/* A window with an empty tender. */
TdrWindow *
tdr_window_new (AdwApplication *application)
{
  return g_object_new (TDR_TYPE_WINDOW, "application", application, NULL);
}
