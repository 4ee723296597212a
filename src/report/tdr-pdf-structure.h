/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrPdfStructure:
 * @figures: (element-type utf8): words for each figure, in the order of the document
 * @heads: whether each head of a table is of a row, in the order of the document
 *
 * What cairo cannot say of a PDF's structure, gathered while it is drawn and put into the finished file.
 */
typedef struct {
  char *language;
  char *date;
  GPtrArray *figures;
  GArray *heads;
} TdrPdfStructure;

void    tdr_pdf_structure_init       (TdrPdfStructure   *self,
                                      const char        *language,
                                      const char        *date);
void    tdr_pdf_structure_clear      (TdrPdfStructure   *self);
void    tdr_pdf_structure_add_figure (TdrPdfStructure   *self,
                                      const char        *alternative);
void    tdr_pdf_structure_add_head   (TdrPdfStructure   *self,
                                      gboolean           of_row);
GBytes *tdr_pdf_structure_complete   (const TdrPdfStructure *self,
                                      const GByteArray  *bytes,
                                      GError           **error);

G_END_DECLS
