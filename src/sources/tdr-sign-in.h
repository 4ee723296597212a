/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-ask.h"

G_BEGIN_DECLS

/**
 * TdrSignIn:
 * @environment: as g_get_environ() gives it
 * @home: folder in which ".aws" is
 * @profile: (nullable): which profile; that of the environment, or "default", if %NULL
 * @endpoints: where to ask for temporary keys
 * @http: how
 * @clock: when
 *
 * Where keys may be found.
 */
typedef struct {
  char **environment;
  const char *home;
  const char *profile;
  const TdrEndpoints *endpoints;
  TdrHttp *http;
  const TdrClock *clock;
} TdrSignIn;

gboolean tdr_sign_in_find (const TdrSignIn  *self,
                           TdrCredentials   *credentials,
                           GCancellable     *cancellable,
                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
char   **tdr_sign_in_dup_profiles
                          (const TdrSignIn  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
