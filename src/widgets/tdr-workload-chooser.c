/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-workload-chooser.h"

#include "tdr-workload-item.h"

static GListStore *
ensure_items (GtkDropDown *chooser)
{
  GListModel *model = gtk_drop_down_get_model (chooser);
  g_autoptr (GListStore) items = NULL;
  g_autoptr (GtkExpression) name = NULL;

  if (G_IS_LIST_STORE (model))
    return G_LIST_STORE (model);
  items = g_list_store_new (TDR_TYPE_WORKLOAD_ITEM);
  name = gtk_property_expression_new (TDR_TYPE_WORKLOAD_ITEM, NULL, "name");
  gtk_drop_down_set_expression (chooser, name);
  gtk_drop_down_set_model (chooser, G_LIST_MODEL (items));
  return items;
}

void
tdr_workload_chooser_sync (GtkDropDown     *chooser,
                           const TdrTender *tender)
{
  GListStore *items = ensure_items (chooser);
  guint selected = gtk_drop_down_get_selected (chooser);

  tdr_workload_list_sync (items, tender);
  if (selected != GTK_INVALID_LIST_POSITION && selected < tender->workloads->len)
    gtk_drop_down_set_selected (chooser, selected);
  gtk_widget_set_visible (GTK_WIDGET (chooser), tender->workloads->len > 1);
}
