/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"
#include "tdr-json.h"

G_BEGIN_DECLS

/**
 * TdrGoogleReadSku:
 *
 * Adds what one SKU says to an answer.
 */
typedef void (*TdrGoogleReadSku) (TdrAnswer  *facts,
                                  JsonObject *sku);

TdrAnswer *tdr_google_billing_read_page    (GBytes            *bytes,
                                            TdrGoogleReadSku   read,
                                            char             **next_token,
                                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_google_billing_parse        (GBytes     *bytes,
                                           char      **next_token,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_google_billing_sum_machines (TdrAnswer   *facts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
