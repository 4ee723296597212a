/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-serving.h"

G_BEGIN_DECLS

/**
 * TdrSizer:
 *
 * Sizes many demands for many models on many machines, and works out what does not depend on the demand only once for a
 * model and a kind of machine, whatever its name and seller. Models and chips must outlive it. For one thread.
 */
typedef struct _TdrSizer TdrSizer;

TdrSizer *tdr_sizer_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void      tdr_sizer_free    (TdrSizer                *self);
gboolean  tdr_sizer_compute (TdrSizer                *self,
                             const TdrModelSpec      *model,
                             const TdrHost           *host,
                             const TdrServingDemand  *demand,
                             TdrSizing               *sizing,
                             GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrSizer, tdr_sizer_free)

G_END_DECLS
