/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-typeface.h"

#include <string.h>

#define FAMILIES "Inter, Cantarell, Noto Sans, DejaVu Sans, sans-serif"
#define POINTS_PER_INCH 72.0
#define CHART_SIZE 8.0
#define DETAIL_SCALE 0.88       /* of a second, quieter line to the first */

#define INK { 0.114, 0.114, 0.125, 1 }
#define MUTED { 0.29, 0.29, 0.31, 1 }    /* 8.9 : 1 on white */

static const struct {
  double size;          /* points */
  PangoWeight weight;
  float leading;        /* of the font's own line height */
  TdrColor color;
} styles[] = {
  [TDR_TEXT_TITLE] = { 26, PANGO_WEIGHT_BOLD, 1.0f, INK },
  [TDR_TEXT_HEADING] = { 17, PANGO_WEIGHT_BOLD, 1.05f, INK },
  [TDR_TEXT_SUBHEADING] = { 11.5, PANGO_WEIGHT_BOLD, 1.1f, INK },
  [TDR_TEXT_FIGURE] = { 17, PANGO_WEIGHT_BOLD, 1.0f, INK },
  [TDR_TEXT_LEAD] = { 12, PANGO_WEIGHT_NORMAL, 1.15f, INK },
  [TDR_TEXT_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, 1.2f, INK },
  [TDR_TEXT_LABEL] = { 8, PANGO_WEIGHT_SEMIBOLD, 1.1f, MUTED },
  [TDR_TEXT_SMALL] = { 8, PANGO_WEIGHT_NORMAL, 1.12f, MUTED },
  [TDR_TEXT_CELL] = { 8.5, PANGO_WEIGHT_NORMAL, 1.08f, INK },
  [TDR_TEXT_CELL_HEAD] = { 7.5, PANGO_WEIGHT_SEMIBOLD, 1.05f, MUTED },
};

/* Points are the unit of paper, and shapes are not fitted to any screen: the same glyphs stand at the same places on
 * every machine with the same fonts. */
static PangoContext *
new_context (double size)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILIES);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, POINTS_PER_INCH);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

static void
insert_range (PangoAttrList  *attributes,
              PangoAttribute *attribute,
              guint           start)
{
  attribute->start_index = start;
  pango_attr_list_insert (attributes, attribute);
}

static guint16
to_pango_channel (double channel)
{
  return (guint16) (channel * 65535 + 0.5);
}

/**
 * tdr_typeface_new_context:
 *
 * A context for all texts of a report, in points.
 */
PangoContext *
tdr_typeface_new_context (void)
{
  return new_context (styles[TDR_TEXT_BODY].size);
}

/**
 * tdr_typeface_new_chart_context:
 *
 * A context for the texts within charts.
 */
PangoContext *
tdr_typeface_new_chart_context (void)
{
  return new_context (CHART_SIZE);
}

/**
 * tdr_typeface_set:
 * @width: at which lines break, or negative for never
 *
 * Sets a text in one style.
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
tdr_typeface_set (PangoContext *context,
                  TdrTextStyle  style,
                  const char   *words,
                  double        width)
{
  return tdr_typeface_set_pair (context, style, words, NULL, FALSE, width);
}

/**
 * tdr_typeface_set_pair:
 * @detail: (nullable): a smaller and quieter line below @words
 * @bold: whether @words are heavier than the style
 *
 * Sets a text and what is said about it below.
 *
 * Returns: (transfer full): both, set as one
 */
PangoLayout *
tdr_typeface_set_pair (PangoContext *context,
                       TdrTextStyle  style,
                       const char   *words,
                       const char   *detail,
                       gboolean      bold,
                       double        width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *both = detail != NULL ? g_strdup_printf ("%s\n%s", words, detail) : g_strdup (words);
  guint after = (guint) strlen (words);
  TdrColor muted = MUTED;

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_size_new ((int) (styles[style].size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (bold ? PANGO_WEIGHT_BOLD : styles[style].weight));
  if (detail != NULL)
    {
      insert_range (attributes, pango_attr_scale_new (DETAIL_SCALE), after);
      insert_range (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL), after);
      insert_range (attributes, pango_attr_foreground_new (to_pango_channel (muted.red), to_pango_channel (muted.green),
                                                           to_pango_channel (muted.blue)), after);
    }
  pango_layout_set_text (layout, both, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_line_spacing (layout, styles[style].leading);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));

  return layout;
}

/**
 * tdr_typeface_get_color:
 *
 * The colour of a style.
 */
TdrColor
tdr_typeface_get_color (TdrTextStyle style)
{
  return styles[style].color;
}
