/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"

G_BEGIN_DECLS

/* What the commands about a term have in common. */
TdrAppraisal *tdr_cli_appraise          (const char          *path,
                                         const char          *workload_id,
                                         gboolean             offline,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          tdr_cli_print_assumptions (const TdrAppraisal  *appraisal);

G_END_DECLS
