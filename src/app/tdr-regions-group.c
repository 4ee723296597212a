/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-regions-group.h"

#include "tdr-preferences-dialog.h"
#include "tdr-refresh.h"

#include <glib/gi18n-lib.h>

struct _TdrRegionsGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  AdwEntryRow *entry;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (TdrRegionsGroup, tdr_regions_group, ADW_TYPE_PREFERENCES_GROUP)

static void
remove_cb (TdrRegionsGroup *self,
           GtkWidget       *button)
{
  const char *region = g_object_get_data (G_OBJECT (button), "region");
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "regions");
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; before[i]; i++)
    if (!g_str_equal (before[i], region))
      g_strv_builder_add (after, before[i]);
  list = g_strv_builder_end (after);
  g_settings_set_strv (self->settings, "regions", (const char *const *) list);
}

static GtkWidget *
make_row (TdrRegionsGroup *self,
          const char      *region)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_("Do Not Ask About %s"), region);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "region", g_strdup (region), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), region);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
add_row (TdrRegionsGroup *self,
         GtkWidget       *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static GtkWidget *
make_usual_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = g_strjoinv (", ", (char **) tdr_refresh_get_usual_regions ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("The Usual Regions"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  return row;
}

/* The entry stays the last row. */
static void
show_regions (TdrRegionsGroup *self)
{
  g_auto (GStrv) regions = g_settings_get_strv (self->settings, "regions");
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->entry);
  if (gtk_widget_get_parent (GTK_WIDGET (self->entry)))
    adw_preferences_group_remove (group, GTK_WIDGET (self->entry));
  for (guint i = 0; regions[i]; i++)
    add_row (self, make_row (self, regions[i]));
  if (!regions[0])
    add_row (self, make_usual_row ());
  adw_preferences_group_add (group, GTK_WIDGET (self->entry));
  g_object_unref (self->entry);
}

static void
applied_cb (TdrRegionsGroup *self)
{
  g_autofree char *region = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "regions");
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!tdr_refresh_check_region (region, &error))
    {
      tdr_preferences_dialog_say (GTK_WIDGET (self), error->message);
      return;
    }
  g_strv_builder_addv (after, (const char **) before);
  if (!g_strv_contains ((const char *const *) before, region))
    g_strv_builder_add (after, region);
  list = g_strv_builder_end (after);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_settings_set_strv (self->settings, "regions", (const char *const *) list);
}

static void
tdr_regions_group_dispose (GObject *object)
{
  TdrRegionsGroup *self = TDR_REGIONS_GROUP (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tdr_regions_group_parent_class)->dispose (object);
}

static void
tdr_regions_group_class_init (TdrRegionsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdr_regions_group_dispose;
}

static void
tdr_regions_group_init (TdrRegionsGroup *self)
{
  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  self->rows = g_ptr_array_new ();
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _("Add a Region, as Its Provider Writes It"));
  adw_entry_row_set_show_apply_button (self->entry, TRUE);
  g_signal_connect_object (self->entry, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::regions", G_CALLBACK (show_regions), self, G_CONNECT_SWAPPED);
  show_regions (self);
}
