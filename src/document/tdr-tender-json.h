/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-json-source.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

#define TDR_TENDER_FORMAT 1           /* of the file; later formats are refused, older ones read */
#define TDR_TENDER_MAX_NAME 200       /* characters of a title, a name or an id */
#define TDR_TENDER_MAX_NOTE 10000
#define TDR_TENDER_MAX_TERM_MONTHS 120

TdrTender *tdr_tender_parse       (const char       *name,
                                   const char       *text,
                                   gsize             length,
                                   GError          **error);
char      *tdr_tender_to_text     (const TdrTender  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tdr_tender_is_currency (const char       *text);
gboolean   tdr_tender_is_date     (const char       *text);

G_END_DECLS
