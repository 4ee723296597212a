/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-source-item.h"

struct _TdrSourceItem
{
  GObject parent_instance;

  char *id;
  char *name;
  char *status;
  char *problem;
  gboolean stale;
  gboolean busy;
};

typedef enum {
  PROP_NAME = 1,
  PROP_STATUS,
  PROP_PROBLEM,
  PROP_STALE,
  PROP_BUSY,
} TdrSourceItemProperty;

static GParamSpec *props[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (TdrSourceItem, tdr_source_item, G_TYPE_OBJECT)

static void
tdr_source_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TdrSourceItem *self = TDR_SOURCE_ITEM (object);

  switch ((TdrSourceItemProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_source_item_finalize (GObject *object)
{
  TdrSourceItem *self = TDR_SOURCE_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->status);
  g_free (self->problem);

  G_OBJECT_CLASS (tdr_source_item_parent_class)->finalize (object);
}

static void
tdr_source_item_class_init (TdrSourceItemClass *klass)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->get_property = tdr_source_item_get_property;
  G_OBJECT_CLASS (klass)->finalize = tdr_source_item_finalize;

  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_STALE] = g_param_spec_boolean ("stale", NULL, NULL, FALSE, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);
}

static void
tdr_source_item_init (TdrSourceItem *self)
{
}

/* A source that has not been asked yet. */
TdrSourceItem *
tdr_source_item_new (const char *id,
                     const char *name)
{
  TdrSourceItem *self = g_object_new (TDR_TYPE_SOURCE_ITEM, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  return self;
}

/* By which it is asked. */
const char *
tdr_source_item_get_id (TdrSourceItem *self)
{
  g_return_val_if_fail (TDR_IS_SOURCE_ITEM (self), NULL);

  return self->id;
}

/* How old and large its answer is. */
void
tdr_source_item_set_status (TdrSourceItem *self,
                            const char    *status)
{
  g_return_if_fail (TDR_IS_SOURCE_ITEM (self));

  if (g_set_str (&self->status, status))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
}

/* Why it said nothing when it was asked last, and what to do; %NULL if it answered. */
void
tdr_source_item_set_problem (TdrSourceItem *self,
                             const char    *problem)
{
  g_return_if_fail (TDR_IS_SOURCE_ITEM (self));

  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

/* Whether its answer is older than such facts should be. */
void
tdr_source_item_set_stale (TdrSourceItem *self,
                           gboolean       stale)
{
  g_return_if_fail (TDR_IS_SOURCE_ITEM (self));

  if (self->stale == stale)
    return;
  self->stale = stale;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STALE]);
}

/* Whether it is being asked. */
void
tdr_source_item_set_busy (TdrSourceItem *self,
                          gboolean       busy)
{
  g_return_if_fail (TDR_IS_SOURCE_ITEM (self));

  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}
