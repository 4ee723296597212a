/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tender.h"

G_BEGIN_DECLS

gboolean    tdr_candidates_check   (const TdrTender   *tender,
                                    const char *const *model_ids,
                                    GError           **error);
const char *tdr_candidates_nearest (const char        *name,
                                    const char *const *model_ids);
GPtrArray  *tdr_candidates_list    (const TdrTender   *tender,
                                    const char *const *catalog_ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
