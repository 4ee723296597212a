/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-pane.h"

#include "tdr-badge.h"
#include "tdr-line.h"
#include "tdr-plan-lines.h"
#include "tdr-plan-words.h"

struct _TdrPlanPane
{
  AdwBin parent_instance;

  GListStore *costs;
  GListStore *sizings;
  GListStore *verdicts;
  GListStore *facts;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *subtitle;
  TdrBadge *musts;
  TdrBadge *age;
  GtkLabel *why_not;
  GtkListBox *cost_lines;
  GtkWidget *sizing_group;
  GtkListBox *sizing_lines;
  GtkWidget *verdict_group;
  GtkListBox *verdict_lines;
  GtkListBox *fact_lines;
};

G_DEFINE_FINAL_TYPE (TdrPlanPane, tdr_plan_pane, ADW_TYPE_BIN)

static gboolean
has_lines (GListStore *lines)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lines)) > 0;
}

static void
show_head (TdrPlanPane *self,
           TdrPlanItem *item)
{
  const TdrPlan *plan = tdr_plan_item_get_plan (item);
  TdrEvaluation *evaluation = tdr_plan_item_get_evaluation (item);
  g_autofree char *title, *subtitle, *musts, *kind, *why_not;

  g_object_get (item, "title", &title, "subtitle", &subtitle, "musts", &musts, "musts-kind", &kind, "why-not",
                &why_not, NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_label_set_label (self->why_not, why_not ? why_not : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_not), why_not && *why_not);
  tdr_badge_set_label (self->musts, musts);
  tdr_badge_set_kind (self->musts, kind);
  tdr_badge_set_label (self->age, tdr_plan_words_age (plan, evaluation));
  tdr_badge_set_kind (self->age, tdr_plan_words_age_kind (plan, evaluation));
}

static void
show_lines (TdrPlanPane *self,
            TdrPlanItem *item)
{
  const TdrPlan *plan = tdr_plan_item_get_plan (item);

  tdr_plan_lines_cost (self->costs, plan, tdr_plan_item_get_evaluation (item));
  tdr_plan_lines_sizing (self->sizings, plan);
  tdr_plan_lines_verdicts (self->verdicts, plan, tdr_evaluation_get_tender (tdr_plan_item_get_evaluation (item)));
  tdr_plan_lines_facts (self->facts, plan);
  gtk_widget_set_visible (self->sizing_group, has_lines (self->sizings));
  gtk_widget_set_visible (self->verdict_group, has_lines (self->verdicts));
}

static void
tdr_plan_pane_dispose (GObject *object)
{
  TdrPlanPane *self = TDR_PLAN_PANE (object);

  /* Disposing of the template would free the stack while the bin still believes to have it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_PLAN_PANE);
  g_clear_object (&self->costs);
  g_clear_object (&self->sizings);
  g_clear_object (&self->verdicts);
  g_clear_object (&self->facts);

  G_OBJECT_CLASS (tdr_plan_pane_parent_class)->dispose (object);
}

static void
tdr_plan_pane_class_init (TdrPlanPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_plan_pane_dispose;
  g_type_ensure (TDR_TYPE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/plan-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, title);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, musts);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, age);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, why_not);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, cost_lines);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, sizing_group);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, sizing_lines);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, verdict_group);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, verdict_lines);
  gtk_widget_class_bind_template_child (widget_class, TdrPlanPane, fact_lines);
}

static void
tdr_plan_pane_init (TdrPlanPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->costs = g_list_store_new (TDR_TYPE_LINE);
  self->sizings = g_list_store_new (TDR_TYPE_LINE);
  self->verdicts = g_list_store_new (TDR_TYPE_LINE);
  self->facts = g_list_store_new (TDR_TYPE_LINE);
  tdr_line_bind (self->cost_lines, self->costs);
  tdr_line_bind (self->sizing_lines, self->sizings);
  tdr_line_bind (self->verdict_lines, self->verdicts);
  tdr_line_bind (self->fact_lines, self->facts);
}

/* Shows @item, or with %NULL that there is none. */
void
tdr_plan_pane_set_item (TdrPlanPane *self,
                        TdrPlanItem *item)
{
  g_return_if_fail (TDR_IS_PLAN_PANE (self));

  gtk_stack_set_visible_child_name (self->stack, item ? "plan" : "none");
  if (!item)
    return;
  show_head (self, item);
  show_lines (self, item);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
