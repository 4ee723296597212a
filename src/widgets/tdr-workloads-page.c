/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-workloads-page.h"

#include "tdr-starter.h"
#include "tdr-workload-editor.h"
#include "tdr-workload-item.h"

#include <glib/gi18n-lib.h>

struct _TdrWorkloadsPage
{
  TdrPage parent_instance;

  GListStore *items;
  GListModel *starting;   /* of TdrStarter; %NULL until it is needed */
  char *selected;   /* id of the workload in the editor */

  GtkStack *stack;
  GtkListBox *starters;
  GtkListBox *list;
  GtkMenuButton *add_button;
  TdrWorkloadEditor *editor;
};

G_DEFINE_FINAL_TYPE (TdrWorkloadsPage, tdr_workloads_page, TDR_TYPE_PAGE)

static guint
find_selected (TdrWorkloadsPage *self)
{
  const TdrTender *tender = tdr_page_get_tender (TDR_PAGE (self));

  for (guint i = 0; i < tender->workloads->len; i++)
    if (g_strcmp0 (((TdrTenderWorkload *) g_ptr_array_index (tender->workloads, i))->id, self->selected) == 0)
      return i;
  return 0;
}

static void
show_selected (TdrWorkloadsPage *self)
{
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) find_selected (self)));
  if (self->selected)
    tdr_workload_editor_show (self->editor, tdr_page_get_document (TDR_PAGE (self)), self->selected);
}

/* Adds @workload (taken) at the end, under an id of its own, and shows it. */
static void
add_workload (TdrWorkloadsPage  *self,
              TdrTenderWorkload *workload)
{
  TdrTender *tender = tdr_tender_copy (tdr_page_get_tender (TDR_PAGE (self)));

  g_free (workload->id);
  workload->id = tdr_tender_dup_unused_id (tender);
  g_set_str (&self->selected, workload->id);
  g_ptr_array_add (tender->workloads, workload);
  tdr_page_apply (TDR_PAGE (self), tender, NULL);
}

static void
add_blank_cb (TdrWorkloadsPage *self)
{
  add_workload (self, tdr_tender_workload_new ("", _("New workload")));
}

static void
add_blank_action_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  add_blank_cb (TDR_WORKLOADS_PAGE (widget));
}

static void
add_starter (TdrWorkloadsPage *self,
             guint             position)
{
  g_autoptr (TdrStarter) starter = g_list_model_get_item (self->starting, position);

  add_workload (self, tdr_tender_workload_copy (tdr_starter_get_workload (starter)));
}

static void
add_starter_action_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  add_starter (TDR_WORKLOADS_PAGE (widget), g_variant_get_uint32 (parameter));
}

static void
starter_activated_cb (TdrWorkloadsPage *self,
                      GtkListBoxRow    *row)
{
  add_starter (self, (guint) gtk_list_box_row_get_index (row));
}

static void
duplicate_cb (TdrWorkloadsPage *self)
{
  const TdrTender *tender = tdr_page_get_tender (TDR_PAGE (self));
  TdrTenderWorkload *copy = tdr_tender_workload_copy (g_ptr_array_index (tender->workloads, find_selected (self)));
  /* Translators: the name of a workload that was made from another one. */
  g_autofree char *name = g_strdup_printf (_("%s (copy)"), copy->name);

  g_set_str (&copy->name, name);
  add_workload (self, copy);
}

static void
remove_cb (TdrWorkloadsPage *self)
{
  TdrTender *tender = tdr_tender_copy (tdr_page_get_tender (TDR_PAGE (self)));
  guint index = find_selected (self);
  const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, index);
  /* Translators: the name of a workload. */
  g_autofree char *words = g_strdup_printf (_("“%s” removed"), workload->name);

  g_ptr_array_remove_index (tender->workloads, index);
  tdr_page_apply (TDR_PAGE (self), tender, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", words);
}

static void
row_selected_cb (TdrWorkloadsPage *self,
                 GtkListBoxRow    *row)
{
  g_autoptr (TdrWorkloadItem) item = NULL;

  if (!row)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->items), (guint) gtk_list_box_row_get_index (row));
  if (g_set_str (&self->selected, tdr_workload_item_get_id (item)))
    tdr_workload_editor_show (self->editor, tdr_page_get_document (TDR_PAGE (self)), self->selected);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (item, "name", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (item, "summary", row, "subtitle", G_BINDING_SYNC_CREATE);
  return row;
}

static GtkWidget *
make_starter_row (gpointer item,
                  gpointer user_data)
{
  const TdrTenderWorkload *workload = tdr_starter_get_workload (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), workload->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), workload->note ? workload->note : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GMenuModel *
make_add_menu (TdrWorkloadsPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) blank = g_menu_new ();
  g_autoptr (GMenu) starters = g_menu_new ();

  g_menu_append (blank, _("_Blank Workload"), "workloads.add-blank");
  for (guint i = 0; i < g_list_model_get_n_items (self->starting); i++)
    {
      g_autoptr (TdrStarter) starter = g_list_model_get_item (self->starting, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (tdr_starter_get_workload (starter)->name, NULL);

      g_menu_item_set_action_and_target (item, "workloads.add-starter", "u", i);
      g_menu_append_item (starters, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (blank));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (starters));
  return G_MENU_MODEL (menu);
}

/* Templates are read when the page is first looked at, not while the window opens. */
static void
ensure_starters (TdrWorkloadsPage *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (self->starting)
    return;
  self->starting = tdr_starter_list ();
  menu = make_add_menu (self);
  gtk_menu_button_set_menu_model (self->add_button, menu);
  gtk_list_box_bind_model (self->starters, self->starting, make_starter_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->starters), g_list_model_get_n_items (self->starting) > 0);
}

static void
tender_changed (TdrPage *page)
{
  TdrWorkloadsPage *self = TDR_WORKLOADS_PAGE (page);
  const TdrTender *tender = tdr_page_get_tender (page);
  gboolean empty = tender->workloads->len == 0;

  ensure_starters (self);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "workloads");
  if (!empty)
    g_set_str (&self->selected,
               ((TdrTenderWorkload *) g_ptr_array_index (tender->workloads, find_selected (self)))->id);
  tdr_workload_list_sync (self->items, tender);
  if (!empty)
    show_selected (self);
}

static void
tdr_workloads_page_dispose (GObject *object)
{
  TdrWorkloadsPage *self = TDR_WORKLOADS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_WORKLOADS_PAGE);
  g_clear_object (&self->items);
  g_clear_object (&self->starting);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (tdr_workloads_page_parent_class)->dispose (object);
}

static void
tdr_workloads_page_class_init (TdrWorkloadsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_workloads_page_dispose;
  TDR_PAGE_CLASS (klass)->tender_changed = tender_changed;
  g_type_ensure (TDR_TYPE_WORKLOAD_EDITOR);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/workloads-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadsPage, starters);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadsPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, add_blank_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, duplicate_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, starter_activated_cb);
  gtk_widget_class_install_action (widget_class, "workloads.add-blank", NULL, add_blank_action_cb);
  gtk_widget_class_install_action (widget_class, "workloads.add-starter", "u", add_starter_action_cb);
}

static void
tdr_workloads_page_init (TdrWorkloadsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (TDR_TYPE_WORKLOAD_ITEM);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), make_row, NULL, NULL);
}
