/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tariff.h"

G_BEGIN_DECLS

#define TDR_MAX_PRICE_BANDS 8

/**
 * TdrCharge:
 * @TDR_CHARGE_USAGE: price × what a meter counts: tokens, requests, images, gigabytes, instance hours
 * @TDR_CHARGE_CAPACITY: price × units × hours, used or not: reserved tokens a minute, PTU, GSU, model units, machines
 * @TDR_CHARGE_DISCOUNT: a share off the list prices of usage and capacity, by the instrument that grants it
 * @TDR_CHARGE_SAVINGS_PLAN: an amount an hour, used or not, against which usage counts at the rates of the plan
 * @TDR_CHARGE_MINIMUM: least that a month of usage and capacity is invoiced at
 * @TDR_CHARGE_CAP: most that a month of usage and capacity is invoiced at
 * @TDR_CHARGE_FEE: an amount in itself: setup, support, a subscription
 * @TDR_CHARGE_PERCENTAGE: a share of all of the above: support, a reseller's margin
 *
 * What a term does. They apply in this order, whatever the order of the terms.
 */
typedef enum {
  TDR_CHARGE_USAGE,
  TDR_CHARGE_CAPACITY,
  TDR_CHARGE_DISCOUNT,
  TDR_CHARGE_SAVINGS_PLAN,
  TDR_CHARGE_MINIMUM,
  TDR_CHARGE_CAP,
  TDR_CHARGE_FEE,
  TDR_CHARGE_PERCENTAGE,
} TdrCharge;

#define TDR_N_CHARGES (TDR_CHARGE_PERCENTAGE + 1)

/**
 * TdrBandRule:
 * @TDR_BANDS_GRADUATED: each part of the quantity pays the price of its band, as in AWS's tiers
 * @TDR_BANDS_ALL_UNITS: the whole quantity pays the price of the band that it ends in
 */
typedef enum {
  TDR_BANDS_GRADUATED,
  TDR_BANDS_ALL_UNITS,
} TdrBandRule;

/**
 * TdrPriceBand:
 * @above: the band holds what is beyond this quantity of the month, 0 for the first; of a percentage: beyond so many
 *   millionths of money
 * @price: of @per units; of a percentage: of one unit of money, so that 7 % is 0.07
 */
typedef struct {
  gint64 above;
  TdrMoney price;
} TdrPriceBand;

/**
 * TdrPriceTerm:
 * @label: (nullable): what the supplier calls it
 * @meter: what usage and capacity count; the kind of a discount's prices; a fee otherwise
 * @sku: (nullable): which of several things with the same meter: an instance type, a size of image
 * @bands: (array length=n_bands): prices, the lowest band first; a single one for what has no bands
 * @per: units that prices of usage are for; 0: what is usual for the meter
 * @free_quantity: of each month, taken off before the bands are counted
 * @units: of capacity; 0: as many as the peak or the sizing needs. Of a fee: how many times; 0 counts as 1
 * @hours: that capacity runs in a month; 0: all of them
 * @upfront: of each unit of capacity, paid at the start of every commitment
 * @commitment_months: length of one commitment, at whose start @upfront is paid, or a fee once for all of it; 0: none
 * @plan_price: of @per units under a savings plan; without a currency: no plan holds for it
 * @share_ppm: of a discount, in millionths
 * @meters: that a discount holds for, a bit each (1 << meter); 0: all
 * @first_month: of the contract, counted from 1; 0 counts as 1
 * @last_month: included; 0: to the end
 * @yearly_change_ppm: by which list prices change at each anniversary of @first_month, rounded to a millionth
 * @least: that the term comes to in a month in which it holds; without a currency: nothing
 * @most: likewise
 * @in_advance: paid at the start of its month, not at the end
 * @of_list: a percentage is of list costs, not of contracted ones
 *
 * One line of a price list or bid. The strings belong to whatever owns the contract.
 */
typedef struct {
  const char *label;
  const char *instrument;
  const char *sku;
  const TdrEvidence *evidence;
  TdrCharge charge;
  TdrMeter meter;
  TdrBandRule rule;
  guint n_bands;
  TdrPriceBand bands[TDR_MAX_PRICE_BANDS];
  gint64 per;
  gint64 free_quantity;
  gint64 units;
  gint64 hours;
  TdrMoney upfront;
  guint commitment_months;
  TdrMoney plan_price;
  int share_ppm;
  guint meters;
  guint first_month;
  guint last_month;
  int yearly_change_ppm;
  TdrMoney least;
  TdrMoney most;
  gboolean in_advance;
  gboolean of_list;
} TdrPriceTerm;

const char *tdr_charge_to_string      (TdrCharge            charge);
gboolean    tdr_charge_from_string    (const char          *text,
                                       TdrCharge           *charge);
const char *tdr_band_rule_to_string   (TdrBandRule          rule);
gboolean    tdr_band_rule_from_string (const char          *text,
                                       TdrBandRule         *rule);
gboolean    tdr_money_is_given        (TdrMoney             money);
gboolean    tdr_price_term_check      (const TdrPriceTerm  *self,
                                       const char          *currency,
                                       GError             **error);
gboolean    tdr_price_term_holds_in   (const TdrPriceTerm  *self,
                                       guint                month);
gint64      tdr_price_term_get_per    (const TdrPriceTerm  *self);
gboolean    tdr_price_term_list_price (const TdrPriceTerm  *self,
                                       guint                band,
                                       guint                month,
                                       TdrMoney            *price,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
