/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-measured-run.h"

G_BEGIN_DECLS

int         tdr_run_settings_get_cache_bits      (const TdrMeasuredRun *run);
double      tdr_run_settings_get_gathering_steps (const TdrMeasuredRun *run);
double      tdr_run_settings_get_polling_steps   (const TdrMeasuredRun *run);
const char *tdr_run_settings_get_kernels         (const TdrMeasuredRun *run);

G_END_DECLS
