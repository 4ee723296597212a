/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-bill.h"
#include "tdr-load-curve.h"

G_BEGIN_DECLS

#define TDR_MAX_CONTRACT_TERMS 64

/**
 * TdrContract:
 * @terms: (array length=n_terms)
 * @rules: how usage falls on meters: caching, long prompts, what a unit of capacity carries; its rates are not used
 * @currency: of every amount
 * @last_month: up to which its prices hold, counted from 1; 0: to the end
 *
 * What a supplier charges. Every offer of the catalogue and every bid is one.
 *
 * A contracted unit price is a whole number of millionths: each discount is taken off in turn and rounded half to even.
 * A line is price × quantity ÷ per, rounded once, half to even, to a millionth, or to the currency's minor unit where it
 * is invoiced so. Sums are exact.
 */
typedef struct {
  const TdrPriceTerm *terms;
  guint n_terms;
  TdrTariff rules;
  char currency[4];
  TdrInvoiceRounding rounding;
  guint last_month;
} TdrContract;

/**
 * TdrSkuQuantity:
 * @sku: as in the terms
 * @quantity: of tdr_meter_get_unit(), in the month
 *
 * What is used beside the workload's tokens: instance hours by type, images by size, gigabytes.
 */
typedef struct {
  TdrMeter meter;
  const char *sku;
  gint64 quantity;
} TdrSkuQuantity;

/**
 * TdrContractMonth:
 * @number: of the contract, counted from 1
 * @hours: in the month: %TDR_HOURS_PER_MONTH to compare list prices, tdr_month_get_hours() for what is invoiced
 * @usage: of the month, with the peak that capacity is bought for
 * @instances: machines that the workload needs, for terms that do not say how many; 0 where not self-hosted
 * @curve: (nullable): load of the month, for capacity that does not carry all of it
 * @others: (array length=n_others): used beside the workload's tokens
 *
 * One month, and what is used in it.
 */
typedef struct {
  guint number;
  gint64 hours;
  TdrUsage usage;
  gint64 instances;
  const TdrLoadCurve *curve;
  const TdrSkuQuantity *others;
  guint n_others;
} TdrContractMonth;

gboolean tdr_contract_check            (const TdrContract       *self,
                                        GError                 **error);
gboolean tdr_contract_price_month      (const TdrContract       *self,
                                        const TdrContractMonth  *month,
                                        TdrBill                 *bill,
                                        GError                 **error);
void     tdr_contract_init_from_tariff (TdrContract             *self,
                                        const TdrTariff         *tariff,
                                        gboolean                 by_capacity,
                                        TdrPriceTerm             terms[TDR_N_METERS]);
void     tdr_contract_init_from_rate   (TdrContract             *self,
                                        const TdrRate           *hourly,
                                        TdrPriceTerm            *term);

G_END_DECLS
