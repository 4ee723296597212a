/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-scenario.h"

#include "tdr-closed-loop.h"
#include "tdr-scenario-steps.h"

/* At start and end an offline run is not full: it loses the time in which about this share of a batch passes. */
#define TAIL_SHARE 0.35

/* A queue longer than this share of the time never empties within a benchmark. */
#define MOST_DUTY 0.9

/* Little's law meets the step time in a few rounds: each at least halves the distance. */
#define ROUNDS 12

/* A request that arrives while a step runs waits for its end, half a step on average, and then for its own. */
#define STEPS_TO_FIRST_TOKEN 1.5

static TdrPrediction
predict_open (const TdrScenario     *self,
              const TdrRoofline     *roofline,
              const TdrCoefficients *c)
{
  double output = MAX (1, self->traffic.output_tokens);
  double limit = tdr_scenario_get_running_limit (self);
  TdrStepTime prefill = tdr_scenario_get_prefill_step (self, roofline, 1);
  TdrStepTime empty = tdr_roofline_get_prefill (roofline, 1, 1, 1);
  /* A short prompt rides along in a step whose weights are read anyway. */
  double own = MAX (prefill.total - empty.total, 0);
  double load = self->requests_per_second * own / roofline->data_parallel;
  double duty = MIN (MOST_DUTY, load);
  TdrPrediction result = { .batch = 1 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      TdrStepTime step = tdr_scenario_get_decode_step (self, roofline, result.batch);

      result.step_seconds = step.total;
      result.token_interval_seconds = step.total / (1 - duty);
      result.batch = CLAMP (self->requests_per_second * output * result.token_interval_seconds, 1, limit);
    }
  result.saturated = load >= MOST_DUTY || result.batch >= limit;
  result.first_token_seconds = own + STEPS_TO_FIRST_TOKEN * result.step_seconds
                               + tdr_steady_state_get_wait (duty) * prefill.total
                               + tdr_roofline_get_request_seconds (roofline, c);
  result.request_seconds = result.first_token_seconds + output * result.token_interval_seconds;
  result.output_tokens_per_second = self->requests_per_second * output;
  return result;
}

static TdrPrediction
predict_static (const TdrScenario     *self,
                const TdrRoofline     *roofline,
                const TdrCoefficients *c)
{
  double output = self->traffic.output_tokens;
  double in_group = MAX (1, self->clients / roofline->data_parallel);
  double prefill = tdr_scenario_get_prefill_step (self, roofline, in_group).total;
  double step = tdr_scenario_get_decode_step (self, roofline, self->clients).total;

  return (TdrPrediction) {
    .batch = self->clients,
    .first_token_seconds = prefill,
    .token_interval_seconds = step,
    .step_seconds = step,
    .request_seconds = prefill + output * step,
    .output_tokens_per_second = self->clients * output / (prefill + output * step),
    .input_tokens_per_second = self->clients * self->traffic.new_tokens / prefill,
  };
}

static TdrPrediction
predict_offline (const TdrScenario     *self,
                 const TdrRoofline     *roofline,
                 const TdrCoefficients *c)
{
  double output = MAX (1, self->traffic.output_tokens);
  double batch = MAX (1, MIN (MIN (self->clients, self->requests), tdr_scenario_get_running_limit (self)));
  TdrStepTime decode = tdr_scenario_get_decode_step (self, roofline, batch);
  TdrStepTime prefill = tdr_scenario_get_prefill_step (self, roofline, 1);
  double step = decode.total;
  double own = prefill.total / roofline->data_parallel;
  double full = batch * output / (output * step + batch * tdr_scenario_get_interference (self, roofline, &prefill, &decode));
  double rate = full * self->requests / (self->requests + TAIL_SHARE * batch);

  return (TdrPrediction) {
    .batch = batch,
    .step_seconds = step,
    .token_interval_seconds = batch / full,
    .first_token_seconds = batch / 2 * own + tdr_roofline_get_request_seconds (roofline, c),
    .request_seconds = self->requests * output / rate,
    .output_tokens_per_second = rate,
  };
}

static TdrPrediction
predict_prompts (const TdrScenario     *self,
                 const TdrRoofline     *roofline,
                 const TdrCoefficients *c)
{
  double prefill = tdr_scenario_get_prefill_step (self, roofline, 1).total;

  return (TdrPrediction) {
    .batch = 1,
    .first_token_seconds = prefill + tdr_roofline_get_request_seconds (roofline, c),
    .request_seconds = prefill,
    .input_tokens_per_second = self->traffic.new_tokens * roofline->data_parallel / prefill,
  };
}

static TdrPrediction
predict_decode (const TdrScenario *self,
                const TdrRoofline *roofline)
{
  double batch = MAX (1, self->clients);
  double step = tdr_scenario_get_decode_step (self, roofline, batch).total;

  return (TdrPrediction) {
    .batch = batch,
    .step_seconds = step,
    .token_interval_seconds = step,
    .output_tokens_per_second = batch / step,
  };
}

/**
 * tdr_scenario_predict:
 *
 * What one replica does under a load. The roofline must have been made with the same coefficients.
 */
TdrPrediction
tdr_scenario_predict (const TdrScenario     *self,
                      const TdrRoofline     *roofline,
                      const TdrCoefficients *coefficients)
{
  switch (self->kind)
    {
    case TDR_SCENARIO_CLOSED:
      return tdr_closed_loop_predict (self, roofline, coefficients);
    case TDR_SCENARIO_OPEN:
      return predict_open (self, roofline, coefficients);
    case TDR_SCENARIO_STATIC:
      return predict_static (self, roofline, coefficients);
    case TDR_SCENARIO_OFFLINE:
      return predict_offline (self, roofline, coefficients);
    case TDR_SCENARIO_PROMPTS:
      return predict_prompts (self, roofline, coefficients);
    case TDR_SCENARIO_DECODE:
      return predict_decode (self, roofline);
    default:
      g_return_val_if_reached ((TdrPrediction) { 0 });
    }
}
