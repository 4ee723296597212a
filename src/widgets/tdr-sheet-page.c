/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sheet-page.h"

#include "tdr-assumptions-dialog.h"
#include "tdr-sheet-view.h"
#include "tdr-workload-chooser.h"

typedef struct {
  gpointer result;           /* (nullable): the newest */
  GCancellable *running;     /* (nullable): of the one under way */
  gboolean syncing;          /* the drop-down is being filled, not chosen from */

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkDropDown *workload;
  GtkWidget *spinner;
  GtkLabel *problem;
  TdrSheetView *sheet;
} TdrSheetPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdrSheetPage, tdr_sheet_page, TDR_TYPE_PAGE)

static guint
get_workload (TdrSheetPagePrivate *priv)
{
  guint selected = gtk_drop_down_get_selected (priv->workload);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

/* The result is of the evaluation's tender, which has as many workloads as that had. */
static void
show_result (TdrSheetPage *self)
{
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);
  TdrEvaluation *evaluation = tdr_page_get_evaluation (TDR_PAGE (self));
  g_autoptr (TdrSheet) sheet = NULL;

  if (!priv->result || !evaluation
      || get_workload (priv) >= tdr_evaluation_get_tender (evaluation)->workloads->len)
    return;
  sheet = TDR_SHEET_PAGE_GET_CLASS (self)->new_sheet (priv->result, get_workload (priv));
  tdr_sheet_view_set_sheet (priv->sheet, sheet);
}

static void
clear_result (TdrSheetPage *self)
{
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);

  if (priv->result)
    TDR_SHEET_PAGE_GET_CLASS (self)->free_result (priv->result);
  priv->result = NULL;
}

/* What a newer evaluation has overtaken was cancelled, and has nothing to say any more. */
static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (TdrSheetPage) self = data;
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  gpointer found = TDR_SHEET_PAGE_GET_CLASS (self)->finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != priv->running)
    {
      if (found)
        TDR_SHEET_PAGE_GET_CLASS (self)->free_result (found);
      return;
    }
  g_clear_object (&priv->running);
  clear_result (self);
  priv->result = found;
  gtk_widget_set_visible (priv->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->sheet), error == NULL);
  gtk_label_set_label (priv->problem, error ? error->message : "");
  show_result (self);
}

static void
stop (TdrSheetPage *self)
{
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);

  g_cancellable_cancel (priv->running);
  g_clear_object (&priv->running);
}

static void
workload_selected_cb (TdrSheetPage *self)
{
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);

  if (!priv->syncing && tdr_page_get_document (TDR_PAGE (self)))
    show_result (self);
}

static void
assumptions_cb (TdrSheetPage *self)
{
  adw_dialog_present (tdr_assumptions_dialog_new (tdr_page_get_document (TDR_PAGE (self))), GTK_WIDGET (self));
}

static void
tender_changed (TdrPage *page)
{
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (TDR_SHEET_PAGE (page));
  const TdrTender *tender = tdr_page_get_tender (page);

  priv->syncing = TRUE;
  tdr_workload_chooser_sync (priv->workload, tender);
  priv->syncing = FALSE;
  gtk_stack_set_visible_child_name (priv->stack, tender->workloads->len > 0 ? "sheet" : "empty");
}

static void
evaluated (TdrPage *page)
{
  TdrSheetPage *self = TDR_SHEET_PAGE (page);
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);
  TdrEvaluation *evaluation = tdr_page_get_evaluation (page);

  stop (self);
  if (!evaluation)
    return;
  priv->running = g_cancellable_new ();
  gtk_widget_set_visible (priv->spinner, TRUE);
  TDR_SHEET_PAGE_GET_CLASS (self)->run (evaluation, priv->running, finished_cb, g_object_ref (self));
}

static void
tdr_sheet_page_dispose (GObject *object)
{
  TdrSheetPage *self = TDR_SHEET_PAGE (object);
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);

  priv->syncing = TRUE;
  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_SHEET_PAGE);
  clear_result (self);

  G_OBJECT_CLASS (tdr_sheet_page_parent_class)->dispose (object);
}

static void
tdr_sheet_page_class_init (TdrSheetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_sheet_page_dispose;
  TDR_PAGE_CLASS (klass)->tender_changed = tender_changed;
  TDR_PAGE_CLASS (klass)->evaluated = evaluated;
  g_type_ensure (TDR_TYPE_SHEET_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/sheet-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TdrSheetPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, TdrSheetPage, empty);
  gtk_widget_class_bind_template_child_private (widget_class, TdrSheetPage, workload);
  gtk_widget_class_bind_template_child_private (widget_class, TdrSheetPage, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, TdrSheetPage, problem);
  gtk_widget_class_bind_template_child_private (widget_class, TdrSheetPage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, workload_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, assumptions_cb);
}

static void
tdr_sheet_page_init (TdrSheetPage *self)
{
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);

  priv->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  priv->syncing = FALSE;
}

/* Says what the page is for, while there is no workload. */
void
tdr_sheet_page_set_empty (TdrSheetPage *self,
                          const char   *icon_name,
                          const char   *title,
                          const char   *description)
{
  TdrSheetPagePrivate *priv = tdr_sheet_page_get_instance_private (self);

  adw_status_page_set_icon_name (priv->empty, icon_name);
  adw_status_page_set_title (priv->empty, title);
  adw_status_page_set_description (priv->empty, description);
}
