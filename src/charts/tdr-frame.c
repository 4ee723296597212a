/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-frame.h"

#define CURVE_WIDTH 2.0         /* of a curve, in widths of an outline */
#define CASING_WIDTH 1.5        /* on either side of a curve above areas, likewise */
#define PLATE_MARGIN 2.0        /* of the plate beside its label, in the chart's units */

static void
clear_text (gpointer data)
{
  TdrFrameText *text = data;

  g_object_unref (text->layout);
  g_free (text);
}

static void
clear_path (gpointer data)
{
  TdrFramePath *path = data;

  g_array_unref (path->points);
  g_free (path);
}

static double
measure_line (PangoContext *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (text);

  pango_layout_set_text (layout, "Hg", -1);

  return tdr_layout_get_height (layout);
}

/* Digits of one width, so that columns of figures line up. */
static PangoAttrList *
make_attributes (double   size,
                 gboolean bold)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (size));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  return attributes;
}

static TdrColor
ink_color (const TdrPalette *palette,
           TdrInk            ink)
{
  switch (ink)
    {
    case TDR_INK_TEXT:
      return palette->text;
    case TDR_INK_MUTED:
      return palette->muted;
    case TDR_INK_GRID:
      return palette->grid;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_line (const TdrFrameLine *line,
           const TdrPalette   *palette,
           cairo_t            *cr)
{
  tdr_palette_set_color (cr, ink_color (palette, line->ink));
  cairo_set_line_width (cr, line->ink == TDR_INK_GRID ? palette->grid_width : palette->line_width);
  cairo_move_to (cr, line->x1, line->y1);
  cairo_line_to (cr, line->x2, line->y2);
  cairo_stroke (cr);
}

static void
draw_area (const TdrFrameArea *area,
           const TdrPalette   *palette,
           cairo_t            *cr)
{
  const TdrBox *box = &area->box;

  if (area->is_dot)
    tdr_palette_draw_marker (palette, area->tone, cr, box->x + box->width / 2, box->y + box->height / 2,
                             box->width / 2);
  else
    tdr_palette_fill_box (palette, area->tone, cr, box->x, box->y, box->width, box->height);
}

static gboolean
has_areas (const TdrFrame *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    if (((const TdrFramePath *) g_ptr_array_index (self->paths, i))->is_filled)
      return TRUE;

  return FALSE;
}

static void
draw_path (const TdrFramePath *path,
           double              casing,
           const TdrPalette   *palette,
           cairo_t            *cr)
{
  for (guint i = 0; i < path->points->len; i++)
    {
      const TdrChartPoint *point = &g_array_index (path->points, TdrChartPoint, i);

      cairo_line_to (cr, point->x, point->y);
    }
  if (path->is_filled)
    tdr_palette_fill_path (palette, path->tone, cr);
  else
    tdr_palette_stroke_path (palette, path->tone, cr, CURVE_WIDTH * palette->line_width, casing);
}

static void
draw_paths (const TdrFrame   *self,
            gboolean          filled,
            const TdrPalette *palette,
            cairo_t          *cr)
{
  double casing = has_areas (self) ? CASING_WIDTH * palette->line_width : 0;

  for (guint i = 0; i < self->paths->len; i++)
    {
      const TdrFramePath *path = g_ptr_array_index (self->paths, i);

      if (path->is_filled == filled)
        draw_path (path, casing, palette, cr);
    }
}

/* The layout of a right-to-left text that was cut short begins beyond its own origin. */
static void
draw_text (const TdrFrameText *text,
           const TdrPalette   *palette,
           cairo_t            *cr)
{
  PangoRectangle logical;

  pango_layout_get_extents (text->layout, NULL, &logical);
  if (text->has_plate)
    {
      tdr_palette_set_color (cr, palette->surface);
      cairo_rectangle (cr, text->box.x - PLATE_MARGIN, text->box.y, text->box.width + 2 * PLATE_MARGIN,
                       text->box.height);
      cairo_fill (cr);
    }
  tdr_palette_set_color (cr, ink_color (palette, text->ink));
  cairo_move_to (cr, text->box.x - pango_units_to_double (logical.x), text->box.y - pango_units_to_double (logical.y));
  pango_cairo_show_layout (cr, text->layout);
}

static void
mirror_box (const TdrFrame *self,
            TdrBox         *box)
{
  box->x = self->width - box->x - box->width;
}

/**
 * tdr_frame_new:
 * @text: (transfer none): context of the texts; its font and resolution set their size
 *
 * An empty frame of @width, with no height yet.
 */
TdrFrame *
tdr_frame_new (PangoContext *text,
               double        width)
{
  TdrFrame *self = g_new0 (TdrFrame, 1);

  self->text = g_object_ref (text);
  self->width = width;
  self->line_height = measure_line (text);
  self->texts = g_ptr_array_new_with_free_func (clear_text);
  self->lines = g_array_new (FALSE, FALSE, sizeof (TdrFrameLine));
  self->areas = g_array_new (FALSE, FALSE, sizeof (TdrFrameArea));
  self->paths = g_ptr_array_new_with_free_func (clear_path);
  self->marks = g_array_new (FALSE, FALSE, sizeof (TdrBox));

  return self;
}

/**
 * tdr_frame_free:
 *
 * Frees a frame.
 */
void
tdr_frame_free (TdrFrame *self)
{
  g_object_unref (self->text);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->lines);
  g_array_unref (self->areas);
  g_ptr_array_unref (self->paths);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * tdr_frame_set_text:
 * @size: of the context's font, 1 for the same
 * @most_width: at which the text is cut with an ellipsis, negative for never
 *
 * Sets one line of text, to be placed by tdr_frame_add_text().
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
tdr_frame_set_text (const TdrFrame *self,
                    const char     *words,
                    double          size,
                    gboolean        bold,
                    double          most_width)
{
  PangoLayout *layout = pango_layout_new (self->text);
  g_autoptr (PangoAttrList) attributes = make_attributes (size, bold);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, words, -1);
  pango_layout_set_attributes (layout, attributes);
  if (most_width >= 0 && tdr_layout_get_width (layout) > most_width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (most_width * PANGO_SCALE));   /* rounded down: never wider */
    }

  return layout;
}

