/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"
#include "tdr-credentials.h"
#include "tdr-endpoint.h"
#include "tdr-http.h"
#include "tdr-validators.h"

G_BEGIN_DECLS

/**
 * TdrAsk:
 * @endpoints: where to ask
 * @http: how; of this thread
 * @credentials: as whom
 * @clock: when
 * @known: (nullable): of the files that are known, so that they need not come again
 * @seen: (nullable): takes those of the files that come
 *
 * What a source needs in order to ask. Borrowed from whoever refreshes.
 */
typedef struct {
  const TdrEndpoints *endpoints;
  TdrHttp *http;
  const TdrCredentials *credentials;
  const TdrClock *clock;
  const TdrValidators *known;
  TdrValidators *seen;
} TdrAsk;

/**
 * TdrQuestion:
 * @endpoint: which service
 * @region: (nullable): in which region
 * @method: (nullable): "GET" if %NULL
 * @path: percent-encoded, with its slash
 * @query: (nullable): percent-encoded, without its question mark
 * @target: (nullable): X-Amz-Target of Amazon's JSON services
 * @body: (nullable): what is posted
 * @content_type: (nullable): of @body
 * @is_file: whether it is a file, which need not come again where it is as it was; its address holds no key
 * @permission: (nullable): what one must be allowed to do for it, said if one is not
 * @refusal: (nullable): name of the refusal that is an answer, too, and comes with its own body
 *
 * One request to a service.
 */
typedef struct {
  TdrEndpoint endpoint;
  const char *region;
  const char *method;
  const char *path;
  const char *query;
  const char *target;
  const char *body;
  const char *content_type;
  gboolean is_file;
  const char *permission;
  const char *refusal;
} TdrQuestion;

GBytes   *tdr_ask_send   (const TdrAsk       *self,
                          const TdrQuestion  *question,
                          GCancellable       *cancellable,
                          GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tdr_ask_stream (const TdrAsk       *self,
                          const TdrQuestion  *question,
                          TdrHttpSink         sink,
                          gpointer            user_data,
                          GCancellable       *cancellable,
                          GError            **error);

G_END_DECLS
