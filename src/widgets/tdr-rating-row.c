/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-rating-row.h"

#include "tdr-award-edit.h"

#include <glib/gi18n-lib.h>

#define MOST_AMOUNT 1e9   /* of a criterion that is no points */

struct _TdrRatingRow
{
  AdwExpanderRow parent_instance;

  TdrDocument *document;   /* %NULL while the row is being filled */
  char *criterion;
  char *plan;
  char *workload;

  AdwSpinRow *value_row;
  AdwEntryRow *rationale_row;
};

G_DEFINE_FINAL_TYPE (TdrRatingRow, tdr_rating_row, ADW_TYPE_EXPANDER_ROW)

/* A rating for this workload is made where there is only one for all of them: that one is others' too. */
static void
set_rating (TdrRatingRow  *self,
            TdrAwardTerms *terms)
{
  double value = adw_spin_row_get_value (self->value_row);
  const char *rationale = gtk_editable_get_text (GTK_EDITABLE (self->rationale_row));
  TdrTenderRating *rating = tdr_award_edit_find_rating (terms, self->criterion, self->plan, self->workload);

  if (!rating)
    {
      g_ptr_array_add (terms->ratings,
                       tdr_tender_rating_new (self->criterion, self->plan, self->workload, value, rationale));
      return;
    }
  rating->value = value;
  g_set_str (&rating->rationale, rationale);
}

static void
remove_rating (TdrRatingRow  *self,
               TdrAwardTerms *terms)
{
  g_ptr_array_remove (terms->ratings,
                      tdr_award_edit_find_rating (terms, self->criterion, self->plan, self->workload));
  g_ptr_array_remove (terms->ratings, tdr_award_edit_find_rating (terms, self->criterion, self->plan, NULL));
}

static void
changed_cb (TdrRatingRow *self)
{
  g_autofree char *merge = NULL;
  TdrTender *tender;

  if (!self->document)
    return;
  tender = tdr_award_edit_new_tender (tdr_document_get_tender (self->document));
  if (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self)))
    set_rating (self, tender->award);
  else
    remove_rating (self, tender->award);
  merge = g_strdup_printf ("rating-%s-%s", self->criterion, self->plan);
  tdr_document_apply (self->document, tender, merge);
}

static void
tdr_rating_row_dispose (GObject *object)
{
  TdrRatingRow *self = TDR_RATING_ROW (object);

  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_RATING_ROW);
  g_clear_pointer (&self->criterion, g_free);
  g_clear_pointer (&self->plan, g_free);
  g_clear_pointer (&self->workload, g_free);

  G_OBJECT_CLASS (tdr_rating_row_parent_class)->dispose (object);
}

static void
tdr_rating_row_class_init (TdrRatingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_rating_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/rating-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrRatingRow, value_row);
  gtk_widget_class_bind_template_child (widget_class, TdrRatingRow, rationale_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
tdr_rating_row_init (TdrRatingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_plan (TdrRatingRow  *self,
           const TdrPlan *plan)
{
  g_autofree char *title = tdr_plan_dup_title (plan);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (plan);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
show_rating (TdrRatingRow        *self,
             const TdrAwardTerms *terms)
{
  const TdrTenderRating *rating = tdr_award_edit_find_rating (terms, self->criterion, self->plan, self->workload);

  if (!rating)
    rating = tdr_award_edit_find_rating (terms, self->criterion, self->plan, NULL);
  if (rating)
    {
      adw_spin_row_set_value (self->value_row, rating->value);
      gtk_editable_set_text (GTK_EDITABLE (self->rationale_row), rating->rationale);
    }
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), rating != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

/* The rating of @plan on @criterion for the workload of the id @workload. */
GtkWidget *
tdr_rating_row_new (TdrDocument              *document,
                    const TdrTenderCriterion *criterion,
                    const TdrPlan            *plan,
                    const char               *workload)
{
  TdrRatingRow *self = g_object_new (TDR_TYPE_RATING_ROW, NULL);
  g_autoptr (TdrTender) tender = tdr_award_edit_new_tender (tdr_document_get_tender (document));
  gboolean are_points = criterion->normalisation == TDR_NORMALISE_POINTS;

  self->criterion = g_strdup (criterion->id);
  self->plan = g_strdup (plan->id);
  self->workload = g_strdup (workload);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), are_points ? _("Points") : _("Amount"));
  gtk_adjustment_set_upper (adw_spin_row_get_adjustment (self->value_row), are_points ? TDR_SCORE_FULL : MOST_AMOUNT);
  show_plan (self, plan);
  show_rating (self, tender->award);
  self->document = g_object_ref (document);
  return GTK_WIDGET (self);
}
