/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-table.h"

#include <math.h>

#include "tdr-frame.h"

#define CELL_GAP 10.0           /* between two columns */
#define ROW_PADDING 3.5         /* above and below a row's text */
#define HEAD_RULE 0.8
#define ROW_RULE 0.4
#define ROW_RULE_GREY 0.85
#define HIGHEST_ROW 0.4         /* of the body; what is higher is cut with an ellipsis */
#define MOST_FIGURES 0.85       /* of the width, for columns of figures */
#define SHORT_HEAD 48.0         /* a head up to this width is not broken where there is room */
#define AFTER_TABLE 12.0

static const TdrColor stress_color = { 0.90, 0.94, 0.99, 1 };

/* @weight: share of what the columns of figures leave; 0 for a column of figures. */
typedef struct {
  char *head;
  double weight;
} Column;

typedef struct {
  char *words;
  char *detail;
} Cell;

typedef struct {
  gboolean stressed;
  GPtrArray *cells;
} Row;

struct _TdrTable {
  GPtrArray *columns;
  GPtrArray *rows;
};

/* One composing: widths and set texts, rows × columns. */
typedef struct {
  const TdrTable *table;
  TdrComposer *composer;
  guint n_columns;
  double *x;
  double *widths;
  GPtrArray *heads;
  GPtrArray *cells;
  double head_height;
  double *heights;
} Run;

static void
free_column (Column *column)
{
  g_free (column->head);
  g_free (column);
}

static void
free_cell (Cell *cell)
{
  g_free (cell->words);
  g_free (cell->detail);
  g_free (cell);
}

static void
free_row (Row *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static const Column *
get_column (const TdrTable *self,
            guint           column)
{
  return g_ptr_array_index (self->columns, column);
}

static const Row *
get_row (const TdrTable *self,
         guint           row)
{
  return g_ptr_array_index (self->rows, row);
}

/* A row may end early: the cells that it lacks are empty. */
static const Cell *
get_cell (const Row *row,
          guint      column)
{
  static const Cell empty = { (char *) "", NULL };

  return column < row->cells->len ? g_ptr_array_index (row->cells, column) : &empty;
}

static gboolean
has_heads (const TdrTable *self)
{
  return get_column (self, 0)->head != NULL;
}

static PangoLayout *
set_cell (const Run *run,
          guint      row,
          guint      column,
          double     width)
{
  const Row *it = get_row (run->table, row);
  const Cell *cell = get_cell (it, column);

  return tdr_typeface_set_pair (run->composer->text, TDR_TEXT_CELL, cell->words, cell->detail, it->stressed, width);
}

/* A head may take several lines, but no more of them than it must: its column is as wide as its widest word, or as the
 * whole head where that is short. */
static double
head_width (TdrComposer *composer,
            const char  *words,
            double       unbroken)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \n", -1);
  g_autoptr (PangoLayout) whole = tdr_typeface_set (composer->text, TDR_TEXT_CELL_HEAD, words, -1);
  double widest = MIN (tdr_layout_get_width (whole), unbroken);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = tdr_typeface_set (composer->text, TDR_TEXT_CELL_HEAD, parts[i], -1);

      widest = MAX (widest, tdr_layout_get_width (layout));
    }

  return widest;
}

static double
natural_width (const Run *run,
               guint      column,
               double     unbroken)
{
  double width = has_heads (run->table) ? head_width (run->composer, get_column (run->table, column)->head, unbroken) : 0;

  for (guint i = 0; i < run->table->rows->len; i++)
    {
      g_autoptr (PangoLayout) layout = set_cell (run, i, column, -1);

      width = MAX (width, tdr_layout_get_width (layout));
    }

  return width;
}

/* Widths of all columns of figures, and a hair more against rounding. Returns their sum. */
static double
measure_figures (Run    *run,
                 double  unbroken)
{
  double sum = 0;

  for (guint i = 0; i < run->n_columns; i++)
    {
      run->widths[i] = get_column (run->table, i)->weight > 0 ? 0 : ceil (natural_width (run, i, unbroken)) + 1;
      sum += run->widths[i];
    }

  return sum;
}

static double
sum_weights (const TdrTable *table)
{
  double sum = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += get_column (table, i)->weight;

  return sum;
}

