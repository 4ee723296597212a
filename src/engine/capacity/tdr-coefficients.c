/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-coefficients.h"

/* The prior is what to expect of a chip nobody has published runs of: efficiencies as current serving software reaches
 * them on the chips that have been measured. A layer is some ten kernels of a few microseconds each, which a recorded graph
 * starts; a message over the host's bus is staged, and takes longer to begin. The limits are those of physics, or of
 * sense: nothing reads faster than the data sheet's bandwidth. */
static const struct {
  const char *name;
  double prior;
  double least;
  double most;
} facts[TDR_N_COEFFICIENTS] = {
  [TDR_COEFFICIENT_MEMORY] = { "memory", 0.87, 0.05, 1 },
  [TDR_COEFFICIENT_COMPUTE] = { "compute", 0.85, 0.01, 1 },
  [TDR_COEFFICIENT_EIGHT_BITS] = { "eight-bits", 0.85, 0.1, 1 },
  [TDR_COEFFICIENT_FOUR_BITS] = { "four-bits", 0.6, 0.1, 1 },
  [TDR_COEFFICIENT_ATTENTION] = { "attention", 1, 0.02, 1.5 },
  [TDR_COEFFICIENT_CACHE] = { "cache", 0.65, 0.02, 1 },
  [TDR_COEFFICIENT_LINK] = { "link", 0.45, 0.01, 1 },
  [TDR_COEFFICIENT_BUS] = { "bus", 0.4, 0.01, 1 },
  [TDR_COEFFICIENT_LINK_LATENCY] = { "link-latency", 8e-6, 1e-7, 1e-3 },
  [TDR_COEFFICIENT_BUS_LATENCY] = { "bus-latency", 50e-6, 1e-7, 5e-3 },
  [TDR_COEFFICIENT_LAYER] = { "layer", 25e-6, 1e-7, 2e-3 },
  [TDR_COEFFICIENT_EXPERT_LAYER] = { "expert-layer", 10e-6, 1e-7, 2e-3 },
  [TDR_COEFFICIENT_LATENT_LAYER] = { "latent-layer", 10e-6, 1e-7, 2e-3 },
  [TDR_COEFFICIENT_NARROWING] = { "narrowing", 25e-6, 1e-7, 1e-3 },
  [TDR_COEFFICIENT_STEP] = { "step", 1e-3, 1e-5, 1e-1 },
  [TDR_COEFFICIENT_SEQUENCE] = { "sequence", 10e-6, 1e-7, 1e-2 },
  [TDR_COEFFICIENT_EXPERT_MEMORY] = { "expert-memory", 0.7, 0.02, 1 },
  [TDR_COEFFICIENT_EXPERT_COMPUTE] = { "expert-compute", 0.8, 0.02, 1 },
  [TDR_COEFFICIENT_EXPERT_PREFILL] = { "expert-prefill", 0.6, 0.01, 1 },
  [TDR_COEFFICIENT_EXPERT_SPREAD] = { "expert-spread", 3, 0.1, 1000 },
  [TDR_COEFFICIENT_EXPERT_TILE] = { "expert-tile", 16, 0.1, 1000 },
  [TDR_COEFFICIENT_EXPERT] = { "expert", 300e-6, 1e-6, 1e-2 },
  [TDR_COEFFICIENT_INTERFERENCE] = { "interference", 0.8, 0.1, 2 },
  [TDR_COEFFICIENT_REQUEST] = { "request", 0.4e-3, 1e-6, 1e-1 },
  [TDR_COEFFICIENT_WAVE] = { "wave", 0.1, 0.002, 2 },
  [TDR_COEFFICIENT_WAVE_GROWTH] = { "wave-growth", 0.8, 0.3, 1.1 },
  [TDR_COEFFICIENT_TRAIN] = { "train", 0.5, 0.01, 100 },
  [TDR_COEFFICIENT_GROUP_WAIT] = { "group-wait", 4, 0.1, 200 },
  [TDR_COEFFICIENT_SLOT] = { "slot", 0.002, 1e-5, 2 },
  [TDR_COEFFICIENT_GUESS_WAIT] = { "guess-wait", 0.5, 0.01, 5 },
  [TDR_COEFFICIENT_ACCEPTANCE] = { "acceptance", 0.7, 0.1, 0.95 },
  [TDR_COEFFICIENT_HOST] = { "host", 1e-3, 1e-6, 2e-2 },
  [TDR_COEFFICIENT_TRAINING] = { "training", 0.6, 0.05, 1 },
  [TDR_COEFFICIENT_TRAINING_WIDTH] = { "training-width", 1000, 1, 100000 },
  [TDR_COEFFICIENT_TRAINING_SCALE] = { "training-scale", 0.01, 1e-4, 0.2 },
  [TDR_COEFFICIENT_TRAINING_EXPERTS] = { "training-experts", 0.5, 0.05, 1 },
  [TDR_COEFFICIENT_TRAINING_LINKS] = { "training-links", 0.2, 0.001, 2 },
  [TDR_COEFFICIENT_TRAINING_EIGHT_BITS] = { "training-eight-bits", 0.75, 0.2, 1 },
  [TDR_COEFFICIENT_TRAINING_FOUR_BITS] = { "training-four-bits", 0.6, 0.2, 1 },
  [TDR_COEFFICIENT_TRAINING_ADAPTERS] = { "training-adapters", 0.9, 0.2, 1 },
};

