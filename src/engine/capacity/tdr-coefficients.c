/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-coefficients.h"

/**
 * tdr_coefficients_get_prior:
 *
 * What to expect of a chip nobody has published runs of: efficiencies as current serving software reaches them on the
 * chips that have been measured, chosen from physics and published kernel figures, not fitted to one chip.
 */
TdrCoefficients
tdr_coefficients_get_prior (void)
{
  return (TdrCoefficients) {
    .memory_efficiency = 0.75,
    .compute_efficiency = 0.55,
    .cache_efficiency = 0.65,
    .link_efficiency = 0.45,
    .link_latency_seconds = 12e-6,
    .layer_seconds = 6e-6,
    .step_seconds = 1e-3,
    .expert_efficiency = 0.7,
    .expert_prefill_efficiency = 0.4,
    .request_seconds = 0.4e-3,
    .wave_share = 0.06,
  };
}
