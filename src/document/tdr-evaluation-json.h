/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

char *tdr_evaluation_to_json (TdrEvaluation *self,
                              gsize         *length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
