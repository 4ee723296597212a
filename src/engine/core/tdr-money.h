/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_MONEY_MICROS G_GINT64_CONSTANT (1000000)

/**
 * TdrMoney:
 * @micros: millionths of the currency's unit: 13,500.00 USD is 13 500 000 000
 * @currency: ISO 4217 code, for instance "USD"
 *
 * An amount of money, or a price per some unit. A whole number of millionths, so that sums are exact: every list price
 * in the catalogue has at most six decimals.
 */
typedef struct {
  gint64 micros;
  char currency[4];
} TdrMoney;

TdrMoney tdr_money_new          (gint64       micros,
                                 const char  *currency);
gboolean tdr_money_parse        (const char  *text,
                                 const char  *currency,
                                 TdrMoney    *money,
                                 GError     **error);
gboolean tdr_money_add          (TdrMoney     a,
                                 TdrMoney     b,
                                 TdrMoney    *sum,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_money_extend       (TdrMoney     price,
                                 gint64       quantity,
                                 gint64       per,
                                 TdrMoney    *cost,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_money_round        (double       micros,
                                 const char  *currency,
                                 const char  *too_large,
                                 TdrMoney    *money,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
TdrMoney tdr_money_round_minor  (TdrMoney     money);
int      tdr_money_compare      (TdrMoney     a,
                                 TdrMoney     b);
char    *tdr_money_to_string    (TdrMoney     money,
                                 guint        least_decimals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
