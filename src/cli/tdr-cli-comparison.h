/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

void tdr_cli_comparison_print (TdrEvaluation *evaluation,
                               gboolean       all);

G_END_DECLS
