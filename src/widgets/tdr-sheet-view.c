/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sheet-view.h"

#include "tdr-chart-card.h"
#include "tdr-line.h"

#define SPACING 18

struct _TdrSheetView
{
  AdwBin parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (TdrSheetView, tdr_sheet_view, ADW_TYPE_BIN)

static GQuark
lines_quark (void)
{
  return g_quark_from_static_string ("tdr-sheet-view-lines");
}

/* A group, which keeps the lines of its list. */
static GtkWidget *
make_group (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  GListStore *lines = g_list_store_new (TDR_TYPE_LINE);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  tdr_line_bind (GTK_LIST_BOX (list), lines);
  g_object_set_qdata_full (G_OBJECT (group), lines_quark (), lines, g_object_unref);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  return group;
}

static void
fill_group (GtkWidget           *group,
            const TdrSheetBlock *block)
{
  GListStore *lines = g_object_get_qdata (G_OBJECT (group), lines_quark ());
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = block->title ? g_markup_escape_text (block->title, -1) : NULL;
  g_autofree char *note = block->note ? g_markup_escape_text (block->note, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title ? title : "");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), note);
  for (guint i = 0; i < block->rows->len; i++)
    {
      const TdrSheetRow *row = g_ptr_array_index (block->rows, i);

      g_ptr_array_add (items, tdr_line_new (row->title, row->detail, row->value, row->badge));
    }
  g_list_store_splice (lines, 0, g_list_model_get_n_items (G_LIST_MODEL (lines)), items->pdata, items->len);
}

static gboolean
fits (GtkWidget           *child,
      const TdrSheetBlock *block)
{
  return block->chart ? TDR_IS_CHART_CARD (child) : ADW_IS_PREFERENCES_GROUP (child);
}

/* The child for @block, at @before (nullable) if that is of its kind, else a new one before it. */
static GtkWidget *
ensure_child (TdrSheetView        *self,
              GtkWidget           *before,
              const TdrSheetBlock *block)
{
  GtkWidget *child;

  if (before && fits (before, block))
    return before;
  child = block->chart ? g_object_new (TDR_TYPE_CHART_CARD, NULL) : make_group ();
  gtk_box_insert_child_after (GTK_BOX (self->box), child,
                              before ? gtk_widget_get_prev_sibling (before) : gtk_widget_get_last_child (self->box));
  return child;
}

static void
remove_from (TdrSheetView *self,
             GtkWidget    *child)
{
  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (GTK_BOX (self->box), child);
      child = next;
    }
}

static void
tdr_sheet_view_class_init (TdrSheetViewClass *klass)
{
}

static void
tdr_sheet_view_init (TdrSheetView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/* Shows @sheet, of which nothing is kept. */
void
tdr_sheet_view_set_sheet (TdrSheetView   *self,
                          const TdrSheet *sheet)
{
  GtkWidget *child;

  g_return_if_fail (TDR_IS_SHEET_VIEW (self));

  child = gtk_widget_get_first_child (self->box);
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const TdrSheetBlock *block = g_ptr_array_index (sheet->blocks, i);

      child = ensure_child (self, child, block);
      if (block->chart)
        tdr_chart_card_set_chart (TDR_CHART_CARD (child), block->chart);
      else
        fill_group (child, block);
      child = gtk_widget_get_next_sibling (child);
    }
  remove_from (self, child);
}
