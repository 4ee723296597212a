/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-sigv4.h"

G_BEGIN_DECLS

/**
 * TdrCredentials:
 * @keys: what signs requests to Amazon; its @access_key_id is %NULL if there is none
 * @bearer_token: (nullable): a Bedrock API key: it opens Bedrock and nothing else
 * @google_key: (nullable): an API key of Google Cloud
 * @origin: (nullable): where @keys are from, for a person: "the environment", "profile “work”"
 * @bearer_origin: (nullable): likewise of @bearer_token
 * @google_origin: (nullable): likewise of @google_key
 * @problem: (nullable): why there are no keys of Amazon although there should be
 * @expires: when the keys end, in seconds since 1970; 0 if they do not
 *
 * Who one is signed in as. Nothing of it is ever written down, shown or logged but the origins and @problem.
 */
typedef struct {
  TdrAwsKeys keys;
  char *bearer_token;
  char *google_key;
  char *origin;
  char *bearer_origin;
  char *google_origin;
  char *problem;
  gint64 expires;
} TdrCredentials;

TdrCredentials *tdr_credentials_new      (void);
TdrCredentials *tdr_credentials_copy     (const TdrCredentials *self) G_GNUC_WARN_UNUSED_RESULT;
void            tdr_credentials_free     (TdrCredentials       *self);
void            tdr_credentials_set_keys (TdrCredentials       *self,
                                          const char           *access_key_id,
                                          const char           *secret_access_key,
                                          const char           *session_token,
                                          const char           *origin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrCredentials, tdr_credentials_free)

G_END_DECLS
