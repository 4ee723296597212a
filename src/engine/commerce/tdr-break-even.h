/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-volume-cost.h"

G_BEGIN_DECLS

/**
 * TdrCrossing:
 * @requests: a month, from which on the order holds
 * @order: negative: the first costs less; 0: both cost the same; positive: the second costs less
 *
 * Where the order of two costs changes.
 */
typedef struct {
  gint64 requests;
  int order;
} TdrCrossing;

int      tdr_break_even_compare       (const TdrVolumeCost  *first,
                                       const TdrVolumeCost  *second,
                                       gint64                requests);
GArray  *tdr_break_even_find          (const TdrVolumeCost  *first,
                                       const TdrVolumeCost  *second,
                                       gint64                least_requests,
                                       gint64                most_requests,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_break_even_find_discount (TdrMoney              winner,
                                       TdrMoney              runner_up,
                                       TdrMoney              discountable,
                                       int                  *discount_ppm,
                                       GError              **error);
gboolean tdr_break_even_find_rise     (TdrMoney              winner,
                                       TdrMoney              runner_up,
                                       TdrMoney              priced,
                                       gint64               *rise_ppm,
                                       GError              **error);

G_END_DECLS
