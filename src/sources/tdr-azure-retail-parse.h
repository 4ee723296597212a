/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"

G_BEGIN_DECLS

TdrAnswer *tdr_azure_retail_parse       (GBytes      *bytes,
                                        const char  *today,
                                        char       **next_page,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_azure_retail_keep_latest (TdrAnswer    *all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
