/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-engine-error.h"

G_DEFINE_QUARK (tdr-engine-error-quark, tdr_engine_error)
