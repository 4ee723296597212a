/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-scenario-steps.h"

/**
 * tdr_scenario_get_running_limit:
 *
 * Returns: how many sequences the server can run together, at least 1
 */
double
tdr_scenario_get_running_limit (const TdrScenario *self)
{
  double fitting = MAX (1, self->cache_capacity_tokens / (self->traffic.input_tokens + self->traffic.output_tokens));

  return self->most_sequences > 0 ? MIN (fitting, self->most_sequences) : fitting;
}

/**
 * tdr_scenario_get_decode_step:
 *
 * One token for each of @batch sequences. Programs of fixed shapes compute the whole compiled batch and length.
 */
TdrStepTime
tdr_scenario_get_decode_step (const TdrScenario *self,
                              const TdrRoofline *roofline,
                              double             batch)
{
  if (self->compiled_tokens > 0)
    return tdr_roofline_get_decode (roofline, self->most_sequences > 0 ? self->most_sequences : batch,
                                    self->compiled_tokens);
  return tdr_roofline_get_decode (roofline, batch, tdr_traffic_get_context (&self->traffic));
}

/**
 * tdr_scenario_get_prefill_step:
 *
 * The prompts of @sequences requests together. Programs of fixed shapes compute prompts padded to a power of two.
 */
TdrStepTime
tdr_scenario_get_prefill_step (const TdrScenario *self,
                               const TdrRoofline *roofline,
                               double             sequences)
{
  TdrTraffic traffic = self->traffic;

  if (self->compiled_tokens > 0)
    traffic.new_tokens = tdr_traffic_get_bucket (traffic.new_tokens, self->compiled_tokens);
  return tdr_roofline_get_prefill (roofline, sequences, traffic.new_tokens, tdr_traffic_get_prompt (&traffic));
}

/**
 * tdr_scenario_get_interference:
 * @prefill: of one prompt
 * @decode: the step of those that are being answered
 *
 * Returns: seconds by which the prompt holds them up
 */
double
tdr_scenario_get_interference (const TdrScenario *self,
                               const TdrRoofline *roofline,
                               const TdrStepTime *prefill,
                               const TdrStepTime *decode)
{
  return tdr_roofline_get_interference (roofline, prefill, self->prompts_apart ? NULL : decode);
}
