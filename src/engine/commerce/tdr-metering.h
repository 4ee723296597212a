/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tariff.h"
#include "tdr-usage.h"

G_BEGIN_DECLS

#define TDR_METERING_MAX_ITEMS 8

/**
 * TdrMeteredQuantity:
 * @quantity: of tdr_meter_get_unit()
 */
typedef struct {
  TdrMeter meter;
  gint64 quantity;
} TdrMeteredQuantity;

/**
 * TdrMetering:
 * @items: in the order in which they are charged; what is not used is not in it
 * @needed: meters that would count something nobody can say how much of, a bit each (1 << meter)
 * @reason: (nullable): why not everything can be counted: a sentence without its full stop; static
 * @capacity_units: bought
 *
 * What the usage of a month comes to on the meters of a tariff: before any price.
 */
typedef struct {
  TdrMeteredQuantity items[TDR_METERING_MAX_ITEMS];
  guint n_items;
  guint needed;
  const char *reason;
  gint64 capacity_units;
} TdrMetering;

void     tdr_metering_init_on_demand      (TdrMetering      *self,
                                           const TdrTariff  *tariff,
                                           const TdrUsage   *usage);
gboolean tdr_metering_init_capacity_units (TdrMetering      *self,
                                           const TdrTariff  *tariff,
                                           const TdrUsage   *usage,
                                           gint64            hours,
                                           GError          **error);
gint64   tdr_metering_get_quantity        (const TdrMetering *self,
                                           TdrMeter           meter);

G_END_DECLS
