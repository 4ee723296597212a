/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-compare-page.h"

#include "tdr-badge.h"
#include "tdr-chart-card.h"
#include "tdr-chip-view.h"
#include "tdr-column-title.h"
#include "tdr-cost-view.h"
#include "tdr-decision.h"
#include "tdr-line.h"
#include "tdr-plan-dialog.h"
#include "tdr-plan-item.h"
#include "tdr-workload-chooser.h"

#define MOST_BARS 10   /* what fits a screen, and more than anybody compares at once */
#define MOST_ROWS 40   /* the Offers page has them all */

struct _TdrComparePage
{
  TdrPage parent_instance;

  GListStore *plans;
  GListStore *tie_lines;
  GListStore *change_lines;
  gboolean syncing;   /* the drop-down is being filled, not chosen from */

  GtkStack *stack;
  AdwToggleGroup *kind;
  GtkDropDown *workload;
  TdrChartCard *chart;
  GtkWidget *table;
  GtkColumnView *view;
  GtkColumnViewColumn *cost_column;
  GtkColumnViewColumn *per_million_column;
  GtkColumnViewColumn *first_token_column;
  GtkWidget *ties_group;
  GtkListBox *ties;
  GtkWidget *changes_group;
  GtkListBox *changes;
};

G_DEFINE_FINAL_TYPE (TdrComparePage, tdr_compare_page, TDR_TYPE_PAGE)

static guint
get_workload (TdrComparePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->workload);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static gboolean
shows_chips (TdrComparePage *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->kind), "chips") == 0;
}

static void
show_chart (TdrComparePage *self,
            TdrEvaluation  *evaluation)
{
  g_autoptr (TdrChart) chart = shows_chips (self)
                                 ? tdr_chip_view_new_chart (evaluation, get_workload (self))
                                 : tdr_cost_view_new_chart (evaluation, get_workload (self), MOST_BARS);

  tdr_chart_card_set_chart (self->chart, chart);
}

static void
show_table (TdrComparePage *self,
            TdrEvaluation  *evaluation)
{
  g_autoptr (GPtrArray) ranked = tdr_cost_view_list_ranked (evaluation, get_workload (self));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (ranked->len, MOST_ROWS); i++)
    g_ptr_array_add (items, tdr_plan_item_new (evaluation, g_ptr_array_index (ranked, i)));
  g_list_store_splice (self->plans, 0, g_list_model_get_n_items (G_LIST_MODEL (self->plans)), items->pdata,
                       items->len);
  gtk_widget_set_visible (self->table, items->len > 0);
}

static void
show_sentences (GtkWidget  *group,
                GListStore *lines,
                GPtrArray  *sentences)
{
  g_list_store_remove_all (lines);
  for (guint i = 0; i < sentences->len; i++)
    tdr_line_append (lines, g_ptr_array_index (sentences, i), NULL, NULL, NULL);
  gtk_widget_set_visible (group, sentences->len > 0);
}

static void
show_decision (TdrComparePage *self,
               TdrEvaluation  *evaluation)
{
  g_autoptr (TdrDecision) decision = tdr_decision_new (evaluation, get_workload (self));
  g_autoptr (GPtrArray) ties = tdr_decision_list_ties (decision);
  g_autoptr (GPtrArray) changes = tdr_decision_list_changes (decision, evaluation);

  show_sentences (self->ties_group, self->tie_lines, ties);
  show_sentences (self->changes_group, self->change_lines, changes);
}

static void
show_evaluation (TdrComparePage *self)
{
  TdrEvaluation *evaluation = tdr_page_get_evaluation (TDR_PAGE (self));

  if (!evaluation || get_workload (self) >= tdr_evaluation_get_tender (evaluation)->workloads->len)
    return;
  show_chart (self, evaluation);
  show_table (self, evaluation);
  show_decision (self, evaluation);
}

static void
kind_changed_cb (TdrComparePage *self)
{
  TdrEvaluation *evaluation;

  if (!tdr_page_get_document (TDR_PAGE (self)))
    return;
  evaluation = tdr_page_get_evaluation (TDR_PAGE (self));
  if (evaluation && get_workload (self) < tdr_evaluation_get_tender (evaluation)->workloads->len)
    show_chart (self, evaluation);
}

static void
workload_selected_cb (TdrComparePage *self)
{
  if (!self->syncing && tdr_page_get_document (TDR_PAGE (self)))
    show_evaluation (self);
}

static void
show_plan (TdrComparePage *self,
           guint           position)
{
  g_autoptr (TdrPlanItem) item = g_list_model_get_item (G_LIST_MODEL (self->plans), position);

  if (item)
    adw_dialog_present (tdr_plan_dialog_new (item), GTK_WIDGET (self));
}

static void
row_activated_cb (TdrComparePage *self,
                  guint           position)
{
  show_plan (self, position);
}

/* The bars stand in the order of the table. The dots do not: they are of chips. */
static void
mark_activated_cb (TdrComparePage *self,
                   int             mark)
{
  if (!shows_chips (self))
    show_plan (self, (guint) mark);
}

static void
tender_changed (TdrPage *page)
{
  TdrComparePage *self = TDR_COMPARE_PAGE (page);
  const TdrTender *tender = tdr_page_get_tender (page);

  self->syncing = TRUE;
  tdr_workload_chooser_sync (self->workload, tender);
  self->syncing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, tender->workloads->len > 0 ? "compare" : "empty");
}

static void
evaluated (TdrPage *page)
{
  show_evaluation (TDR_COMPARE_PAGE (page));
}

static void
tdr_compare_page_dispose (GObject *object)
{
  TdrComparePage *self = TDR_COMPARE_PAGE (object);

  self->syncing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_COMPARE_PAGE);
  g_clear_object (&self->plans);
  g_clear_object (&self->tie_lines);
  g_clear_object (&self->change_lines);

  G_OBJECT_CLASS (tdr_compare_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, kind);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, workload);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, chart);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, table);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, view);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, cost_column);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, per_million_column);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, first_token_column);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, ties_group);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, ties);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, changes_group);
  gtk_widget_class_bind_template_child (widget_class, TdrComparePage, changes);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, workload_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
}

static void
tdr_compare_page_class_init (TdrComparePageClass *klass)
{
  TdrPageClass *page_class = TDR_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_compare_page_dispose;
  page_class->tender_changed = tender_changed;
  page_class->evaluated = evaluated;
  g_type_ensure (TDR_TYPE_BADGE);
  g_type_ensure (TDR_TYPE_CHART_CARD);
  g_type_ensure (TDR_TYPE_PLAN_ITEM);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
tdr_compare_page_init (TdrComparePage *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->syncing = TRUE;
  self->plans = g_list_store_new (TDR_TYPE_PLAN_ITEM);
  self->tie_lines = g_list_store_new (TDR_TYPE_LINE);
  self->change_lines = g_list_store_new (TDR_TYPE_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->plans)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  tdr_column_title_align_end (self->view, self->cost_column);
  tdr_column_title_align_end (self->view, self->per_million_column);
  tdr_column_title_align_end (self->view, self->first_token_column);
  tdr_line_bind (self->ties, self->tie_lines);
  tdr_line_bind (self->changes, self->change_lines);
  self->syncing = FALSE;
}
