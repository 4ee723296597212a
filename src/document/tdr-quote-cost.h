/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cash-flow.h"
#include "tdr-demand.h"
#include "tdr-quote.h"

G_BEGIN_DECLS

gboolean tdr_quote_cost_month  (const TdrQuote     *quote,
                                const TdrWorkload  *workload,
                                const TdrUsage     *usage,
                                gint64              instances,
                                const char         *currency,
                                TdrCost            *cost,
                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_quote_add_to_flow (const TdrQuote     *quote,
                                const TdrDemand    *demand,
                                gint64              instances,
                                TdrCashFlow        *flow,
                                const char        **unknown,
                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
