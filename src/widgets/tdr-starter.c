/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-starter.h"

#include "tdr-catalog.h"
#include "tdr-tender-io.h"

#include <string.h>

struct _TdrStarter
{
  GObject parent_instance;

  TdrTenderWorkload *workload;
};

G_DEFINE_FINAL_TYPE (TdrStarter, tdr_starter, G_TYPE_OBJECT)

static void
tdr_starter_finalize (GObject *object)
{
  tdr_tender_workload_free (TDR_STARTER (object)->workload);

  G_OBJECT_CLASS (tdr_starter_parent_class)->finalize (object);
}

static void
tdr_starter_class_init (TdrStarterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdr_starter_finalize;
}

static void
tdr_starter_init (TdrStarter *self)
{
}

static void
append_workloads (GListStore *starters,
                  const char *path)
{
  g_autoptr (TdrTender) tender = tdr_tender_load (path, NULL);

  for (guint i = 0; tender && i < tender->workloads->len; i++)
    {
      g_autoptr (TdrStarter) starter = g_object_new (TDR_TYPE_STARTER, NULL);

      starter->workload = tdr_tender_workload_copy (g_ptr_array_index (tender->workloads, i));
      g_list_store_append (starters, starter);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return strcmp (tdr_starter_get_workload ((TdrStarter *) a)->name,
                 tdr_starter_get_workload ((TdrStarter *) b)->name);
}

/* The workloads of all templates, by name: of TdrStarter. */
GListModel *
tdr_starter_list (void)
{
  g_autofree char *folder = tdr_catalog_dup_data_path ("templates");
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  GListStore *starters = g_list_store_new (TDR_TYPE_STARTER);
  const char *name;

  while (entries && (name = g_dir_read_name (entries)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".tender"))
        append_workloads (starters, path);
    }
  g_list_store_sort (starters, compare_names, NULL);
  return G_LIST_MODEL (starters);
}

/* The workload, to be copied. */
const TdrTenderWorkload *
tdr_starter_get_workload (TdrStarter *self)
{
  g_return_val_if_fail (TDR_IS_STARTER (self), NULL);

  return self->workload;
}
