/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cost.h"
#include "tdr-tax.h"

G_BEGIN_DECLS

#define TDR_MAX_VOLUME_UNITS 2   /* Bedrock's Reserved tier sells input and output capacity apart */
#define TDR_MAX_VOLUME_BANDS 24  /* beside the first: a bid with more kinks and jumps is not one that anybody can read */

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
 * TdrVolumeBand:
 * @above: it holds beyond so many requests a month
 * @fixed: where its line would meet no requests: below 0 where the price rises with the volume
 * @per_million: per million requests, of all of them
 * @unit_price: of one unit for a month, of all of them
 *
 * A line that takes the place of the one before: beyond a tier, a minimum or a cap.
 */
typedef struct {
  gint64 above;
  TdrMoney fixed;
  TdrMoney per_million;
  TdrMoney unit_price;
} TdrVolumeBand;

/**
 * TdrVolumeCost:
 * @fixed: a month, whatever the volume
 * @per_million: per million requests
 * @units: (array length=n_units): capacity that grows with the volume in steps
 * @bands: (array length=n_bands): in the place of @fixed, @per_million and the price of the only units, the lowest first
 *
 * What a month costs as a function of its requests: straight lines and stairs.
 */
typedef struct {
  TdrMoney fixed;
  TdrMoney per_million;
  TdrVolumeUnits units[TDR_MAX_VOLUME_UNITS];
  guint n_units;
  TdrVolumeBand bands[TDR_MAX_VOLUME_BANDS];
  guint n_bands;
} TdrVolumeCost;

gboolean      tdr_volume_cost_init_on_demand      (TdrVolumeCost         *self,
                                                   const TdrTariff       *tariff,
                                                   const TdrWorkload     *workload,
                                                   GError               **error);
gboolean      tdr_volume_cost_init_capacity_units (TdrVolumeCost         *self,
                                                   const TdrTariff       *tariff,
                                                   const TdrWorkload     *workload,
                                                   GError               **error);
gboolean      tdr_volume_cost_init_instances      (TdrVolumeCost         *self,
                                                   const TdrRate         *hourly,
                                                   gint64                 requests_per_instance,
                                                   gint64                 spare_instances,
                                                   GError               **error);
gboolean      tdr_volume_cost_check               (const TdrVolumeCost   *self,
                                                   GError               **error);
gint64        tdr_volume_units_count              (const TdrVolumeUnits  *self,
                                                   gint64                 requests);
TdrVolumeBand tdr_volume_cost_get_band            (const TdrVolumeCost   *self,
                                                   double                 requests);
gboolean      tdr_volume_units_init               (TdrVolumeUnits        *self,
                                                   const TdrTariff       *rules,
                                                   TdrMeter               meter,
                                                   const TdrWorkload     *workload,
                                                   GError               **error);
gboolean      tdr_volume_cost_add_fixed           (TdrVolumeCost         *self,
                                                   TdrMoney               monthly,
                                                   GError               **error);
gboolean      tdr_volume_cost_scale               (TdrVolumeCost         *self,
                                                   gint64                 times,
                                                   gint64                 per,
                                                   GError               **error);
gboolean      tdr_volume_cost_add_tax             (TdrVolumeCost         *self,
                                                   const TdrTax          *tax,
                                                   GError               **error);
gboolean      tdr_volume_cost_at                  (const TdrVolumeCost   *self,
                                                   gint64                 requests,
                                                   TdrMoney              *cost,
                                                   GError               **error);

G_END_DECLS
