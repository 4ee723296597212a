/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-money.h"

G_BEGIN_DECLS

/**
 * TdrTax:
 * @rate_ppm: of the net amount, in millionths: 19 % is 190,000
 * @recoverable_ppm: share of the tax that the buyer gets back, in millionths; only the rest is a cost
 *
 * Value added or sales tax. List prices are without it, so it is always a line of its own.
 */
typedef struct {
  int rate_ppm;
  int recoverable_ppm;
} TdrTax;

/**
 * TdrTaxLine:
 * @invoiced: tax on the invoice
 * @recoverable: what is got back
 * @cost: what is not
 */
typedef struct {
  TdrMoney invoiced;
  TdrMoney recoverable;
  TdrMoney cost;
} TdrTaxLine;

gboolean tdr_tax_compute (const TdrTax  *self,
                          TdrMoney       net,
                          TdrTaxLine    *line,
                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
