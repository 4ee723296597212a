/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-collective.h"

#include "capacity-fixtures.h"

static void
test_all_reduce (void)
{
  TdrCoefficients late = ideal;
  TdrCollective eight = tdr_collective_all_reduce (&h200, &ideal, 8);

  /* 2 × 7 ÷ 8 of every byte over 450 GB/s. */
  g_assert_cmpfloat_with_epsilon (eight.seconds_per_byte, 1.75 / 450e9, 1e-16);
  g_assert_cmpfloat (eight.seconds, ==, 0);
  /* 12 µs × (1 + 0.25 × 3). */
  late.values[TDR_COEFFICIENT_LINK_LATENCY] = 12e-6;
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_reduce (&h200, &late, 8).seconds, 21e-6, 1e-9);
}

static void
test_alone_costs_nothing (void)
{
  TdrCoefficients prior = tdr_coefficients_get_prior ();

  g_assert_cmpfloat (tdr_collective_all_reduce (&h200, &prior, 1).seconds, ==, 0);
  g_assert_cmpfloat (tdr_collective_all_to_all (&h200, &prior, 1).seconds_per_byte, ==, 0);
}

static void
test_beyond_the_domain (void)
{
  /* 16 chips of a domain of 8: 2 × 15 ÷ 16 over 50 GB/s. */
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_reduce (&h200, &ideal, 16).seconds_per_byte, 1.875 / 50e9, 1e-16);
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_to_all (&h200, &ideal, 8).seconds_per_byte, 0.875 / 450e9, 1e-16);
}

/* Cards without a link: four share the bus of a processor, 3 ÷ 4 over 32 GB/s; of eight in one host half are behind the
 * other processor, 7 ÷ 8 over half of that. A bus has a latency and a share of its own. */
static void
test_bus (void)
{
  TdrCoefficients half = ideal;

  half.values[TDR_COEFFICIENT_BUS] = 0.5;
  half.values[TDR_COEFFICIENT_BUS_LATENCY] = 40e-6;
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_to_all (&a10g, &ideal, 4).seconds_per_byte, 0.75 / 32e9, 1e-16);
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_to_all (&a10g, &ideal, 8).seconds_per_byte, 0.875 / 16e9, 1e-16);
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_to_all (&a10g, &half, 8).seconds_per_byte, 0.875 / 8e9, 1e-16);
  /* 40 µs × (1 + 0.25 × 2); a chip with a link of its own does not feel it. */
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_reduce (&a10g, &half, 4).seconds, 60e-6, 1e-9);
  g_assert_cmpfloat (tdr_collective_all_reduce (&h200, &half, 8).seconds, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collective/all-reduce", test_all_reduce);
  g_test_add_func ("/collective/alone-costs-nothing", test_alone_costs_nothing);
  g_test_add_func ("/collective/beyond-the-domain", test_beyond_the_domain);
  g_test_add_func ("/collective/bus", test_bus);

  return g_test_run ();
}
