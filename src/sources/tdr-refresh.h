/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-source.h"

G_BEGIN_DECLS

/**
 * TdrRefreshProgress:
 * @source: of which a region has come in
 * @n_done: how many of all questions are answered
 *
 * Called in some thread, one call at a time.
 */
typedef void (*TdrRefreshProgress) (const TdrSource *source,
                                    guint            n_done,
                                    guint            n_questions,
                                    gpointer         user_data);

/**
 * TdrRefreshOptions:
 * @sources: (nullable): ids, %NULL-terminated; %NULL: those that are asked by default
 * @regions: (nullable): names, %NULL-terminated; %NULL: a few
 * @folder: where prices are kept
 * @endpoints: where to ask
 * @credentials: as whom
 * @http: how patient
 *
 * What to ask, where, and where to keep it.
 */
typedef struct {
  const char *const *sources;
  const char *const *regions;
  const char *folder;
  const TdrEndpoints *endpoints;
  const TdrCredentials *credentials;
  TdrHttpOptions http;
  TdrRefreshProgress progress;
  gpointer progress_data;
} TdrRefreshOptions;

/**
 * TdrRefreshResult:
 * @source: which was asked
 * @answer: (nullable): what it said; %NULL if it failed
 * @unchanged: whether it said that all is as it was: @answer is empty then, and what is known is as of now
 * @n_changes: how many prices are not what they were
 * @error: (nullable): why it failed: the old prices stand
 *
 * What became of one source.
 */
typedef struct {
  const TdrSource *source;
  TdrAnswer *answer;
  gboolean unchanged;
  guint n_changes;
  GError *error;
} TdrRefreshResult;

const char *const *
           tdr_refresh_get_usual_regions (void);
gboolean   tdr_refresh_check_region (const char            *region,
                                     GError               **error);
GPtrArray *tdr_refresh_run        (const TdrRefreshOptions  *options,
                                   GCancellable             *cancellable,
                                   GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void       tdr_refresh_run_async  (const TdrRefreshOptions  *options,
                                   GCancellable             *cancellable,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data);
GPtrArray *tdr_refresh_run_finish (GAsyncResult             *result,
                                   GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
