/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-access-group.h"

#include "tdr-access-trial.h"
#include "tdr-badge.h"

#include <glib/gi18n-lib.h>

struct _TdrAccessGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  GCancellable *cancellable;   /* (nullable): of the trial that goes on */
  AdwActionRow *identity;
  GtkButton *test;
  GtkButton *cancel;
  GtkWidget *progress;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (TdrAccessGroup, tdr_access_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_kind (TdrAccess access)
{
  static const char *const kinds[] = {
    [TDR_ACCESS_WORKS] = "success", [TDR_ACCESS_MISSING] = "error", [TDR_ACCESS_UNKNOWN] = "neutral",
  };

  return kinds[access];
}

static const char *
get_words (TdrAccess access)
{
  static const char *const words[] = {
    [TDR_ACCESS_WORKS] = N_("Works"), [TDR_ACCESS_MISSING] = N_("Missing"), [TDR_ACCESS_UNKNOWN] = N_("Cannot say"),
  };

  return _(words[access]);
}

static void
add_result (TdrAccessGroup        *self,
            const TdrAccessResult *result)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = result->reason
                                ? g_strdup (result->reason)
                                : g_strdup (_(result->purpose));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), result->permission);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tdr_badge_new (get_words (result->access), get_kind (result->access)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_results (TdrAccessGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static char *
dup_account_words (const TdrIdentity *identity)
{
  g_autoptr (GDateTime) until = identity->expires > 0 ? g_date_time_new_from_unix_local (identity->expires) : NULL;
  g_autofree char *time = until ? g_date_time_format (until, "%F %H:%M") : NULL;

  if (identity->problem)
    return g_strdup (identity->problem);
  /* Translators: an account's number, where its keys are from, and when they end. */
  return time ? g_strdup_printf (_("Account %s, by keys from %s, until %s"), identity->account, identity->origin, time)
              : g_strdup_printf (_("Account %s, by keys from %s"), identity->account, identity->origin);
}

static char *
dup_identity_words (const TdrIdentity *identity)
{
  g_autofree char *account = dup_account_words (identity);
  g_autofree char *bedrock = NULL;

  if (!identity->bedrock_origin)
    return g_steal_pointer (&account);
  bedrock = g_strdup_printf (_("Bedrock is asked with the API key from %s, whoever that belongs to"),
                             identity->bedrock_origin);
  return g_strconcat (account, "\n", bedrock, NULL);
}

static void
show_identity (TdrAccessGroup    *self,
               const TdrIdentity *identity)
{
  g_autofree char *words = dup_identity_words (identity);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->identity),
                                 identity->arn ? identity->arn : _("Not signed in at Amazon"));
  adw_action_row_set_subtitle (self->identity, words);
}

static void
set_busy (TdrAccessGroup *self,
          gboolean        busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->test), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel), busy);
  gtk_widget_set_visible (self->progress, busy);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (TDR_ACCESS_GROUP (user_data)->progress), fraction);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TdrAccessGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrAccessTrial) trial = tdr_access_trial_finish (result, &error);

  g_clear_object (&self->cancellable);
  if (!self->settings)   /* disposed of meanwhile */
    return;
  set_busy (self, FALSE);
  if (!trial)
    {
      adw_action_row_set_subtitle (self->identity, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                                     ? _("The test was cancelled.") : error->message);
      return;
    }
  show_identity (self, trial->identity);
  for (guint i = 0; i < trial->results->len; i++)
    add_result (self, g_ptr_array_index (trial->results, i));
}

static void
test_cb (TdrAccessGroup *self)
{
  clear_results (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->identity), _("Asking…"));
  adw_action_row_set_subtitle (self->identity, NULL);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  set_busy (self, TRUE);
  self->cancellable = g_cancellable_new ();
  tdr_access_trial_start (self->settings, G_OBJECT (self), progress_cb, self->cancellable, tried_cb, g_object_ref (self));
}

static void
cancel_cb (TdrAccessGroup *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
show_offline (TdrAccessGroup *self)
{
  gboolean offline = g_settings_get_boolean (self->settings, "offline");

  gtk_widget_set_sensitive (GTK_WIDGET (self->test), !offline);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->identity), _("Not Tested Yet"));
  adw_action_row_set_subtitle (self->identity, offline ? _("You work offline: nothing is asked.")
                                                       : _("The test says who you are at Amazon and what you may ask."));
}

static GtkButton *
add_button (TdrAccessGroup *self,
            const char     *label,
            GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (self->identity, button);
  return GTK_BUTTON (button);
}

static void
tdr_access_group_dispose (GObject *object)
{
  TdrAccessGroup *self = TDR_ACCESS_GROUP (object);

  cancel_cb (self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tdr_access_group_parent_class)->dispose (object);
}

static void
tdr_access_group_class_init (TdrAccessGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdr_access_group_dispose;
}

static void
tdr_access_group_init (TdrAccessGroup *self)
{
  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  self->rows = g_ptr_array_new ();
  self->identity = ADW_ACTION_ROW (adw_action_row_new ());
  self->progress = gtk_progress_bar_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->identity), FALSE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->progress, 80, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Permissions that have been tried"), -1);
  adw_action_row_add_suffix (self->identity, self->progress);
  self->test = add_button (self, _("_Test"), G_CALLBACK (test_cb));
  self->cancel = add_button (self, _("_Cancel"), G_CALLBACK (cancel_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->identity));
  g_signal_connect_object (self->settings, "changed::offline", G_CALLBACK (show_offline), self, G_CONNECT_SWAPPED);
  show_offline (self);
  set_busy (self, FALSE);
}
