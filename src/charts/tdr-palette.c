/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-palette.h"

#include <math.h>

#define HATCH_STEP 5.0         /* between two lines of a hatch, in the chart's units */
#define HATCH_WIDTH 0.8
#define HATCH_DOT_RADIUS 0.9

#define HEX(rgb) { ((rgb) >> 16 & 0xff) / 255.0, ((rgb) >> 8 & 0xff) / 255.0, ((rgb) & 0xff) / 255.0, 1.0 }
#define FILL(rgb, line, hatch, marker, dash, gap) { HEX (rgb), HEX (line), hatch, marker, { dash, gap } }

/* Each tone keeps its hatch and its marker in every palette. Sky and blue are the two plain ones: they differ by a
 * contrast of at least 3 : 1 instead, which a grey copy keeps. */
#define FILLS(sky, sky_line, teal, teal_line, blue, blue_line, purple, purple_line, orange, orange_line, green, \
              green_line, grey, grey_line) \
  { \
    [TDR_TONE_SKY] = FILL (sky, sky_line, TDR_HATCH_NONE, TDR_MARKER_PLATE, 0, 0), \
    [TDR_TONE_TEAL] = FILL (teal, teal_line, TDR_HATCH_RISING, TDR_MARKER_WEDGE, 6, 2), \
    [TDR_TONE_BLUE] = FILL (blue, blue_line, TDR_HATCH_NONE, TDR_MARKER_SQUARE, 0, 0), \
    [TDR_TONE_PURPLE] = FILL (purple, purple_line, TDR_HATCH_FALLING, TDR_MARKER_DIAMOND, 2, 2), \
    [TDR_TONE_ORANGE] = FILL (orange, orange_line, TDR_HATCH_UPRIGHT, TDR_MARKER_CIRCLE, 8, 3), \
    [TDR_TONE_GREEN] = FILL (green, green_line, TDR_HATCH_LEVEL, TDR_MARKER_TRIANGLE, 4, 3), \
    [TDR_TONE_GREY] = FILL (grey, grey_line, TDR_HATCH_DOTS, TDR_MARKER_CROSS, 1, 2), \
  }

/* Hues of the GNOME palette (developer.gnome.org/hig/reference/palette.html), and black, white and their darkest and
 * lightest neighbours for high contrast. */
static const TdrPalette palettes[TDR_N_PALETTES] = {
  [TDR_PALETTE_LIGHT] = {
    HEX (0xffffff), HEX (0x1d1d20), HEX (0x5e5c64), HEX (0xdeddda), 1.0, 1.0,
    FILLS (0x99c1f1, 0x1a5fb4, 0x5bc8af, 0x1f7a68, 0x1a5fb4, 0x0d3563, 0xb05cc8, 0x613583, 0xff9f4a, 0xc64600,
           0x57c98a, 0x1b7a4a, 0xc0bfbc, 0x5e5c64),
  },
  [TDR_PALETTE_DARK] = {
    HEX (0x2e2e32), HEX (0xffffff), HEX (0xc0bfbc), HEX (0x4b4a50), 1.0, 1.0,
    FILLS (0xc5ddf8, 0x99c1f1, 0x1f8a76, 0x8ff0d8, 0x2a78d8, 0x99c1f1, 0x9141ac, 0xdc8add, 0xd9620b, 0xffbe6f,
           0x26a269, 0x8ff0a4, 0x77767b, 0xdeddda),
  },
  [TDR_PALETTE_HIGH_CONTRAST_LIGHT] = {
    HEX (0xffffff), HEX (0x000000), HEX (0x1d1d20), HEX (0x9a9996), 2.0, 1.0,
    FILLS (0xdbeafc, 0x000000, 0x9fe8d8, 0x000000, 0x003d80, 0x000000, 0xe2b6ea, 0x000000, 0xffc98f, 0x000000,
           0xa8ebc4, 0x000000, 0xdeddda, 0x000000),
  },
  [TDR_PALETTE_HIGH_CONTRAST_DARK] = {
    HEX (0x000000), HEX (0xffffff), HEX (0xf6f5f4), HEX (0x77767b), 2.0, 1.0,
    FILLS (0xdbeafc, 0xffffff, 0x0b5345, 0xffffff, 0x1559a8, 0xffffff, 0x5c1f74, 0xffffff, 0x8a3a00, 0xffffff,
           0x0d5c33, 0xffffff, 0x4b4a50, 0xffffff),
  },
  [TDR_PALETTE_PRINT] = {
    HEX (0xffffff), HEX (0x000000), HEX (0x4a4a4f), HEX (0xd0cfcc), 0.6, 0.4,
    FILLS (0xbcd6f5, 0x1a5fb4, 0xa6e3d5, 0x1f7a68, 0x1a5fb4, 0x0d3563, 0xdcb2e6, 0x613583, 0xffc48f, 0xa63b00,
           0xa5e3bf, 0x1b7a4a, 0xdeddda, 0x4a4a4f),
  },
};

