/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-properties-dialog.h"

struct _TdrPropertiesDialog
{
  AdwDialog parent_instance;

  TdrDocument *document;   /* %NULL while the form is being filled */
  AdwEntryRow *title_row;
  AdwEntryRow *buyer_row;
  AdwEntryRow *reference_row;
  AdwSpinRow *term_row;
};

G_DEFINE_FINAL_TYPE (TdrPropertiesDialog, tdr_properties_dialog, ADW_TYPE_DIALOG)

static void
changed_cb (TdrPropertiesDialog *self)
{
  TdrTender *tender;

  if (!self->document)
    return;
  tender = tdr_tender_copy (tdr_document_get_tender (self->document));
  g_set_str (&tender->title, gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  g_set_str (&tender->buyer, gtk_editable_get_text (GTK_EDITABLE (self->buyer_row)));
  g_set_str (&tender->reference, gtk_editable_get_text (GTK_EDITABLE (self->reference_row)));
  tender->term_months = (guint) adw_spin_row_get_value (self->term_row);
  tdr_document_apply (self->document, tender, "properties");
}

static void
tdr_properties_dialog_dispose (GObject *object)
{
  TdrPropertiesDialog *self = TDR_PROPERTIES_DIALOG (object);

  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_PROPERTIES_DIALOG);

  G_OBJECT_CLASS (tdr_properties_dialog_parent_class)->dispose (object);
}

static void
tdr_properties_dialog_class_init (TdrPropertiesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_properties_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tender_desktop/Tender/ui/properties-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, buyer_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, reference_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, term_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
tdr_properties_dialog_init (TdrPropertiesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_text (AdwEntryRow *row,
           const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

/* The form of @document's properties. What is typed is in the document at once. */
AdwDialog *
tdr_properties_dialog_new (TdrDocument *document)
{
  TdrPropertiesDialog *self = g_object_new (TDR_TYPE_PROPERTIES_DIALOG, NULL);
  const TdrTender *tender = tdr_document_get_tender (document);

  show_text (self->title_row, tender->title);
  show_text (self->buyer_row, tender->buyer);
  show_text (self->reference_row, tender->reference);
  adw_spin_row_set_value (self->term_row, tender->term_months);
  self->document = g_object_ref (document);
  return ADW_DIALOG (self);
}
