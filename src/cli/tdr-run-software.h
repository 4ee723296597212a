/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-measured-run.h"

G_BEGIN_DECLS

int         tdr_run_software_get_bits  (const char           *precision,
                                        int                   otherwise);
const char *tdr_run_software_get_stack (const TdrMeasuredRun *run);
gboolean    tdr_run_software_is_tgi    (const TdrMeasuredRun *run);

gboolean    tdr_run_software_computes_prompts_apart (const char *stack);

G_END_DECLS
