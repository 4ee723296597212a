/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-collective.h"

#include "capacity-fixtures.h"

static void
test_all_reduce (void)
{
  TdrCoefficients prior = tdr_coefficients_get_prior ();
  TdrCollective eight = tdr_collective_all_reduce (&h200, &ideal, 8);

  /* 2 × 7 ÷ 8 of every byte over 450 GB/s. */
  g_assert_cmpfloat_with_epsilon (eight.seconds_per_byte, 1.75 / 450e9, 1e-16);
  g_assert_cmpfloat (eight.seconds, ==, 0);
  /* 12 µs × (1 + 0.25 × 3). */
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_reduce (&h200, &prior, 8).seconds, 21e-6, 1e-9);
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
  /* Eight cards of one host stay on its bus: 7 ÷ 8 over 32 GB/s. */
  g_assert_cmpfloat_with_epsilon (tdr_collective_all_to_all (&a10g, &ideal, 8).seconds_per_byte, 0.875 / 32e9, 1e-16);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collective/all-reduce", test_all_reduce);
  g_test_add_func ("/collective/alone-costs-nothing", test_alone_costs_nothing);
  g_test_add_func ("/collective/beyond-the-domain", test_beyond_the_domain);

  return g_test_run ();
}
