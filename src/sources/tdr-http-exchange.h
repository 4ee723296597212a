/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-http.h"

G_BEGIN_DECLS

/**
 * TdrHttpAnswer:
 * @status: 0 if there was no answer
 * @delivered: whether the sink has been given anything
 * @body: (nullable): what was not given to the sink
 * @error: (nullable): why there is no answer, or not all of it
 *
 * What came of one try.
 */
typedef struct {
  guint status;
  gboolean delivered;
  GBytes *body;
  char *etag;
  char *last_modified;
  char *error_type;
  char *retry_after;
  GError *error;
} TdrHttpAnswer;

typedef struct _TdrHttpExchange TdrHttpExchange;

TdrHttpExchange *tdr_http_exchange_new        (const TdrHttpOptions  *options);
void             tdr_http_exchange_free       (TdrHttpExchange       *self);
void             tdr_http_exchange_set_progress
                                              (TdrHttpExchange       *self,
                                               TdrHttpProgress        progress,
                                               gpointer               user_data);
void             tdr_http_exchange_try        (TdrHttpExchange       *self,
                                               const TdrHttpRequest  *request,
                                               TdrHttpSink            sink,
                                               gpointer               user_data,
                                               GCancellable          *cancellable,
                                               TdrHttpAnswer         *answer);
gint64           tdr_http_exchange_parse_date (const char            *text);
void             tdr_http_answer_clear        (TdrHttpAnswer         *answer);

G_END_DECLS
