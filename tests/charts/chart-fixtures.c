/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart-fixtures.h"

PangoContext *
chart_fixture_context (void)
{
  PangoContext *text = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter 10");

  pango_context_set_font_description (text, font);

  return text;
}

gboolean
chart_fixture_shows (const TdrFrame *frame,
                     const char     *words)
{
  for (guint i = 0; i < frame->texts->len; i++)
    if (g_str_equal (pango_layout_get_text (((TdrFrameText *) g_ptr_array_index (frame->texts, i))->layout), words))
      return TRUE;

  return FALSE;
}
