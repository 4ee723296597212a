/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-score.h"

#include "tdr-engine-error.h"

#include <math.h>

#define KNOWN(figure) { TRUE, figure }
#define UNKNOWN { FALSE, 0 }

/* 60 for the price, 40 for quality. */
static const TdrCriterion by_ratio[] = { { 6000, TDR_NORMALISE_RATIO }, { 4000, TDR_NORMALISE_POINTS } };
static const TdrCriterion by_line[] = { { 6000, TDR_NORMALISE_LINEAR }, { 4000, TDR_NORMALISE_POINTS } };

static const TdrRating cheap[] = { KNOWN (13500), KNOWN (70) };
static const TdrRating good[] = { KNOWN (14850), KNOWN (85) };
static const TdrRating unrated[] = { KNOWN (27000), UNKNOWN };
static const TdrRating barred[] = { KNOWN (1000), KNOWN (100) };

static const TdrBid bids[] = { { TRUE, cheap }, { TRUE, good }, { TRUE, unrated }, { FALSE, barred } };

static void
compute (const TdrCriterion *criteria,
         guint               n_criteria,
         const TdrBid       *all,
         guint               n_bids,
         TdrScore           *scores)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tdr_score_compute (criteria, n_criteria, all, n_bids, scores, &error));
  g_assert_no_error (error);
}

/* 60 × 1 + 40 × 0.70 = 88; 60 × 13,500 ÷ 14,850 + 40 × 0.85 = 54.5455 + 34 = 88.5455. The third has 60 × 0.5 = 30 for
 * its price and between nothing and 40 for a quality that nobody rated: at most 70, so it cannot win. The fourth failed
 * a gate: its 1,000 are not the lowest price. */
