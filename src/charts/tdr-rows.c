/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-rows.h"

#include <glib/gi18n-lib.h>

/* In lines of text. */
#define NARROW 26.0             /* below this width labels stand above their bars */
#define ROW_GAP 0.6

#define LABEL_SHARE 0.38        /* of the width, at most, for labels beside the bars */
#define DETAIL_SIZE 0.85
#define MOST_STRETCH 1.6        /* rows take up to this times their natural height */

/* The winner is told by words and weight; the words come first, where nothing cuts them off. */
static char *
dup_detail (const TdrChartMark *mark)
{
  if (!mark->best)
    return g_strdup (mark->detail);
  if (mark->detail == NULL)
    return g_strdup (_("Ranked first"));

  /* Translators: below the name of the winning offer, before its details. */
  return g_strdup_printf (_("Ranked first · %s"), mark->detail);
}

static double
natural_label_width (const TdrFrame     *frame,
                     const TdrChartMark *mark)
{
  g_autofree char *detail = dup_detail (mark);
  g_autoptr (PangoLayout) label = tdr_frame_set_text (frame, mark->label, 1, mark->best, -1);
  g_autoptr (PangoLayout) second = tdr_frame_set_text (frame, detail != NULL ? detail : "", DETAIL_SIZE, FALSE, -1);

  return MAX (tdr_layout_get_width (label), tdr_layout_get_width (second));
}

static double
widest_label (const TdrFrame *frame,
              const TdrChart *chart)
{
  double widest = 0;

  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    widest = MAX (widest, natural_label_width (frame, tdr_chart_get_mark (chart, i)));

  return widest;
}

static gboolean
any_detail (const TdrChart *chart)
{
  for (guint i = 0; i < tdr_chart_get_n_marks (chart); i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (chart, i);

      if (mark->detail != NULL || mark->best)
        return TRUE;
    }

  return FALSE;
}

static void
add_label_line (const TdrRows *self,
                TdrFrame      *frame,
                const char    *words,
                double         size,
                gboolean       bold,
                TdrInk         ink,
                double         y)
{
  g_autoptr (PangoLayout) layout = tdr_frame_set_text (frame, words, size, bold, self->label_width);
  double x = self->narrow ? 0 : self->label_width - tdr_layout_get_width (layout);

  tdr_frame_add_text (frame, layout, x, y, ink);
}

/* Returns where the text ends. */
static double
add_label (const TdrRows      *self,
           TdrFrame           *frame,
           const TdrChartMark *mark,
           double              top)
{
  double line = frame->line_height;
  g_autofree char *detail = dup_detail (mark);
  double height = detail != NULL ? (1 + DETAIL_SIZE) * line : line;
  double y = self->narrow ? top : top + (self->height - height) / 2;

  add_label_line (self, frame, mark->label, 1, mark->best, TDR_INK_TEXT, y);
  if (detail != NULL)
    add_label_line (self, frame, detail, DETAIL_SIZE, FALSE, TDR_INK_MUTED, y + line);

  return y + height;
}

/**
 * tdr_rows_measure:
 * @stretch: how high a row is, 1 being its natural height
 *
 * Rows for the marks of a chart in a frame of this width.
 */
TdrRows
tdr_rows_measure (const TdrFrame *frame,
                  const TdrChart *chart,
                  double          stretch)
{
  double line = frame->line_height;
  double label = any_detail (chart) ? (1 + DETAIL_SIZE) * line : line;
  TdrRows self = { .narrow = frame->width < NARROW * line };

  self.label_width = self.narrow ? frame->width : MIN (widest_label (frame, chart), LABEL_SHARE * frame->width);
  self.height = self.narrow ? label + (TDR_ROW_BAR + ROW_GAP) * line
                            : MAX (label, TDR_ROW_BAR * line) + ROW_GAP * line;
  self.height *= stretch;

  return self;
}

/**
 * tdr_rows_add_label:
 * @start: top of the first row
 *
 * Adds the label of row number @row, and says that its mark is there.
 *
 * Returns: where its bar begins, downwards
 */
double
tdr_rows_add_label (const TdrRows      *self,
                    TdrFrame           *frame,
                    const TdrChartMark *mark,
                    double              start,
                    guint               row)
{
  double top = start + row * self->height;
  double label_end = add_label (self, frame, mark, top);

  tdr_frame_add_mark (frame, (TdrBox) { 0, top, frame->width, self->height });

  return self->narrow ? label_end : top + (self->height - TDR_ROW_BAR * frame->line_height) / 2;
}

/**
 * tdr_rows_stretch:
 * @height: wanted; rows stretch a little towards it, and the frame is higher where it is too small for all rows
 *
 * Lays out a chart of rows so that it comes near a height.
 *
 * Returns: (transfer full): the frame
 */
TdrFrame *
tdr_rows_stretch (const TdrChart *chart,
                  PangoContext   *text,
                  double          width,
                  double          height,
                  TdrRowsLayOut   lay_out)
{
  TdrFrame *natural = lay_out (chart, text, width, 1);
  double rows = natural->plot.height, footer = natural->height - rows;

  if (height <= natural->height || rows <= 0)
    return natural;

  tdr_frame_free (natural);
  return lay_out (chart, text, width, MIN ((height - footer) / rows, MOST_STRETCH));
}
