/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

/**
 * TdrEvaluationWork:
 *
 * Works something out of an evaluation; called in a thread.
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set
 */
typedef gpointer (*TdrEvaluationWork) (TdrEvaluation  *evaluation,
                                       GCancellable   *cancellable,
                                       GError        **error);

void     tdr_evaluation_work_run    (TdrEvaluation        *evaluation,
                                     TdrEvaluationWork     work,
                                     GDestroyNotify        free_result,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gpointer tdr_evaluation_work_finish (GAsyncResult         *result,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
