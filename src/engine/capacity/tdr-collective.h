/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-accelerator.h"
#include "tdr-coefficients.h"

G_BEGIN_DECLS

/**
 * TdrCollective:
 * @seconds: before the first byte
 * @seconds_per_byte: of the message that every chip holds
 *
 * The time of an exchange among chips as a straight line in the size of the message.
 */
typedef struct {
  double seconds;
  double seconds_per_byte;
} TdrCollective;

TdrCollective tdr_collective_all_reduce (const TdrAccelerator  *chip,
                                         const TdrCoefficients *coefficients,
                                         int                    chips);
TdrCollective tdr_collective_all_to_all (const TdrAccelerator  *chip,
                                         const TdrCoefficients *coefficients,
                                         int                    chips);

G_END_DECLS
