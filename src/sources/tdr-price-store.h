/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-source.h"
#include "tdr-stored-prices.h"

G_BEGIN_DECLS

/**
 * TdrPriceUpdate:
 * @address: where it was asked
 * @answer: all that the source said
 * @regions: (nullable) (array zero-terminated=1): about which that is; %NULL: about everything
 * @renewed: (nullable) (array zero-terminated=1): regions of which the source said that all is as it was
 * @validators: (nullable): of the files that came
 * @now: ISO time
 *
 * What a source said this time.
 */
typedef struct {
  const char *address;
  TdrAnswer *answer;
  const char *const *regions;
  const char *const *renewed;
  const TdrValidators *validators;
  const char *now;
} TdrPriceUpdate;

TdrStoredPrices *tdr_price_store_load         (const char         *folder,
                                               const char         *source,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         tdr_price_store_replace      (const char            *folder,
                                               const char            *source,
                                               const TdrPriceUpdate  *update,
                                               guint                 *n_changes,
                                               GError               **error);
gboolean         tdr_price_store_note_failure (const char         *folder,
                                               const char         *source,
                                               const GError       *failure,
                                               const char         *now,
                                               GError            **error);

G_END_DECLS
