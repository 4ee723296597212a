/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-tipping.h"

G_BEGIN_DECLS

#define TDR_TIPPING_HAIR 1e-12   /* of a value: a step lies that far from what is before and beyond it */

gboolean tdr_tipping_is_moved      (const TdrTippingSearch *self,
                                    int                     column);
guint    tdr_tipping_count_volumes (const TdrTippingSearch *self);
gboolean tdr_tipping_moves_plan    (const TdrTippingSearch *self,
                                    guint                   plan);
double   tdr_tipping_find_step     (TdrTippingSearch       *self,
                                    const TdrTippingRival  *rivals,
                                    guint                   n_rivals,
                                    double                  start,
                                    double                  end);

G_END_DECLS
