/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart.h"

#include <glib/gi18n-lib.h>

/* Places on curves and the ends of a tornado's bars are figures beside each other, not parts of one. */
static gboolean
has_total (const TdrChart *self)
{
  return self->kind == TDR_CHART_BARS || self->kind == TDR_CHART_FUNNEL;
}

static void
add_column (GPtrArray  *heads,
            GArray     *numeric,
            const char *head,
            gboolean    is_number)
{
  g_ptr_array_add (heads, g_strdup (head));
  g_array_append_val (numeric, is_number);
}

static void
add_columns (const TdrChart *self,
             GPtrArray      *heads,
             GArray         *numeric)
{
  add_column (heads, numeric, self->category, FALSE);
  if (self->kind == TDR_CHART_DOTS)
    {
      add_column (heads, numeric, self->x_title, TRUE);
      add_column (heads, numeric, self->unit, TRUE);
      add_column (heads, numeric, C_("column", "Low"), TRUE);
      add_column (heads, numeric, C_("column", "High"), TRUE);
      return;
    }
  for (guint i = 0; self->kind != TDR_CHART_FUNNEL && i < self->series->len; i++)
    add_column (heads, numeric, tdr_chart_get_series (self, i)->name, TRUE);
  if (has_total (self))
    add_column (heads, numeric, self->unit, TRUE);
  if (self->kind == TDR_CHART_FUNNEL)
    add_column (heads, numeric, C_("column", "Ruled out"), TRUE);
}

static void
add_cell (GPtrArray  *row,
          const char *text)
{
  g_ptr_array_add (row, g_strdup (text != NULL ? text : ""));
}

static char **
dup_row (const TdrChart     *self,
         const TdrChartMark *mark)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);

  add_cell (row, mark->label);
  if (self->kind == TDR_CHART_DOTS)
    {
      add_cell (row, mark->x.text);
      add_cell (row, mark->y.text);
      add_cell (row, mark->y_low.text);
      add_cell (row, mark->y_high.text);
    }
  else
    {
      for (guint i = 0; self->kind != TDR_CHART_FUNNEL && i < self->series->len; i++)
        add_cell (row, i < mark->n_values ? mark->values[i].text : NULL);
      if (has_total (self))
        add_cell (row, mark->summary);
      if (self->kind == TDR_CHART_FUNNEL)
        add_cell (row, mark->detail);
    }
  g_ptr_array_add (row, NULL);

  return (char **) g_ptr_array_steal (row, NULL);
}

/**
 * tdr_chart_table_new:
 *
 * The figures of the chart as a table, a row a mark.
 */
TdrChartTable *
tdr_chart_table_new (const TdrChart *self)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  g_autoptr (GArray) numeric = g_array_new (FALSE, FALSE, sizeof (gboolean));
  TdrChartTable *table = g_new0 (TdrChartTable, 1);

  add_columns (self, heads, numeric);
  table->n_columns = heads->len;
  g_ptr_array_add (heads, NULL);
  table->heads = (char **) g_ptr_array_steal (heads, NULL);
  table->numeric = (gboolean *) g_array_steal (numeric, NULL);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < self->marks->len; i++)
    g_ptr_array_add (table->rows, dup_row (self, tdr_chart_get_mark (self, i)));

  return table;
}

/**
 * tdr_chart_table_free:
 *
 * Frees a table.
 */
void
tdr_chart_table_free (TdrChartTable *self)
{
  g_strfreev (self->heads);
  g_free (self->numeric);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
