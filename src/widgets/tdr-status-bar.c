/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-status-bar.h"

#include "tdr-plan-words.h"

#include <glib/gi18n-lib.h>

#define SPINNER_DELAY_MS 300   /* what is over sooner needs no spinner */

struct _TdrStatusBar
{
  AdwBin parent_instance;

  TdrDocument *document;
  guint spinner_delay;

  GtkWidget *spinner;
  GtkLabel *words;
  GtkLabel *age;
};

typedef enum {
  PROP_DOCUMENT = 1,
} TdrStatusBarProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_FINAL_TYPE (TdrStatusBar, tdr_status_bar, ADW_TYPE_BIN)

static void
evaluated_cb (TdrStatusBar *self)
{
  TdrEvaluation *evaluation = tdr_document_get_evaluation (self->document);
  g_autofree char *words = NULL, *age = NULL;

  if (!evaluation)
    return;
  words = tdr_plan_words_dup_passing (evaluation);
  /* Translators: the date of the catalogue. */
  age = g_strdup_printf (_("Prices as of %s"), tdr_catalog_get_date (tdr_evaluation_get_catalog (evaluation)));
  gtk_label_set_label (self->words, words);
  gtk_label_set_label (self->age, age);
}

static gboolean
show_spinner (gpointer user_data)
{
  TdrStatusBar *self = user_data;

  self->spinner_delay = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  return G_SOURCE_REMOVE;
}

static void
busy_cb (TdrStatusBar *self)
{
  gboolean busy = tdr_document_get_busy (self->document);

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  if (busy)
    self->spinner_delay = g_timeout_add (SPINNER_DELAY_MS, show_spinner, self);
  else
    gtk_widget_set_visible (self->spinner, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

static void
set_document (TdrStatusBar *self,
              TdrDocument  *document)
{
  if (!g_set_object (&self->document, document) || !document)
    return;
  g_signal_connect_object (document, "notify::evaluation", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  evaluated_cb (self);
  busy_cb (self);
}

static void
tdr_status_bar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((TdrStatusBarProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, TDR_STATUS_BAR (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_status_bar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((TdrStatusBarProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (TDR_STATUS_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_status_bar_dispose (GObject *object)
{
  TdrStatusBar *self = TDR_STATUS_BAR (object);

  g_clear_handle_id (&self->spinner_delay, g_source_remove);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_STATUS_BAR);

  G_OBJECT_CLASS (tdr_status_bar_parent_class)->dispose (object);
}

static void
tdr_status_bar_class_init (TdrStatusBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdr_status_bar_get_property;
  object_class->set_property = tdr_status_bar_set_property;
  object_class->dispose = tdr_status_bar_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, TDR_TYPE_DOCUMENT,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrStatusBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdrStatusBar, words);
  gtk_widget_class_bind_template_child (widget_class, TdrStatusBar, age);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
tdr_status_bar_init (TdrStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
