/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-model-loader.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define USUAL_NAME "config.json"

typedef struct {
  GtkWidget *parent;
  TdrModelLoaded loaded;
} Request;

static Request *
request_new (GtkWidget      *parent,
             TdrModelLoaded  loaded)
{
  Request *self = g_new (Request, 1);

  *self = (Request) { g_object_ref (parent), loaded };
  return self;
}

static void
request_free (Request *self)
{
  g_object_unref (self->parent);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
tell (GtkWidget    *parent,
      GFile        *file,
      const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  AdwDialog *dialog = adw_alert_dialog_new (_("Could Not Read the Model"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), "%s: %s", name, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, parent);
}

/* Repositories call every such file the same, so that the folder says which model it is. */
static char *
dup_model_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (g_str_equal (base, USUAL_NAME) && folder != NULL)
    return g_file_get_basename (folder);
  if (g_str_has_suffix (base, ".json"))
    base[strlen (base) - strlen (".json")] = '\0';
  return g_steal_pointer (&base);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Request) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  g_autofree char *name = dup_model_name (G_FILE (object));
  g_autofree char *base = g_file_get_basename (G_FILE (object));
  g_autoptr (TdrTenderModel) model = NULL;

  if (bytes != NULL)
    model = tdr_tender_model_new (name, bytes, base, &error);
  if (model != NULL)
    self->loaded (self->parent, model);
  else
    tell (self->parent, G_FILE (object), error);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Request) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL)
    tdr_model_loader_load (self->parent, file, self->loaded);
}

/**
 * tdr_model_loader_ask:
 * @loaded: called once with @parent where a file was chosen and holds a model
 *
 * Asks for the config.json of a model. What is wrong with it is said in a dialog.
 */
void
tdr_model_loader_ask (GtkWidget      *parent,
                      TdrModelLoaded  loaded)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Configurations of Models"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_dialog_set_title (dialog, _("Add a Model"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, chosen_cb,
                        request_new (parent, loaded));
}

/**
 * tdr_model_loader_load:
 *
 * Reads @file as tdr_model_loader_ask() does what was chosen.
 */
void
tdr_model_loader_load (GtkWidget      *parent,
                       GFile          *file,
                       TdrModelLoaded  loaded)
{
  g_file_load_bytes_async (file, NULL, loaded_cb, request_new (parent, loaded));
}
