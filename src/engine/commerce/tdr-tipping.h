/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-sensitivity.h"

G_BEGIN_DECLS

/**
 * TdrTippingSearch:
 * @values: (array length=n_values): of all assumptions as planned; the search changes that of @column and puts it back
 * @column: that is moved
 * @winner: as planned
 *
 * What is the same in every step of a search along one assumption.
 */
typedef struct {
  const TdrUncertainDemand *demand;
  const TdrUncertainPlan *plans;
  guint n_plans;
  double *values;
  guint n_values;
  guint column;
  guint winner;
} TdrTippingSearch;

TdrUncertainty *tdr_tipping_price          (const TdrTippingSearch  *self,
                                            double                   value,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        tdr_tipping_is_piecewise   (const TdrTippingSearch  *self);
gboolean        tdr_tipping_walk           (const TdrTippingSearch  *self,
                                            double                   end,
                                            TdrTippingPoint         *point,
                                            gboolean                *found,
                                            gboolean                *finished,
                                            GError                 **error);

G_END_DECLS
