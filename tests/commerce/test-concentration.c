/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-concentration.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }

/* The guidelines' own example: four equal firms have an index of 4 × 25² = 2,500. */
static void
test_four_equal (void)
{
  const TdrGroupSpend spend[] = { { 1, USD (10) }, { 2, USD (10) }, { 3, USD (10) }, { 4, USD (10) } };
  g_autoptr (TdrConcentration) concentration = tdr_concentration_new (spend, 4, "USD", NULL);

  g_assert_cmpuint (concentration->n_groups, ==, 4);
  g_assert_cmpfloat_with_epsilon (concentration->hhi_least, 2500, 1e-9);
  g_assert_cmpfloat_with_epsilon (concentration->hhi_most, 2500, 1e-9);
}

/* 60 in two parts, 20 and 20 unknown: 36 + 4 squares of ten per cent; with the unknown at the largest 64 + 4. */
static void
test_unknown (void)
{
  const TdrGroupSpend spend[] = { { 7, USD (20) }, { 3, USD (30) }, { TDR_NO_GROUP, USD (20) }, { 3, USD (30) } };
  g_autoptr (TdrConcentration) concentration = tdr_concentration_new (spend, 4, "USD", NULL);

  g_assert_cmpuint (concentration->n_groups, ==, 2);
  g_assert_cmpuint (concentration->groups[0].group, ==, 3);
  g_assert_cmpint (concentration->groups[0].amount.micros, ==, 60000000);
  g_assert_cmpint (concentration->unknown.micros, ==, 20000000);
  g_assert_cmpfloat_with_epsilon (tdr_concentration_share (concentration, concentration->groups[0].amount), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (concentration->hhi_least, 4000, 1e-9);
  g_assert_cmpfloat_with_epsilon (concentration->hhi_most, 6800, 1e-9);
}

static void
test_nothing_spent (void)
{
  g_autoptr (TdrConcentration) concentration = tdr_concentration_new (NULL, 0, "USD", NULL);

  g_assert_cmpuint (concentration->n_groups, ==, 0);
  g_assert_cmpfloat (concentration->hhi_most, ==, 0);
}

static void
test_refuses (void)
{
  const TdrGroupSpend negative = { 1, USD (-1) };
  const TdrGroupSpend foreign = { 1, { 1, "EUR" } };
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_null (tdr_concentration_new (&negative, 1, "USD", &first));
  g_assert_error (first, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_null (tdr_concentration_new (&foreign, 1, "USD", &second));
  g_assert_error (second, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
}

static void
test_words (void)
{
  TdrDimension dimension = TDR_DIMENSION_SUPPLIER;

  g_assert_true (tdr_dimension_from_string ("chip", &dimension));
  g_assert_cmpint (dimension, ==, TDR_DIMENSION_CHIP);
  g_assert_cmpstr (tdr_dimension_to_string (TDR_DIMENSION_DEVELOPER), ==, "developer");
  g_assert_false (tdr_dimension_from_string ("chips", &dimension));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/concentration/four-equal", test_four_equal);
  g_test_add_func ("/concentration/unknown", test_unknown);
  g_test_add_func ("/concentration/nothing-spent", test_nothing_spent);
  g_test_add_func ("/concentration/refuses", test_refuses);
  g_test_add_func ("/concentration/words", test_words);

  return g_test_run ();
}
