/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-rating-dialog.h"

#include "tdr-award-edit.h"
#include "tdr-rating-row.h"

#define MOST_BIDS 20   /* on each criterion: whoever rates more has not made a shortlist */

struct _TdrRatingDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (TdrRatingDialog, tdr_rating_dialog, ADW_TYPE_DIALOG)

static void
tdr_rating_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TDR_TYPE_RATING_DIALOG);

  G_OBJECT_CLASS (tdr_rating_dialog_parent_class)->dispose (object);
}

static void
tdr_rating_dialog_class_init (TdrRatingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_rating_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/rating-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrRatingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrRatingDialog, page);
}

static void
tdr_rating_dialog_init (TdrRatingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_criterion (TdrRatingDialog          *self,
               TdrDocument              *document,
               const TdrTenderCriterion *criterion,
               const TdrAwardRound      *round,
               const char               *workload)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = g_markup_escape_text (criterion->name, -1);
  guint n_rows = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         tdr_award_edit_name_rule (criterion->normalisation));
  for (guint i = 0; i < round->n_bids && n_rows < MOST_BIDS; i++)
    if (round->bids[i].eligible)
      {
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   tdr_rating_row_new (document, criterion, round->bids[i].plan, workload));
        n_rows++;
      }
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

/* A form in which the offers of a workload are rated on every criterion that people judge. */
AdwDialog *
tdr_rating_dialog_new (TdrDocument          *document,
                       const TdrAwardResult *result,
                       guint                 workload)
{
  TdrRatingDialog *self = g_object_new (TDR_TYPE_RATING_DIALOG, NULL);
  const TdrTender *tender = tdr_evaluation_get_tender (result->evaluation);
  const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);
  gboolean any = FALSE;

  for (guint i = 0; i < result->n_criteria; i++)
    if (result->criteria[i]->source == TDR_CRITERION_RATED)
      {
        add_criterion (self, document, result->criteria[i], &result->rounds[workload], own->id);
        any = TRUE;
      }
  gtk_stack_set_visible_child_name (self->stack, any ? "rate" : "empty");
  return ADW_DIALOG (self);
}
