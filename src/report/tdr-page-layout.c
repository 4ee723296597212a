/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-page-layout.h"

#define POINTS_PER_INCH 72.0
#define MM (POINTS_PER_INCH / 25.4)

#define SIDE_MARGIN (20 * MM)
#define HEAD_TOP (12 * MM)
#define BODY_TOP (24 * MM)
#define BODY_BOTTOM (24 * MM)
#define FOOT_BOTTOM (12 * MM)
#define FURNITURE_HEIGHT (5 * MM)
#define GUTTER (4 * MM)

/* ISO 216 and ANSI/ASME Y14.1. */
static const struct {
  const char *name;
  double width;
  double height;
} papers[] = {
  [TDR_PAPER_A4] = { "a4", 210 * MM, 297 * MM },
  [TDR_PAPER_LETTER] = { "letter", 8.5 * POINTS_PER_INCH, 11 * POINTS_PER_INCH },
};

/**
 * tdr_page_layout_new:
 *
 * The layout of a page of @paper.
 */
TdrPageLayout
tdr_page_layout_new (TdrPaper paper)
{
  double width = papers[paper].width, height = papers[paper].height;
  double inside = width - 2 * SIDE_MARGIN;

  return (TdrPageLayout) {
    .width = width,
    .height = height,
    .head = { SIDE_MARGIN, HEAD_TOP, inside, FURNITURE_HEIGHT },
    .body = { SIDE_MARGIN, BODY_TOP, inside, height - BODY_TOP - BODY_BOTTOM },
    .foot = { SIDE_MARGIN, height - FOOT_BOTTOM - FURNITURE_HEIGHT, inside, FURNITURE_HEIGHT },
    .gutter = GUTTER,
  };
}

/**
 * tdr_page_layout_get_columns:
 * @first: column of the grid, from 0
 * @n_columns: how many, at least 1
 *
 * The part of the body that some columns of the grid take, the gutters between them included.
 */
TdrBox
tdr_page_layout_get_columns (const TdrPageLayout *self,
                             guint                first,
                             guint                n_columns)
{
  double column = (self->body.width - (TDR_GRID_COLUMNS - 1) * self->gutter) / TDR_GRID_COLUMNS;

  g_return_val_if_fail (n_columns > 0 && first + n_columns <= TDR_GRID_COLUMNS, self->body);

  return (TdrBox) { self->body.x + first * (column + self->gutter), self->body.y,
                    n_columns * column + (n_columns - 1) * self->gutter, self->body.height };
}

/**
 * tdr_page_layout_break_rows:
 * @heights: (array length=n_rows): of each row
 * @head_height: of the heads, which every page repeats
 * @first_room: what is left of the page on which the table begins
 * @page_room: what an empty page has; no row with the heads may be higher
 * @pages: (array length=n_rows) (out): on which page each row stands, 0 for the one on which the table begins
 *
 * Lays the rows of a table on pages so that none is cut. The heads never stand alone at the foot of a page: a table
 * whose first row does not fit begins on page 1.
 *
 * Returns: the number of the last page
 */
guint
tdr_page_layout_break_rows (const double *heights,
                            guint         n_rows,
                            double        head_height,
                            double        first_room,
                            double        page_room,
                            guint        *pages)
{
  double room = first_room - head_height;
  guint page = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      if (heights[i] > room)
        {
          page++;
          room = page_room - head_height;
        }
      pages[i] = page;
      room -= heights[i];
    }

  return page;
}

/**
 * tdr_paper_from_string:
 *
 * Reads "a4" or "letter".
 *
 * Returns: whether @text is one of them; @paper is untouched if not
 */
gboolean
tdr_paper_from_string (const char *text,
                       TdrPaper   *paper)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (text, papers[i].name) == 0)
      {
        *paper = (TdrPaper) i;
        return TRUE;
      }

  return FALSE;
}
