/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-ask.h"

G_BEGIN_DECLS

/**
 * TdrKeyringUse:
 * @TDR_KEYRING_UNUSED: keys come from elsewhere
 * @TDR_KEYRING_IF_THERE: keys that are in it are used; without a keyring, or a locked one, others must do
 * @TDR_KEYRING_NEEDED: it is an error if it cannot be opened
 */
typedef enum {
  TDR_KEYRING_UNUSED,
  TDR_KEYRING_IF_THERE,
  TDR_KEYRING_NEEDED,
} TdrKeyringUse;

/**
 * TdrConnectionSettings:
 * @endpoints: (nullable) (array zero-terminated=1): "SERVICE=URL" of services that are asked somewhere else
 * @profile: (nullable): of ~/.aws to sign in by
 * @authority: (nullable): file of the only authorities that are trusted
 *
 * What a person says of how providers are asked.
 */
typedef struct {
  const char *const *endpoints;
  const char *profile;
  const char *authority;
  TdrKeyringUse keyring;
} TdrConnectionSettings;

/**
 * TdrConnection:
 * @http: how patient; whom to trust
 *
 * Where, how and as whom providers are asked.
 */
typedef struct {
  TdrEndpoints *endpoints;
  GTlsDatabase *authority;
  TdrCredentials *credentials;
  TdrHttpOptions http;
} TdrConnection;

TdrConnection *tdr_connection_open (const TdrConnectionSettings  *settings,
                                    GCancellable                 *cancellable,
                                    GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
void           tdr_connection_free (TdrConnection                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrConnection, tdr_connection_free)

G_END_DECLS
