/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"
#include "tdr-source.h"

G_BEGIN_DECLS

/**
 * TdrPriceChange:
 * @fact: what it is about, as it was said last
 * @before: (nullable): the price there was; %NULL if it is new
 * @after: (nullable): the price there is; %NULL if it is gone
 * @seen: when the difference was seen
 *
 * A price that is not what it was.
 */
typedef struct {
  const TdrFact *fact;
  const char *before;
  const char *after;
  const char *seen;
} TdrPriceChange;

/**
 * TdrStoredPrices:
 * @answer: all that the source said last, sorted
 * @fetched: (nullable): when; %NULL if it has never been asked
 * @address: (nullable): where
 * @changes: (element-type TdrPriceChange): the newest first
 * @tried: (nullable): when it was last asked and failed, if that was later
 * @error_code: (nullable): why, in a word
 * @error_message: (nullable): why, for a person
 *
 * What is known from one source. A failure leaves the rest as it was.
 */
typedef struct {
  TdrAnswer *answer;
  char *fetched;
  char *address;
  GPtrArray *changes;
  char *tried;
  char *error_code;
  char *error_message;

  TdrAnswer *change_facts;
  GStringChunk *strings;
} TdrStoredPrices;

TdrStoredPrices *tdr_price_store_load         (const char         *folder,
                                               const char         *source,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         tdr_price_store_replace      (const char         *folder,
                                               const char         *source,
                                               const char         *address,
                                               TdrAnswer          *answer,
                                               const char *const  *regions,
                                               const char         *now,
                                               guint              *n_changes,
                                               GError            **error);
gboolean         tdr_price_store_note_failure (const char         *folder,
                                               const char         *source,
                                               const GError       *failure,
                                               const char         *now,
                                               GError            **error);
void             tdr_stored_prices_free       (TdrStoredPrices    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrStoredPrices, tdr_stored_prices_free)

G_END_DECLS
