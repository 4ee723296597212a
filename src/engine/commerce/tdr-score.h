/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_SCORE_FULL 100.0             /* points of the best that can be */
#define TDR_WEIGHTS_SUM 10000            /* all weights together: 100, in hundredths */
#define TDR_MAX_CRITERIA 50

/**
 * TdrNormalisation:
 * @TDR_NORMALISE_POINTS: the rating is already points from 0 to 100
 * @TDR_NORMALISE_RATIO: less is better: 100 × lowest ÷ this
 * @TDR_NORMALISE_LINEAR: less is better: 100 for the lowest, 0 for the highest, a straight line between
 *
 * How a rating becomes points. The lowest and the highest are those of the bids that passed the gates.
 */
typedef enum {
  TDR_NORMALISE_POINTS,
  TDR_NORMALISE_RATIO,
  TDR_NORMALISE_LINEAR,
} TdrNormalisation;

/**
 * TdrCriterion:
 * @weight: in hundredths; all together are 10,000
 */
typedef struct {
  int weight;
  TdrNormalisation normalisation;
} TdrCriterion;

/**
 * TdrRating:
 * @known: whether anybody has rated this; what is not known is neither zero nor a pass
 * @value: points, or an amount of which less is better
 */
typedef struct {
  gboolean known;
  double value;
} TdrRating;

/**
 * TdrBid:
 * @eligible: whether it passed every gate: gates come first, and no points make up for one
 * @ratings: one per criterion
 */
typedef struct {
  gboolean eligible;
  const TdrRating *ratings;
} TdrBid;

/**
 * TdrScore:
 * @points: weighted, 0 to 100; meaningless unless @known
 * @known: whether the bid is eligible and rated on every criterion that has a weight
 * @least: with nothing for what is not known
 * @most: with full points for it
 * @rank: 1 for the most points; equals share a rank; 0 for a bid that does not rank
 * @may_win: whether what is not known could still lift it to the most points or beyond
 */
typedef struct {
  double points;
  gboolean known;
  double least;
  double most;
  guint rank;
  gboolean may_win;
} TdrScore;

/**
 * TdrWeightFlip:
 * @criterion: whose weight is changed
 * @weight: to how much, in hundredths: there the two are level
 * @rival: which bid then has as many points as the winner
 *
 * The smallest change of one weight that ends the winner's lead, the others keeping their proportions to each other.
 */
typedef struct {
  guint criterion;
  double weight;
  guint rival;
} TdrWeightFlip;

gboolean    tdr_score_compute                (const TdrCriterion  *criteria,
                                              guint                n_criteria,
                                              const TdrBid        *bids,
                                              guint                n_bids,
                                              TdrScore            *scores,
                                              GError             **error);
gboolean    tdr_score_find_flip              (const TdrCriterion  *criteria,
                                              guint                n_criteria,
                                              const TdrBid        *bids,
                                              guint                n_bids,
                                              TdrWeightFlip       *flip,
                                              gboolean            *found,
                                              GError             **error);
const char *tdr_normalisation_to_string      (TdrNormalisation     normalisation);
gboolean    tdr_normalisation_from_string    (const char          *text,
                                              TdrNormalisation    *normalisation);

G_END_DECLS
