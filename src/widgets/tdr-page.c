/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-page.h"

typedef struct {
  TdrDocument *document;
  gboolean tender_is_stale;
  gboolean evaluation_is_stale;
} TdrPagePrivate;

typedef enum {
  PROP_DOCUMENT = 1,
} TdrPageProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdrPage, tdr_page, ADW_TYPE_BIN)

static void
refresh (TdrPage *self)
{
  TdrPagePrivate *priv = tdr_page_get_instance_private (self);
  TdrPageClass *klass = TDR_PAGE_GET_CLASS (self);

  if (!priv->document || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (priv->tender_is_stale && klass->tender_changed)
    klass->tender_changed (self);
  priv->tender_is_stale = FALSE;
  if (priv->evaluation_is_stale && klass->evaluated)
    klass->evaluated (self);
  priv->evaluation_is_stale = FALSE;
}

static void
changed_cb (TdrPage *self)
{
  TdrPagePrivate *priv = tdr_page_get_instance_private (self);

  priv->tender_is_stale = TRUE;
  refresh (self);
}

static void
evaluated_cb (TdrPage *self)
{
  TdrPagePrivate *priv = tdr_page_get_instance_private (self);

  priv->evaluation_is_stale = TRUE;
  refresh (self);
}

static void
set_document (TdrPage     *self,
              TdrDocument *document)
{
  TdrPagePrivate *priv = tdr_page_get_instance_private (self);

  if (!g_set_object (&priv->document, document) || !document)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::evaluation", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  priv->tender_is_stale = TRUE;
  priv->evaluation_is_stale = TRUE;
  refresh (self);
}

static void
tdr_page_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch ((TdrPageProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, tdr_page_get_document (TDR_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_page_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  switch ((TdrPageProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (TDR_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tdr_page_parent_class)->map (widget);

  refresh (TDR_PAGE (widget));
}

static void
tdr_page_dispose (GObject *object)
{
  TdrPagePrivate *priv = tdr_page_get_instance_private (TDR_PAGE (object));

  g_clear_object (&priv->document);

  G_OBJECT_CLASS (tdr_page_parent_class)->dispose (object);
}

static void
tdr_page_class_init (TdrPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdr_page_get_property;
  object_class->set_property = tdr_page_set_property;
  object_class->dispose = tdr_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = tdr_page_map;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, TDR_TYPE_DOCUMENT,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
tdr_page_init (TdrPage *self)
{
}

/* (nullable): the document on show. */
TdrDocument *
tdr_page_get_document (TdrPage *self)
{
  TdrPagePrivate *priv = tdr_page_get_instance_private (self);

  g_return_val_if_fail (TDR_IS_PAGE (self), NULL);

  return priv->document;
}

/* The document's tender. There must be a document. */
const TdrTender *
tdr_page_get_tender (TdrPage *self)
{
  return tdr_document_get_tender (tdr_page_get_document (self));
}

/* (nullable): the document's newest evaluation. */
TdrEvaluation *
tdr_page_get_evaluation (TdrPage *self)
{
  return tdr_document_get_evaluation (tdr_page_get_document (self));
}

/* Makes @tender (taken) the document's, as one step with the edit before if both have the same @merge. */
void
tdr_page_apply (TdrPage    *self,
                TdrTender  *tender,
                const char *merge)
{
  tdr_document_apply (tdr_page_get_document (self), tender, merge);
}
