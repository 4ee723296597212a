/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-fake-server.h"

G_BEGIN_DECLS

/**
 * TdrFakeProvider:
 *
 * Plays every service that Tender asks, from files: one server for all of them.
 */
typedef struct _TdrFakeProvider TdrFakeProvider;

#define TDR_FAKE_ACCESS_KEY_ID "AKIDMARKEDID"
#define TDR_FAKE_SECRET_ACCESS_KEY "MARKED-SECRET-KEY"
#define TDR_FAKE_SESSION_TOKEN "MARKED-SESSION-TOKEN"
#define TDR_FAKE_BEARER_TOKEN "MARKED-BEARER-TOKEN"
#define TDR_FAKE_GOOGLE_KEY "MARKED-GOOGLE-KEY"

TdrFakeProvider *tdr_fake_provider_new        (const char            *fixtures,
                                               guint                  port,
                                               const char            *certificate,
                                               GError               **error);
void             tdr_fake_provider_free       (TdrFakeProvider       *self);
TdrFakeServer   *tdr_fake_provider_get_server (TdrFakeProvider       *self);
void             tdr_fake_provider_replace    (TdrFakeProvider       *self,
                                               const char            *path,
                                               const char            *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrFakeProvider, tdr_fake_provider_free)

G_END_DECLS
