/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-scenario.h"

G_BEGIN_DECLS

TdrPrediction tdr_closed_loop_predict (const TdrScenario     *scenario,
                                       const TdrRoofline     *roofline,
                                       const TdrCoefficients *coefficients);

G_END_DECLS
