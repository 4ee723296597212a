/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tender.h"

G_BEGIN_DECLS

const TdrExchangeRate *tdr_tender_get_exchange (const TdrTender  *self);
TdrTender             *tdr_tender_in_currency  (const TdrTender  *self,
                                                const char       *currency,
                                                TdrDatedRate     *rate,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
