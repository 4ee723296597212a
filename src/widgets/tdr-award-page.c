/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-page.h"

#include "tdr-award-result.h"
#include "tdr-award-view.h"
#include "tdr-criteria-editor.h"
#include "tdr-limits-editor.h"
#include "tdr-rating-dialog.h"
#include "tdr-sheet-view.h"
#include "tdr-workload-chooser.h"

struct _TdrAwardPage
{
  TdrPage parent_instance;

  TdrAwardResult *result;    /* (nullable): the newest */
  GCancellable *running;     /* (nullable): of the one under way */
  gboolean syncing;          /* the drop-down is being filled, not chosen from */

  GtkStack *stack;
  GtkDropDown *workload;
  GtkWidget *rate;
  GtkWidget *spinner;
  GtkWidget *problem;
  TdrSheetView *scores;
  TdrSheetView *decision;
  TdrSheetView *award;
};

G_DEFINE_FINAL_TYPE (TdrAwardPage, tdr_award_page, TDR_TYPE_PAGE)

static guint
get_workload (TdrAwardPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->workload);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
show_result (TdrAwardPage *self)
{
  guint workload = get_workload (self);
  g_autoptr (TdrSheet) scores = NULL;
  g_autoptr (TdrSheet) decision = NULL;
  g_autoptr (TdrSheet) award = NULL;

  if (!self->result || workload >= self->result->n_rounds)
    return;
  scores = tdr_award_view_new_scores (self->result, workload);
  decision = tdr_award_view_new_decision (self->result, workload);
  award = tdr_award_view_new_award (self->result);
  tdr_sheet_view_set_sheet (self->scores, scores);
  tdr_sheet_view_set_sheet (self->decision, decision);
  tdr_sheet_view_set_sheet (self->award, award);
}

static void
show_problem (TdrAwardPage *self,
              const GError *problem)
{
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem)
    gtk_label_set_label (GTK_LABEL (self->problem), problem->message);
}

/* What a newer evaluation has overtaken was cancelled, and has nothing to say any more. */
static void
awarded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (TdrAwardPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrAwardResult) award = tdr_award_result_run_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->running)
    return;
  g_clear_object (&self->running);
  gtk_widget_set_visible (self->spinner, FALSE);
  g_clear_pointer (&self->result, tdr_award_result_free);
  self->result = g_steal_pointer (&award);
  gtk_widget_set_sensitive (self->rate, self->result != NULL);
  show_problem (self, error);
  show_result (self);
}

static void
stop (TdrAwardPage *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
workload_selected_cb (TdrAwardPage *self)
{
  if (!self->syncing)
    show_result (self);
}

static void
rate_cb (TdrAwardPage *self)
{
  if (self->result && get_workload (self) < self->result->n_rounds)
    adw_dialog_present (tdr_rating_dialog_new (tdr_page_get_document (TDR_PAGE (self)), self->result,
                                               get_workload (self)),
                        GTK_WIDGET (self));
}

static void
tender_changed (TdrPage *page)
{
  TdrAwardPage *self = TDR_AWARD_PAGE (page);
  const TdrTender *tender = tdr_page_get_tender (page);

  self->syncing = TRUE;
  tdr_workload_chooser_sync (self->workload, tender);
  self->syncing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, tender->workloads->len > 0 ? "award" : "empty");
}

static void
evaluated (TdrPage *page)
{
  TdrAwardPage *self = TDR_AWARD_PAGE (page);
  TdrEvaluation *evaluation = tdr_page_get_evaluation (page);

  stop (self);
  if (!evaluation)
    return;
  self->running = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  tdr_award_result_run_async (evaluation, self->running, awarded_cb, g_object_ref (self));
}

static void
tdr_award_page_dispose (GObject *object)
{
  TdrAwardPage *self = TDR_AWARD_PAGE (object);

  self->syncing = TRUE;
  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_AWARD_PAGE);
  g_clear_pointer (&self->result, tdr_award_result_free);

  G_OBJECT_CLASS (tdr_award_page_parent_class)->dispose (object);
}

static void
tdr_award_page_class_init (TdrAwardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdrPageClass *page_class = TDR_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_award_page_dispose;
  page_class->tender_changed = tender_changed;
  page_class->evaluated = evaluated;
  g_type_ensure (TDR_TYPE_CRITERIA_EDITOR);
  g_type_ensure (TDR_TYPE_LIMITS_EDITOR);
  g_type_ensure (TDR_TYPE_SHEET_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/award-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, workload);
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, rate);
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, problem);
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, scores);
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, decision);
  gtk_widget_class_bind_template_child (widget_class, TdrAwardPage, award);
  gtk_widget_class_bind_template_callback (widget_class, workload_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
}

static void
tdr_award_page_init (TdrAwardPage *self)
{
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->syncing = FALSE;
}
