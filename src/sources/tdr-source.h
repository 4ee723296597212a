/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-ask.h"
#include "tdr-freshness.h"

G_BEGIN_DECLS

/**
 * TdrSourceKeys:
 *
 * What one must have in order to ask a source.
 */
typedef enum {
  TDR_SOURCE_KEYS_NONE,
  TDR_SOURCE_KEYS_AMAZON,
  TDR_SOURCE_KEYS_GOOGLE,
} TdrSourceKeys;

/**
 * TdrSource:
 * @id: for files and the command line: "azure-retail"
 * @name: for a person
 * @publisher: who says what it says
 * @nearness: "live": an interface; "file": a public file. As the catalogue has it: the former goes first
 * @endpoint: whom it asks
 * @regional: whether it is asked once a region
 * @keys: what it asks for
 * @by_default: whether it is asked when none is named; what is very large is not
 * @rhythm: how fast its facts go out of date
 * @fetch: asks for one region (%NULL for sources that have none) and waits
 *
 * Something that knows prices or models.
 */
typedef struct {
  const char *id;
  const char *name;
  const char *publisher;
  const char *nearness;
  TdrEndpoint endpoint;
  gboolean regional;
  TdrSourceKeys keys;
  gboolean by_default;
  TdrPriceRhythm rhythm;
  TdrAnswer *(*fetch) (const TdrAsk  *ask,
                       const char    *region,
                       GCancellable  *cancellable,
                       GError       **error);
} TdrSource;

const TdrSource *tdr_source_get  (guint       position);
const TdrSource *tdr_source_find (const char *id);

G_END_DECLS
