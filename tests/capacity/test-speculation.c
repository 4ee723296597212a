/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-speculation.h"

#include "capacity-fixtures.h"

/* Leviathan, Kalman and Matias, arXiv 2211.17192, table 1: speed-up where guessing costs nothing. */
static void
test_published_speed_ups (void)
{
  static const struct {
    double acceptance;
    int draft_tokens;
    double tokens;
  } cases[] = {
    { 0.6, 2, 1.96 }, { 0.7, 3, 2.53 }, { 0.8, 2, 2.44 }, { 0.8, 5, 3.69 }, { 0.9, 2, 2.71 }, { 0.9, 10, 6.86 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrSpeculation speculation = { cases[i].draft_tokens, cases[i].acceptance, 0 };

      g_assert_cmpfloat_with_epsilon (tdr_speculation_get_tokens (&speculation), cases[i].tokens, 0.005);
    }
}

static void
test_limits (void)
{
  TdrSpeculation never = { 4, 0, 0 };
  TdrSpeculation always = { 4, 1, 0 };

  g_assert_cmpfloat (tdr_speculation_get_tokens (&never), ==, 1);
  g_assert_cmpfloat (tdr_speculation_get_tokens (&always), ==, 5);
}

static void
test_cost_of_checking (void)
{
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 1);
  TdrRoofline roofline = tdr_roofline_new (&llama_70b, &h200, &layout, &ideal);
  TdrSpeculation speculation = { 3, 0.7, 0 };
  TdrStepTime step = tdr_speculation_get_step (&speculation, &roofline, 2, 1000);

  /* Weights once: 139 003 428 864 bytes at 4.8 TB/s. Cache once a sequence: 327 680 bytes × 1000 × 2 (products with it
   * take a 25th of that). Products of 4 tokens a sequence: 2 × 69 501 714 432 × 8 at 989 TFLOP/s. */
  g_assert_cmpfloat_with_epsilon (step.weights, 139003428864.0 / 4.8e12, 1e-9);
  g_assert_cmpfloat_with_epsilon (step.cache, 655360000.0 / 4.8e12, 1e-7);
  g_assert_cmpfloat_with_epsilon (step.compute, 16 * 69501714432.0 / 989e12, 1e-9);
}

static void
test_cost_of_guessing (void)
{
  TdrLayout layout = tdr_layout_new (&llama_70b, &h200, 16, 8);
  TdrRoofline roofline = tdr_roofline_new (&llama_70b, &h200, &layout, &ideal);
  TdrSpeculation free_guesses = { 5, 0.8, 0 };
  TdrSpeculation dear = { 5, 0.8, 0.1 };
  double plain = tdr_roofline_get_decode (&roofline, 8, 2000).total;

  /* Five guesses of a tenth of a step are half a step. */
  g_assert_cmpfloat_with_epsilon (tdr_speculation_get_step (&dear, &roofline, 8, 2000).total
                                    - tdr_speculation_get_step (&free_guesses, &roofline, 8, 2000).total,
                                  plain / 2, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/speculation/published-speed-ups", test_published_speed_ups);
  g_test_add_func ("/speculation/limits", test_limits);
  g_test_add_func ("/speculation/cost-of-checking", test_cost_of_checking);
  g_test_add_func ("/speculation/cost-of-guessing", test_cost_of_guessing);

  return g_test_run ();
}
