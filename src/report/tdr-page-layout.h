/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-box.h"

G_BEGIN_DECLS

#define TDR_GRID_COLUMNS 12

/**
 * TdrPaper:
 *
 * Sizes of paper that a report is made for.
 */
typedef enum {
  TDR_PAPER_A4,
  TDR_PAPER_LETTER,
} TdrPaper;

/**
 * TdrPageLayout:
 * @width: of the paper, in points like all that follows
 * @height: of the paper
 * @head: where the running head stands
 * @body: where text and tables stand
 * @foot: where the page's number stands
 * @gutter: between two columns of the grid
 *
 * The geometry of every page: a grid of twelve columns.
 */
typedef struct {
  double width;
  double height;
  TdrBox head;
  TdrBox body;
  TdrBox foot;
  double gutter;
} TdrPageLayout;

TdrPageLayout  tdr_page_layout_new         (TdrPaper              paper);
TdrBox         tdr_page_layout_get_columns (const TdrPageLayout  *self,
                                            guint                 first,
                                            guint                 n_columns);
guint          tdr_page_layout_break_rows  (const double         *heights,
                                            guint                 n_rows,
                                            double                head_height,
                                            double                first_room,
                                            double                page_room,
                                            guint                *pages);
gboolean       tdr_paper_from_string       (const char           *text,
                                            TdrPaper             *paper);

G_END_DECLS
