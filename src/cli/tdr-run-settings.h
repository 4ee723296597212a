/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-accelerator.h"
#include "tdr-measured-run.h"

G_BEGIN_DECLS

int         tdr_run_settings_get_cache_bits      (const TdrMeasuredRun *run,
                                                  const TdrAccelerator *chip);
double      tdr_run_settings_get_gathering_steps (const TdrMeasuredRun *run);
double      tdr_run_settings_get_polling_steps   (const TdrMeasuredRun *run,
                                                  const TdrAccelerator *chip);
const char *tdr_run_settings_get_kernels         (const TdrMeasuredRun *run,
                                                  const TdrAccelerator *chip);

G_END_DECLS
