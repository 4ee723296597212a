/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-fake-provider.h"
#include "tdr-refresh.h"

G_BEGIN_DECLS

/**
 * RefreshFixture:
 *
 * A server that plays every provider, a folder for what is learnt, and a clock that stands still.
 */
typedef struct {
  TdrFakeProvider *provider;
  TdrEndpoints *endpoints;
  TdrCredentials *credentials;
  GTlsDatabase *authority;
  GProxyResolver *direct;
  char *folder;
} RefreshFixture;

extern gint64 refresh_fixture_seconds_later;

char                   *refresh_fixture_dup_path    (const char        *folder,
                                                     const char        *name) G_GNUC_WARN_UNUSED_RESULT;
void                    refresh_fixture_set_up      (RefreshFixture    *fixture,
                                                     gconstpointer      data);
void                    refresh_fixture_tear_down   (RefreshFixture    *fixture,
                                                     gconstpointer      data);
TdrRefreshOptions       refresh_fixture_get_options (RefreshFixture    *fixture,
                                                     const char *const *sources);
GPtrArray              *refresh_fixture_run         (RefreshFixture    *fixture,
                                                     const char *const *sources) G_GNUC_WARN_UNUSED_RESULT;
const TdrRefreshResult *refresh_fixture_find_result (GPtrArray         *results,
                                                     const char        *source);
char                   *refresh_fixture_read_folder (const char        *folder,
                                                     gboolean           with_failures) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
