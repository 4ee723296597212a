/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-workload-item.h"

#include "tdr-format.h"

#include <glib/gi18n-lib.h>

struct _TdrWorkloadItem
{
  GObject parent_instance;

  char *id;
  char *name;
  char *summary;
};

typedef enum {
  PROP_ID = 1,
  PROP_NAME,
  PROP_SUMMARY,
} TdrWorkloadItemProperty;

static GParamSpec *props[PROP_SUMMARY + 1];

G_DEFINE_FINAL_TYPE (TdrWorkloadItem, tdr_workload_item, G_TYPE_OBJECT)

static void
tdr_workload_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  TdrWorkloadItem *self = TDR_WORKLOAD_ITEM (object);

  switch ((TdrWorkloadItemProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_workload_item_finalize (GObject *object)
{
  TdrWorkloadItem *self = TDR_WORKLOAD_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->summary);

  G_OBJECT_CLASS (tdr_workload_item_parent_class)->finalize (object);
}

static void
tdr_workload_item_class_init (TdrWorkloadItemClass *klass)
{
  static const char *const names[] = { NULL, "id", "name", "summary" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdr_workload_item_get_property;
  object_class->finalize = tdr_workload_item_finalize;

  for (guint id = PROP_ID; id < G_N_ELEMENTS (props); id++)
    props[id] = g_param_spec_string (names[id], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
tdr_workload_item_init (TdrWorkloadItem *self)
{
}

static char *
dup_summary (const TdrWorkload *figures)
{
  g_autofree char *requests = tdr_format_quantity (figures->requests_per_month);
  g_autofree char *input = tdr_format_count (figures->input_tokens);
  g_autofree char *output = tdr_format_count (figures->output_tokens);

  /* Translators: requests a month, then tokens of one prompt and of one answer. */
  return g_strdup_printf (_("%s requests a month, %s tokens in, %s out"), requests, input, output);
}

/* A row for @workload as it is now. */
TdrWorkloadItem *
tdr_workload_item_new (const TdrTenderWorkload *workload)
{
  TdrWorkloadItem *self = g_object_new (TDR_TYPE_WORKLOAD_ITEM, NULL);

  self->id = g_strdup (workload->id);
  tdr_workload_item_update (self, workload);
  return self;
}

/* The workload's id. */
const char *
tdr_workload_item_get_id (TdrWorkloadItem *self)
{
  g_return_val_if_fail (TDR_IS_WORKLOAD_ITEM (self), NULL);

  return self->id;
}

/* Shows @workload, which has the same id, as it is now. */
void
tdr_workload_item_update (TdrWorkloadItem         *self,
                          const TdrTenderWorkload *workload)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (TDR_IS_WORKLOAD_ITEM (self));

  summary = dup_summary (&workload->figures);
  if (g_set_str (&self->name, workload->name && *workload->name ? workload->name : _("Workload without a name")))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
  if (g_set_str (&self->summary, summary))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}

static gboolean
has_same_ids (GListModel      *list,
              const TdrTender *tender)
{
  if (g_list_model_get_n_items (list) != tender->workloads->len)
    return FALSE;
  for (guint i = 0; i < tender->workloads->len; i++)
    {
      const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, i);
      g_autoptr (TdrWorkloadItem) item = g_list_model_get_item (list, i);

      if (!g_str_equal (item->id, workload->id))
        return FALSE;
    }
  return TRUE;
}

/* Makes @list, of TdrWorkloadItem, show the workloads of @tender. Rows stay where the workloads are the same ones. */
void
tdr_workload_list_sync (GListStore      *list,
                        const TdrTender *tender)
{
  g_autoptr (GPtrArray) items = NULL;

  if (has_same_ids (G_LIST_MODEL (list), tender))
    {
      for (guint i = 0; i < tender->workloads->len; i++)
        {
          g_autoptr (TdrWorkloadItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

          tdr_workload_item_update (item, g_ptr_array_index (tender->workloads, i));
        }
      return;
    }
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < tender->workloads->len; i++)
    g_ptr_array_add (items, tdr_workload_item_new (g_ptr_array_index (tender->workloads, i)));
  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), items->pdata, items->len);
}
