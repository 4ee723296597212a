/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-random.h"

/* The first numbers of the reference implementation of xoshiro256++ from the state 1, 2, 3, 4, as other libraries test
 * theirs. */
static void
test_reference (void)
{
  static const guint64 expected[] = {
    41943041, 58720359, G_GUINT64_CONSTANT (3588806011781223), G_GUINT64_CONSTANT (3591011842654386),
    G_GUINT64_CONSTANT (9228616714210784205), G_GUINT64_CONSTANT (9973669472204895162),
    G_GUINT64_CONSTANT (14011001112246962877), G_GUINT64_CONSTANT (12406186145184390807),
    G_GUINT64_CONSTANT (15849039046786891736), G_GUINT64_CONSTANT (10450023813501588000),
  };
  TdrRandom random = { { 1, 2, 3, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (tdr_random_next (&random), ==, expected[i]);
}

/* The seed 1234567 through SplitMix64, as published with the reference implementation. */
static void
test_seed (void)
{
  TdrRandom random;

  tdr_random_init (&random, 1234567);
  g_assert_cmpuint (random.state[0], ==, G_GUINT64_CONSTANT (6457827717110365317));
  g_assert_cmpuint (random.state[1], ==, G_GUINT64_CONSTANT (3203168211198807973));
  g_assert_cmpuint (random.state[2], ==, G_GUINT64_CONSTANT (9817491932198370423));
  g_assert_cmpuint (random.state[3], ==, G_GUINT64_CONSTANT (4593380528125082431));
}

/* Between 0 and 1, never at an end, and even: of 100,000 in ten parts each holds 10,000 ± 5 standard deviations of
 * 95. */
static void
test_shares (void)
{
  TdrRandom random;
  guint counts[10] = { 0 };

  tdr_random_init (&random, 0);
  for (guint i = 0; i < 100000; i++)
    {
      double share = tdr_random_next_share (&random);

      g_assert_true (share > 0 && share < 1);
      counts[(guint) (share * 10)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpint (ABS ((int) counts[i] - 10000), <, 475);

  random = (TdrRandom) { { 0, 0, 0, 0 } };
  g_assert_cmpfloat (tdr_random_next_share (&random), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/reference", test_reference);
  g_test_add_func ("/random/seed", test_seed);
  g_test_add_func ("/random/shares", test_shares);

  return g_test_run ();
}
