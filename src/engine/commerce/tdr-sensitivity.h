/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-uncertainty.h"

G_BEGIN_DECLS

/**
 * TdrFactorRange:
 * @low: the least that is thought possible
 * @central: as planned
 * @high: the most
 *
 * How far one assumption may be off, as a factor of the plan.
 */
typedef struct {
  double low;
  double central;
  double high;
} TdrFactorRange;

/**
 * TdrTornadoBar:
 * @column: of the assumption
 * @at_low: what the plan costs over the term where it is at its low end and all others are as planned
 * @at_high: likewise at its high end
 */
typedef struct {
  guint column;
  TdrMoney at_low;
  TdrMoney at_high;
} TdrTornadoBar;

/**
 * TdrTippingPoint:
 * @column: of the assumption
 * @value: its value nearest to the plan at which another plan costs least
 * @winner: which one
 * @exact: whether it was solved, not found by trying values: in yearly growth costs are no straight lines, and very many
 *   steps of capacity are not walked one by one
 */
typedef struct {
  guint column;
  double value;
  guint winner;
  gboolean exact;
} TdrTippingPoint;

GArray   *tdr_sensitivity_compute_tornado (const TdrUncertainDemand  *demand,
                                           const TdrUncertainPlan    *plan,
                                           const TdrFactorRange      *ranges,
                                           guint                      n_ranges,
                                           GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
GArray   *tdr_sensitivity_find_tipping    (const TdrUncertainDemand  *demand,
                                           const TdrUncertainPlan    *plans,
                                           guint                      n_plans,
                                           const TdrFactorRange      *ranges,
                                           guint                      n_ranges,
                                           GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
