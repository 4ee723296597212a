/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cash-flow.h"
#include "tdr-chart.h"
#include "tdr-month.h"
#include "tdr-sensitivity.h"

G_BEGIN_DECLS

/**
 * TdrNamedFlow:
 * @name: of an offer
 * @flow: what is paid for it at signature and in every month
 */
typedef struct {
  const char *name;
  const TdrCashFlow *flow;
} TdrNamedFlow;

#define TDR_N_BAND_SHARES 3   /* P10, P50 and P90 */

TdrChart *tdr_money_chart_new_cumulative (const TdrNamedFlow  *flows,
                                          guint                n_flows,
                                          TdrMonth             start) G_GNUC_WARN_UNUSED_RESULT;
TdrChart *tdr_money_chart_new_band       (const TdrMoney      *months,
                                          guint                n_months,
                                          TdrMonth             start) G_GNUC_WARN_UNUSED_RESULT;
TdrChart *tdr_money_chart_new_tornado    (const TdrTornadoBar *bars,
                                          guint                n_bars,
                                          const char *const   *names,
                                          TdrMoney             planned) G_GNUC_WARN_UNUSED_RESULT;
char     *tdr_money_chart_dup_month      (TdrMonth             start,
                                          guint                month) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
