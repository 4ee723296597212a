/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"
#include "tdr-term-cost.h"

G_BEGIN_DECLS

TdrTermCost *tdr_term_costs_new (TdrEvaluation        *evaluation,
                                 guint                 workload,
                                 const TdrTermDemand  *demand,
                                 guint                *n_costs,
                                 guint                *n_ranked,
                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
