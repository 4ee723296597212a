/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-collective.h"

#include <math.h>

/* Cards without a link of their own reach each other over the bus of their host, which holds up to eight of them. */
#define CHIPS_ON_A_BUS 8

/* A host of eight cards has two processors with four each, and what passes between the two shares one path. */
#define CHIPS_ON_A_PROCESSOR 4
#define SHARED_PATH 0.5

/* How the latency of a collective grows with every doubling of the chips that take part: trees, not rings. */
#define LATENCY_GROWTH 0.25

static gboolean
has_link (const TdrAccelerator *chip)
{
  return chip->domain_chips > 1;
}

static double
get_bus_rate (const TdrAccelerator  *chip,
              const TdrCoefficients *coefficients,
              int                    chips)
{
  double path = chips > CHIPS_ON_A_PROCESSOR ? SHARED_PATH : 1;

  return path * chip->link_bytes_per_second * tdr_coefficients_get (coefficients, TDR_COEFFICIENT_BUS);
}

static double
link_seconds_per_byte (const TdrAccelerator  *chip,
                       const TdrCoefficients *coefficients,
                       int                    chips)
{
  double share = tdr_coefficients_get (coefficients, TDR_COEFFICIENT_LINK);
  double rate = share * chip->link_bytes_per_second;

  /* Beyond the chips that the fast link joins everything passes the slower network. */
  if (chips > MAX (chip->domain_chips, CHIPS_ON_A_BUS) && chip->scale_out_bytes_per_second > 0)
    rate = share * chip->scale_out_bytes_per_second;
  else if (!has_link (chip))
    rate = get_bus_rate (chip, coefficients, chips);
  return rate > 0 ? 1 / rate : 0;
}

static double
latency_seconds (const TdrAccelerator  *chip,
                 const TdrCoefficients *coefficients,
                 int                    chips)
{
  TdrCoefficient which = has_link (chip) ? TDR_COEFFICIENT_LINK_LATENCY : TDR_COEFFICIENT_BUS_LATENCY;

  return tdr_coefficients_get (coefficients, which) * (1 + LATENCY_GROWTH * log2 (chips));
}

/**
 * tdr_collective_all_reduce:
 *
 * Sums a vector over chips so that each has the sum. A bandwidth-optimal all-reduce moves 2(n−1)/n of the message over
 * each chip's link (Patarasuk and Yuan, J. Parallel Distrib. Comput. 69, 2009).
 */
TdrCollective
tdr_collective_all_reduce (const TdrAccelerator  *chip,
                           const TdrCoefficients *coefficients,
                           int                    chips)
{
  if (chips <= 1)
    return (TdrCollective) { 0, 0 };
  return (TdrCollective) {
    .seconds = latency_seconds (chip, coefficients, chips),
    .seconds_per_byte = 2.0 * (chips - 1) / chips * link_seconds_per_byte (chip, coefficients, chips),
  };
}

/**
 * tdr_collective_all_to_all:
 *
 * Sends from every chip to every other its share of a message: (n−1)/n of it leaves the chip.
 */
TdrCollective
tdr_collective_all_to_all (const TdrAccelerator  *chip,
                           const TdrCoefficients *coefficients,
                           int                    chips)
{
  if (chips <= 1)
    return (TdrCollective) { 0, 0 };
  return (TdrCollective) {
    .seconds = latency_seconds (chip, coefficients, chips),
    .seconds_per_byte = (double) (chips - 1) / chips * link_seconds_per_byte (chip, coefficients, chips),
  };
}
