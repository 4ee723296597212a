/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-access-check.h"

G_BEGIN_DECLS

/**
 * TdrAccessTrial:
 * @results: (element-type TdrAccessResult): of each permission
 *
 * What came of trying who one is and what one may ask.
 */
typedef struct {
  TdrIdentity *identity;
  GPtrArray *results;
} TdrAccessTrial;

/**
 * TdrAccessTrialProgress:
 *
 * Told in the main loop how much of the trial is done, from 0 to 1.
 */
typedef void (*TdrAccessTrialProgress) (double   fraction,
                                        gpointer listener);

void            tdr_access_trial_start  (GSettings               *settings,
                                         GObject                 *listener,
                                         TdrAccessTrialProgress   progress,
                                         GCancellable            *cancellable,
                                         GAsyncReadyCallback      callback,
                                         gpointer                 user_data);
TdrAccessTrial *tdr_access_trial_finish (GAsyncResult            *result,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void            tdr_access_trial_free   (TdrAccessTrial          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAccessTrial, tdr_access_trial_free)

G_END_DECLS
