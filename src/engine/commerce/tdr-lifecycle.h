/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cash-flow.h"
#include "tdr-month.h"

G_BEGIN_DECLS

/**
 * TdrLifecycle:
 * @legacy_month: of the term, from which the model is sold at the changed price, counted from 1; 0: not in the term
 * @legacy_change_ppm: of the price from then on, in millionths
 * @end_month: last month of the term in which the model can be used; 0: to the end of the term
 * @requalification: (may be without a currency): cost of testing and moving to a successor, paid in @end_month
 *
 * What the end of a model does to a term. From the month after its end a successor is assumed at the price before the
 * change: nobody knows its price, and the derivation says so.
 */
typedef struct {
  guint legacy_month;
  int legacy_change_ppm;
  guint end_month;
  TdrMoney requalification;
} TdrLifecycle;

gboolean tdr_lifecycle_init         (TdrLifecycle        *self,
                                     TdrMonth             start,
                                     guint                term_months,
                                     const char          *legacy_date,
                                     const char          *end_date,
                                     GError             **error);
gboolean tdr_lifecycle_check        (const TdrLifecycle  *self,
                                     GError             **error);
gboolean tdr_lifecycle_change_price (const TdrLifecycle  *self,
                                     guint                month,
                                     TdrMoney             amount,
                                     TdrMoney            *changed,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_lifecycle_apply        (const TdrLifecycle  *self,
                                     TdrCashFlow         *flow,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
