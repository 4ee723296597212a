/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "tdr-page-layout.h"

G_BEGIN_DECLS

#define TDR_REPORT_ERROR (tdr_report_error_quark ())

/**
 * TdrReportError:
 * @TDR_REPORT_ERROR_PDF: the PDF could not be made (nothing that the user did: report the message)
 */
typedef enum {
  TDR_REPORT_ERROR_PDF,
} TdrReportError;

GQuark tdr_report_error_quark (void);

/**
 * TdrPdfMetadata:
 * @date: ISO date that stands for the time of making: the same inputs must give the same bytes
 * @language: as in "en" or "de-CH"
 *
 * What a PDF says of itself.
 */
typedef struct {
  const char *title;
  const char *author;
  const char *subject;
  const char *keywords;
  const char *creator;
  const char *date;
  const char *language;
} TdrPdfMetadata;

/**
 * TdrPdf:
 *
 * A tagged PDF in the making: pages, structure, outline. Everything is kept in memory until it is finished.
 */
typedef struct _TdrPdf TdrPdf;

TdrPdf   *tdr_pdf_new          (const TdrPageLayout   *layout,
                                const TdrPdfMetadata  *metadata);
void      tdr_pdf_free         (TdrPdf                *self);
cairo_t  *tdr_pdf_get_cairo    (TdrPdf                *self);
void      tdr_pdf_begin        (TdrPdf                *self,
                                const char            *tag);
void      tdr_pdf_begin_head   (TdrPdf                *self,
                                gboolean               of_row);
void      tdr_pdf_begin_figure (TdrPdf                *self,
                                const char            *alternative);
void      tdr_pdf_begin_link   (TdrPdf                *self,
                                const char            *attributes);
void      tdr_pdf_mark_place   (TdrPdf                *self,
                                const char            *name);
void      tdr_pdf_end          (TdrPdf                *self);
void      tdr_pdf_add_outline  (TdrPdf                *self,
                                const char            *title,
                                const char            *place);
void      tdr_pdf_end_page     (TdrPdf                *self);
GBytes   *tdr_pdf_finish       (TdrPdf                *self,
                                GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrPdf, tdr_pdf_free)

G_END_DECLS
