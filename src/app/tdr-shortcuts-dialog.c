/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-shortcuts-dialog.h"

#include "tdr-shortcuts.h"

#include <glib/gi18n-lib.h>

struct _TdrShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (TdrShortcutsDialog, tdr_shortcuts_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
make_keys (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;
  g_autofree char *words = NULL;
  GtkWidget *label;

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  words = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static GtkWidget *
make_row (const TdrShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_keys (shortcut->accelerators[0]));
  return row;
}

static void
tdr_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TDR_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (tdr_shortcuts_dialog_parent_class)->dispose (object);
}

static void
tdr_shortcuts_dialog_class_init (TdrShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_shortcuts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tender_desktop/Tender/ui/shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrShortcutsDialog, page);
}

static void
tdr_shortcuts_dialog_init (TdrShortcutsDialog *self)
{
  guint n_shortcuts;
  const TdrShortcut *shortcuts = tdr_shortcuts_get (&n_shortcuts);
  AdwPreferencesGroup *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_shortcuts; i++)
    {
      if (shortcuts[i].group)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(shortcuts[i].group));
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, make_row (&shortcuts[i]));
    }
}

/* The list of all shortcuts. */
AdwDialog *
tdr_shortcuts_dialog_new (void)
{
  return g_object_new (TDR_TYPE_SHORTCUTS_DIALOG, NULL);
}
