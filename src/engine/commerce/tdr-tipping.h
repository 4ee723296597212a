/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-sensitivity.h"

G_BEGIN_DECLS

/**
 * TdrTippingCost:
 * @cost: over the term, in millionths
 * @steps: units of capacity and bands of prices of all months: where it is the same at two places, nothing steps between
 *   them
 */
typedef struct {
  double cost;
  double steps;
} TdrTippingCost;

/**
 * TdrTippingRival:
 * @plan: its position
 * @near: what it costs at the end of an interval that is nearer to the plan
 * @far: likewise at the other end
 * @between: likewise where it was priced last
 */
typedef struct {
  guint plan;
  TdrTippingCost near;
  TdrTippingCost far;
  TdrTippingCost between;
} TdrTippingRival;

/**
 * TdrTippingSearch:
 * @values: (array length=n_values): of all assumptions as planned; a search changes one and puts it back
 * @winner: as planned
 * @planned: (array length=n_plans): what each plan costs as planned
 * @rivals: (array): of the winner and those that may beat it, for each depth of a search
 * @column: that is moved
 * @is_straight: whether costs are straight lines and steps in it
 * @n_pieces: of the range that were looked at
 *
 * What is the same in every search for a tipping point.
 */
typedef struct {
  const TdrUncertainDemand *demand;
  const TdrUncertainPlan *plans;
  guint n_plans;
  double *values;
  guint n_values;
  guint winner;
  TdrTippingCost *planned;
  TdrTippingRival *rivals;
  guint column;
  gboolean is_straight;
  guint n_pieces;
} TdrTippingSearch;

gboolean tdr_tipping_search_init  (TdrTippingSearch          *self,
                                   const TdrUncertainDemand  *demand,
                                   const TdrUncertainPlan    *plans,
                                   guint                      n_plans,
                                   double                    *values,
                                   guint                      n_values,
                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void     tdr_tipping_search_clear (TdrTippingSearch          *self);
gboolean tdr_tipping_search_check (const TdrTippingSearch    *self,
                                   guint                      column,
                                   double                     value,
                                   GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_tipping_search_find  (TdrTippingSearch          *self,
                                   guint                      column,
                                   double                     end,
                                   TdrTippingPoint           *point);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdrTippingSearch, tdr_tipping_search_clear)

G_END_DECLS
