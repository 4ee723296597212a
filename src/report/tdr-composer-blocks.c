/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-composer.h"

#include "tdr-frame.h"
#include "tdr-plot.h"

#define AFTER_HEADING 10.0
#define BEFORE_SUBHEADING 14.0
#define AFTER_SUBHEADING 4.0
#define AFTER_PARAGRAPH 6.0
#define AFTER_ITEM 3.0
#define AFTER_PAIR 4.0
#define AFTER_CHART 12.0
#define BLANK_HEIGHT 26.0       /* room to write by hand */
#define KEEP_AFTER_HEADING 60.0 /* what must fit below a heading that is not at the foot of a page */
#define MOST_TITLE 0.4          /* of the body's height; a longer title is cut with an ellipsis */
#define N_LABEL_COLUMNS 3       /* of the grid, for the labels of pairs */

static TdrHeading *
new_heading (const TdrComposer *self,
             const char        *words)
{
  TdrHeading *heading = g_new0 (TdrHeading, 1);

  heading->words = g_strdup (words);
  heading->place = g_strdup_printf ("section-%u", self->headings->len + 1);
  heading->page = self->page;

  return heading;
}

static PangoLayout *
set_wide (const TdrComposer *self,
          TdrTextStyle       style,
          const char        *words)
{
  return tdr_typeface_set (self->text, style, words, self->layout.body.width);
}

/* The block's text at the cursor, in an element of its own. */
static void
add_block (TdrComposer  *self,
           const char   *tag,
           TdrTextStyle  style,
           PangoLayout  *layout,
           double        x)
{
  tdr_pdf_begin (self->pdf, tag);
  tdr_composer_draw (self, layout, tdr_typeface_get_color (style), x, self->y);
  tdr_pdf_end (self->pdf);
}

/**
 * tdr_composer_add_title:
 *
 * Adds the title of the document.
 */