/* Columns of figures take what they need, unless that is nearly everything; texts share the rest by weight. */
static void
measure_columns (Run *run)
{
  double room = run->composer->layout.body.width - (run->n_columns - 1) * CELL_GAP;
  double figures = measure_figures (run, SHORT_HEAD), weights = sum_weights (run->table);
  double x = run->composer->layout.body.x, shrink;

  if (figures > MOST_FIGURES * room)
    figures = measure_figures (run, 0);
  shrink = weights > 0 && figures > MOST_FIGURES * room ? MOST_FIGURES * room / figures : 1;
  for (guint i = 0; i < run->n_columns; i++)
    {
      double weight = get_column (run->table, i)->weight;

      run->widths[i] = weight > 0 ? (room - shrink * figures) * weight / weights : shrink * run->widths[i];
      run->x[i] = x;
      x += run->widths[i] + CELL_GAP;
    }
}

static void
align (const Run   *run,
       guint        column,
       PangoLayout *layout)
{
  if (get_column (run->table, column)->weight <= 0)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
}

static void
set_heads (Run *run)
{
  run->head_height = 0;
  for (guint i = 0; i < run->n_columns && has_heads (run->table); i++)
    {
      PangoLayout *layout = tdr_typeface_set (run->composer->text, TDR_TEXT_CELL_HEAD,
                                              get_column (run->table, i)->head, run->widths[i]);

      align (run, i, layout);
      g_ptr_array_add (run->heads, layout);
      run->head_height = MAX (run->head_height, tdr_layout_get_height (layout));
    }
  if (has_heads (run->table))
    run->head_height += 2 * ROW_PADDING;
}

static double
set_row (Run   *run,
         guint  row)
{
  double most = HIGHEST_ROW * run->composer->layout.body.height;
  double height = 0;

  for (guint i = 0; i < run->n_columns; i++)
    {
      PangoLayout *layout = set_cell (run, row, i, run->widths[i]);

      align (run, i, layout);
      if (tdr_layout_get_height (layout) > most)
        {
          pango_layout_set_height (layout, (int) (most * PANGO_SCALE));
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
      g_ptr_array_add (run->cells, layout);
      height = MAX (height, tdr_layout_get_height (layout));
    }

  return height + 2 * ROW_PADDING;
}

static void
draw_row_rule (const Run *run,
               double     y,
               double     line_width,
               double     grey)
{
  cairo_t *cr = tdr_pdf_get_cairo (run->composer->pdf);
  const TdrBox *body = &run->composer->layout.body;

  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, line_width);
  cairo_move_to (cr, body->x, y);
  cairo_line_to (cr, body->x + body->width, y);
  cairo_stroke (cr);
}

/* Texts end at their column's right edge where the column is of figures: the layout is as wide as the column. */
static void
draw_cell_text (const Run    *run,
                guint         column,
                PangoLayout  *layout,
                TdrTextStyle  style,
                double        y)
{
  cairo_t *cr = tdr_pdf_get_cairo (run->composer->pdf);

  tdr_palette_set_color (cr, tdr_typeface_get_color (style));
  cairo_move_to (cr, run->x[column], y);
  pango_cairo_show_layout (cr, layout);
}

/* Heads sit on the rule below them. The repeated ones are for the eye only: a screen reader knows them already. */
static void
draw_heads (const Run *run,
            gboolean   repeated)
{
  TdrComposer *composer = run->composer;

  if (!has_heads (run->table))
    return;

  tdr_pdf_begin (composer->pdf, repeated ? "Artifact" : "TR");
  for (guint i = 0; i < run->n_columns; i++)
    {
      PangoLayout *layout = g_ptr_array_index (run->heads, i);

      if (!repeated)
        tdr_pdf_begin_head (composer->pdf, FALSE);
      draw_cell_text (run, i, layout, TDR_TEXT_CELL_HEAD,
                      composer->y + run->head_height - ROW_PADDING - tdr_layout_get_height (layout));
      if (!repeated)
        tdr_pdf_end (composer->pdf);
    }
  tdr_pdf_end (composer->pdf);
  composer->y += run->head_height;
  draw_row_rule (run, composer->y, HEAD_RULE, 0.35);
}

static void
draw_row (const Run *run,
          guint      row)
{
  TdrComposer *composer = run->composer;
  cairo_t *cr = tdr_pdf_get_cairo (composer->pdf);

  if (get_row (run->table, row)->stressed)
    {
      tdr_palette_set_color (cr, stress_color);
      cairo_rectangle (cr, composer->layout.body.x, composer->y, composer->layout.body.width, run->heights[row]);
      cairo_fill (cr);
    }
  tdr_pdf_begin (composer->pdf, "TR");
  for (guint i = 0; i < run->n_columns; i++)
    {
      if (i == 0)
        tdr_pdf_begin_head (composer->pdf, TRUE);
      else
        tdr_pdf_begin (composer->pdf, "TD");
      draw_cell_text (run, i, g_ptr_array_index (run->cells, row * run->n_columns + i), TDR_TEXT_CELL,
                      composer->y + ROW_PADDING);
      tdr_pdf_end (composer->pdf);
    }
  tdr_pdf_end (composer->pdf);
  composer->y += run->heights[row];
  draw_row_rule (run, composer->y, ROW_RULE, ROW_RULE_GREY);
}

