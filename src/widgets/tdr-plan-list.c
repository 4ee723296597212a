/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-list.h"

#include "tdr-plan-item.h"

struct _TdrPlanList
{
  GObject parent_instance;

  TdrEvaluation *evaluation;
  guint workload;
  guint n_items;
  TdrPlanItem **items;   /* %NULL where nobody has asked yet */
};

static GType
get_item_type (GListModel *model)
{
  return TDR_TYPE_PLAN_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return TDR_PLAN_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  TdrPlanList *self = TDR_PLAN_LIST (model);

  if (position >= self->n_items)
    return NULL;
  if (!self->items[position])
    self->items[position] = tdr_plan_item_new (self->evaluation,
                                               tdr_evaluation_get_plan (self->evaluation, self->workload, position));
  return g_object_ref (self->items[position]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdrPlanList, tdr_plan_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
clear_items (TdrPlanList *self)
{
  for (guint i = 0; i < self->n_items; i++)
    g_clear_object (&self->items[i]);
  g_clear_pointer (&self->items, g_free);
  self->n_items = 0;
}

static void
tdr_plan_list_dispose (GObject *object)
{
  TdrPlanList *self = TDR_PLAN_LIST (object);

  clear_items (self);
  g_clear_object (&self->evaluation);

  G_OBJECT_CLASS (tdr_plan_list_parent_class)->dispose (object);
}

static void
tdr_plan_list_class_init (TdrPlanListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdr_plan_list_dispose;
}

static void
tdr_plan_list_init (TdrPlanList *self)
{
}

/* An empty list. */
TdrPlanList *
tdr_plan_list_new (void)
{
  return g_object_new (TDR_TYPE_PLAN_LIST, NULL);
}

/* Shows the plans that @evaluation (nullable) has for @workload, an index into its tender's workloads. */
void
tdr_plan_list_set_workload (TdrPlanList   *self,
                            TdrEvaluation *evaluation,
                            guint          workload)
{
  guint removed;

  g_return_if_fail (TDR_IS_PLAN_LIST (self));

  removed = self->n_items;
  clear_items (self);
  g_set_object (&self->evaluation, evaluation);
  self->workload = workload;
  if (evaluation && workload < tdr_evaluation_get_tender (evaluation)->workloads->len)
    self->n_items = tdr_evaluation_get_n_plans (evaluation, workload);
  self->items = g_new0 (TdrPlanItem *, self->n_items);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->n_items);
}
