/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-refresh.h"

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
 * TdrFetch:
 * @sources: (nullable) (array zero-terminated=1): ids; %NULL: those that are asked by default
 * @regions: (nullable) (array zero-terminated=1): names; %NULL: a few
 * @endpoints: (nullable) (array zero-terminated=1): "SERVICE=URL" of services that are asked somewhere else
 * @profile: (nullable): of ~/.aws to sign in by
 * @authority: (nullable): file of the only authorities that are trusted
 * @progress: (nullable): called in some thread
 *
 * What a person says of a refresh.
 */
typedef struct {
  const char *const *sources;
  const char *const *regions;
  const char *const *endpoints;
  const char *profile;
  const char *authority;
  TdrKeyringUse keyring;
  TdrRefreshProgress progress;
  gpointer progress_data;
} TdrFetch;

char      *tdr_fetch_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tdr_fetch_run        (const TdrFetch  *self,
                                 guint           *n_facts,
                                 GCancellable    *cancellable,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