/**
 * tdr_frame_add_text:
 * @layout: (transfer none): the text
 *
 * Places a text with its upper left corner at (x, y).
 *
 * Returns: where it stands
 */
TdrBox
tdr_frame_add_text (TdrFrame    *self,
                    PangoLayout *layout,
                    double       x,
                    double       y,
                    TdrInk       ink)
{
  TdrFrameText *text = g_new0 (TdrFrameText, 1);

  text->layout = g_object_ref (layout);
  text->ink = ink;
  text->box = (TdrBox) { x, y, tdr_layout_get_width (layout), tdr_layout_get_height (layout) };
  g_ptr_array_add (self->texts, text);

  return text->box;
}

/**
 * tdr_frame_add_line:
 *
 * Adds a line from (x1, y1) to (x2, y2).
 */
void
tdr_frame_add_line (TdrFrame *self,
                    double    x1,
                    double    y1,
                    double    x2,
                    double    y2,
                    TdrInk    ink)
{
  TdrFrameLine line = { x1, y1, x2, y2, ink };

  g_array_append_val (self->lines, line);
}

/**
 * tdr_frame_add_area:
 *
 * Adds a filled rectangle, or a marker in the middle of @box.
 */
void
tdr_frame_add_area (TdrFrame *self,
                    TdrBox    box,
                    TdrTone   tone,
                    gboolean  is_dot)
{
  TdrFrameArea area = { box, tone, is_dot };

  g_array_append_val (self->areas, area);
}

/**
 * tdr_frame_add_label:
 * @layout: (transfer none): the text
 *
 * Places a text upon what is drawn in the plot, which it covers.
 *
 * Returns: where it stands
 */
TdrBox
tdr_frame_add_label (TdrFrame    *self,
                     PangoLayout *layout,
                     double       x,
                     double       y)
{
  TdrBox box = tdr_frame_add_text (self, layout, x, y, TDR_INK_TEXT);

  ((TdrFrameText *) g_ptr_array_index (self->texts, self->texts->len - 1))->has_plate = TRUE;

  return box;
}

/**
 * tdr_frame_add_path:
 *
 * Adds a curve, or the outline of an area.
 *
 * Returns: (transfer none) (element-type TdrChartPoint): its points, to be filled
 */
