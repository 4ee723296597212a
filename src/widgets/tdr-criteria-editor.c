/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-criteria-editor.h"

#include "tdr-award-edit.h"
#include "tdr-badge.h"
#include "tdr-criterion-dialog.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define HUNDREDTHS 100.0   /* of a weight in one that people enter */

struct _TdrCriteriaEditor
{
  TdrPage parent_instance;

  gboolean syncing;   /* the rows are being filled, not edited */
  GPtrArray *rows;    /* in the order of the criteria; each keeps the id of its own */

  AdwPreferencesGroup *group;
  TdrBadge *sum;
};

G_DEFINE_FINAL_TYPE (TdrCriteriaEditor, tdr_criteria_editor, TDR_TYPE_PAGE)

static GQuark
id_quark (void)
{
  return g_quark_from_static_string ("tdr-criteria-editor-id");
}

static const char *
get_id (GtkWidget *row)
{
  return g_object_get_qdata (G_OBJECT (row), id_quark ());
}

static void
weight_changed_cb (TdrCriteriaEditor *self,
                   GParamSpec        *pspec,
                   AdwSpinRow        *row)
{
  const char *id = get_id (GTK_WIDGET (row));
  TdrTender *tender;
  g_autofree char *merge = g_strdup_printf ("weight-%s", id);

  if (self->syncing)
    return;
  tender = tdr_award_edit_new_tender (tdr_page_get_tender (TDR_PAGE (self)));
  tdr_award_edit_find (tender->award, id)->weight = (int) lround (adw_spin_row_get_value (row) * HUNDREDTHS);
  tdr_page_apply (TDR_PAGE (self), tender, merge);
}

static void
edit_cb (TdrCriteriaEditor *self,
         GtkWidget         *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_SPIN_ROW);

  adw_dialog_present (tdr_criterion_dialog_new (tdr_page_get_document (TDR_PAGE (self)), get_id (row)),
                      GTK_WIDGET (self));
}

static void
add_cb (TdrCriteriaEditor *self)
{
  adw_dialog_present (tdr_criterion_dialog_new (tdr_page_get_document (TDR_PAGE (self)), NULL), GTK_WIDGET (self));
}

static GtkWidget *
make_row (TdrCriteriaEditor        *self,
          const TdrTenderCriterion *criterion)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, TDR_SCORE_FULL, 1, 10, 0);
  GtkWidget *row = g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "adjustment",
                                 adjustment, NULL);
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_set_tooltip_text (edit, _("Edit Criterion…"));
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_qdata_full (G_OBJECT (row), id_quark (), g_strdup (criterion->id), g_free);
  g_signal_connect_object (row, "notify::value", G_CALLBACK (weight_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
has_rows_of (TdrCriteriaEditor   *self,
             const TdrAwardTerms *terms)
{
  if (self->rows->len != terms->criteria->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_str_equal (get_id (g_ptr_array_index (self->rows, i)),
                      ((TdrTenderCriterion *) g_ptr_array_index (terms->criteria, i))->id))
      return FALSE;
  return TRUE;
}

static void
make_rows (TdrCriteriaEditor   *self,
           const TdrAwardTerms *terms)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < terms->criteria->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (terms->criteria, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
fill_row (AdwSpinRow               *row,
          const TdrTenderCriterion *criterion)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), criterion->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tdr_award_edit_name_rule (criterion->normalisation));
  adw_spin_row_set_digits (row, criterion->weight % (int) HUNDREDTHS == 0 ? 0 : 2);
  adw_spin_row_set_value (row, criterion->weight / HUNDREDTHS);
}

static void
show_sum (TdrCriteriaEditor   *self,
          const TdrAwardTerms *terms)
{
  int sum = tdr_award_edit_sum_weights (terms);
  g_autofree char *figure = g_strdup_printf ("%.*f", sum % (int) HUNDREDTHS == 0 ? 0 : 2, sum / HUNDREDTHS);
  /* Translators: the sum of all weights. */
  g_autofree char *words = g_strdup_printf (sum == TDR_WEIGHTS_SUM ? _("Sum %s") : _("Sum %s, must be 100"), figure);

  tdr_badge_set_label (self->sum, words);
  tdr_badge_set_kind (self->sum, sum == TDR_WEIGHTS_SUM ? "success" : "warning");
}

static void
tender_changed (TdrPage *page)
{
  TdrCriteriaEditor *self = TDR_CRITERIA_EDITOR (page);
  g_autoptr (TdrTender) tender = tdr_award_edit_new_tender (tdr_page_get_tender (page));

  self->syncing = TRUE;
  if (!has_rows_of (self, tender->award))
    make_rows (self, tender->award);
  for (guint i = 0; i < self->rows->len; i++)
    fill_row (ADW_SPIN_ROW (g_ptr_array_index (self->rows, i)), g_ptr_array_index (tender->award->criteria, i));
  show_sum (self, tender->award);
  self->syncing = FALSE;
}

static void
tdr_criteria_editor_dispose (GObject *object)
{
  TdrCriteriaEditor *self = TDR_CRITERIA_EDITOR (object);

  self->syncing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_CRITERIA_EDITOR);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tdr_criteria_editor_parent_class)->dispose (object);
}

static void
tdr_criteria_editor_class_init (TdrCriteriaEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_criteria_editor_dispose;
  TDR_PAGE_CLASS (klass)->tender_changed = tender_changed;
  g_type_ensure (TDR_TYPE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tender_desktop/Tender/ui/criteria-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrCriteriaEditor, group);
  gtk_widget_class_bind_template_child (widget_class, TdrCriteriaEditor, sum);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tdr_criteria_editor_init (TdrCriteriaEditor *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