/* Linear light of one channel: WCAG 2.1, "relative luminance". */
static double
linear_channel (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
relative_luminance (TdrColor color)
{
  return 0.2126 * linear_channel (color.red) + 0.7152 * linear_channel (color.green)
         + 0.0722 * linear_channel (color.blue);
}

/* Slanted lines start far enough outside the box to reach its other corner. Lines stand at multiples of the step in the
 * chart's own units, so that neighbouring boxes carry one hatch. */
static void
add_slanted_lines (cairo_t  *cr,
                   double    x,
                   double    y,
                   double    width,
                   double    height,
                   gboolean  rising)
{
  double step = HATCH_STEP * G_SQRT2;
  double start = floor ((x - height) / step) * step;

  for (double foot = start; foot < x + width + height; foot += step)
    {
      cairo_move_to (cr, foot, rising ? y + height : y);
      cairo_line_to (cr, foot + height, rising ? y : y + height);
    }
}

static void
add_upright_lines (cairo_t *cr,
                   double   x,
                   double   y,
                   double   width,
                   double   height)
{
  for (double at = ceil (x / HATCH_STEP) * HATCH_STEP; at < x + width; at += HATCH_STEP)
    {
      cairo_move_to (cr, at, y);
      cairo_line_to (cr, at, y + height);
    }
}

static void
add_level_lines (cairo_t *cr,
                 double   x,
                 double   y,
                 double   width,
                 double   height)
{
  for (double at = y + HATCH_STEP / 2; at < y + height; at += HATCH_STEP)
    {
      cairo_move_to (cr, x, at);
      cairo_line_to (cr, x + width, at);
    }
}

static void
fill_dots (cairo_t *cr,
           double   x,
           double   y,
           double   width,
           double   height)
{
  for (double down = y + HATCH_STEP / 2; down < y + height; down += HATCH_STEP)
    for (double at = ceil (x / HATCH_STEP) * HATCH_STEP; at < x + width; at += HATCH_STEP)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, at, down, HATCH_DOT_RADIUS, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
draw_hatch (TdrHatch  hatch,
            cairo_t  *cr,
            double    x,
            double    y,
            double    width,
            double    height)
{
  switch (hatch)
    {
    case TDR_HATCH_NONE:
      return;
    case TDR_HATCH_RISING:
      add_slanted_lines (cr, x, y, width, height, TRUE);
      break;
    case TDR_HATCH_FALLING:
      add_slanted_lines (cr, x, y, width, height, FALSE);
      break;
    case TDR_HATCH_LEVEL:
      add_level_lines (cr, x, y, width, height);
      break;
    case TDR_HATCH_UPRIGHT:
      add_upright_lines (cr, x, y, width, height);
      break;
    case TDR_HATCH_DOTS:
      fill_dots (cr, x, y, width, height);
      return;
    default:
      g_assert_not_reached ();
    }
  cairo_set_line_width (cr, HATCH_WIDTH);
  cairo_stroke (cr);
}

static void
add_polygon (cairo_t *cr,
             double   x,
             double   y,
             double   radius,
             guint    corners,
             double   turn)
{
  for (guint i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

/* An upright cross as thick as half its arm. */
static void
add_cross (cairo_t *cr,
           double   x,
           double   y,
           double   radius)
{
  double half = radius / 3;

  cairo_rectangle (cr, x - half, y - radius, 2 * half, 2 * radius);
  cairo_rectangle (cr, x - radius, y - half, 2 * radius, 2 * half);
}

static void
add_marker (TdrMarker  marker,
            cairo_t   *cr,
            double     x,
            double     y,
            double     radius)
{
  switch (marker)
    {
    case TDR_MARKER_CIRCLE:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      break;
    case TDR_MARKER_SQUARE:
      cairo_rectangle (cr, x - 0.85 * radius, y - 0.85 * radius, 1.7 * radius, 1.7 * radius);
      break;
    case TDR_MARKER_TRIANGLE:
      add_polygon (cr, x, y, 1.15 * radius, 3, -G_PI_2);
      break;
    case TDR_MARKER_DIAMOND:
      add_polygon (cr, x, y, 1.15 * radius, 4, 0);
      break;
    case TDR_MARKER_CROSS:
      add_cross (cr, x, y, radius);
      break;
    case TDR_MARKER_WEDGE:
      add_polygon (cr, x, y, 1.15 * radius, 3, G_PI_2);
      break;
    case TDR_MARKER_PLATE:
      cairo_rectangle (cr, x - radius, y - radius / 2, 2 * radius, radius);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * tdr_palette_get:
 *
 * The palette for a surface.
 */
const TdrPalette *
tdr_palette_get (TdrPaletteKind kind)
{
  g_return_val_if_fail ((guint) kind < TDR_N_PALETTES, NULL);

  return &palettes[kind];
}

/**
 * tdr_color_contrast:
 *
 * Contrast ratio of two opaque colours, 1 to 21: WCAG 2.1, "contrast ratio".
 */
double
tdr_color_contrast (TdrColor a,
                    TdrColor b)
{
  double first = relative_luminance (a), second = relative_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/**
 * tdr_palette_set_color:
 *
 * Makes @color the source of @cr.
 */
void
tdr_palette_set_color (cairo_t  *cr,
                       TdrColor  color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

/**
 * tdr_palette_fill_box:
 *
 * Fills a rectangle in the colour of @tone, with its hatch and its outline.
 */
void
tdr_palette_fill_box (const TdrPalette *self,
                      TdrTone           tone,
                      cairo_t          *cr,
                      double            x,
                      double            y,
                      double            width,
                      double            height)
{
  const TdrFill *fill;

  g_return_if_fail ((guint) tone < TDR_N_TONES);

  fill = &self->fills[tone];
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  tdr_palette_set_color (cr, fill->color);
  cairo_paint (cr);
  tdr_palette_set_color (cr, fill->line);
  draw_hatch (fill->hatch, cr, x, y, width, height);
  cairo_rectangle (cr, x, y, width, height);
  cairo_set_line_width (cr, self->line_width);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * tdr_palette_fill_path:
 *
 * Fills the current path of @cr, and takes it, in the colour of @tone with its hatch. It has no outline: areas touch.
 */
void
tdr_palette_fill_path (const TdrPalette *self,
                       TdrTone           tone,
                       cairo_t          *cr)
{
  const TdrFill *fill;
  double left, top, right, bottom;

  g_return_if_fail ((guint) tone < TDR_N_TONES);

  fill = &self->fills[tone];
  cairo_save (cr);
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_clip (cr);
  tdr_palette_set_color (cr, fill->color);
  cairo_paint (cr);
  tdr_palette_set_color (cr, fill->line);
  draw_hatch (fill->hatch, cr, left, top, right - left, bottom - top);
  cairo_restore (cr);
}

/**
 * tdr_palette_stroke_path:
 * @casing: width of an edge in the surface's colour on both sides of the line, which sets it off from an area below; 0:
 *   none
 *
 * Draws a line along the current path of @cr, and takes it, in the line colour and the dashes of @tone.
 */
void
tdr_palette_stroke_path (const TdrPalette *self,
                         TdrTone           tone,
                         cairo_t          *cr,
                         double            width,
                         double            casing)
{
  const TdrFill *fill;

  g_return_if_fail ((guint) tone < TDR_N_TONES);

  fill = &self->fills[tone];
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (casing > 0)
    {
      tdr_palette_set_color (cr, self->surface);
      cairo_set_line_width (cr, width + 2 * casing);
      cairo_stroke_preserve (cr);
    }
  tdr_palette_set_color (cr, fill->line);
  cairo_set_line_width (cr, width);
  if (fill->dash[0] > 0)
    cairo_set_dash (cr, fill->dash, G_N_ELEMENTS (fill->dash), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * tdr_palette_draw_marker:
 *
 * Draws the marker of @tone around a point.
 */
void
tdr_palette_draw_marker (const TdrPalette *self,
                         TdrTone           tone,
                         cairo_t          *cr,
                         double            x,
                         double            y,
                         double            radius)
{
  const TdrFill *fill;

  g_return_if_fail ((guint) tone < TDR_N_TONES);

  fill = &self->fills[tone];
  cairo_new_path (cr);
  add_marker (fill->marker, cr, x, y, radius);
  tdr_palette_set_color (cr, fill->color);
  cairo_fill_preserve (cr);
  tdr_palette_set_color (cr, fill->line);
  cairo_set_line_width (cr, self->line_width);
  cairo_stroke (cr);
}
