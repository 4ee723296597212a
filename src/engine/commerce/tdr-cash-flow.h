/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cost.h"
#include "tdr-load-curve.h"

G_BEGIN_DECLS

#define TDR_NEVER_PAYS_BACK G_MAXUINT
#define TDR_MIN_DISCOUNT_PPM (-500000)  /* minus 50 % a year */
#define TDR_MAX_DISCOUNT_PPM 1000000    /* 100 % a year */

/**
 * TdrPriceBasis:
 * @TDR_PRICES_NOMINAL: in the money of each month, escalated, and discounted at rates that contain inflation
 * @TDR_PRICES_REAL: in constant prices, discounted at rates without inflation
 *
 * The two are never mixed (OMB Circular A-94, "Real versus nominal discount rates").
 */
typedef enum {
  TDR_PRICES_NOMINAL,
  TDR_PRICES_REAL,
} TdrPriceBasis;

/**
 * TdrDiscountRate:
 * @yearly_ppm: a year, in millionths; compounded, so that twelve months make exactly one year
 */
typedef struct {
  TdrPriceBasis basis;
  int yearly_ppm;
} TdrDiscountRate;

/**
 * TdrCashFlow:
 * @months: of the term
 * @amounts: paid at signature [0] and at the end of each month [1] to [@months]
 *
 * What is paid when. One currency; costs are positive.
 */
typedef struct {
  TdrPriceBasis basis;
  guint months;
  TdrMoney amounts[TDR_MAX_TERM_MONTHS + 1];
} TdrCashFlow;

gboolean        tdr_cash_flow_init               (TdrCashFlow        *self,
                                                  TdrPriceBasis       basis,
                                                  const char         *currency,
                                                  guint               months,
                                                  GError            **error);
gboolean        tdr_cash_flow_add                (TdrCashFlow        *self,
                                                  guint               month,
                                                  TdrMoney            amount,
                                                  GError            **error);
gboolean        tdr_cash_flow_add_monthly        (TdrCashFlow        *self,
                                                  guint               first_month,
                                                  guint               last_month,
                                                  TdrMoney            amount,
                                                  int                 yearly_change_ppm,
                                                  GError            **error);
gboolean        tdr_cash_flow_add_usage          (TdrCashFlow        *self,
                                                  const TdrTariff    *tariff,
                                                  const TdrWorkload  *workload,
                                                  GError            **error);
gboolean        tdr_cash_flow_total              (const TdrCashFlow  *self,
                                                  TdrMoney           *total,
                                                  GError            **error);
gboolean        tdr_cash_flow_present_value      (const TdrCashFlow  *self,
                                                  TdrDiscountRate     rate,
                                                  TdrMoney           *value,
                                                  GError            **error);
gboolean        tdr_cash_flow_equivalent_monthly (const TdrCashFlow  *self,
                                                  TdrDiscountRate     rate,
                                                  TdrMoney           *monthly,
                                                  GError            **error);
gboolean        tdr_cash_flow_find_payback       (const TdrCashFlow  *self,
                                                  const TdrCashFlow  *alternative,
                                                  guint              *month,
                                                  GError            **error);
TdrDiscountRate tdr_discount_rate_to_real        (TdrDiscountRate     nominal,
                                                  int                 inflation_ppm);

G_END_DECLS
