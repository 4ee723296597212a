/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tail.h"

#include <math.h>

static void
test_mean_wait (void)
{
  /* ρ ÷ (2 (1 − ρ)) of the work: 0.5 ÷ 1; 0.9 ÷ 0.2. */
  g_assert_cmpfloat_with_epsilon (tdr_steady_state_get_wait (0.5), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (0.2 * tdr_steady_state_get_wait (0.9), 0.9, 1e-12);
  g_assert_cmpfloat (tdr_steady_state_get_wait (0), ==, 0);
}

/* The exact percentile of M/D/1: Erlang, The Theory of Probabilities and Telephone Conversations, 1909:
 * P(W ≤ t) = (1 − ρ) Σ_{j ≤ t} (−ρ (t − j))^j ÷ j! × exp (ρ (t − j)), solved for 0.95 in 60 digits. */
static void
test_wait_against_erlang (void)
{
  static const struct {
    double utilisation;
    double works;
  } cases[] = {
    { 0.1, 0.54067 }, { 0.2, 0.85925 }, { 0.3, 1.07082 }, { 0.5, 2.05064 }, { 0.6, 2.82947 },
    { 0.7, 4.10290 }, { 0.8, 6.62032 }, { 0.9, 14.12867 }, { 0.95, 29.11620 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double wait = tdr_tail_get_wait (1, cases[i].utilisation);

      g_assert_cmpfloat (wait, >=, cases[i].works - 1.0 / 6);
      g_assert_cmpfloat (wait, <=, cases[i].works + 1.0 / 3);
    }
}

static void
test_wait_by_hand (void)
{
  /* W̄ = 0.5 × 0.04 = 0.02; 0.02 ÷ 0.5 × ln (0.5 ÷ 0.05) = 0.04 × 2.302585. */
  g_assert_cmpfloat_with_epsilon (tdr_tail_get_wait (0.04, 0.5), 0.0921034, 1e-6);
  /* One in twenty waits at all: the mean, 0.05 ÷ 1.9. */
  g_assert_cmpfloat_with_epsilon (tdr_tail_get_wait (1, 0.05), 0.0263158, 1e-6);
}

static void
test_arrivals (void)
{
  /* Tables of the Poisson distribution: the least number that 95 of 100 times do not exceed. */
  static const struct {
    double mean;
    double most;
  } cases[] = { { 1, 3 }, { 2, 5 }, { 5, 9 }, { 10, 15 }, { 20, 28 }, { 50, 62 }, { 100, 117 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (fabs (tdr_tail_get_arrivals (cases[i].mean) - cases[i].most), <=, 1);
  g_assert_cmpfloat (tdr_tail_get_arrivals (0), ==, 0);
}

static void
test_of_a_state (void)
{
  TdrSteadyState state = { .token_interval_seconds = 0.02, .first_token_seconds = 0.5, .duty = 0.25, .delay = 1,
                           .prefill = { .total = 0.1 } };
  TdrTail tail = tdr_tail_compute (&state, 100);

  /* Prefills take 5 ms of each interval on average and, with 116.733 prompts for 100, 5.8366 ms in the slow twentieth. */
  g_assert_cmpfloat_with_epsilon (tail.token_interval_seconds, 0.0208366, 1e-6);
  /* Mean wait 0.1 × 0.25 ÷ 1.5 = 16.667 ms; the slow one 16.667 ÷ 0.25 × ln 5 = 107.296 ms. */
  g_assert_cmpfloat_with_epsilon (tail.first_token_seconds, 0.5 + 0.107296 - 0.016667, 1e-5);
  /* Where everything around a prompt takes twice as long, so does what a slow request waits more. */
  state.delay = 2;
  g_assert_cmpfloat_with_epsilon (tdr_tail_compute (&state, 100).first_token_seconds, 0.5 + 2 * (0.107296 - 0.016667), 1e-5);
}

static void
test_grows_with_load (void)
{
  double before = 0;

  for (double utilisation = 0.01; utilisation < 0.99; utilisation += 0.01)
    {
      double wait = tdr_tail_get_wait (1, utilisation);

      g_assert_cmpfloat (wait, >=, before);
      before = wait;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tail/mean-wait", test_mean_wait);
  g_test_add_func ("/tail/wait-against-erlang", test_wait_against_erlang);
  g_test_add_func ("/tail/wait-by-hand", test_wait_by_hand);
  g_test_add_func ("/tail/arrivals", test_arrivals);
  g_test_add_func ("/tail/of-a-state", test_of_a_state);
  g_test_add_func ("/tail/grows-with-load", test_grows_with_load);

  return g_test_run ();
}
