/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"
#include "tdr-validators.h"

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
 * @fetched: (nullable): when it last said something, each fact has its own time; %NULL if it has never been asked
 * @address: (nullable): where
 * @changes: (element-type TdrPriceChange): the newest first
 * @validators: what spares its files from being sent again
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
  TdrValidators *validators;
  char *tried;
  char *error_code;
  char *error_message;

  TdrAnswer *change_facts;
  GStringChunk *strings;
} TdrStoredPrices;

TdrStoredPrices *tdr_stored_prices_new        (void);
void             tdr_stored_prices_free       (TdrStoredPrices  *self);
void             tdr_stored_prices_add_change (TdrStoredPrices  *self,
                                               const TdrFact    *fact,
                                               const char       *before,
                                               const char       *after,
                                               const char       *seen);
gboolean         tdr_stored_prices_read       (TdrStoredPrices  *self,
                                               JsonObject       *root);
void             tdr_stored_prices_write      (TdrStoredPrices  *self,
                                               JsonBuilder      *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrStoredPrices, tdr_stored_prices_free)

G_END_DECLS
