/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-score.h"

#include "tdr-engine-error.h"

#include <math.h>

/* Points and weights that differ by less are equal: they differ only by the rounding of doubles. */
#define EQUAL_POINTS 1e-9

static const char *const normalisation_names[] = {
  [TDR_NORMALISE_POINTS] = "points",
  [TDR_NORMALISE_RATIO] = "lowest-over-this",
  [TDR_NORMALISE_LINEAR] = "linear",
};

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_weights (const TdrCriterion  *criteria,
               guint                n_criteria,
               GError             **error)
{
  gint64 sum = 0;

  if (n_criteria < 1 || n_criteria > TDR_MAX_CRITERIA)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "There must be from 1 to %d criteria, not %u",
                   TDR_MAX_CRITERIA, n_criteria);
      return FALSE;
    }

  for (guint i = 0; i < n_criteria; i++)
    {
      if (criteria[i].weight < 0)
        return refuse ("A weight cannot be negative", error);
      sum += criteria[i].weight;
    }
  if (sum == TDR_WEIGHTS_SUM)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "The weights must sum to 100, not %" G_GINT64_FORMAT ".%02d", sum / 100, (int) (sum % 100));
  return FALSE;
}

static gboolean
check_rating (const TdrCriterion  *criterion,
              const TdrRating     *rating,
              GError             **error)
{
  if (!rating->known)
    return TRUE;

  switch (criterion->normalisation)
    {
    case TDR_NORMALISE_POINTS:
      if (rating->value >= 0 && rating->value <= TDR_SCORE_FULL)
        return TRUE;
      return refuse ("Points must be from 0 to 100", error);

    case TDR_NORMALISE_RATIO:
      if (rating->value > 0 && isfinite (rating->value))
        return TRUE;
      return refuse ("An amount that is scored as lowest over this must be above 0", error);

    case TDR_NORMALISE_LINEAR:
    default:
      if (isfinite (rating->value))
        return TRUE;
      return refuse ("An amount that is scored must be a number", error);
    }
}

static gboolean
check (const TdrCriterion  *criteria,
       guint                n_criteria,
       const TdrBid        *bids,
       guint                n_bids,
       GError             **error)
{
  if (!check_weights (criteria, n_criteria, error))
    return FALSE;

  for (guint bid = 0; bid < n_bids; bid++)
    for (guint i = 0; i < n_criteria; i++)
      if (!check_rating (&criteria[i], &bids[bid].ratings[i], error))
        return FALSE;

  return TRUE;
}

static void
find_range (guint         criterion,
            const TdrBid *bids,
            guint         n_bids,
            double       *lowest,
            double       *highest)
{
  *lowest = INFINITY;
  *highest = -INFINITY;

  for (guint bid = 0; bid < n_bids; bid++)
    if (bids[bid].eligible && bids[bid].ratings[criterion].known)
      {
        *lowest = MIN (*lowest, bids[bid].ratings[criterion].value);
        *highest = MAX (*highest, bids[bid].ratings[criterion].value);
      }
}

static double
points_of (TdrNormalisation normalisation,
           double           value,
           double           lowest,
           double           highest)
{
  switch (normalisation)
    {
    case TDR_NORMALISE_RATIO:
      return TDR_SCORE_FULL * lowest / value;

    case TDR_NORMALISE_LINEAR:
      return highest > lowest ? TDR_SCORE_FULL * (highest - value) / (highest - lowest) : TDR_SCORE_FULL;

    case TDR_NORMALISE_POINTS:
    default:
      return value;
    }
}

/* Points of every bid on every criterion, one bid after the other; nothing where not known or not eligible. */
static double *
normalise (const TdrCriterion *criteria,
           guint               n_criteria,
           const TdrBid       *bids,
           guint               n_bids)
{
  double *points = g_new0 (double, (gsize) n_bids * n_criteria);

  for (guint i = 0; i < n_criteria; i++)
    {
      double lowest, highest;

      find_range (i, bids, n_bids, &lowest, &highest);
      for (guint bid = 0; bid < n_bids; bid++)
        if (bids[bid].eligible && bids[bid].ratings[i].known)
          points[bid * n_criteria + i] = points_of (criteria[i].normalisation, bids[bid].ratings[i].value, lowest,
                                                    highest);
    }

  return points;
}

static TdrScore
add_up (const TdrCriterion *criteria,
        guint               n_criteria,
        const TdrBid       *bid,
        const double       *points)
{
  TdrScore score = { .known = bid->eligible };

  if (!bid->eligible)
    return score;

  for (guint i = 0; i < n_criteria; i++)
    {
      double weight = (double) criteria[i].weight / TDR_WEIGHTS_SUM;

      score.least += weight * points[i];
      score.most += weight * (bid->ratings[i].known ? points[i] : TDR_SCORE_FULL);
      if (!bid->ratings[i].known && criteria[i].weight > 0)
        score.known = FALSE;
    }
  score.points = score.least;

  return score;
}

static void
rank_scores (TdrScore *scores,
             guint     n_scores)
{
  double best = -INFINITY;

  for (guint i = 0; i < n_scores; i++)
    {
      if (!scores[i].known)
        continue;

      best = MAX (best, scores[i].points);
      scores[i].rank = 1;
      for (guint j = 0; j < n_scores; j++)
        scores[i].rank += scores[j].known && scores[j].points > scores[i].points + EQUAL_POINTS;
    }

  for (guint i = 0; i < n_scores; i++)
    scores[i].may_win = !scores[i].known && scores[i].most > 0 && scores[i].most >= best - EQUAL_POINTS;
}

