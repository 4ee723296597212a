/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-document.h"

G_BEGIN_DECLS

/**
 * TdrPage:
 *
 * What shows one side of the open document. A page that nobody looks at is brought up to date when it is looked at.
 */
#define TDR_TYPE_PAGE (tdr_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdrPage, tdr_page, TDR, PAGE, AdwBin)

/**
 * TdrPageClass:
 * @tender_changed: the document's tender is another one
 * @evaluated: the document has a newer evaluation, or none any more
 */
struct _TdrPageClass
{
  AdwBinClass parent_class;

  void (*tender_changed) (TdrPage *self);
  void (*evaluated)      (TdrPage *self);
};

TdrDocument     *tdr_page_get_document   (TdrPage    *self);
const TdrTender *tdr_page_get_tender     (TdrPage    *self);
TdrEvaluation   *tdr_page_get_evaluation (TdrPage    *self);
void             tdr_page_apply          (TdrPage    *self,
                                          TdrTender  *tender,
                                          const char *merge);

G_END_DECLS
