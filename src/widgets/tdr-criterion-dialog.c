/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-criterion-dialog.h"

#include "tdr-award-edit.h"

#include <glib/gi18n-lib.h>

struct _TdrCriterionDialog
{
  AdwDialog parent_instance;

  TdrDocument *document;
  char *id;   /* (nullable): of the criterion; %NULL: it is a new one */

  AdwEntryRow *name_row;
  AdwComboRow *rule_row;
  GtkWidget *remove_group;
  GtkButton *apply_button;
};

G_DEFINE_FINAL_TYPE (TdrCriterionDialog, tdr_criterion_dialog, ADW_TYPE_DIALOG)

/* Those for which the chooser has a line, in its order. */
static const TdrNormalisation rules[] = { TDR_NORMALISE_POINTS, TDR_NORMALISE_RATIO, TDR_NORMALISE_LINEAR };

static void
changed_cb (TdrCriterionDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), *name);
}

/* A new one has no weight yet, so that the others still sum to 100. */
static TdrTenderCriterion *
ensure_criterion (TdrCriterionDialog *self,
                  TdrAwardTerms      *terms)
{
  g_autofree char *id = NULL;
  TdrTenderCriterion *criterion = self->id ? tdr_award_edit_find (terms, self->id) : NULL;

  if (criterion)
    return criterion;
  id = tdr_award_edit_dup_id (terms);
  criterion = tdr_tender_criterion_new (id, "", 0, TDR_NORMALISE_POINTS, TDR_CRITERION_RATED);
  g_ptr_array_add (terms->criteria, criterion);
  return criterion;
}

static void
apply_cb (TdrCriterionDialog *self)
{
  TdrTender *tender = tdr_award_edit_new_tender (tdr_document_get_tender (self->document));
  TdrTenderCriterion *criterion = ensure_criterion (self, tender->award);
  guint rule = adw_combo_row_get_selected (self->rule_row);

  g_free (criterion->name);
  criterion->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  if (rule < G_N_ELEMENTS (rules))
    criterion->normalisation = rules[rule];
  tdr_document_apply (self->document, tender, NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
remove_cb (TdrCriterionDialog *self)
{
  TdrTender *tender = tdr_award_edit_new_tender (tdr_document_get_tender (self->document));

  tdr_award_edit_remove (tender->award, self->id);
  tdr_document_apply (self->document, tender, NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
tdr_criterion_dialog_dispose (GObject *object)
{
  TdrCriterionDialog *self = TDR_CRITERION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_CRITERION_DIALOG);
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (tdr_criterion_dialog_parent_class)->dispose (object);
}

static void
tdr_criterion_dialog_class_init (TdrCriterionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_criterion_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tender_desktop/Tender/ui/criterion-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrCriterionDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TdrCriterionDialog, rule_row);
  gtk_widget_class_bind_template_child (widget_class, TdrCriterionDialog, remove_group);
  gtk_widget_class_bind_template_child (widget_class, TdrCriterionDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
tdr_criterion_dialog_init (TdrCriterionDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    gtk_string_list_append (names, tdr_award_edit_name_rule (rules[i]));
  adw_combo_row_set_model (self->rule_row, G_LIST_MODEL (names));
}

static void
show_criterion (TdrCriterionDialog       *self,
                const TdrTenderCriterion *criterion)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), criterion->name);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i] == criterion->normalisation)
      adw_combo_row_set_selected (self->rule_row, i);
}

/* The form of the criterion @id of @document's tender, or, if that is %NULL, of one to be added. */
AdwDialog *
tdr_criterion_dialog_new (TdrDocument *document,
                          const char  *id)
{
  TdrCriterionDialog *self = g_object_new (TDR_TYPE_CRITERION_DIALOG, NULL);
  g_autoptr (TdrTender) tender = tdr_award_edit_new_tender (tdr_document_get_tender (document));

  self->document = g_object_ref (document);
  self->id = g_strdup (id);
  adw_dialog_set_title (ADW_DIALOG (self), id ? _("Criterion") : _("New Criterion"));
  gtk_button_set_label (self->apply_button, id ? _("_Apply") : _("_Add"));
  gtk_widget_set_visible (self->remove_group, id && tender->award->criteria->len > 1);
  if (id)
    show_criterion (self, tdr_award_edit_find (tender->award, id));
  changed_cb (self);
  return ADW_DIALOG (self);
}
