/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-composer.h"

#include <glib/gi18n-lib.h>

#include "tdr-frame.h"
#include "tdr-plot.h"

#define RULE_WIDTH 0.5
#define RULE_GREY 0.75
#define AFTER_HEADING 10.0
#define BEFORE_SUBHEADING 14.0
#define AFTER_SUBHEADING 4.0
#define AFTER_PARAGRAPH 6.0
#define AFTER_ITEM 3.0
#define AFTER_PAIR 4.0
#define AFTER_CHART 12.0
#define BLANK_HEIGHT 26.0       /* room to write by hand */
#define KEEP_AFTER_HEADING 60.0 /* what must fit below a heading that is not at the foot of a page */
#define N_LABEL_COLUMNS 3       /* of the grid, for the labels of pairs */

static double
bottom_of_body (const TdrComposer *self)
{
  return self->layout.body.y + self->layout.body.height;
}

static void
draw_furniture_text (TdrComposer  *self,
                     const char   *words,
                     const TdrBox *box,
                     gboolean      at_end)
{
  g_autoptr (PangoLayout) layout = tdr_typeface_set (self->text, TDR_TEXT_SMALL, words, -1);
  double width;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int) (box->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  width = tdr_layout_get_width (layout);
  tdr_composer_draw (self, layout, tdr_typeface_get_color (TDR_TEXT_SMALL),
                     at_end ? box->x + box->width - width : box->x, box->y);
}

/* Running head and page number are for the eye only: a screen reader has the outline and page labels. */
static void
draw_furniture (TdrComposer *self)
{
  g_autofree char *number = NULL;

  /* Translators: the number of a page and how many there are. */
  number = g_strdup_printf (_("%u of %u"), self->page, MAX (self->n_pages, self->page));
  tdr_pdf_begin (self->pdf, "Artifact");
  if (self->page > 1)
    {
      draw_furniture_text (self, self->running_head, &self->layout.head, FALSE);
      tdr_composer_draw_rule (self, self->layout.head.y + self->layout.head.height, self->layout.head.width);
    }
  draw_furniture_text (self, number, &self->layout.foot, TRUE);
  tdr_pdf_end (self->pdf);
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
 * tdr_composer_new:
 *
 * A document whose first page is begun.
 */
TdrComposer *
tdr_composer_new (TdrPaper              paper,
                  const TdrPdfMetadata *metadata,
                  const char           *running_head,
                  guint                 n_pages)
{
  TdrComposer *self = g_new0 (TdrComposer, 1);

  self->layout = tdr_page_layout_new (paper);
  self->pdf = tdr_pdf_new (&self->layout, metadata);
  self->text = tdr_typeface_new_context ();
  self->running_head = g_strdup (running_head);
  self->n_pages = n_pages;
  self->page = 1;
  self->y = self->layout.body.y;
  draw_furniture (self);

  return self;
}

/**
 * tdr_composer_free:
 *
 * Frees a composer.
 */
void
tdr_composer_free (TdrComposer *self)
{
  tdr_pdf_free (self->pdf);
  g_object_unref (self->text);
  g_free (self->running_head);
  g_free (self);
}

/**
 * tdr_composer_finish:
 *
 * Ends the last page and the document.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
tdr_composer_finish (TdrComposer  *self,
                     GError      **error)
{
  return tdr_pdf_finish (self->pdf, error);
}

/**
 * tdr_composer_get_room:
 *
 * What is left of the current page.
 */
double
tdr_composer_get_room (const TdrComposer *self)
{
  return bottom_of_body (self) - self->y;
}

/**
 * tdr_composer_start_page:
 *
 * Ends the current page and begins the next.
 */
void
tdr_composer_start_page (TdrComposer *self)
{
  tdr_pdf_end_page (self->pdf);
  self->page++;
  self->y = self->layout.body.y;
  draw_furniture (self);
}

/**
 * tdr_composer_need:
 *
 * Begins a page if @height does not fit on this one.
 */
void
tdr_composer_need (TdrComposer *self,
                   double       height)
{
  if (height > tdr_composer_get_room (self) && self->y > self->layout.body.y)
    tdr_composer_start_page (self);
}

/**
 * tdr_composer_skip:
 *
 * Leaves room, but none at the top of a page.
 */
void
tdr_composer_skip (TdrComposer *self,
                   double       height)
{
  if (self->y > self->layout.body.y)
    self->y += height;
}

/**
 * tdr_composer_draw:
 *
 * Draws a text with its upper left corner at (x, y) of the page. The cursor stays.
 */
void
tdr_composer_draw (TdrComposer *self,
                   PangoLayout *layout,
                   TdrColor     color,
                   double       x,
                   double       y)
{
  cairo_t *cr = tdr_pdf_get_cairo (self->pdf);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  tdr_palette_set_color (cr, color);
  cairo_move_to (cr, x - (pango_layout_get_width (layout) < 0 ? 0 : pango_units_to_double (logical.x)), y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * tdr_composer_draw_rule:
 *
 * Draws a hairline from the left edge of the body.
 */
void
tdr_composer_draw_rule (TdrComposer *self,
                        double       y,
                        double       width)
{
  cairo_t *cr = tdr_pdf_get_cairo (self->pdf);

  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, self->layout.body.x, y);
  cairo_line_to (cr, self->layout.body.x + width, y);
  cairo_stroke (cr);
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
  g_autofree char *place = g_strdup_printf ("section-%u", ++self->n_places);

  tdr_composer_need (self, tdr_layout_get_height (layout) + AFTER_HEADING + KEEP_AFTER_HEADING);
  cairo_move_to (tdr_pdf_get_cairo (self->pdf), self->layout.body.x, self->y);
  tdr_pdf_mark_place (self->pdf, place);
  tdr_pdf_add_outline (self->pdf, words, place);
  add_block (self, "H1", TDR_TEXT_HEADING, layout, self->layout.body.x);
  self->y += tdr_layout_get_height (layout) + AFTER_HEADING;
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
 * tdr_composer_add_blank:
 *
 * Adds a label and a line to write on.
 */
void
tdr_composer_add_blank (TdrComposer *self,
                        const char  *label)
{
  g_autoptr (PangoLayout) name = set_wide (self, TDR_TEXT_LABEL, label);

  tdr_composer_need (self, BLANK_HEIGHT);
  self->y += BLANK_HEIGHT - tdr_layout_get_height (name);
  add_block (self, "P", TDR_TEXT_LABEL, name, self->layout.body.x);
  self->y += tdr_layout_get_height (name);
  tdr_composer_draw_rule (self, self->y + 2, self->layout.body.width);
  self->y += AFTER_PAIR;
}

/**
 * tdr_composer_add_chart:
 *
 * Adds a chart in the colours of paper, at its natural height, with its words as alternative text. Its title, its finding
 * and its table are for the caller to set.
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
