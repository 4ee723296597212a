/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-money.h"

G_BEGIN_DECLS

gboolean tdr_unit_cost_per_million_tokens (TdrMoney   total,
                                           gint64     tokens,
                                           TdrMoney  *per_million,
                                           GError   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_unit_cost_per_success        (TdrMoney   total,
                                           gint64     requests,
                                           int        success_ppm,
                                           TdrMoney  *per_success,
                                           GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
