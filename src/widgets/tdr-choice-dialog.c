/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-choice-dialog.h"

struct _TdrChoiceDialog
{
  AdwDialog parent_instance;

  GtkStringList *ids;
  GHashTable *labels;   /* from id to what people call it */
  GHashTable *chosen;   /* a set of ids */
  GtkStringFilter *filter;
  GtkSearchEntry *search;
  GtkListView *list;
};

typedef enum {
  SIGNAL_CHOSEN_CHANGED,
} TdrChoiceDialogSignal;

static guint signals[SIGNAL_CHOSEN_CHANGED + 1];

G_DEFINE_FINAL_TYPE (TdrChoiceDialog, tdr_choice_dialog, ADW_TYPE_DIALOG)

static void
choose (TdrChoiceDialog *self,
        const char      *id,
        gboolean         active)
{
  if (active == g_hash_table_contains (self->chosen, id))
    return;
  if (active)
    g_hash_table_add (self->chosen, g_strdup (id));
  else
    g_hash_table_remove (self->chosen, id);
  g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

static void
toggled_cb (GtkListItem    *item,
            GtkCheckButton *check)
{
  GtkStringObject *name = gtk_list_item_get_item (item);
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (check), TDR_TYPE_CHOICE_DIALOG);

  if (name && self)
    choose (TDR_CHOICE_DIALOG (self), gtk_string_object_get_string (name), gtk_check_button_get_active (check));
}

static void
setup_cb (TdrChoiceDialog *self,
          GtkListItem     *item)
{
  GtkWidget *check = gtk_check_button_new ();

  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, check);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
bind_cb (TdrChoiceDialog *self,
         GtkListItem     *item)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  const char *id = gtk_string_object_get_string (gtk_list_item_get_item (item));

  g_signal_handlers_block_by_func (check, toggled_cb, item);
  gtk_check_button_set_label (check, g_hash_table_lookup (self->labels, id));
  gtk_check_button_set_active (check, g_hash_table_contains (self->chosen, id));
  g_signal_handlers_unblock_by_func (check, toggled_cb, item);
}

static char *
dup_label (GtkStringObject *item,
           GHashTable      *labels)
{
  return g_strdup (g_hash_table_lookup (labels, gtk_string_object_get_string (item)));
}

static void
unref_labels (gpointer  labels,
              GClosure *closure)
{
  g_hash_table_unref (labels);
}

static void
search_changed_cb (TdrChoiceDialog *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
tdr_choice_dialog_dispose (GObject *object)
{
  TdrChoiceDialog *self = TDR_CHOICE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_CHOICE_DIALOG);
  g_clear_object (&self->ids);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (tdr_choice_dialog_parent_class)->dispose (object);
}

static void
tdr_choice_dialog_class_init (TdrChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_choice_dialog_dispose;

  /**
   * TdrChoiceDialog::chosen-changed:
   *
   * A name was chosen, or is not any more.
   */
  signals[SIGNAL_CHOSEN_CHANGED] = g_signal_new ("chosen-changed", TDR_TYPE_CHOICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrChoiceDialog, search);
  gtk_widget_class_bind_template_child (widget_class, TdrChoiceDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
tdr_choice_dialog_init (TdrChoiceDialog *self)
{
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

static void
set_up_list (TdrChoiceDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkExpression *label = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_label),
                                                      g_hash_table_ref (self->labels), unref_labels);

  self->filter = gtk_string_filter_new (label);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->ids)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered))));
}

/* Offers @ids, shown as @labels, of which @chosen (nullable) are chosen. */
AdwDialog *
tdr_choice_dialog_new (const char        *title,
                       const char *const *ids,
                       const char *const *labels,
                       const char *const *chosen)
{
  TdrChoiceDialog *self = g_object_new (TDR_TYPE_CHOICE_DIALOG, "title", title, NULL);

  for (guint i = 0; ids[i]; i++)
    g_hash_table_insert (self->labels, g_strdup (ids[i]), g_strdup (labels[i]));
  for (guint i = 0; chosen && chosen[i]; i++)
    g_hash_table_add (self->chosen, g_strdup (chosen[i]));
  self->ids = gtk_string_list_new (ids);
  set_up_list (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return ADW_DIALOG (self);
}

/* The chosen ids, in the order of the list; (array zero-terminated=1). */
char **
tdr_choice_dialog_dup_chosen (TdrChoiceDialog *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  guint n_ids = g_list_model_get_n_items (G_LIST_MODEL (self->ids));

  for (guint i = 0; i < n_ids; i++)
    if (g_hash_table_contains (self->chosen, gtk_string_list_get_string (self->ids, i)))
      g_strv_builder_add (chosen, gtk_string_list_get_string (self->ids, i));
  return g_strv_builder_end (chosen);
}
