/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-exchange.h"
#include "tdr-json-reader.h"

G_BEGIN_DECLS

/**
 * TdrDatedRate:
 * @rate: with its evidence
 * @evidence: that the source published it
 *
 * An exchange rate as the buyer typed it in. Immutable and shared.
 */
typedef struct {
  TdrExchangeRate rate;
  TdrEvidence evidence;
  char *date;
  char *source;
} TdrDatedRate;

extern const TdrExchangeRate tdr_no_exchange_rate;

TdrDatedRate *tdr_dated_rate_new     (const char             *base,
                                      const char             *quote,
                                      gint64                  micros,
                                      const char             *date,
                                      const char             *source);
TdrDatedRate *tdr_dated_rate_read    (TdrJsonSource          *source,
                                      TdrJsonPlace           *place);
JsonObject   *tdr_dated_rate_to_json (const TdrDatedRate     *self) G_GNUC_WARN_UNUSED_RESULT;
TdrDatedRate *tdr_dated_rate_ref     (TdrDatedRate           *self);
void          tdr_dated_rate_unref   (TdrDatedRate           *self);
char         *tdr_exchange_words_dup (const TdrExchangeRate  *rate) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrDatedRate, tdr_dated_rate_unref)

G_END_DECLS
