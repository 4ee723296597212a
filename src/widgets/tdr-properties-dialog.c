/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-properties-dialog.h"

#include "tdr-tender-currency.h"
#include "tdr-tender-json.h"

struct _TdrPropertiesDialog
{
  AdwDialog parent_instance;

  TdrDocument *document;   /* %NULL while the form is being filled */
  AdwEntryRow *title_row;
  AdwEntryRow *buyer_row;
  AdwEntryRow *reference_row;
  AdwEntryRow *currency_row;
  AdwEntryRow *rate_row;
  AdwEntryRow *rate_date_row;
  AdwEntryRow *rate_source_row;
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

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
mark (AdwEntryRow *row,
      gboolean     good)
{
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return good;
}

/* With a point or a comma, as the hand is used to: a rate has no thousands. */
static gboolean
parse_rate (TdrPropertiesDialog *self,
            TdrMoney            *rate)
{
  g_autofree char *text = g_strdelimit (g_strdup (get_text (self->rate_row)), ",", '.');

  return tdr_money_parse (text, TDR_CATALOG_CURRENCY, rate, NULL) && rate->micros > 0;
}

/* The rate that is typed, once all of it is. */
static TdrDatedRate *
read_rate (TdrPropertiesDialog *self)
{
  const char *date = get_text (self->rate_date_row);
  const char *source = get_text (self->rate_source_row);
  TdrMoney rate = { 0 };
  gboolean good = mark (self->rate_row, parse_rate (self, &rate));

  good &= mark (self->rate_date_row, tdr_tender_is_date (date));
  good &= mark (self->rate_source_row, *source != '\0');
  return good ? tdr_dated_rate_new (get_text (self->currency_row), TDR_CATALOG_CURRENCY, rate.micros, date, source) : NULL;
}

static void
show_rate_rows (TdrPropertiesDialog *self)
{
  const char *currency = get_text (self->currency_row);
  gboolean other = tdr_tender_is_currency (currency) && !g_str_equal (currency, TDR_CATALOG_CURRENCY);

  gtk_widget_set_visible (GTK_WIDGET (self->rate_row), other);
  gtk_widget_set_visible (GTK_WIDGET (self->rate_date_row), other);
  gtk_widget_set_visible (GTK_WIDGET (self->rate_source_row), other);
}

/* Half a currency is none: what is typed is in the document once it is whole, and a bid can be exchanged into it. */
static void
currency_changed_cb (TdrPropertiesDialog *self)
{
  const char *currency = get_text (self->currency_row);
  g_autoptr (TdrDatedRate) rate = NULL;
  g_autoptr (GError) error = NULL;
  TdrTender *tender;

  show_rate_rows (self);
  if (!self->document || !mark (self->currency_row, tdr_tender_is_currency (currency)))
    return;
  if (!g_str_equal (currency, TDR_CATALOG_CURRENCY))
    {
      rate = read_rate (self);
      if (!rate)
        return;
    }

  tender = tdr_tender_in_currency (tdr_document_get_tender (self->document), currency, rate, &error);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->currency_row), error ? error->message : NULL);
  if (mark (self->currency_row, tender != NULL))
    tdr_document_apply (self->document, tender, "currency");
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
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, rate_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, rate_date_row);
  gtk_widget_class_bind_template_child (widget_class, TdrPropertiesDialog, rate_source_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_changed_cb);
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

/* A rate that is given the other way round is shown as what it is worth this way. */
static void
show_currency (TdrPropertiesDialog *self,
               const TdrTender     *tender)
{
  const TdrExchangeRate *rate = tdr_tender_get_exchange (tender);
  TdrMoney one = tdr_money_new (TDR_MONEY_MICROS, tender->currency);
  g_autofree char *figure = NULL;

  show_text (self->currency_row, tender->currency);
  if (!g_str_equal (tender->currency, TDR_CATALOG_CURRENCY)
      && tdr_exchange_convert (rate, one, TDR_CATALOG_CURRENCY, &one, NULL))
    {
      figure = tdr_money_to_string (one, 2);
      show_text (self->rate_row, figure);
      show_text (self->rate_date_row, rate->date);
      show_text (self->rate_source_row, rate->evidence->publisher);
    }
  show_rate_rows (self);
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
  show_currency (self, tender);
  self->document = g_object_ref (document);
  return ADW_DIALOG (self);
}
