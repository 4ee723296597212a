/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-clock.h"

G_BEGIN_DECLS

/**
 * TdrHttpOptions:
 * @clock: (nullable): for waiting between tries; the system's if %NULL
 * @seed: of the jitter
 * @silence_seconds: longest time without a byte
 * @total_seconds: longest time for one try in all
 * @max_bytes: largest answer, counted after decompression
 * @stream_seconds: like @total_seconds, for what is read as it arrives: a price list of hundreds of megabytes
 * @stream_max_bytes: like @max_bytes, for what is read as it arrives
 * @max_tries: how often a request is sent at most
 * @tls_database: (nullable): who is trusted; the system's authorities if %NULL
 * @proxy_resolver: (nullable): the system's if %NULL
 *
 * How patient and how trusting. A zero stands for the default.
 */
typedef struct {
  const TdrClock *clock;
  guint32 seed;
  double silence_seconds;
  double total_seconds;
  gsize max_bytes;
  double stream_seconds;
  gsize stream_max_bytes;
  guint max_tries;
  GTlsDatabase *tls_database;
  GProxyResolver *proxy_resolver;
} TdrHttpOptions;

/**
 * TdrHttpRequest:
 * @method: (nullable): "GET" if %NULL
 * @address: whole, with its query
 * @headers: (nullable): name, value, name, value …, %NULL
 * @body: (nullable): what is sent
 * @content_type: (nullable): of @body
 * @etag: (nullable): of the answer that is known already
 * @last_modified: (nullable): of the answer that is known already
 * @throttle_mark: (nullable): what the body of a status 400 holds when it means "too many requests"
 *
 * What to ask. A request with headers of its own never follows a redirect: it would hand on what signs it, or a token that
 * whoever has it may use.
 */
typedef struct {
  const char *method;
  const char *address;
  const char *const *headers;
  GBytes *body;
  const char *content_type;
  const char *etag;
  const char *last_modified;
  const char *throttle_mark;
} TdrHttpRequest;

/**
 * TdrHttpResponse:
 * @status: 200, 304, 403 …: whatever is neither 429 nor 5xx is an answer
 * @body: whole; for tdr_http_stream() what came with a status that is not 200
 * @etag: (nullable): to be given with the next request
 * @last_modified: (nullable): likewise
 * @error_type: (nullable): Amazon's x-amzn-errortype, cut at its colon
 */
typedef struct {
  guint status;
  GBytes *body;
  char *etag;
  char *last_modified;
  char *error_type;
} TdrHttpResponse;

typedef struct _TdrHttp TdrHttp;

/**
 * TdrHttpSink:
 *
 * Takes the next piece of an answer. Returns %FALSE with @error set to stop.
 */
typedef gboolean (*TdrHttpSink)     (const char *data,
                                     gsize       length,
                                     gpointer    user_data,
                                     GError    **error);

/**
 * TdrHttpProgress:
 * @received: bytes so far, decompressed
 *
 * Called in the thread that asks.
 */
typedef void     (*TdrHttpProgress) (gsize       received,
                                     gpointer    user_data);

TdrHttp         *tdr_http_new           (const TdrHttpOptions  *options);
void             tdr_http_free          (TdrHttp               *self);
void             tdr_http_set_progress  (TdrHttp               *self,
                                         TdrHttpProgress        progress,
                                         gpointer               user_data);
TdrHttpResponse *tdr_http_send          (TdrHttp               *self,
                                         const TdrHttpRequest  *request,
                                         GCancellable          *cancellable,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
TdrHttpResponse *tdr_http_stream        (TdrHttp               *self,
                                         const TdrHttpRequest  *request,
                                         TdrHttpSink            sink,
                                         gpointer               user_data,
                                         GCancellable          *cancellable,
                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void             tdr_http_response_free (TdrHttpResponse       *response);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrHttp, tdr_http_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrHttpResponse, tdr_http_response_free)

G_END_DECLS
