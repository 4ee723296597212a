/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cost.h"
#include "tdr-price-term.h"

G_BEGIN_DECLS

#define TDR_BILL_MAX_LINES 64

/**
 * TdrBillLine:
 * @term: that it comes from
 * @meter: what @quantity counts; of a percentage, millionths of money
 * @per: units that the prices are for
 * @list_price: FOCUS' ListUnitPrice
 * @price: ContractedUnitPrice: after the discounts, a whole number of millionths like any price
 * @list_cost: ListCost: list price × quantity ÷ per
 * @cost: ContractedCost: price × quantity ÷ per, rounded once; negative where something is given back
 * @effective: EffectiveCost: @cost, or where it is paid for many months at once, this month's part of it
 * @in_advance: paid at the start of the month, not at its end
 *
 * One line of what a month is invoiced at.
 */
typedef struct {
  const TdrPriceTerm *term;
  TdrMeter meter;
  gint64 quantity;
  gint64 per;
  TdrMoney list_price;
  TdrMoney price;
  TdrMoney list_cost;
  TdrMoney cost;
  TdrMoney effective;
  gboolean in_advance;
} TdrBillLine;

/**
 * TdrBill:
 * @known: whether every price that is needed is known; if not, the sums mean nothing
 * @missing: meters without a price, a bit each (1 << meter)
 * @reason: (nullable): why the bill is not known where no single meter is to blame: a sentence without its full stop;
 *   static
 * @list_total: sum of the lines at list prices
 * @total: sum of the lines: FOCUS' BilledCost of the month, without tax
 * @in_advance: the part of @total that is paid at the start of the month
 * @effective: EffectiveCost: with what is paid upfront spread evenly over its months
 * @capacity_units: units or instances that are bought
 *
 * What a month costs under a contract.
 */
typedef struct {
  TdrBillLine lines[TDR_BILL_MAX_LINES];
  guint n_lines;
  gboolean known;
  guint missing;
  const char *reason;
  TdrMoney list_total;
  TdrMoney total;
  TdrMoney in_advance;
  TdrMoney effective;
  gint64 capacity_units;
} TdrBill;

/**
 * TdrInvoiceRounding:
 * @TDR_ROUND_MILLIONTHS: every line to a millionth, half to even
 * @TDR_ROUND_MINOR: every line to the currency's minor unit, half to even, as it stands on an invoice
 */
typedef enum {
  TDR_ROUND_MILLIONTHS,
  TDR_ROUND_MINOR,
} TdrInvoiceRounding;

void     tdr_bill_init          (TdrBill             *self,
                                 const char          *currency);
gboolean tdr_bill_append        (TdrBill             *self,
                                 const TdrBillLine   *line,
                                 TdrInvoiceRounding   rounding,
                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_bill_append_spread (TdrBill             *self,
                                 const TdrBillLine   *line,
                                 guint                months,
                                 guint                position,
                                 TdrInvoiceRounding   rounding,
                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void     tdr_bill_make_unknown  (TdrBill             *self,
                                 const char          *reason);
void     tdr_bill_miss_meter    (TdrBill             *self,
                                 TdrMeter             meter);
gboolean tdr_bill_to_cost       (const TdrBill       *self,
                                 TdrCost             *cost,
                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
