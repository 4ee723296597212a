/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-risk.h"

G_BEGIN_DECLS

char *tdr_risk_to_json (const TdrRisk *self,
                        const char    *workload_id,
                        gsize         *length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
