/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrHistory:
 *
 * The states that a tender went through, each a whole value, so that undoing is showing an earlier one.
 */
typedef struct _TdrHistory TdrHistory;

TdrHistory      *tdr_history_new         (TdrTender   *first);
void             tdr_history_free        (TdrHistory  *self);
const TdrTender *tdr_history_get_current (TdrHistory  *self);
gboolean         tdr_history_push        (TdrHistory  *self,
                                          TdrTender   *tender,
                                          const char  *merge);
gboolean         tdr_history_undo        (TdrHistory  *self);
gboolean         tdr_history_redo        (TdrHistory  *self);
gboolean         tdr_history_can_undo    (TdrHistory  *self);
gboolean         tdr_history_can_redo    (TdrHistory  *self);
void             tdr_history_end_merge   (TdrHistory  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrHistory, tdr_history_free)

G_END_DECLS