void
tdr_composer_add_title (TdrComposer *self,
                        const char  *words)
{
  g_autoptr (PangoLayout) layout = set_wide (self, TDR_TEXT_TITLE, words);

  pango_layout_set_height (layout, (int) (MOST_TITLE * self->layout.body.height * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  add_block (self, "H1", TDR_TEXT_TITLE, layout, self->layout.body.x);
  self->y += tdr_layout_get_height (layout) + AFTER_HEADING;
}

/**
 * tdr_composer_add_heading:
 *
 * Begins a section: its heading, and its entry in the outline.
 */
void
tdr_composer_add_heading (TdrComposer *self,
                          const char  *words)
{
  g_autoptr (PangoLayout) layout = set_wide (self, TDR_TEXT_HEADING, words);
  TdrHeading *heading = NULL;

  tdr_composer_need (self, tdr_layout_get_height (layout) + AFTER_HEADING + KEEP_AFTER_HEADING);
  heading = new_heading (self, words);
  g_ptr_array_add (self->headings, heading);
  cairo_move_to (tdr_pdf_get_cairo (self->pdf), self->layout.body.x, self->y);
  tdr_pdf_mark_place (self->pdf, heading->place);
  tdr_pdf_add_outline (self->pdf, words, heading->place);
  add_block (self, "H1", TDR_TEXT_HEADING, layout, self->layout.body.x);
  self->y += tdr_layout_get_height (layout) + AFTER_HEADING;
}

/**
 * tdr_composer_add_reference:
 *
 * Adds a line of the contents: a section and its page, linked to it.
 */
void
tdr_composer_add_reference (TdrComposer      *self,
                            const TdrHeading *heading)
{
  g_autofree char *page = g_strdup_printf ("%u", heading->page);
  g_autofree char *target = g_strdup_printf ("dest='%s'", heading->place);
  g_autoptr (PangoLayout) words = set_wide (self, TDR_TEXT_BODY, heading->words);
  g_autoptr (PangoLayout) number = tdr_typeface_set (self->text, TDR_TEXT_BODY, page, -1);
  double end = self->layout.body.x + self->layout.body.width;
  TdrColor color = tdr_typeface_get_color (TDR_TEXT_BODY);

  tdr_pdf_begin (self->pdf, "P");
  tdr_pdf_begin_link (self->pdf, target);
  tdr_composer_draw (self, words, color, self->layout.body.x, self->y);
  tdr_composer_draw (self, number, color, end - tdr_layout_get_width (number), self->y);
  tdr_pdf_end (self->pdf);
  tdr_pdf_end (self->pdf);
  self->y += tdr_layout_get_height (words) + AFTER_ITEM;
  tdr_composer_draw_rule (self, self->layout.body.x, self->y - AFTER_ITEM / 2, self->layout.body.width);
}

/**
 * tdr_composer_add_subheading:
 * @keep_with: height of what must stand on the same page below it
 *
 * Begins a part of a section.
 */
void
tdr_composer_add_subheading (TdrComposer *self,
                             const char  *words,
                             double       keep_with)
{
  g_autoptr (PangoLayout) layout = set_wide (self, TDR_TEXT_SUBHEADING, words);
  double height = tdr_layout_get_height (layout) + AFTER_SUBHEADING;

  tdr_composer_skip (self, BEFORE_SUBHEADING);
  tdr_composer_need (self, height + MAX (keep_with, KEEP_AFTER_HEADING));
  add_block (self, "H2", TDR_TEXT_SUBHEADING, layout, self->layout.body.x);
  self->y += height;
}

/**
 * tdr_composer_add_paragraph:
 *
 * Adds a paragraph that stays on one page.
 */
void
tdr_composer_add_paragraph (TdrComposer  *self,
                            TdrTextStyle  style,
                            const char   *words)
{
  g_autoptr (PangoLayout) layout = set_wide (self, style, words);

  tdr_composer_need (self, tdr_layout_get_height (layout));
  add_block (self, "P", style, layout, self->layout.body.x);
  self->y += tdr_layout_get_height (layout) + AFTER_PARAGRAPH;
}

/**
 * tdr_composer_begin_list:
 *
 * Begins a list.
 */
void
tdr_composer_begin_list (TdrComposer *self)
{
  tdr_pdf_begin (self->pdf, "L");
}

/**
 * tdr_composer_add_item:
 * @label: "•" or a number
 *
 * Adds an item to the list.
 */
void
tdr_composer_add_item (TdrComposer *self,
                       const char  *label,
                       const char  *words)
{
  double indent = 14, x = self->layout.body.x;
  g_autoptr (PangoLayout) mark = tdr_typeface_set (self->text, TDR_TEXT_BODY, label, -1);
  g_autoptr (PangoLayout) layout = NULL;

  indent = MAX (indent, tdr_layout_get_width (mark) + 6);
  layout = tdr_typeface_set (self->text, TDR_TEXT_BODY, words, self->layout.body.width - indent);
  tdr_composer_need (self, tdr_layout_get_height (layout));
  tdr_pdf_begin (self->pdf, "LI");
  add_block (self, "Lbl", TDR_TEXT_BODY, mark, x);
  add_block (self, "LBody", TDR_TEXT_BODY, layout, x + indent);
  tdr_pdf_end (self->pdf);
  self->y += tdr_layout_get_height (layout) + AFTER_ITEM;
}

/**
 * tdr_composer_end_list:
 *
 * Ends the list.
 */
void
tdr_composer_end_list (TdrComposer *self)
{
  tdr_pdf_end (self->pdf);
  self->y += AFTER_PARAGRAPH - AFTER_ITEM;
}

/**
 * tdr_composer_add_pair:
 *
 * Adds a label in the margin of the grid, and what belongs to it beside it.
 */
void
tdr_composer_add_pair (TdrComposer *self,
                       const char  *label,
                       const char  *words)
{
  TdrBox left = tdr_page_layout_get_columns (&self->layout, 0, N_LABEL_COLUMNS);
  TdrBox right = tdr_page_layout_get_columns (&self->layout, N_LABEL_COLUMNS, TDR_GRID_COLUMNS - N_LABEL_COLUMNS);
  g_autoptr (PangoLayout) name = tdr_typeface_set (self->text, TDR_TEXT_LABEL, label, left.width);
  g_autoptr (PangoLayout) value = tdr_typeface_set (self->text, TDR_TEXT_BODY, words, right.width);
  double height = MAX (tdr_layout_get_height (name), tdr_layout_get_height (value));
  double drop = (pango_layout_get_baseline (value) - pango_layout_get_baseline (name)) / (double) PANGO_SCALE;

  tdr_composer_need (self, height);
  tdr_pdf_begin (self->pdf, "P");
  tdr_composer_draw (self, name, tdr_typeface_get_color (TDR_TEXT_LABEL), left.x, self->y + drop);
  tdr_composer_draw (self, value, tdr_typeface_get_color (TDR_TEXT_BODY), right.x, self->y);
  tdr_pdf_end (self->pdf);
  self->y += height + AFTER_PAIR;
}

/**
 * tdr_composer_add_blanks:
 * @labels: (array zero-terminated=1): up to as many as the grid has columns
 *
 * Adds lines to write on beside each other, each with its label below.
 */
void
tdr_composer_add_blanks (TdrComposer       *self,
                         const char *const *labels)
{
  guint n_labels = g_strv_length ((char **) labels);
  double height = 0;

  tdr_composer_need (self, 2 * BLANK_HEIGHT);
  self->y += BLANK_HEIGHT;
  for (guint i = 0; i < n_labels; i++)
    {
      guint span = TDR_GRID_COLUMNS / n_labels;
      TdrBox box = tdr_page_layout_get_columns (&self->layout, i * span, span);
      g_autoptr (PangoLayout) name = tdr_typeface_set (self->text, TDR_TEXT_LABEL, labels[i], box.width);

      tdr_composer_draw_rule (self, box.x, self->y, box.width);
      tdr_pdf_begin (self->pdf, "P");
      tdr_composer_draw (self, name, tdr_typeface_get_color (TDR_TEXT_LABEL), box.x, self->y + 2);
      tdr_pdf_end (self->pdf);
      height = MAX (height, tdr_layout_get_height (name));
    }
  self->y += height + AFTER_PAIR;
}

/**
 * tdr_composer_measure_chart:
 *
 * The height of a chart at its natural size.
 */
double
tdr_composer_measure_chart (TdrComposer    *self,
                            const TdrChart *chart)
{
  g_autoptr (PangoContext) text = tdr_typeface_new_chart_context ();

  return tdr_plot_measure (chart, text, self->layout.body.width);
}

/**
 * tdr_composer_add_chart:
 *
 * Adds a chart in the colours of paper, at its natural height, with its words as alternative text. Its title, its
 * finding and its table are for the caller to set.
 */
void
tdr_composer_add_chart (TdrComposer    *self,
                        const TdrChart *chart)
{
  g_autoptr (PangoContext) text = tdr_typeface_new_chart_context ();
  double width = self->layout.body.width, height = tdr_plot_measure (chart, text, width);
  g_autofree char *words = tdr_chart_describe (chart);
  cairo_t *cr = tdr_pdf_get_cairo (self->pdf);

  tdr_composer_need (self, height);
  tdr_pdf_begin_figure (self->pdf, words);
  cairo_save (cr);
  cairo_translate (cr, self->layout.body.x, self->y);
  tdr_plot_draw (chart, tdr_palette_get (TDR_PALETTE_PRINT), cr, text, width, height);
  cairo_restore (cr);
  tdr_pdf_end (self->pdf);
  self->y += height + AFTER_CHART;
}
