/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define TDR_TENDER_ERROR (tdr_tender_error_quark ())

/**
 * TdrTenderError:
 * @TDR_TENDER_ERROR_UNREADABLE: the file is not there, is no file, or may not be read (choose another)
 * @TDR_TENDER_ERROR_NOT_JSON: what it holds is no tender, or only the beginning of one (take a copy of it)
 * @TDR_TENDER_ERROR_NEWER: it is of a later format (update Tender)
 * @TDR_TENDER_ERROR_INVALID: a member is wrong: the message names it, its line and its limits (correct it)
 * @TDR_TENDER_ERROR_UNKNOWN_MODEL: a candidate is not in the catalogue (correct it, or refresh)
 * @TDR_TENDER_ERROR_UNWRITABLE: it cannot be saved there (save elsewhere)
 */
typedef enum {
  TDR_TENDER_ERROR_UNREADABLE,
  TDR_TENDER_ERROR_NOT_JSON,
  TDR_TENDER_ERROR_NEWER,
  TDR_TENDER_ERROR_INVALID,
  TDR_TENDER_ERROR_UNKNOWN_MODEL,
  TDR_TENDER_ERROR_UNWRITABLE,
} TdrTenderError;

GQuark tdr_tender_error_quark (void);

/**
 * TdrJsonSource:
 *
 * One JSON text, parsed strictly, that knows on which line each value stands and keeps the first thing found wrong.
 */
typedef struct _TdrJsonSource TdrJsonSource;

TdrJsonSource *tdr_json_source_new      (const char     *name,
                                         const char     *text,
                                         gsize           length,
                                         GError        **error);
void           tdr_json_source_free     (TdrJsonSource  *self);
gboolean       tdr_json_source_failed   (TdrJsonSource  *self);
gboolean       tdr_json_source_end      (TdrJsonSource  *self,
                                         GError        **error);
JsonObject    *tdr_json_source_get_root (TdrJsonSource  *self);
void           tdr_json_source_refuse   (TdrJsonSource  *self,
                                         const char     *path,
                                         JsonNode       *node,
                                         const char     *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrJsonSource, tdr_json_source_free)

G_END_DECLS
