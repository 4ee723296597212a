/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-load-curve.h"
#include "tdr-volume-cost.h"

G_BEGIN_DECLS

/**
 * TdrCommitment:
 * @capacity: requests a month that it carries when busy around the clock; 0: nothing is committed
 * @units: of each kind, as in the base
 * @base: paid for the commitment, used or not
 * @overflow: paid for the requests beyond it
 * @total: both
 * @coverage: what the capacity does under the load
 *
 * So much committed, and what it leads to.
 */
typedef struct {
  gint64 capacity;
  gint64 units[TDR_MAX_VOLUME_UNITS];
  TdrMoney base;
  TdrMoney overflow;
  TdrMoney total;
  TdrLoadCoverage coverage;
} TdrCommitment;

gboolean tdr_commitment_price                  (const TdrLoadCurve   *curve,
                                                const TdrVolumeCost  *base,
                                                const TdrVolumeCost  *overflow,
                                                guint                 paid_months,
                                                gint64                capacity,
                                                TdrCommitment        *commitment,
                                                GError              **error);
gboolean tdr_commitment_find                   (const TdrLoadCurve   *curve,
                                                const TdrVolumeCost  *base,
                                                const TdrVolumeCost  *overflow,
                                                guint                 paid_months,
                                                TdrCommitment        *commitment,
                                                GError              **error);
double   tdr_commitment_break_even_utilisation (const TdrVolumeCost  *base,
                                                const TdrVolumeCost  *overflow);

G_END_DECLS
