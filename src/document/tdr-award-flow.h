/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cash-flow.h"
#include "tdr-plan.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

gboolean tdr_award_flow_compute (const TdrPlan    *plan,
                                 const TdrTender  *tender,
                                 TdrCashFlow      *flow,
                                 TdrMoney         *committed,
                                 GError          **error);

G_END_DECLS
