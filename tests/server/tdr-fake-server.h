/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdrFault:
 *
 * What can go wrong between the answer and the reader.
 */
typedef enum {
  TDR_FAULT_NONE,
  TDR_FAULT_RESET,
  TDR_FAULT_TRUNCATE,
  TDR_FAULT_SILENCE,
  TDR_FAULT_DRIP,
  TDR_FAULT_GARBAGE,
  TDR_FAULT_BOMB,
  TDR_FAULT_REDIRECT_LOOP,
  TDR_FAULT_THROTTLE,
  TDR_FAULT_THROTTLE_LONG,
  TDR_FAULT_SERVER_ERROR,
  TDR_FAULT_HUGE_HEADERS,
  TDR_FAULT_DEEP,
  TDR_FAULT_CUT,
  TDR_FAULT_EXPIRED_TOKEN,
  TDR_FAULT_CLOCK_SKEW,
  TDR_FAULT_DENIED,
} TdrFault;

/**
 * TdrFakeRequest:
 *
 * What the server received. The strings live as long as the call.
 */
typedef struct {
  const char *method;
  const char *path;
  const char *query;
  GBytes *body;
  GHashTable *headers;
} TdrFakeRequest;

/**
 * TdrFakeReply:
 *
 * What it shall answer: @gzip packs the body, @is_packed says that it is already. A status of 0 stands for 404. The
 * handler gives the ownership of what it sets away.
 */
typedef struct {
  guint status;
  char *content_type;
  char *etag;
  char *error_type;
  GBytes *body;
  gboolean gzip;
  gboolean is_packed;
} TdrFakeReply;

typedef void (*TdrFakeHandler) (const TdrFakeRequest *request,
                                TdrFakeReply         *reply,
                                gpointer              user_data);

typedef struct _TdrFakeServer TdrFakeServer;

TdrFakeServer *tdr_fake_server_new             (guint            port,
                                                const char      *certificate,
                                                TdrFakeHandler   handler,
                                                gpointer         user_data,
                                                GError         **error);
void           tdr_fake_server_free            (TdrFakeServer   *self);
const char    *tdr_fake_server_get_address     (TdrFakeServer   *self);
void           tdr_fake_server_set_fault       (TdrFakeServer   *self,
                                                TdrFault         fault,
                                                guint            n_times);
guint          tdr_fake_server_get_n_requests  (TdrFakeServer   *self);
const char    *tdr_fault_to_string             (TdrFault         fault);
gboolean       tdr_fault_from_string           (const char      *text,
                                                TdrFault        *fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrFakeServer, tdr_fake_server_free)

G_END_DECLS
