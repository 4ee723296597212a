/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"
#include "tdr-sheet.h"

G_BEGIN_DECLS

TdrSheet *tdr_commitment_view_new_sheet (const TdrAppraisal *appraisal,
                                         guint               workload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
