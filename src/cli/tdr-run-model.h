/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-measured-run.h"

G_BEGIN_DECLS

const TdrModelSpec *tdr_run_model_find (const TdrMeasuredRun *run,
                                        TdrCatalog           *catalog);

G_END_DECLS
