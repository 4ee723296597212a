/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-search-space.h"
#include "tdr-serving.h"

G_BEGIN_DECLS

void tdr_sizing_compute_in_space (const TdrSearchSpace   *space,
                                  const TdrServingDemand *demand,
                                  TdrSizing              *sizing);

G_END_DECLS
