/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-composer.h"

#include <glib/gi18n-lib.h>

#include "tdr-frame.h"

#define RULE_WIDTH 0.5
#define RULE_GREY 0.75

static void
free_heading (TdrHeading *heading)
{
  g_free (heading->words);
  g_free (heading->place);
  g_free (heading);
}

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
      tdr_composer_draw_rule (self, self->layout.head.x, self->layout.head.y + self->layout.head.height,
                              self->layout.head.width);
    }
  draw_furniture_text (self, number, &self->layout.foot, TRUE);
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
  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_heading);
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
  g_ptr_array_unref (self->headings);
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
 * Draws a hairline from (x, y) to the right.
 */
void
tdr_composer_draw_rule (TdrComposer *self,
                        double       x,
                        double       y,
                        double       width)
{
  cairo_t *cr = tdr_pdf_get_cairo (self->pdf);

  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}
