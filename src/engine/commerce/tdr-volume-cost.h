/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cost.h"

G_BEGIN_DECLS

#define TDR_MAX_VOLUME_UNITS 2   /* Bedrock's Reserved tier sells input and output capacity apart */

/**
 * TdrVolumeUnits:
 * @price: of one unit for a month
 * @requests_per_unit: requests a month that one unit carries, 1 or more
 * @least: units that are paid in any case
 * @increment: steps above @least, 1 or more
 *
 * Capacity that is bought in steps.
 */
typedef struct {
  TdrMoney price;
  gint64 requests_per_unit;
  gint64 least;
  gint64 increment;
} TdrVolumeUnits;

/**
 * TdrVolumeCost:
 * @fixed: a month, whatever the volume
 * @per_million: per million requests
 * @units: (array length=n_units): capacity that grows with the volume in steps
 *
 * What a month costs as a function of its requests: a straight line and stairs.
 */
typedef struct {
  TdrMoney fixed;
  TdrMoney per_million;
  TdrVolumeUnits units[TDR_MAX_VOLUME_UNITS];
  guint n_units;
} TdrVolumeCost;

gboolean tdr_volume_cost_init_on_demand      (TdrVolumeCost        *self,
                                              const TdrTariff      *tariff,
                                              const TdrWorkload    *workload,
                                              GError              **error);
gboolean tdr_volume_cost_init_capacity_units (TdrVolumeCost        *self,
                                              const TdrTariff      *tariff,
                                              const TdrWorkload    *workload,
                                              GError              **error);
gboolean tdr_volume_cost_init_instances      (TdrVolumeCost        *self,
                                              const TdrRate        *hourly,
                                              gint64                requests_per_instance,
                                              gint64                spare_instances,
                                              GError              **error);
gboolean tdr_volume_cost_check               (const TdrVolumeCost  *self,
                                              GError              **error);
gint64   tdr_volume_units_count              (const TdrVolumeUnits *self,
                                              gint64                requests);
gboolean tdr_volume_cost_at                  (const TdrVolumeCost  *self,
                                              gint64                requests,
                                              TdrMoney             *cost,
                                              GError              **error);

G_END_DECLS
