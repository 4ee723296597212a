/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrJsonEvent:
 *
 * What stands in the text.
 */
typedef enum {
  TDR_JSON_BEGIN_OBJECT,
  TDR_JSON_END_OBJECT,
  TDR_JSON_BEGIN_ARRAY,
  TDR_JSON_END_ARRAY,
  TDR_JSON_KEY,
  TDR_JSON_STRING,
  TDR_JSON_NUMBER,
  TDR_JSON_TRUE,
  TDR_JSON_FALSE,
  TDR_JSON_NULL,
} TdrJsonEvent;

#define TDR_JSON_MAX_DEPTH 64

typedef struct _TdrJsonReader TdrJsonReader;

/**
 * TdrJsonHandler:
 * @text: of keys, strings and numbers: valid UTF-8, escapes resolved, not ended by a zero; lives as long as the call
 * @length: of @text in bytes
 *
 * Told each thing in the order of the text. Returns %FALSE with @error set to stop.
 */
typedef gboolean (*TdrJsonHandler) (TdrJsonEvent   event,
                                    const char    *text,
                                    gsize          length,
                                    gpointer       user_data,
                                    GError       **error);

TdrJsonReader *tdr_json_reader_new    (TdrJsonHandler   handler,
                                       gpointer         user_data);
void           tdr_json_reader_free   (TdrJsonReader   *self);
gboolean       tdr_json_reader_feed   (TdrJsonReader   *self,
                                       const char      *data,
                                       gsize            length,
                                       GError         **error);
gboolean       tdr_json_reader_finish (TdrJsonReader   *self,
                                       GError         **error);
guint          tdr_json_reader_get_depth
                                      (TdrJsonReader   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrJsonReader, tdr_json_reader_free)

G_END_DECLS
