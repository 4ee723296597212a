/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-speculation.h"

#include <math.h>

/**
 * tdr_speculation_get_tokens:
 *
 * Tokens that one step adds to an answer, on average: (1 − α^(γ+1)) ÷ (1 − α) with γ guesses of acceptance α (Leviathan,
 * Kalman and Matias, arXiv 2211.17192, equation 1).
 */
double
tdr_speculation_get_tokens (const TdrSpeculation *self)
{
  double checked = self->draft_tokens + 1.0;

  if (self->acceptance >= 1)
    return checked;
  return (1 - pow (self->acceptance, checked)) / (1 - self->acceptance);
}

/**
 * tdr_speculation_get_delay:
 *
 * In InferenceX's pairs of runs with multi-token prediction and without, first tokens mostly come 0.04 to 0.4 s later with
 * it, after prompts of 1,000 tokens as after those of 8,000: not the prompt takes longer, but all that is done around it.
 *
 * Returns: factor on what a request waits for beside its own prompt
 */
double
tdr_speculation_get_delay (const TdrSpeculation  *self,
                           const TdrCoefficients *coefficients)
{
  return self->draft_tokens > 0 ? 1 + tdr_coefficients_get (coefficients, TDR_COEFFICIENT_GUESS_WAIT) : 1;
}

static void
add_scaled (TdrStepTime       *sum,
            const TdrStepTime *step,
            double             factor)
{
  sum->weights += factor * step->weights;
  sum->cache += factor * step->cache;
  sum->compute += factor * step->compute;
  sum->network += factor * step->network;
  sum->overhead += factor * step->overhead;
  sum->total += factor * step->total;
}

/**
 * tdr_speculation_get_step:
 * @batch: sequences that the whole replica decodes
 * @context_tokens: tokens behind each of them, on average
 *
 * The time of one step: the guesses, then one pass that checks them. The pass reads every weight and each sequence's cache
 * once, and computes and exchanges the guesses and one token more of every sequence.
 *
 * Returns: times of a step, not of a token: divide by tdr_speculation_get_tokens()
 */
TdrStepTime
tdr_speculation_get_step (const TdrSpeculation *self,
                          const TdrRoofline    *roofline,
                          double                batch,
                          double                context_tokens)
{
  TdrStepTime plain = tdr_roofline_get_decode (roofline, batch, context_tokens);
  TdrStepTime step = tdr_roofline_get_decode (roofline, batch * (self->draft_tokens + 1), 0);

  step.cache = plain.cache;
  step.total += plain.cache;
  add_scaled (&step, &plain, self->draft_tokens * self->draft_cost);
  return step;
}
