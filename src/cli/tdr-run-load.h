/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-run-case.h"

G_BEGIN_DECLS

const char *tdr_run_load_read (TdrRunCase *self);

G_END_DECLS
