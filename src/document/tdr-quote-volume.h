/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-quote.h"
#include "tdr-volume-phase.h"

G_BEGIN_DECLS

/**
 * TdrQuoteLoad:
 * @workload: whose requests say how far the volume is followed: a hundred times as far
 * @term_months: for which the cost must follow from the volume
 * @requests_per_instance: a month, where machines are quoted; 0: nothing but use and capacity by the token is
 * @spare_instances: paid beside those that carry the load
 *
 * What a bid is asked to carry.
 */
typedef struct {
  const TdrWorkload *workload;
  guint term_months;
  gint64 requests_per_instance;
  gint64 spare_instances;
} TdrQuoteLoad;

GArray *tdr_quote_volume_phases_new (const TdrQuote      *quote,
                                     const TdrQuoteLoad  *load,
                                     const char          *currency,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
