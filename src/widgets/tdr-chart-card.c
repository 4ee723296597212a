/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart-card.h"

#include "tdr-chart-view.h"

struct _TdrChartCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *finding;
  GtkToggleButton *as_table;
  GtkStack *stack;
  TdrChartView *view;
  GtkWidget *table;
  GtkGrid *grid;
};

typedef enum {
  SIGNAL_MARK_ACTIVATED,
} TdrChartCardSignal;

static guint signals[SIGNAL_MARK_ACTIVATED + 1];

G_DEFINE_FINAL_TYPE (TdrChartCard, tdr_chart_card, ADW_TYPE_BIN)

static void
add_cell (TdrChartCard *self,
          const char   *text,
          const char   *css_class,
          gboolean      numeric,
          guint         column,
          guint         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
clear_grid (TdrChartCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
}

static void
fill_grid (TdrChartCard *self,
           TdrChart     *chart)
{
  g_autoptr (TdrChartTable) table = tdr_chart_table_new (chart);

  for (guint column = 0; column < table->n_columns; column++)
    add_cell (self, table->heads[column], "heading", table->numeric[column], column, 0);
  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++)
      add_cell (self, ((char **) g_ptr_array_index (table->rows, row))[column], "numeric", table->numeric[column],
                column, row + 1);
}

static void
as_table_toggled_cb (TdrChartCard *self)
{
  gboolean as_table = gtk_toggle_button_get_active (self->as_table);

  gtk_stack_set_visible_child (self->stack, as_table ? self->table : GTK_WIDGET (self->view));
}

static void
mark_activated_cb (TdrChartCard *self,
                   int           mark)
{
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, mark);
}

static void
tdr_chart_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TDR_TYPE_CHART_CARD);

  G_OBJECT_CLASS (tdr_chart_card_parent_class)->dispose (object);
}

static void
tdr_chart_card_class_init (TdrChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_chart_card_dispose;
  g_type_ensure (TDR_TYPE_CHART_VIEW);

  /**
   * TdrChartCard::mark-activated:
   *
   * A mark of the chart was chosen.
   */
  signals[SIGNAL_MARK_ACTIVATED] = g_signal_new ("mark-activated", TDR_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, TdrChartCard, finding);
  gtk_widget_class_bind_template_child (widget_class, TdrChartCard, as_table);
  gtk_widget_class_bind_template_child (widget_class, TdrChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, TdrChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, TdrChartCard, grid);
  gtk_widget_class_bind_template_callback (widget_class, as_table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
}

static void
tdr_chart_card_init (TdrChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows @chart (nullable), of which it keeps a reference. */
void
tdr_chart_card_set_chart (TdrChartCard *self,
                          TdrChart     *chart)
{
  g_return_if_fail (TDR_IS_CHART_CARD (self));

  gtk_label_set_label (self->title, chart ? chart->title : "");
  gtk_label_set_label (self->finding, chart && chart->finding ? chart->finding : "");
  gtk_widget_set_visible (GTK_WIDGET (self->finding), chart && chart->finding);
  tdr_chart_view_set_chart (self->view, chart);
  clear_grid (self);
  if (chart)
    fill_grid (self, chart);
}
