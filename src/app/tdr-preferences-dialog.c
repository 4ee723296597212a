/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-preferences-dialog.h"

#include "tdr-access-check.h"
#include "tdr-access-group.h"
#include "tdr-endpoints-group.h"
#include "tdr-keys-group.h"
#include "tdr-regions-group.h"
#include "tdr-sign-in.h"

#include <glib/gi18n-lib.h>

struct _TdrPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GSettings *settings;
  AdwSwitchRow *offline_row;
  AdwComboRow *profile_row;
  AdwActionRow *authority_row;
  GtkButton *forget_authority;
  GtkLabel *policy;
};

G_DEFINE_FINAL_TYPE (TdrPreferencesDialog, tdr_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
show_authority (TdrPreferencesDialog *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "authority");

  adw_action_row_set_subtitle (self->authority_row, *path ? path : _("Those of this system"));
  gtk_widget_set_visible (GTK_WIDGET (self->forget_authority), *path != '\0');
}

static void
authority_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (TdrPreferencesDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file && self->settings)
    g_settings_set_string (self->settings, "authority", g_file_peek_path (file));
}

static void
choose_authority_cb (TdrPreferencesDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Certificate Authorities"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, authority_chosen_cb,
                        g_object_ref (self));
}

static void
forget_authority_cb (TdrPreferencesDialog *self)
{
  g_settings_reset (self->settings, "authority");
}

static void
profile_chosen_cb (TdrPreferencesDialog *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->profile_row);

  if (!chosen)
    return;
  if (adw_combo_row_get_selected (self->profile_row) == 0)
    g_settings_reset (self->settings, "aws-profile");
  else
    g_settings_set_string (self->settings, "aws-profile", gtk_string_object_get_string (chosen));
}

static void
read_profiles (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_auto (GStrv) environment = g_get_environ ();
  TdrSignIn place = { .environment = environment, .home = g_get_home_dir () };

  g_task_return_pointer (task, tdr_sign_in_dup_profiles (&place), (GDestroyNotify) g_strfreev);
}

/* A profile that was chosen and is not there any more stays chosen: the message says so when it is asked. */
static void
profiles_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  TdrPreferencesDialog *self = TDR_PREFERENCES_DIALOG (source);
  g_auto (GStrv) names = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *chosen = self->settings ? g_settings_get_string (self->settings, "aws-profile") : NULL;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  if (!chosen)
    return;
  gtk_string_list_append (list, _("Automatic"));
  for (guint i = 0; names[i]; i++)
    gtk_string_list_append (list, names[i]);
  if (*chosen && !g_strv_contains ((const char *const *) names, chosen))
    gtk_string_list_append (list, chosen);
  for (guint i = 1; *chosen && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_str_equal (gtk_string_list_get_string (list, i), chosen))
      selected = i;
  adw_combo_row_set_model (self->profile_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->profile_row, selected);
  g_signal_connect_object (self->profile_row, "notify::selected", G_CALLBACK (profile_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
start_reading_profiles (TdrPreferencesDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, profiles_read_cb, NULL);

  g_task_run_in_thread (task, read_profiles);
}

static void
copy_policy_cb (TdrPreferencesDialog *self)
{
  g_autofree char *policy = tdr_access_check_dup_policy ();

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), policy);
  tdr_preferences_dialog_say (GTK_WIDGET (self), _("The policy is in the clipboard."));
}

static void
tdr_preferences_dialog_dispose (GObject *object)
{
  g_clear_object (&TDR_PREFERENCES_DIALOG (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), TDR_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (tdr_preferences_dialog_parent_class)->dispose (object);
}

static void
tdr_preferences_dialog_class_init (TdrPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_preferences_dialog_dispose;
  g_type_ensure (TDR_TYPE_ACCESS_GROUP);
  g_type_ensure (TDR_TYPE_ENDPOINTS_GROUP);
  g_type_ensure (TDR_TYPE_KEYS_GROUP);
  g_type_ensure (TDR_TYPE_REGIONS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tender_desktop/Tender/ui/preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrPreferencesDialog, offline_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPreferencesDialog, profile_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPreferencesDialog, authority_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPreferencesDialog, forget_authority);
  gtk_widget_class_bind_template_child (widget_class, TdrPreferencesDialog, policy);
  gtk_widget_class_bind_template_callback (widget_class, choose_authority_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_authority_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_policy_cb);
}

static void
tdr_preferences_dialog_init (TdrPreferencesDialog *self)
{
  g_autofree char *policy = g_strchomp (tdr_access_check_dup_policy ());

  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (self->settings, "offline", self->offline_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::authority", G_CALLBACK (show_authority), self, G_CONNECT_SWAPPED);
  show_authority (self);
  gtk_label_set_label (self->policy, policy);
  start_reading_profiles (self);
}

/* The dialog, showing what is chosen. */
AdwDialog *
tdr_preferences_dialog_new (void)
{
  return g_object_new (TDR_TYPE_PREFERENCES_DIALOG, NULL);
}

/* Says @words at the foot of the dialog that @part is in. */
void
tdr_preferences_dialog_say (GtkWidget  *part,
                            const char *words)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (part, TDR_TYPE_PREFERENCES_DIALOG);
  AdwToast *toast;

  if (!dialog)
    return;
  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}