/* Of equals the first. */
static gboolean
find_winner (const TdrScore *scores,
             guint           n_scores,
             guint          *winner)
{
  for (guint i = 0; i < n_scores; i++)
    if (scores[i].rank == 1)
      {
        *winner = i;
        return TRUE;
      }

  return FALSE;
}

/* With the share w for one criterion and the rest for the others in their proportions, the lead is w × lead on it +
 * (1 − w) × weighted lead on the others: a straight line in w, which is nothing at one place at most. */
static gboolean
level_weight (const TdrCriterion *criteria,
              guint               n_criteria,
              const double       *winner_points,
              const double       *rival_points,
              guint               criterion,
              double             *weight)
{
  double share = (double) criteria[criterion].weight / TDR_WEIGHTS_SUM;
  double lead = winner_points[criterion] - rival_points[criterion];
  double lead_elsewhere = 0;

  if (share >= 1)
    return FALSE;

  for (guint i = 0; i < n_criteria; i++)
    if (i != criterion)
      lead_elsewhere += (winner_points[i] - rival_points[i]) * criteria[i].weight / TDR_WEIGHTS_SUM / (1 - share);
  if (lead == lead_elsewhere)
    return FALSE;

  *weight = lead_elsewhere / (lead_elsewhere - lead) * TDR_WEIGHTS_SUM;
  return *weight >= 0 && *weight <= TDR_WEIGHTS_SUM;
}

/**
 * tdr_score_compute:
 * @criteria: (array length=n_criteria): with weights that sum to 100
 * @bids: (array length=n_bids)
 * @scores: (out caller-allocates) (array length=n_bids)
 *
 * Scores the bids that passed the gates: weighted sum of points. Fails with %TDR_ENGINE_ERROR_INVALID.
 */
gboolean
tdr_score_compute (const TdrCriterion  *criteria,
                   guint                n_criteria,
                   const TdrBid        *bids,
                   guint                n_bids,
                   TdrScore            *scores,
                   GError             **error)
{
  g_autofree double *points = NULL;

  if (!check (criteria, n_criteria, bids, n_bids, error))
    return FALSE;

  points = normalise (criteria, n_criteria, bids, n_bids);
  for (guint bid = 0; bid < n_bids; bid++)
    scores[bid] = add_up (criteria, n_criteria, &bids[bid], points + bid * n_criteria);
  rank_scores (scores, n_bids);

  return TRUE;
}

/**
 * tdr_score_find_flip:
 * @flip: (out): the smallest change of one weight that ends the winner's lead
 * @found: (out): whether there is one: a winner that leads on every criterion keeps its place
 *
 * Exact: solved, not searched. Only bids whose points are known can take the lead. Fails like tdr_score_compute().
 */
gboolean
tdr_score_find_flip (const TdrCriterion  *criteria,
                     guint                n_criteria,
                     const TdrBid        *bids,
                     guint                n_bids,
                     TdrWeightFlip       *flip,
                     gboolean            *found,
                     GError             **error)
{
  g_autofree TdrScore *scores = g_new0 (TdrScore, n_bids);
  g_autofree double *points = NULL;
  double smallest = INFINITY;
  guint winner;

  *found = FALSE;
  if (!tdr_score_compute (criteria, n_criteria, bids, n_bids, scores, error))
    return FALSE;
  if (!find_winner (scores, n_bids, &winner))
    return TRUE;

  points = normalise (criteria, n_criteria, bids, n_bids);
  for (guint rival = 0; rival < n_bids; rival++)
    for (guint i = 0; i < n_criteria && rival != winner && scores[rival].known; i++)
      {
        double weight;

        if (!level_weight (criteria, n_criteria, points + winner * n_criteria, points + rival * n_criteria, i, &weight)
            || fabs (weight - criteria[i].weight) >= smallest - EQUAL_POINTS)
          continue;

        smallest = fabs (weight - criteria[i].weight);
        *flip = (TdrWeightFlip) { .criterion = i, .weight = weight, .rival = rival };
        *found = TRUE;
      }

  return TRUE;
}

/**
 * tdr_normalisation_to_string:
 *
 * The word that files and JSON use for @normalisation.
 */
const char *
tdr_normalisation_to_string (TdrNormalisation normalisation)
{
  g_return_val_if_fail ((guint) normalisation < G_N_ELEMENTS (normalisation_names), NULL);

  return normalisation_names[normalisation];
}

/**
 * tdr_normalisation_from_string:
 *
 * Reads the word that tdr_normalisation_to_string() writes.
 *
 * Returns: whether @text is such a word; @normalisation is untouched if not
 */
gboolean
tdr_normalisation_from_string (const char       *text,
                               TdrNormalisation *normalisation)
{
  for (guint i = 0; i < G_N_ELEMENTS (normalisation_names); i++)
    if (g_strcmp0 (text, normalisation_names[i]) == 0)
      {
        *normalisation = (TdrNormalisation) i;
        return TRUE;
      }

  return FALSE;
}
