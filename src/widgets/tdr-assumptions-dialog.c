/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-assumptions-dialog.h"

#include "tdr-figure-row.h"

#include <math.h>

#define PPM_PER_CENT (TDR_PPM / 100.0)

struct _TdrAssumptionsDialog
{
  AdwDialog parent_instance;

  TdrDocument *document;   /* %NULL while the form is being filled */

  AdwEntryRow *start_row;
  AdwSpinRow *budget_row;
  AdwComboRow *basis_row;
  AdwSpinRow *rate_row;
  AdwSpinRow *price_row;
  AdwSpinRow *tax_row;
  AdwSpinRow *recoverable_row;
};

G_DEFINE_FINAL_TYPE (TdrAssumptionsDialog, tdr_assumptions_dialog, ADW_TYPE_DIALOG)

static int
get_ppm (AdwSpinRow *row)
{
  return (int) lround (adw_spin_row_get_value (row) * PPM_PER_CENT);
}

/* A month that cannot be read is marked, and the one before it stays. */
static void
read_start (TdrAssumptionsDialog *self,
            TdrAssumptions       *assumptions)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->start_row));
  TdrMonth month = { 0 };
  gboolean good = *text == '\0' || tdr_month_parse (text, &month, NULL);

  if (good)
    assumptions->demand.start = month;
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->start_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->start_row), "error");
}

/* Nought is no budget: nobody buys for nothing. */
static void
read_budget (TdrAssumptionsDialog *self,
             TdrAssumptions       *assumptions,
             const char           *currency)
{
  gint64 amount = (gint64) adw_spin_row_get_value (self->budget_row);

  if (amount == assumptions->budget.micros / TDR_MONEY_MICROS)   /* a part of a unit stays */
    return;
  assumptions->budget = amount > 0 ? tdr_money_new (amount * TDR_MONEY_MICROS, currency) : (TdrMoney) { 0 };
}

static void
changed_cb (TdrAssumptionsDialog *self)
{
  TdrTender *tender;

  if (!self->document)
    return;
  tender = tdr_tender_copy (tdr_document_get_tender (self->document));
  if (!tender->assumptions)
    tender->assumptions = tdr_assumptions_new ();
  read_start (self, tender->assumptions);
  read_budget (self, tender->assumptions, tender->currency);
  tender->assumptions->rate.basis = adw_combo_row_get_selected (self->basis_row) == 0 ? TDR_PRICES_NOMINAL
                                                                                      : TDR_PRICES_REAL;
  tender->assumptions->rate.yearly_ppm = get_ppm (self->rate_row);
  tender->assumptions->price_change_ppm = get_ppm (self->price_row);
  tender->assumptions->tax.rate_ppm = get_ppm (self->tax_row);
  tender->assumptions->tax.recoverable_ppm = get_ppm (self->recoverable_row);
  tdr_document_apply (self->document, tender, "assumptions");
}

static void
tdr_assumptions_dialog_dispose (GObject *object)
{
  TdrAssumptionsDialog *self = TDR_ASSUMPTIONS_DIALOG (object);

  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_ASSUMPTIONS_DIALOG);

  G_OBJECT_CLASS (tdr_assumptions_dialog_parent_class)->dispose (object);
}

static void
tdr_assumptions_dialog_class_init (TdrAssumptionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_assumptions_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tender_desktop/Tender/ui/assumptions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrAssumptionsDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, TdrAssumptionsDialog, budget_row);
  gtk_widget_class_bind_template_child (widget_class, TdrAssumptionsDialog, basis_row);
  gtk_widget_class_bind_template_child (widget_class, TdrAssumptionsDialog, rate_row);
  gtk_widget_class_bind_template_child (widget_class, TdrAssumptionsDialog, price_row);
  gtk_widget_class_bind_template_child (widget_class, TdrAssumptionsDialog, tax_row);
  gtk_widget_class_bind_template_child (widget_class, TdrAssumptionsDialog, recoverable_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
tdr_assumptions_dialog_init (TdrAssumptionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tdr_figure_row_set_up (self->budget_row);
}

static void
show_assumptions (TdrAssumptionsDialog *self,
                  const TdrAssumptions *assumptions)
{
  g_autofree char *start = tdr_month_is_set (assumptions->demand.start)
                             ? tdr_month_to_string (assumptions->demand.start) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->start_row), start);
  adw_spin_row_set_value (self->budget_row, (double) (assumptions->budget.micros / TDR_MONEY_MICROS));
  adw_combo_row_set_selected (self->basis_row, assumptions->rate.basis == TDR_PRICES_NOMINAL ? 0 : 1);
  adw_spin_row_set_value (self->rate_row, assumptions->rate.yearly_ppm / PPM_PER_CENT);
  adw_spin_row_set_value (self->price_row, assumptions->price_change_ppm / PPM_PER_CENT);
  adw_spin_row_set_value (self->tax_row, assumptions->tax.rate_ppm / PPM_PER_CENT);
  adw_spin_row_set_value (self->recoverable_row, assumptions->tax.recoverable_ppm / PPM_PER_CENT);
}

/* The form of what @document's tender takes for granted about the term. What is typed is in the document at once. */
AdwDialog *
tdr_assumptions_dialog_new (TdrDocument *document)
{
  TdrAssumptionsDialog *self = g_object_new (TDR_TYPE_ASSUMPTIONS_DIALOG, NULL);
  const TdrTender *tender = tdr_document_get_tender (document);
  g_autoptr (TdrAssumptions) defaults = tdr_assumptions_new ();

  show_assumptions (self, tender->assumptions ? tender->assumptions : defaults);
  self->document = g_object_ref (document);
  return ADW_DIALOG (self);
}
