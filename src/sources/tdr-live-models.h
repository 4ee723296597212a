/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-database.h"
#include "tdr-fact.h"

G_BEGIN_DECLS

/**
 * TdrLiveModels:
 *
 * The catalogue's models by platform, and by what a source may call them.
 */
typedef struct _TdrLiveModels TdrLiveModels;

TdrLiveModels *tdr_live_models_read  (TdrDatabase          *database,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           tdr_live_models_free  (TdrLiveModels        *self);
void           tdr_live_models_learn (TdrLiveModels        *self,
                                      const char           *platform,
                                      const char           *name,
                                      const char           *id);
gboolean       tdr_live_models_know  (const TdrLiveModels  *self,
                                      const char           *platform,
                                      const char           *name);
const char    *tdr_live_models_find  (const TdrLiveModels  *self,
                                      const char           *platform,
                                      const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrLiveModels, tdr_live_models_free)

G_END_DECLS
