/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-column-title.h"

static guint
find_position (GtkColumnView       *view,
               GtkColumnViewColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint position = 0;

  for (; position < g_list_model_get_n_items (columns); position++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, position);

      if (other == column)
        break;
    }
  return position;
}

/* GTK has no property for it: the header is the view's first child, and its children are the titles, each a box. */
void
tdr_column_title_align_end (GtkColumnView       *view,
                            GtkColumnViewColumn *column)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = find_position (view, column); i > 0 && title; i--)
    title = gtk_widget_get_next_sibling (title);
  if (title && gtk_widget_get_first_child (title))
    gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
}
