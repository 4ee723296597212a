/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-item.h"

#include "tdr-plan-words.h"

struct _TdrPlanItem
{
  GObject parent_instance;

  TdrEvaluation *evaluation;
  const TdrPlan *plan;
};

typedef enum {
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_MUSTS,
  PROP_MUSTS_KIND,
  PROP_COST,
  PROP_PER_MILLION,
  PROP_FIRST_TOKEN,
  PROP_WHY_NOT,
  PROP_SOURCE,
} TdrPlanItemProperty;

static const char *const prop_names[] = {
  NULL, "title", "subtitle", "musts", "musts-kind", "cost", "per-million", "first-token", "why-not", "source",
};

static GParamSpec *props[PROP_SOURCE + 1];

G_DEFINE_FINAL_TYPE (TdrPlanItem, tdr_plan_item, G_TYPE_OBJECT)

static char *
dup_text (TdrPlanItem *self,
          guint        prop_id)
{
  switch ((TdrPlanItemProperty) prop_id)
    {
    case PROP_TITLE:
      return tdr_plan_dup_title (self->plan);
    case PROP_SUBTITLE:
      return tdr_plan_dup_subtitle (self->plan);
    case PROP_MUSTS:
      return tdr_plan_words_dup_musts (self->plan, tdr_evaluation_get_tender (self->evaluation));
    case PROP_MUSTS_KIND:
      return g_strdup (tdr_plan_words_musts_kind (self->plan, tdr_evaluation_get_tender (self->evaluation)));
    case PROP_COST:
      return tdr_plan_words_dup_cost (self->plan);
    case PROP_PER_MILLION:
      return tdr_plan_words_dup_per_million (self->plan);
    case PROP_FIRST_TOKEN:
      return tdr_plan_words_dup_first_token (self->plan);
    case PROP_WHY_NOT:
      return tdr_plan_dup_why_not (self->plan);
    case PROP_SOURCE:
      return tdr_plan_words_dup_source (self->plan, self->evaluation);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
tdr_plan_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_take_string (value, dup_text (TDR_PLAN_ITEM (object), prop_id));
}

static void
tdr_plan_item_finalize (GObject *object)
{
  g_object_unref (TDR_PLAN_ITEM (object)->evaluation);

  G_OBJECT_CLASS (tdr_plan_item_parent_class)->finalize (object);
}

static void
tdr_plan_item_class_init (TdrPlanItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdr_plan_item_get_property;
  object_class->finalize = tdr_plan_item_finalize;

  for (guint id = PROP_TITLE; id < G_N_ELEMENTS (props); id++)
    props[id] = g_param_spec_string (prop_names[id], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
tdr_plan_item_init (TdrPlanItem *self)
{
}

/* A row for @plan of @evaluation. Its words are made each time that they are asked for. */
TdrPlanItem *
tdr_plan_item_new (TdrEvaluation *evaluation,
                   const TdrPlan *plan)
{
  TdrPlanItem *self = g_object_new (TDR_TYPE_PLAN_ITEM, NULL);

  self->evaluation = g_object_ref (evaluation);
  self->plan = plan;
  return self;
}

/* The evaluation that the plan belongs to. */
TdrEvaluation *
tdr_plan_item_get_evaluation (TdrPlanItem *self)
{
  g_return_val_if_fail (TDR_IS_PLAN_ITEM (self), NULL);

  return self->evaluation;
}

/* The plan. */
const TdrPlan *
tdr_plan_item_get_plan (TdrPlanItem *self)
{
  g_return_val_if_fail (TDR_IS_PLAN_ITEM (self), NULL);

  return self->plan;
}
