/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-connection.h"
#include "tdr-refresh.h"

G_BEGIN_DECLS

/**
 * TdrFetch:
 * @sources: (nullable) (array zero-terminated=1): ids; %NULL: those that are asked by default
 * @regions: (nullable) (array zero-terminated=1): names; %NULL: a few
 * @progress: (nullable): called in some thread
 *
 * What a person says of a refresh.
 */
typedef struct {
  const char *const *sources;
  const char *const *regions;
  TdrConnectionSettings connection;
  TdrRefreshProgress progress;
  gpointer progress_data;
} TdrFetch;

GPtrArray *tdr_fetch_run        (const TdrFetch  *self,
                                 guint           *n_facts,
                                 GCancellable    *cancellable,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