static void
test_ratio (void)
{
  TdrScore scores[4];

  compute (by_ratio, 2, bids, 4, scores);
  g_assert_cmpfloat_with_epsilon (scores[0].points, 88, 1e-9);
  g_assert_cmpfloat_with_epsilon (scores[1].points, 88.545454545, 1e-9);
  g_assert_cmpuint (scores[0].rank, ==, 2);
  g_assert_cmpuint (scores[1].rank, ==, 1);

  g_assert_false (scores[2].known);
  g_assert_cmpfloat_with_epsilon (scores[2].least, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (scores[2].most, 70, 1e-9);
  g_assert_cmpuint (scores[2].rank, ==, 0);
  g_assert_false (scores[2].may_win);

  g_assert_false (scores[3].known);
  g_assert_cmpuint (scores[3].rank, ==, 0);
  g_assert_cmpfloat (scores[3].most, ==, 0);
  g_assert_false (scores[3].may_win);
}

/* The same by a straight line from 13,500 to 27,000: 60 + 28; 60 × 12,150 ÷ 13,500 + 34 = 54 + 34: level. */
static void
test_linear_and_tie (void)
{
  TdrScore scores[3];

  compute (by_line, 2, bids, 3, scores);
  g_assert_cmpfloat_with_epsilon (scores[0].points, 88, 1e-9);
  g_assert_cmpfloat_with_epsilon (scores[1].points, 88, 1e-9);
  g_assert_cmpuint (scores[0].rank, ==, 1);
  g_assert_cmpuint (scores[1].rank, ==, 1);
  g_assert_cmpfloat_with_epsilon (scores[2].most, 40, 1e-9);
}

/* An unknown quality could still win: 60 + 40 = 100 at most. One alone has all points of a line. An unknown without
 * weight does not matter. */
static void
test_unknown (void)
{
  static const TdrRating cheapest[] = { KNOWN (13500), UNKNOWN };
  static const TdrBid two[] = { { TRUE, cheapest }, { TRUE, good } };
  static const TdrCriterion price_only[] = { { 10000, TDR_NORMALISE_LINEAR }, { 0, TDR_NORMALISE_POINTS } };
  TdrScore scores[2];

  compute (by_ratio, 2, two, 2, scores);
  g_assert_true (scores[0].may_win);
  g_assert_cmpfloat_with_epsilon (scores[0].most, 100, 1e-9);
  g_assert_cmpuint (scores[1].rank, ==, 1);

  compute (price_only, 2, two, 1, scores);
  g_assert_true (scores[0].known);
  g_assert_cmpfloat_with_epsilon (scores[0].points, 100, 1e-9);
}

static void
test_shared_ranks (void)
{
  static const TdrCriterion quality[] = { { 10000, TDR_NORMALISE_POINTS } };
  static const TdrRating ratings[] = { KNOWN (50), KNOWN (80), KNOWN (50), KNOWN (20) };
  const TdrBid four[] = {
    { TRUE, &ratings[0] }, { TRUE, &ratings[1] }, { TRUE, &ratings[2] }, { TRUE, &ratings[3] },
  };
  static const guint ranks[] = { 2, 1, 2, 4 };
  TdrScore scores[4];

  compute (quality, 1, four, 4, scores);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (scores[i].rank, ==, ranks[i]);
}

/* The good one leads by 15 on quality and loses 9.0909 on price: level where 9.0909 w = 15 (1 − w), w = 0.622642: with
 * a price weight of 62.26 instead of 60. */
static void
test_flip (void)
{
  g_autoptr (GError) error = NULL;
  TdrWeightFlip flip;
  gboolean found;

  g_assert_true (tdr_score_find_flip (by_ratio, 2, bids, 4, &flip, &found, &error));
  g_assert_no_error (error);
  g_assert_true (found);
  g_assert_cmpuint (flip.criterion, ==, 0);
  g_assert_cmpuint (flip.rival, ==, 0);
  g_assert_cmpfloat_with_epsilon (flip.weight, 6226.415094, 1e-5);
}

/* Who leads on everything keeps its place; who stands alone, too; and where nobody is eligible there is no winner. */
static void
test_no_flip (void)
{
  static const TdrRating better[] = { KNOWN (13000), KNOWN (90) };
  static const TdrBid clear[] = { { TRUE, better }, { TRUE, good }, { FALSE, barred } };
  g_autoptr (GError) error = NULL;
  TdrWeightFlip flip;
  gboolean found = TRUE;

  g_assert_true (tdr_score_find_flip (by_ratio, 2, clear, 3, &flip, &found, &error));
  g_assert_false (found);
  found = TRUE;
  g_assert_true (tdr_score_find_flip (by_ratio, 2, clear, 1, &flip, &found, &error));
  g_assert_false (found);
  found = TRUE;
  g_assert_true (tdr_score_find_flip (by_ratio, 2, clear + 2, 1, &flip, &found, &error));
  g_assert_false (found);
  g_assert_no_error (error);
}

static void
test_refuses (void)
{
  static const TdrCriterion light[] = { { 6000, TDR_NORMALISE_RATIO }, { 3950, TDR_NORMALISE_POINTS } };
  static const TdrCriterion negative[] = { { 11000, TDR_NORMALISE_RATIO }, { -1000, TDR_NORMALISE_POINTS } };
  static const TdrRating too_good[] = { KNOWN (1), KNOWN (101) };
  static const TdrRating free_of_charge[] = { KNOWN (0), KNOWN (1) };
  static const TdrRating not_a_number[] = { KNOWN (1), KNOWN (NAN) };
  static const TdrRating endless[] = { KNOWN (INFINITY), KNOWN (1) };
  const struct {
    const TdrCriterion *criteria;
    guint n_criteria;
    TdrBid bid;
    const char *message;
  } cases[] = {
    { light, 2, { TRUE, good }, "The weights must sum to 100, not 99.50" },
    { negative, 2, { TRUE, good }, "A weight cannot be negative" },
    { by_ratio, 0, { TRUE, good }, "There must be from 1 to 50 criteria, not 0" },
    { by_ratio, 2, { TRUE, too_good }, "Points must be from 0 to 100" },
    { by_ratio, 2, { TRUE, not_a_number }, "Points must be from 0 to 100" },
    { by_ratio, 2, { TRUE, free_of_charge }, "An amount that is scored as lowest over this must be above 0" },
    { by_ratio, 2, { TRUE, endless }, "An amount that is scored as lowest over this must be above 0" },
    { by_line, 2, { TRUE, endless }, "An amount that is scored must be a number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrScore score;

      g_assert_false (tdr_score_compute (cases[i].criteria, cases[i].n_criteria, &cases[i].bid, 1, &score, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_words (void)
{
  static const char *const words[] = { "points", "lowest-over-this", "linear" };
  TdrNormalisation normalisation;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (tdr_normalisation_from_string (words[i], &normalisation));
      g_assert_cmpint (normalisation, ==, i);
      g_assert_cmpstr (tdr_normalisation_to_string (normalisation), ==, words[i]);
    }
  g_assert_false (tdr_normalisation_from_string ("log", &normalisation));
}

/* Points stay between nothing and all; and at the weight of a flip the two really are level. */
static void
test_properties (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint draw = 0; draw < 1000; draw++)
    {
      g_autoptr (GError) error = NULL;
      TdrRating ratings[5][3];
      TdrBid all[5];
      TdrScore scores[5];
      TdrWeightFlip flip;
      gboolean found;
      int first = g_rand_int_range (random, 0, 10001);
      int second = g_rand_int_range (random, 0, 10001 - first);
      TdrCriterion criteria[] = {
        { first, TDR_NORMALISE_RATIO },
        { second, TDR_NORMALISE_LINEAR },
        { 10000 - first - second, TDR_NORMALISE_POINTS },
      };

      for (guint i = 0; i < 5; i++)
        {
          for (guint j = 0; j < 3; j++)
            ratings[i][j] = (TdrRating) KNOWN (g_rand_double_range (random, 1, 100));
          all[i] = (TdrBid) { g_rand_int_range (random, 0, 4) > 0, ratings[i] };
        }
      compute (criteria, 3, all, 5, scores);
      for (guint i = 0; i < 5; i++)
        g_assert_true (scores[i].points >= 0 && scores[i].points <= 100 + 1e-9);

      g_assert_true (tdr_score_find_flip (criteria, 3, all, 5, &flip, &found, &error));
      if (found)
        {
          double share = flip.weight / 10000, rest = 1 - criteria[flip.criterion].weight / 10000.0;
          double lead = 0;
          guint winner = 0;

          while (scores[winner].rank != 1)
            winner++;
          for (guint j = 0; j < 3; j++)
            {
              TdrCriterion alone[3] = { { 0, criteria[0].normalisation }, { 0, criteria[1].normalisation },
                                        { 0, criteria[2].normalisation } };
              TdrScore single[5];

              alone[j].weight = 10000;
              compute (alone, 3, all, 5, single);
              lead += (single[winner].points - single[flip.rival].points)
                      * (j == flip.criterion ? share : (1 - share) * criteria[j].weight / 10000.0 / rest);
            }
          g_assert_cmpfloat_with_epsilon (lead, 0, 1e-6);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/ratio", test_ratio);
  g_test_add_func ("/score/linear-and-tie", test_linear_and_tie);
  g_test_add_func ("/score/unknown", test_unknown);
  g_test_add_func ("/score/shared-ranks", test_shared_ranks);
  g_test_add_func ("/score/flip", test_flip);
  g_test_add_func ("/score/no-flip", test_no_flip);
  g_test_add_func ("/score/refuses", test_refuses);
  g_test_add_func ("/score/words", test_words);
  g_test_add_func ("/score/properties", test_properties);

  return g_test_run ();
}
