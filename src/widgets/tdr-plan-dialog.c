/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-dialog.h"

#include "tdr-plan-pane.h"

struct _TdrPlanDialog
{
  AdwDialog parent_instance;

  TdrPlanPane *pane;
};

G_DEFINE_FINAL_TYPE (TdrPlanDialog, tdr_plan_dialog, ADW_TYPE_DIALOG)

static void
tdr_plan_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TDR_TYPE_PLAN_DIALOG);

  G_OBJECT_CLASS (tdr_plan_dialog_parent_class)->dispose (object);
}

static void
tdr_plan_dialog_class_init (TdrPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_plan_dialog_dispose;
  g_type_ensure (TDR_TYPE_PLAN_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrPlanDialog, pane);
}

static void
tdr_plan_dialog_init (TdrPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows @item. */
AdwDialog *
tdr_plan_dialog_new (TdrPlanItem *item)
{
  TdrPlanDialog *self = g_object_new (TDR_TYPE_PLAN_DIALOG, NULL);

  tdr_plan_pane_set_item (self->pane, item);
  return ADW_DIALOG (self);
}
