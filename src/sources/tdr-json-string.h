/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TDR_JSON_STRING_PLAIN,
  TDR_JSON_STRING_ESCAPE,
  TDR_JSON_STRING_UNICODE,
} TdrJsonStringState;

/**
 * TdrJsonString:
 * @text: what the string says, once it has ended: UTF-8, not ended by a zero
 * @length: of @text in bytes
 * @reason: (nullable): why it cannot be read
 *
 * One string of a JSON text, which may come in pieces. Begin with one that is all zero but for @token.
 */
typedef struct {
  const char *text;
  gsize length;
  const char *reason;

  GString *token;           /* what came in earlier pieces, or before an escape */
  TdrJsonStringState state;
  guint n_digits;
  guint32 code_unit;
  guint32 high_surrogate;
  guint n_continuations;    /* bytes that a UTF-8 sequence still lacks */
  guchar low, high;         /* between which the next of them must be */
} TdrJsonString;

const char *tdr_json_string_read (TdrJsonString *self,
                                  const char    *start,
                                  const char    *end,
                                  gboolean      *ended);
gboolean    tdr_json_string_append
                                 (TdrJsonString *self,
                                  const char    *text,
                                  gsize          length);

G_END_DECLS
