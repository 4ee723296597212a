/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-price-term.h"

G_BEGIN_DECLS

/**
 * TdrOperationsItem:
 * @TDR_OPERATIONS_PEOPLE: engineers who run the service, in thousandths of a full-time post, paid a month
 * @TDR_OPERATIONS_ON_CALL: rotas of people on call, paid a month
 * @TDR_OPERATIONS_STORAGE: gigabytes that are kept: weights, images, logs; paid a month
 * @TDR_OPERATIONS_EGRESS: gigabytes a month that leave the cloud
 *
 * What running a model oneself costs beside the machines.
 */
typedef enum {
  TDR_OPERATIONS_PEOPLE,
  TDR_OPERATIONS_ON_CALL,
  TDR_OPERATIONS_STORAGE,
  TDR_OPERATIONS_EGRESS,
} TdrOperationsItem;

#define TDR_N_OPERATIONS (TDR_OPERATIONS_EGRESS + 1)
#define TDR_THOUSANDTHS_PER_POST 1000

/**
 * TdrOperationsLine:
 * @quantity: of the item's unit
 * @price: of @per units, a month
 * @evidence: says that it is an assumption, until the buyer gives figures of their own
 */
typedef struct {
  gint64 quantity;
  gint64 per;
  TdrMoney price;
  const TdrEvidence *evidence;
} TdrOperationsLine;

/**
 * TdrOperations:
 *
 * The cost of operations of one self-hosted workload.
 */
typedef struct {
  TdrOperationsLine lines[TDR_N_OPERATIONS];
} TdrOperations;

const char *tdr_operations_item_to_string   (TdrOperationsItem     item);
gboolean    tdr_operations_item_from_string (const char           *text,
                                             TdrOperationsItem    *item);
void        tdr_operations_init_assumptions (TdrOperations        *self);
gboolean    tdr_operations_check            (const TdrOperations  *self,
                                             GError              **error);
gboolean    tdr_operations_price_month      (const TdrOperations  *self,
                                             TdrMoney              costs[TDR_N_OPERATIONS],
                                             TdrMoney             *total,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