static void
draw_rows (const Run *run)
{
  TdrComposer *composer = run->composer;
  g_autofree guint *pages = g_new0 (guint, run->table->rows->len);
  guint page = 0;

  tdr_page_layout_break_rows (run->heights, run->table->rows->len, run->head_height,
                              tdr_composer_get_room (composer), composer->layout.body.height, pages);
  if (pages[0] > 0)
    {
      tdr_composer_start_page (composer);
      page = 1;
    }
  tdr_pdf_begin (composer->pdf, "Table");
  draw_heads (run, FALSE);
  for (guint i = 0; i < run->table->rows->len; i++)
    {
      if (pages[i] > page)
        {
          tdr_composer_start_page (composer);
          draw_heads (run, TRUE);
          page = pages[i];
        }
      draw_row (run, i);
    }
  tdr_pdf_end (composer->pdf);
  composer->y += AFTER_TABLE;
}

/**
 * tdr_table_new:
 *
 * A table without columns and rows.
 */
TdrTable *
tdr_table_new (void)
{
  TdrTable *self = g_new0 (TdrTable, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) free_column);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);

  return self;
}

/**
 * tdr_table_free:
 *
 * Frees a table.
 */
void
tdr_table_free (TdrTable *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * tdr_table_add_column:
 * @head: (nullable): %NULL in every column: the table has no heads, and its rows speak for themselves
 * @weight: its share of the width among the columns of texts, above 0
 *
 * Adds a column of texts. The first column names its row.
 */
void
tdr_table_add_column (TdrTable   *self,
                      const char *head,
                      double      weight)
{
  Column *column = g_new0 (Column, 1);

  column->head = g_strdup (head);
  column->weight = weight;
  g_ptr_array_add (self->columns, column);
}

/**
 * tdr_table_add_figures:
 *
 * Adds a column of figures, which end at its right edge and are as wide as they must.
 */
void
tdr_table_add_figures (TdrTable   *self,
                       const char *head)
{
  tdr_table_add_column (self, head, 0);
}

/**
 * tdr_table_add_row:
 * @stressed: whether it stands out, as the winner's does
 *
 * Adds a row, whose cells follow by tdr_table_add_cell().
 */
void
tdr_table_add_row (TdrTable *self,
                   gboolean  stressed)
{
  Row *row = g_new0 (Row, 1);

  row->stressed = stressed;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) free_cell);
  g_ptr_array_add (self->rows, row);
}

/**
 * tdr_table_add_cell:
 * @detail: (nullable): a quieter line below
 *
 * Adds the next cell to the last row.
 */
void
tdr_table_add_cell (TdrTable   *self,
                    const char *words,
                    const char *detail)
{
  Row *row = g_ptr_array_index (self->rows, self->rows->len - 1);
  Cell *cell = g_new0 (Cell, 1);

  g_return_if_fail (row->cells->len < self->columns->len);

  cell->words = g_strdup (words);
  cell->detail = g_strdup (detail);
  g_ptr_array_add (row->cells, cell);
}

/**
 * tdr_table_get_n_rows:
 *
 * How many rows there are.
 */
guint
tdr_table_get_n_rows (const TdrTable *self)
{
  return self->rows->len;
}

/**
 * tdr_table_compose:
 *
 * Sets the table below what @composer holds. A table without rows leaves no trace.
 */
void
tdr_table_compose (const TdrTable *self,
                   TdrComposer    *composer)
{
  guint n_columns = self->columns->len;
  g_autofree double *x = g_new0 (double, n_columns);
  g_autofree double *widths = g_new0 (double, n_columns);
  g_autofree double *heights = g_new0 (double, self->rows->len);
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  Run run = { .table = self, .composer = composer, .n_columns = n_columns, .x = x, .widths = widths,
              .heads = heads, .cells = cells, .heights = heights };

  if (self->rows->len == 0)
    return;

  measure_columns (&run);
  set_heads (&run);
  for (guint i = 0; i < self->rows->len; i++)
    heights[i] = set_row (&run, i);
  draw_rows (&run);
}
