/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-keys-group.h"

#include "tdr-badge.h"
#include "tdr-keyring.h"
#include "tdr-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct {
  AdwEntryRow *row;
  GtkWidget *badge;
  GtkWidget *remove;
} Key;

struct _TdrKeysGroup
{
  AdwPreferencesGroup parent_instance;

  GCancellable *cancellable;
  Key keys[TDR_N_KEYRING_ITEMS];
};

G_DEFINE_FINAL_TYPE (TdrKeysGroup, tdr_keys_group, ADW_TYPE_PREFERENCES_GROUP)

/* What is done in a thread: @secret is kept, or forgotten where it is %NULL; with @looks nothing is changed. */
typedef struct {
  gboolean looks;
  TdrKeyringItem item;
  char *secret;
  gboolean kept[TDR_N_KEYRING_ITEMS];
} Job;

static const char *const titles[TDR_N_KEYRING_ITEMS] = {
  [TDR_KEYRING_AWS_ACCESS_KEY_ID] = N_("Access Key ID of Amazon"),
  [TDR_KEYRING_AWS_SECRET_ACCESS_KEY] = N_("Secret Access Key of Amazon"),
  [TDR_KEYRING_BEDROCK_API_KEY] = N_("API Key of Amazon Bedrock"),
  [TDR_KEYRING_GOOGLE_API_KEY] = N_("API Key of Google Cloud"),
};

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->secret)
    explicit_bzero (job->secret, strlen (job->secret));
  g_free (job->secret);
  g_free (job);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if ((!job->looks && !tdr_keyring_store (job->item, job->secret, cancellable, &error))
      || !tdr_keyring_list (job->kept, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
show_kept (TdrKeysGroup   *self,
           const gboolean *kept)
{
  for (guint i = 0; i < TDR_N_KEYRING_ITEMS; i++)
    {
      tdr_badge_set_label (TDR_BADGE (self->keys[i].badge), kept[i] ? _("In the keyring") : NULL);
      gtk_widget_set_visible (self->keys[i].remove, kept[i]);
    }
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TdrKeysGroup *self = TDR_KEYS_GROUP (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_kept (self, job->kept);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else if (job->looks)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error->message);
  else
    tdr_preferences_dialog_say (GTK_WIDGET (self), error->message);
}

/* Takes @secret. */
static void
start (TdrKeysGroup   *self,
       gboolean        looks,
       TdrKeyringItem  item,
       char           *secret)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, done_cb, NULL);
  Job *job = g_new0 (Job, 1);

  *job = (Job) { .looks = looks, .item = item, .secret = secret };
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

static TdrKeyringItem
item_of (gpointer widget)
{
  return (TdrKeyringItem) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "item"));
}

/* Once typed, a key is not shown again. */
static void
applied_cb (TdrKeysGroup *self,
            AdwEntryRow  *row)
{
  char *secret = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  if (*secret)
    start (self, FALSE, item_of (row), secret);
  else
    g_free (secret);
}

static void
remove_cb (TdrKeysGroup *self,
           GtkWidget    *button)
{
  start (self, FALSE, item_of (button), NULL);
}

static GtkWidget *
make_remove (TdrKeysGroup   *self,
             TdrKeyringItem  item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove From the Keyring"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "item", GUINT_TO_POINTER (item));
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_key (TdrKeysGroup   *self,
         TdrKeyringItem  item)
{
  Key *key = &self->keys[item];

  key->row = ADW_ENTRY_ROW (adw_password_entry_row_new ());
  key->badge = tdr_badge_new (NULL, "success");
  key->remove = make_remove (self, item);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (key->row), _(titles[item]));
  adw_entry_row_set_show_apply_button (key->row, TRUE);
  adw_entry_row_add_suffix (key->row, key->badge);
  adw_entry_row_add_suffix (key->row, key->remove);
  g_object_set_data (G_OBJECT (key->row), "item", GUINT_TO_POINTER (item));
  g_signal_connect_object (key->row, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (key->row));
}

static void
tdr_keys_group_dispose (GObject *object)
{
  TdrKeysGroup *self = TDR_KEYS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tdr_keys_group_parent_class)->dispose (object);
}

static void
tdr_keys_group_class_init (TdrKeysGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdr_keys_group_dispose;
}

static void
tdr_keys_group_init (TdrKeysGroup *self)
{
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < TDR_N_KEYRING_ITEMS; i++)
    add_key (self, (TdrKeyringItem) i);
  start (self, TRUE, TDR_KEYRING_AWS_ACCESS_KEY_ID, NULL);
}