/**
 * tdr_coefficients_get_prior:
 *
 * The coefficients before any run is looked at.
 */
TdrCoefficients
tdr_coefficients_get_prior (void)
{
  TdrCoefficients self;

  for (guint i = 0; i < TDR_N_COEFFICIENTS; i++)
    self.values[i] = facts[i].prior;
  return self;
}

/**
 * tdr_coefficients_get:
 *
 * Returns: the value, in seconds where it is a time, otherwise a share
 */
double
tdr_coefficients_get (const TdrCoefficients *self,
                      TdrCoefficient         which)
{
  return self->values[which];
}

/**
 * tdr_coefficients_scale:
 *
 * Multiplies a coefficient, within the limits of physics.
 */
void
tdr_coefficients_scale (TdrCoefficients *self,
                        TdrCoefficient   which,
                        double           factor)
{
  self->values[which] = CLAMP (self->values[which] * factor, facts[which].least, facts[which].most);
}

/**
 * tdr_coefficient_is_wait:
 *
 * Returns: whether it is a matter of the queue before a first token rather than of computing
 */
gboolean
tdr_coefficient_is_wait (TdrCoefficient which)
{
  return which >= TDR_COEFFICIENT_REQUEST && which <= TDR_COEFFICIENT_GUESS_WAIT;
}

/**
 * tdr_coefficient_is_training:
 *
 * Returns: whether it says something of training rather than of serving
 */
gboolean
tdr_coefficient_is_training (TdrCoefficient which)
{
  return which >= TDR_COEFFICIENT_TRAINING && which <= TDR_COEFFICIENT_TRAINING_ADAPTERS;
}

/**
 * tdr_coefficient_to_string:
 *
 * Returns: the name as files carry it
 */
const char *
tdr_coefficient_to_string (TdrCoefficient which)
{
  g_return_val_if_fail (which < TDR_N_COEFFICIENTS, "");
  return facts[which].name;
}

/**
 * tdr_coefficient_from_string:
 *
 * Returns: %FALSE for a name that is none
 */
gboolean
tdr_coefficient_from_string (const char     *text,
                             TdrCoefficient *which)
{
  for (guint i = 0; i < TDR_N_COEFFICIENTS; i++)
    {
      if (!g_str_equal (text, facts[i].name))
        continue;
      *which = (TdrCoefficient) i;
      return TRUE;
    }
  return FALSE;
}
