/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-scenario.h"

G_BEGIN_DECLS

double      tdr_scenario_get_running_limit (const TdrScenario *self);
TdrStepTime tdr_scenario_get_decode_step   (const TdrScenario *self,
                                            const TdrRoofline *roofline,
                                            double             batch);
TdrStepTime tdr_scenario_get_prefill_step  (const TdrScenario *self,
                                            const TdrRoofline *roofline,
                                            double             sequences);
double      tdr_scenario_get_interference (const TdrScenario *self,
                                           const TdrRoofline *roofline,
                                           const TdrStepTime *prefill,
                                           const TdrStepTime *decode);

G_END_DECLS
