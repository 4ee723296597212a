/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-chart.h"
#include "tdr-page-layout.h"
#include "tdr-pdf.h"
#include "tdr-typeface.h"

G_BEGIN_DECLS

/**
 * TdrHeading:
 *
 * A section of the document: its heading, its place for links, and its page.
 */
typedef struct {
  char *words;
  char *place;
  guint page;
} TdrHeading;

/**
 * TdrComposer:
 * @pdf: what is written to
 * @text: context of all texts
 * @y: where the next block stands on the page
 * @page: number of the current page, from 1
 * @n_pages: how many pages there will be, 0 while they are being counted
 * @headings: (element-type TdrHeading): the sections so far
 * @running_head: at the top of every page but the first
 *
 * Sets blocks below each other, and begins a page when one does not fit.
 */
typedef struct {
  TdrPdf *pdf;
  TdrPageLayout layout;
  PangoContext *text;
  double y;
  guint page;
  guint n_pages;
  GPtrArray *headings;
  char *running_head;
} TdrComposer;

TdrComposer *tdr_composer_new            (TdrPaper               paper,
                                          const TdrPdfMetadata  *metadata,
                                          const char            *running_head,
                                          guint                  n_pages);
void         tdr_composer_free           (TdrComposer           *self);
GBytes      *tdr_composer_finish         (TdrComposer           *self,
                                          GError               **error);
double       tdr_composer_get_room       (const TdrComposer     *self);
void         tdr_composer_start_page     (TdrComposer           *self);
void         tdr_composer_need           (TdrComposer           *self,
                                          double                 height);
void         tdr_composer_skip           (TdrComposer           *self,
                                          double                 height);
void         tdr_composer_draw           (TdrComposer           *self,
                                          PangoLayout           *layout,
                                          TdrColor               color,
                                          double                 x,
                                          double                 y);
void         tdr_composer_draw_rule      (TdrComposer           *self,
                                          double                 x,
                                          double                 y,
                                          double                 width);
void         tdr_composer_add_title      (TdrComposer           *self,
                                          const char            *words);
void         tdr_composer_add_heading    (TdrComposer           *self,
                                          const char            *words);
void         tdr_composer_add_reference  (TdrComposer           *self,
                                          const TdrHeading      *heading);
void         tdr_composer_add_subheading (TdrComposer           *self,
                                          const char            *words,
                                          double                 keep_with);
void         tdr_composer_add_paragraph  (TdrComposer           *self,
                                          TdrTextStyle           style,
                                          const char            *words);
void         tdr_composer_begin_list     (TdrComposer           *self);
void         tdr_composer_add_item       (TdrComposer           *self,
                                          const char            *label,
                                          const char            *words);
void         tdr_composer_end_list       (TdrComposer           *self);
void         tdr_composer_add_pair       (TdrComposer           *self,
                                          const char            *label,
                                          const char            *words);
void         tdr_composer_add_blanks     (TdrComposer           *self,
                                          const char *const     *labels);
double       tdr_composer_measure_chart  (TdrComposer           *self,
                                          const TdrChart        *chart);
void         tdr_composer_add_chart      (TdrComposer           *self,
                                          const TdrChart        *chart);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrComposer, tdr_composer_free)

G_END_DECLS
