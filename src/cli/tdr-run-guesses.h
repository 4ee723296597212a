/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-measured-run.h"

G_BEGIN_DECLS

int tdr_run_guesses_find (const TdrMeasuredRun *run);

G_END_DECLS
