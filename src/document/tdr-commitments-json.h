/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"

G_BEGIN_DECLS

char *tdr_commitments_to_json (const TdrAppraisal *appraisal,
                               const char         *workload_id,
                               gsize              *length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
