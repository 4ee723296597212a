/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-coefficients.h"
#include "tdr-roofline.h"

G_BEGIN_DECLS

/**
 * TdrSpeculation:
 * @draft_tokens: that are guessed ahead in every step; 0 for none
 * @acceptance: probability that a guess is what the model itself would have said, given that those before it were, 0 to 1
 * @draft_cost: time of guessing one token, as a share of a plain decode step, 0 to 1
 *
 * Speculative decoding, as its user states it: what is accepted depends on the text, and no data sheet says it.
 */
typedef struct {
  int draft_tokens;
  double acceptance;
  double draft_cost;
} TdrSpeculation;

double      tdr_speculation_get_tokens (const TdrSpeculation  *self);
double      tdr_speculation_get_delay  (const TdrSpeculation  *self,
                                        const TdrCoefficients *coefficients);
TdrStepTime tdr_speculation_get_step   (const TdrSpeculation  *self,
                                        const TdrRoofline     *roofline,
                                        double                 batch,
                                        double                 context_tokens);

G_END_DECLS
