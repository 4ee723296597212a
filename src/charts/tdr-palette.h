/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrTone:
 *
 * What a series looks like: a hue, and with it a hatch and a shape of marker, so that colour never is the only
 * difference. Which series gets which tone is up to whoever builds a chart.
 */
typedef enum {
  TDR_TONE_SKY,
  TDR_TONE_TEAL,
  TDR_TONE_BLUE,
  TDR_TONE_PURPLE,
  TDR_TONE_ORANGE,
  TDR_TONE_GREEN,
  TDR_TONE_GREY,
} TdrTone;

#define TDR_N_TONES (TDR_TONE_GREY + 1)

/**
 * TdrHatch:
 *
 * The lines that a filled area carries.
 */
typedef enum {
  TDR_HATCH_NONE,
  TDR_HATCH_RISING,
  TDR_HATCH_FALLING,
  TDR_HATCH_LEVEL,
  TDR_HATCH_UPRIGHT,
  TDR_HATCH_DOTS,
} TdrHatch;

/**
 * TdrMarker:
 *
 * The shape of a dot.
 */
typedef enum {
  TDR_MARKER_CIRCLE,
  TDR_MARKER_SQUARE,
  TDR_MARKER_TRIANGLE,
  TDR_MARKER_DIAMOND,
  TDR_MARKER_CROSS,
  TDR_MARKER_WEDGE,
  TDR_MARKER_PLATE,
} TdrMarker;

/**
 * TdrColor:
 *
 * Red, green and blue of sRGB, and opacity, each 0 to 1.
 */
typedef struct {
  double red;
  double green;
  double blue;
  double alpha;
} TdrColor;

/**
 * TdrFill:
 * @line: colour of the hatch and of the outline
 * @dash: lengths of dash and gap for a line of this tone; 0, 0 is an unbroken line
 *
 * How a tone is drawn in one palette.
 */
typedef struct {
  TdrColor color;
  TdrColor line;
  TdrHatch hatch;
  TdrMarker marker;
  double dash[2];
} TdrFill;

/**
 * TdrPaletteKind:
 *
 * For which surface: the light and the dark style of the window, either in high contrast, and paper.
 */
typedef enum {
  TDR_PALETTE_LIGHT,
  TDR_PALETTE_DARK,
  TDR_PALETTE_HIGH_CONTRAST_LIGHT,
  TDR_PALETTE_HIGH_CONTRAST_DARK,
  TDR_PALETTE_PRINT,
} TdrPaletteKind;

#define TDR_N_PALETTES (TDR_PALETTE_PRINT + 1)

/**
 * TdrPalette:
 * @surface: what the chart stands on; charts do not paint it
 * @text: labels and values
 * @muted: ticks and details; at least 4.5 : 1 against @surface
 * @grid: lines that carry no meaning
 * @line_width: of outlines and whiskers
 * @grid_width: of the grid's lines
 *
 * All colours, hatches and dashes of a chart.
 */
typedef struct {
  TdrColor surface;
  TdrColor text;
  TdrColor muted;
  TdrColor grid;
  double line_width;
  double grid_width;
  TdrFill fills[TDR_N_TONES];
} TdrPalette;

const TdrPalette *tdr_palette_get             (TdrPaletteKind    kind);
double            tdr_color_contrast          (TdrColor          a,
                                               TdrColor          b);
void              tdr_palette_set_color       (cairo_t          *cr,
                                               TdrColor          color);
void              tdr_palette_fill_box        (const TdrPalette *self,
                                               TdrTone           tone,
                                               cairo_t          *cr,
                                               double            x,
                                               double            y,
                                               double            width,
                                               double            height);
void              tdr_palette_fill_path       (const TdrPalette *self,
                                               TdrTone           tone,
                                               cairo_t          *cr);
void              tdr_palette_stroke_path     (const TdrPalette *self,
                                               TdrTone           tone,
                                               cairo_t          *cr,
                                               double            width,
                                               double            casing);
void              tdr_palette_draw_marker     (const TdrPalette *self,
                                               TdrTone           tone,
                                               cairo_t          *cr,
                                               double            x,
                                               double            y,
                                               double            radius);

G_END_DECLS
