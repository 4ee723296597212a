/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-tariff.h"
#include "tdr-usage.h"

G_BEGIN_DECLS

#define TDR_COST_MAX_LINES 16

/**
 * TdrCostLine:
 * @quantity: how many of tdr_meter_get_unit(): tokens, or hours times units
 * @per: units that @price is for
 * @label: (nullable): what the supplier calls it
 *
 * One line: quantity × price ÷ per = cost, rounded once.
 */
typedef struct {
  TdrMeter meter;
  gint64 quantity;
  gint64 per;
  TdrMoney price;
  TdrMoney cost;
  const char *label;
  const TdrEvidence *evidence;
} TdrCostLine;

/**
 * TdrCost:
 * @known: whether every rate needed is known; if not, @total means nothing
 * @missing: the meters without a rate, a bit each (1 << meter)
 * @reason: (nullable): why the cost is not known where no single meter is to blame: a sentence without its full stop;
 *   static
 * @capacity_units: units or instances bought: PTU, GSU, model units, input and output units of 1,000 tokens a minute
 *   together; 0 for what is billed by the token
 *
 * What a month costs. Whoever keeps many keeps no more of each than tdr_cost_get_size() bytes: the lines come last.
 */
typedef struct {
  guint n_lines;
  gboolean known;
  guint missing;
  const char *reason;
  TdrMoney total;
  gint64 capacity_units;
  TdrCostLine lines[TDR_COST_MAX_LINES];
} TdrCost;

void     tdr_cost_set_unknown    (TdrCost          *self,
                                  const char       *reason);
gsize    tdr_cost_get_size       (const TdrCost    *self);

gboolean tdr_cost_on_demand      (const TdrTariff  *tariff,
                                  const TdrUsage   *usage,
                                  TdrCost          *cost,
                                  GError          **error);
gboolean tdr_cost_capacity_units (const TdrTariff  *tariff,
                                  const TdrUsage   *usage,
                                  TdrCost          *cost,
                                  GError          **error);
gboolean tdr_cost_instances      (const TdrRate    *hourly,
                                  gint64            instances,
                                  TdrCost          *cost,
                                  GError          **error);
gboolean tdr_cost_per_million    (const TdrCost    *cost,
                                  const TdrUsage   *usage,
                                  TdrMoney         *per_million,
                                  GError          **error);

G_END_DECLS
