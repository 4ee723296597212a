/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-arena.h"
#include "tdr-cost.h"
#include "tdr-offer.h"
#include "tdr-sizer.h"

G_BEGIN_DECLS

/**
 * TdrFit:
 * @sizing: of machines that are enough, where they can serve
 * @unknown: (nullable): their cost where they cannot: not known, for that reason
 *
 * A model on machines of one type, wherever they stand and however they are paid.
 */
typedef struct {
  const TdrSizing *sizing;
  const TdrCost *unknown;
} TdrFit;

TdrFit tdr_fit_new (TdrSizer               *sizer,
                    const TdrModelSpec     *model,
                    const TdrInstanceOffer *instance,
                    const TdrServingDemand *demand,
                    TdrArena               *arena);

G_END_DECLS
