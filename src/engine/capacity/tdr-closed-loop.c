/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-closed-loop.h"

#include "tdr-scenario-steps.h"
#include "tdr-speculation.h"

#include <math.h>

/* The requests being answered meet those that wait for their first token in a few rounds. */
#define ANSWERING_ROUNDS 3

/* A prompt that would be computed for less than this share of the sequences already running is put off (TGI's
 * waiting-served-ratio, https://huggingface.co/docs/text-generation-inference/reference/launcher); TGI rounds down. */
#define WORTHWHILE_SHARE 0.3

/* Tokens of prompts that a server computes together: SGLang's chunked-prefill-size on H100 and H200 unless told otherwise
 * (its server_args.py). */
#define PREFILL_TOKENS 8192.0

/* The first prompt waits all the time that a server gathers, those that join it half of it on average. */
static double
gathering_steps (const TdrScenario *self,
                 double             batch)
{
  double joining = batch * self->gathering_steps / MAX (1, self->traffic.output_tokens);

  return self->gathering_steps * (1 + joining / 2) / (1 + joining);
}

/* Of what comes at any time, half passes on average: of the server's patience, once a prompt is too small a part of what
 * runs, and of the steps to the next look at the queue. */
static double
wait_for_company (const TdrScenario *self,
                  double             batch,
                  double             interval)
{
  double patience = batch * WORTHWHILE_SHARE >= 2 ? self->patience : 0;

  return (gathering_steps (self, batch) + (patience + self->polling_steps) / 2) * interval;
}

/* Whether each client asks again as soon as it is answered, and a place is taken over by the next request. */
static gboolean
is_loop (const TdrScenario *self)
{
  return self->arrivals == TDR_ARRIVALS_MIXED || self->arrivals == TDR_ARRIVALS_TRAINS;
}

/* The prompts just before its own: as many as its train has, but never more than there are others. */
static double
prompts_before (const TdrScenario     *self,
                const TdrCoefficients *c,
                double                 others)
{
  double train = tdr_coefficients_get (c, TDR_COEFFICIENT_TRAIN);

  return self->arrivals == TDR_ARRIVALS_TRAINS ? others * train / (others + train) : 0;
}

/* What a request waits for prompts of others, beside its own. */
static double
wait_for_prompts (const TdrScenario     *self,
                  const TdrRoofline     *roofline,
                  const TdrCoefficients *c,
                  double                 batch,
                  double                 own,
                  double                 interval)
{
  double output = MAX (1, self->traffic.output_tokens);
  double others = MAX (0, batch - 1);
  double duty = MIN (0.95, batch * own / (output * interval + own * roofline->data_parallel));

  if (self->clients <= 1)
    return 0;
  if (self->arrivals == TDR_ARRIVALS_PACED)
    return wait_for_company (self, batch, interval);
  /* First come, first served: the median waits for half of the others. */
  if (self->arrivals == TDR_ARRIVALS_TOGETHER)
    return others / 2 * own;
  return wait_for_company (self, batch, interval) + tdr_steady_state_get_wait (duty) * own
         + tdr_coefficients_get (c, TDR_COEFFICIENT_SLOT) * output * interval / batch
         + prompts_before (self, c, others) * own + tdr_coefficients_get (c, TDR_COEFFICIENT_WAVE) * own
             * pow (others, tdr_coefficients_get (c, TDR_COEFFICIENT_WAVE_GROWTH));
}

/* What a request waits because the server already runs as many as it can. In a loop every request waits for one of each
 * client that is not being served. Of requests that come together, the first batch waits for nothing and each further one
 * for those before it, so that of n batches the median waits for (n - 1) / 2. */
static double
wait_for_room (const TdrScenario *self,
               double             batch,
               double             request_seconds)
{
  double before = self->clients - batch;

  return (self->arrivals == TDR_ARRIVALS_TOGETHER ? before / 2 : before) / batch * request_seconds;
}

/* Guesses cost one layer each, DeepSeek-V3's “multi-token prediction modules” (arXiv 2412.19437, section 2.2). */
static TdrSpeculation
speculation_of (const TdrScenario     *self,
                const TdrRoofline     *roofline,
                const TdrCoefficients *c)
{
  return (TdrSpeculation) {
    .draft_tokens = self->guesses,
    .acceptance = tdr_coefficients_get (c, TDR_COEFFICIENT_ACCEPTANCE),
    .draft_cost = 1.0 / roofline->layers,
  };
}

/* @decode: the step without guesses and with tokens chosen on the chips. */
static double
closed_step_seconds (const TdrScenario     *self,
                     const TdrRoofline     *roofline,
                     const TdrCoefficients *c,
                     const TdrSpeculation  *speculation,
                     const TdrStepTime     *decode,
                     double                 batch)
{
  double host = self->host_samples ? batch * tdr_coefficients_get (c, TDR_COEFFICIENT_HOST) : 0;

  if (self->guesses == 0)
    return host + decode->total;
  return host + tdr_speculation_get_step (speculation, roofline, batch, tdr_traffic_get_context (&self->traffic)).total;
}

/* How long the prompts that come while an answer is written hold it up, a token. In a loop each other request makes room
 * for one; requests that come at their own pace find as many before them as there are on average. */
