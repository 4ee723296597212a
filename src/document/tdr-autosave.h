/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-tender.h"

G_BEGIN_DECLS

#define TDR_AUTOSAVE_DELAY_MS 1500   /* with the time to write, a crash costs at most two seconds of typing */

/**
 * TdrAutosave:
 *
 * A copy of one open tender in the user's state folder, for the case that the program ends unexpectedly. It is locked
 * as long as the program runs, so that another one knows that it is nobody's loss.
 */
typedef struct _TdrAutosave TdrAutosave;

TdrAutosave *tdr_autosave_new      (guint             delay_ms);
void         tdr_autosave_free     (TdrAutosave      *self);
void         tdr_autosave_schedule (TdrAutosave      *self,
                                    const TdrTender  *tender,
                                    GFile            *file);
void         tdr_autosave_flush    (TdrAutosave      *self);
void         tdr_autosave_discard  (TdrAutosave      *self);
GPtrArray   *tdr_autosave_list     (void) G_GNUC_WARN_UNUSED_RESULT;
TdrTender   *tdr_autosave_recover  (GFile            *autosave,
                                    GFile           **file,
                                    GError          **error);
void         tdr_autosave_delete   (GFile            *autosave);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAutosave, tdr_autosave_free)

G_END_DECLS