GArray *
tdr_frame_add_path (TdrFrame *self,
                    TdrTone   tone,
                    gboolean  is_filled)
{
  TdrFramePath *path = g_new0 (TdrFramePath, 1);

  path->tone = tone;
  path->is_filled = is_filled;
  path->points = g_array_new (FALSE, FALSE, sizeof (TdrChartPoint));
  g_ptr_array_add (self->paths, path);

  return path->points;
}

/**
 * tdr_frame_add_mark:
 *
 * Says where the next mark of the chart is.
 */
void
tdr_frame_add_mark (TdrFrame *self,
                    TdrBox    box)
{
  g_array_append_val (self->marks, box);
}

/**
 * tdr_frame_is_free:
 *
 * Whether a text could stand in @box: no other text and no dot is there. Bars may lie under a text.
 */
gboolean
tdr_frame_is_free (const TdrFrame *self,
                   const TdrBox   *box)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const TdrFrameText *text = g_ptr_array_index (self->texts, i);

      if (tdr_box_overlaps (&text->box, box))
        return FALSE;
    }
  for (guint i = 0; i < self->areas->len; i++)
    {
      const TdrFrameArea *area = &g_array_index (self->areas, TdrFrameArea, i);

      if (area->is_dot && tdr_box_overlaps (&area->box, box))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_frame_mirror:
 *
 * Turns the frame for readers who begin at the right.
 */
void
tdr_frame_mirror (TdrFrame *self)
{
  mirror_box (self, &self->plot);
  for (guint i = 0; i < self->texts->len; i++)
    mirror_box (self, &((TdrFrameText *) g_ptr_array_index (self->texts, i))->box);
  for (guint i = 0; i < self->areas->len; i++)
    mirror_box (self, &g_array_index (self->areas, TdrFrameArea, i).box);
  for (guint i = 0; i < self->marks->len; i++)
    mirror_box (self, &g_array_index (self->marks, TdrBox, i));
  for (guint i = 0; i < self->paths->len; i++)
    {
      GArray *points = ((TdrFramePath *) g_ptr_array_index (self->paths, i))->points;

      for (guint j = 0; j < points->len; j++)
        g_array_index (points, TdrChartPoint, j).x = self->width - g_array_index (points, TdrChartPoint, j).x;
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      TdrFrameLine *line = &g_array_index (self->lines, TdrFrameLine, i);

      line->x1 = self->width - line->x1;
      line->x2 = self->width - line->x2;
    }
}

/**
 * tdr_frame_draw:
 *
 * Draws lines of the grid first, then areas, then all other lines and the curves, then dots, and texts above all.
 */
void
tdr_frame_draw (const TdrFrame   *self,
                const TdrPalette *palette,
                cairo_t          *cr)
{
  cairo_save (cr);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->lines->len; i++)
        {
          const TdrFrameLine *line = &g_array_index (self->lines, TdrFrameLine, i);

          if ((line->ink == TDR_INK_GRID) == (pass == 0))
            draw_line (line, palette, cr);
        }
      draw_paths (self, pass == 0, palette, cr);
      for (guint i = 0; pass == 0 && i < self->areas->len; i++)
        if (!g_array_index (self->areas, TdrFrameArea, i).is_dot)
          draw_area (&g_array_index (self->areas, TdrFrameArea, i), palette, cr);
    }
  for (guint i = 0; i < self->areas->len; i++)
    if (g_array_index (self->areas, TdrFrameArea, i).is_dot)
      draw_area (&g_array_index (self->areas, TdrFrameArea, i), palette, cr);
  for (guint i = 0; i < self->texts->len; i++)
    draw_text (g_ptr_array_index (self->texts, i), palette, cr);
  cairo_new_path (cr);
  cairo_restore (cr);
}

/**
 * tdr_layout_get_width:
 *
 * Width of a text as set, in the chart's units.
 */
double
tdr_layout_get_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return pango_units_to_double (logical.width);
}

/**
 * tdr_layout_get_height:
 *
 * Height of a text as set, in the chart's units.
 */
double
tdr_layout_get_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return pango_units_to_double (logical.height);
}
