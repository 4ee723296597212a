/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-search.h"

G_BEGIN_DECLS

GArray *tdr_front_compute (const TdrSearchSpace   *space,
                           const TdrServingDemand *demand) G_GNUC_WARN_UNUSED_RESULT;
void    tdr_front_thin    (GArray                 *front,
                           double                  least_gain);

G_END_DECLS