static double
held_up_seconds (const TdrScenario *self,
                 const TdrRoofline *roofline,
                 const TdrStepTime *prefill,
                 const TdrStepTime *decode,
                 double             batch)
{
  double prompts = self->arrivals == TDR_ARRIVALS_PACED ? batch : batch - 1;

  return prompts / MAX (1, self->traffic.output_tokens) * tdr_scenario_get_interference (self, roofline, prefill, decode);
}

/* @taken: requests that the server has taken in; @answering: those of them that get tokens. */
static TdrPrediction
predict_loop (const TdrScenario     *self,
              const TdrRoofline     *roofline,
              const TdrCoefficients *c,
              double                 taken,
              double                 answering)
{
  double output = MAX (1, self->traffic.output_tokens);
  TdrSpeculation speculation = speculation_of (self, roofline, c);
  TdrStepTime decode = tdr_scenario_get_decode_step (self, roofline, answering);
  double step = closed_step_seconds (self, roofline, c, &speculation, &decode, answering);
  TdrStepTime prefill = tdr_scenario_get_prefill_step (self, roofline, 1);
  double own = prefill.total / roofline->data_parallel;
  double interval = step / tdr_speculation_get_tokens (&speculation)
                    + held_up_seconds (self, roofline, &prefill, &decode, answering);
  /* In a loop a place is idle while its next prompt is computed; elsewhere who waits is not among those answering. */
  double idle = is_loop (self) ? own / output : 0;
  double together = roofline->data_parallel > 1 ? tdr_coefficients_get (c, TDR_COEFFICIENT_GROUP_WAIT) * step : 0;
  double beside = (self->clients > 1 ? step : 0) + together + wait_for_prompts (self, roofline, c, taken, own, interval)
                  + tdr_roofline_get_request_seconds (roofline, c);
  TdrPrediction result = { .batch = answering, .step_seconds = step, .token_interval_seconds = interval };

  result.first_token_seconds = prefill.total + tdr_speculation_get_delay (&speculation, c) * beside
                               + wait_for_room (self, taken, output * interval);
  result.request_seconds = result.first_token_seconds + output * interval;
  result.output_tokens_per_second = answering / (interval + idle);
  return result;
}

/* Prompts are computed in groups, and then all answers are written together: a request waits on average for half of the
 * others' prompts before its first token, and for the other half after it. */
static TdrPrediction
predict_waves (const TdrScenario     *self,
               const TdrRoofline     *roofline,
               const TdrCoefficients *c,
               double                 running)
{
  double output = MAX (1, self->traffic.output_tokens);
  double group = CLAMP (PREFILL_TOKENS / self->traffic.new_tokens, 1, running);
  double own = tdr_scenario_get_prefill_step (self, roofline, group).total / group / roofline->data_parallel;
  double others = (running - 1) / 2 * own;
  TdrSpeculation speculation = speculation_of (self, roofline, c);
  TdrStepTime decode = tdr_scenario_get_decode_step (self, roofline, running);
  double step = closed_step_seconds (self, roofline, c, &speculation, &decode, running);
  double answer = output * step / tdr_speculation_get_tokens (&speculation);
  double wave = running * own + answer;
  TdrPrediction result = { .batch = running, .step_seconds = step };

  result.token_interval_seconds = (answer + others) / output;
  result.first_token_seconds = tdr_scenario_get_prefill_step (self, roofline, 1).total + others
                               + wait_for_room (self, running, wave) + tdr_roofline_get_request_seconds (roofline, c);
  result.request_seconds = result.first_token_seconds + others + answer;
  result.output_tokens_per_second = running * output / wave;
  return result;
}

/* Who waits for a first token gets none: those answering are found in rounds, by Little's law. */
static TdrPrediction
predict_apart (const TdrScenario     *self,
               const TdrRoofline     *roofline,
               const TdrCoefficients *c,
               double                 taken)
{
  TdrPrediction result = predict_loop (self, roofline, c, taken, taken);

  for (guint i = 0; i < ANSWERING_ROUNDS; i++)
    {
      double answer = MAX (1, self->traffic.output_tokens) * result.token_interval_seconds;
      double in_server = result.request_seconds - wait_for_room (self, taken, answer);

      result = predict_loop (self, roofline, c, taken, MAX (1, taken * answer / in_server));
    }
  return result;
}

/**
 * tdr_closed_loop_predict:
 *
 * What one replica does for a number of clients, each of which waits for its answer. The roofline must have been made
 * with the same coefficients.
 */
TdrPrediction
tdr_closed_loop_predict (const TdrScenario     *scenario,
                         const TdrRoofline     *roofline,
                         const TdrCoefficients *coefficients)
{
  double taken = MIN (scenario->clients, tdr_scenario_get_running_limit (scenario));

  if (scenario->arrivals == TDR_ARRIVALS_WAVES)
    return predict_waves (scenario, roofline, coefficients, taken);
  if (is_loop (scenario) || scenario->clients <= 1)
    return predict_loop (scenario, roofline, coefficients, taken, taken);
  return predict_apart (scenario, roofline, coefficients, taken);
}
