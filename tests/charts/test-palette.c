/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-palette.h"

static void
test_contrast (void)
{
  TdrColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, grey = { 119 / 255.0, 119 / 255.0, 119 / 255.0, 1 };

  /* WCAG 2.1: black on white is 21 : 1; #777777 on white is the well-known 4.48 : 1 that just fails. */
  g_assert_cmpfloat_with_epsilon (tdr_color_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (tdr_color_contrast (white, grey), 4.48, 0.005);
}

/* WCAG 2.1, 1.4.3: text 4.5 : 1; 7 : 1 in high contrast, as 1.4.6 has it. */
static void
test_text_can_be_read (void)
{
  for (guint i = 0; i < TDR_N_PALETTES; i++)
    {
      const TdrPalette *palette = tdr_palette_get ((TdrPaletteKind) i);
      double least = i == TDR_PALETTE_HIGH_CONTRAST_LIGHT || i == TDR_PALETTE_HIGH_CONTRAST_DARK ? 7 : 4.5;

      g_test_message ("palette %u", i);
      g_assert_cmpfloat (tdr_color_contrast (palette->text, palette->surface), >=, least);
      g_assert_cmpfloat (tdr_color_contrast (palette->muted, palette->surface), >=, least);
    }
}

/* WCAG 2.1, 1.4.11: 3 : 1 between a shape and its surroundings; the outline counts where the filling is pale. */
static void
test_shapes_can_be_seen (void)
{
  for (guint i = 0; i < TDR_N_PALETTES; i++)
    for (guint tone = 0; tone < TDR_N_TONES; tone++)
      {
        const TdrPalette *palette = tdr_palette_get ((TdrPaletteKind) i);
        const TdrFill *fill = &palette->fills[tone];

        g_test_message ("palette %u, tone %u", i, tone);
        g_assert_cmpfloat (MAX (tdr_color_contrast (fill->color, palette->surface),
                                tdr_color_contrast (fill->line, palette->surface)), >=, 3);
      }
}

/* Two tones must differ in grey: by their hatch, or by a contrast of 3 : 1. */
static void
test_never_colour_alone (void)
{
  for (guint i = 0; i < TDR_N_PALETTES; i++)
    for (guint a = 0; a < TDR_N_TONES; a++)
      for (guint b = a + 1; b < TDR_N_TONES; b++)
        {
          const TdrFill *fills = tdr_palette_get ((TdrPaletteKind) i)->fills;

          g_test_message ("palette %u, tones %u and %u", i, a, b);
          g_assert_true (fills[a].hatch != fills[b].hatch
                         || tdr_color_contrast (fills[a].color, fills[b].color) >= 3);
          g_assert_cmpint (fills[a].marker, !=, fills[b].marker);
        }
}

/* A hatch must mark the box it is given, and nothing outside it. */
static void
test_hatches_stay_inside (void)
{
  for (guint tone = 0; tone < TDR_N_TONES; tone++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 64, 64);
      cairo_t *cr = cairo_create (surface);
      const guchar *data;

      tdr_palette_fill_box (tdr_palette_get (TDR_PALETTE_PRINT), (TdrTone) tone, cr, 16, 16, 32, 32);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++)
          {
            gboolean inside = x >= 16 && x < 48 && y >= 16 && y < 48;

            g_assert_cmpuint (data[y * cairo_image_surface_get_stride (surface) + x], ==, inside ? 255 : 0);
          }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static guint
channel_of (double value)
{
  return (guint) (value * 255 + 0.5);
}

static void
assert_pixel (cairo_surface_t *surface,
              int              y,
              TdrColor         color)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[32] & 0xffffff;

  g_assert_cmphex (pixel, ==, channel_of (color.red) << 16 | channel_of (color.green) << 8 | channel_of (color.blue));
}

/* A line of 4 about y = 32 above an area: its own colour from 30 to 34, then 3 of the surface's, then the area's. What is
 * between line and area can be told from the line. */
static void
test_lines_stand_off (void)
{
  for (guint i = 0; i < TDR_N_PALETTES; i++)
    {
      const TdrPalette *palette = tdr_palette_get ((TdrPaletteKind) i);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64);
      cairo_t *cr = cairo_create (surface);

      tdr_palette_fill_box (palette, TDR_TONE_SKY, cr, 0, 0, 64, 64);
      cairo_move_to (cr, 0, 32);
      cairo_line_to (cr, 64, 32);
      tdr_palette_stroke_path (palette, TDR_TONE_BLUE, cr, 4, 3);
      cairo_surface_flush (surface);
      assert_pixel (surface, 31, palette->fills[TDR_TONE_BLUE].line);
      assert_pixel (surface, 35, palette->surface);
      assert_pixel (surface, 40, palette->fills[TDR_TONE_SKY].color);
      g_assert_cmpfloat (tdr_color_contrast (palette->fills[TDR_TONE_BLUE].line, palette->surface), >=, 3);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/palette/contrast", test_contrast);
  g_test_add_func ("/charts/palette/text-can-be-read", test_text_can_be_read);
  g_test_add_func ("/charts/palette/shapes-can-be-seen", test_shapes_can_be_seen);
  g_test_add_func ("/charts/palette/never-colour-alone", test_never_colour_alone);
  g_test_add_func ("/charts/palette/hatches-stay-inside", test_hatches_stay_inside);
  g_test_add_func ("/charts/palette/lines-stand-off", test_lines_stand_off);

  return g_test_run ();
}
