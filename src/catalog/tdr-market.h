/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-facts.h"

G_BEGIN_DECLS

/**
 * TdrDispute:
 * @rate: (nullable): where the figure stands that is used; set until every price has been weighed
 *
 * A price that lost against another of the same thing.
 */
typedef struct {
  const char *subject;
  const TdrRate *chosen;
  TdrRate other;
  const char *unit;
} TdrDispute;

gboolean   tdr_rate_disagrees      (const TdrRate  *a,
                                    const TdrRate  *b);
gboolean   tdr_rate_prefer         (const TdrRate  *a,
                                    const TdrRate  *b);
GPtrArray *tdr_market_form_offers  (TdrFacts       *facts,
                                    GArray         *disputes) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tdr_fleet_form_offers   (TdrFacts       *facts,
                                    GArray         *disputes) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tdr_disputes_resolve    (TdrFacts       *facts,
                                    GArray         *disputes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
