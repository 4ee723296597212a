/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-scenario.h"

#include "tdr-speculation.h"

#include <math.h>

/* At start and end an offline run is not full: it loses the time in which about this share of a batch passes. */
#define TAIL_SHARE 0.35

/* A queue longer than this share of the time never empties within a benchmark. */
#define MOST_DUTY 0.9

/* Little's law meets the step time in a few rounds: each at least halves the distance. */
#define ROUNDS 12

/* Likewise the requests being answered meet those that wait for their first token. */
#define ANSWERING_ROUNDS 3

/* A prompt that would be computed for less than this share of the sequences already running is put off (TGI's
 * waiting-served-ratio, https://huggingface.co/docs/text-generation-inference/reference/launcher); TGI rounds down. */
#define WORTHWHILE_SHARE 0.3

/* A request that arrives while a step runs waits for its end, half a step on average, and then for its own. */
#define STEPS_TO_FIRST_TOKEN 1.5

static double
queue_wait (double utilisation)
{
  return utilisation / (2 * (1 - utilisation));
}

static double
request_seconds (const TdrRoofline     *roofline,
                 const TdrCoefficients *c)
{
  return roofline->layers * tdr_coefficients_get (c, TDR_COEFFICIENT_REQUEST);
}

static double
running_limit (const TdrScenario *self)
{
  double fitting = MAX (1, self->cache_capacity_tokens / (self->traffic.input_tokens + self->traffic.output_tokens));

  return self->most_sequences > 0 ? MIN (fitting, self->most_sequences) : fitting;
}

/* Tokens behind a sequence in the middle of its answer. */
static double
mean_context (const TdrScenario *self)
{
  return self->traffic.input_tokens + self->traffic.output_tokens / 2;
}

/* Programs of fixed shapes compute the whole compiled batch and length, and prompts padded to a power of two. */
static TdrStepTime
decode_step (const TdrScenario *self,
             const TdrRoofline *roofline,
             double             batch)
{
  if (self->compiled_tokens > 0)
    return tdr_roofline_get_decode (roofline, self->most_sequences > 0 ? self->most_sequences : batch,
                                    self->compiled_tokens);
  return tdr_roofline_get_decode (roofline, batch, mean_context (self));
}

static TdrStepTime
prefill_step (const TdrScenario *self,
              const TdrRoofline *roofline,
              double             sequences)
{
  double tokens = self->traffic.new_tokens;

  if (self->compiled_tokens > 0)
    tokens = exp2 (ceil (log2 (tokens)));
  return tdr_roofline_get_prefill (roofline, sequences, tokens, MAX (tokens, self->traffic.input_tokens));
}

/* A prompt on its own waits half of the server's patience on average, once it is too small a part of what runs. */
static double
wait_for_company (const TdrScenario *self,
                  double             batch,
                  double             interval)
{
  return batch * WORTHWHILE_SHARE >= 2 ? self->patience / 2 * interval : 0;
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
  return wait_for_company (self, batch, interval) + queue_wait (duty) * own
         + tdr_coefficients_get (c, TDR_COEFFICIENT_SLOT) * output * interval / batch
         + tdr_coefficients_get (c, TDR_COEFFICIENT_WAVE) * own
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

static double
closed_step_seconds (const TdrScenario     *self,
                     const TdrRoofline     *roofline,
                     const TdrCoefficients *c,
                     const TdrSpeculation  *speculation,
                     double                 batch)
{
  double host = self->host_samples ? batch * tdr_coefficients_get (c, TDR_COEFFICIENT_HOST) : 0;

  if (self->guesses == 0)
    return host + decode_step (self, roofline, batch).total;
  return host + tdr_speculation_get_step (speculation, roofline, batch, mean_context (self)).total;
}

/* How long the prompts that come while an answer is written hold it up, a token. In a loop each other request makes room
 * for one; requests that come at their own pace find as many before them as there are on average. */
static double
held_up_seconds (const TdrScenario *self,
                 const TdrRoofline *roofline,
                 const TdrStepTime *prefill,
                 double             batch)
{
  double prompts = self->arrivals == TDR_ARRIVALS_PACED ? batch : batch - 1;

  return prompts / MAX (1, self->traffic.output_tokens) * tdr_roofline_get_interference (roofline, prefill);
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
  double step = closed_step_seconds (self, roofline, c, &speculation, answering);
  TdrStepTime prefill = prefill_step (self, roofline, 1);
  double own = prefill.total / roofline->data_parallel;
  double interval = step / tdr_speculation_get_tokens (&speculation)
                    + held_up_seconds (self, roofline, &prefill, answering);
  /* In a loop a place is idle while its next prompt is computed; elsewhere who waits is not among those answering. */
  double idle = self->arrivals == TDR_ARRIVALS_MIXED ? own / output : 0;
  double together = roofline->data_parallel > 1 ? tdr_coefficients_get (c, TDR_COEFFICIENT_GROUP_WAIT) * step : 0;
  TdrPrediction result = { .batch = answering, .step_seconds = step, .token_interval_seconds = interval };

  result.first_token_seconds = prefill.total + (self->clients > 1 ? step : 0) + together
                               + wait_for_prompts (self, roofline, c, taken, own, interval)
                               + wait_for_room (self, taken, output * interval) + request_seconds (roofline, c);
  result.request_seconds = result.first_token_seconds + output * interval;
  result.output_tokens_per_second = answering / (interval + idle);
  return result;
}

static TdrPrediction
predict_closed (const TdrScenario     *self,
                const TdrRoofline     *roofline,
                const TdrCoefficients *c)
{
  double taken = MIN (self->clients, running_limit (self));
  TdrPrediction result = predict_loop (self, roofline, c, taken, taken);

  if (self->arrivals == TDR_ARRIVALS_MIXED || self->clients <= 1)
    return result;
  for (guint i = 0; i < ANSWERING_ROUNDS; i++)
    {
      double answer = MAX (1, self->traffic.output_tokens) * result.token_interval_seconds;
      double in_server = result.request_seconds - wait_for_room (self, taken, answer);

      result = predict_loop (self, roofline, c, taken, MAX (1, taken * answer / in_server));
    }
  return result;
}

static TdrPrediction
predict_open (const TdrScenario     *self,
              const TdrRoofline     *roofline,
              const TdrCoefficients *c)
{
  double output = MAX (1, self->traffic.output_tokens);
  double limit = running_limit (self);
  TdrStepTime prefill = prefill_step (self, roofline, 1);
  TdrStepTime empty = tdr_roofline_get_prefill (roofline, 1, 1, 1);
  /* A short prompt rides along in a step whose weights are read anyway. */
  double own = MAX (prefill.total - empty.total, 0);
  double load = self->requests_per_second * own / roofline->data_parallel;
  double duty = MIN (MOST_DUTY, load);
  TdrPrediction result = { .batch = 1 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      TdrStepTime step = decode_step (self, roofline, result.batch);

      result.step_seconds = step.total;
      result.token_interval_seconds = step.total / (1 - duty);
      result.batch = CLAMP (self->requests_per_second * output * result.token_interval_seconds, 1, limit);
    }
  result.saturated = load >= MOST_DUTY || result.batch >= limit;
  result.first_token_seconds = own + STEPS_TO_FIRST_TOKEN * result.step_seconds + queue_wait (duty) * prefill.total
                               + request_seconds (roofline, c);
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
  double prefill = prefill_step (self, roofline, in_group).total;
  double step = decode_step (self, roofline, self->clients).total;

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
  double batch = MAX (1, MIN (MIN (self->clients, self->requests), running_limit (self)));
  double step = decode_step (self, roofline, batch).total;
  TdrStepTime prefill = prefill_step (self, roofline, 1);
  double own = prefill.total / roofline->data_parallel;
  double full = batch * output / (output * step + batch * tdr_roofline_get_interference (roofline, &prefill));
  double rate = full * self->requests / (self->requests + TAIL_SHARE * batch);

  return (TdrPrediction) {
    .batch = batch,
    .step_seconds = step,
    .token_interval_seconds = batch / full,
    .first_token_seconds = batch / 2 * own + request_seconds (roofline, c),
    .request_seconds = self->requests * output / rate,
    .output_tokens_per_second = rate,
  };
}

static TdrPrediction
predict_prompts (const TdrScenario     *self,
                 const TdrRoofline     *roofline,
                 const TdrCoefficients *c)
{
  double prefill = prefill_step (self, roofline, 1).total;

  return (TdrPrediction) {
    .batch = 1,
    .first_token_seconds = prefill + request_seconds (roofline, c),
    .request_seconds = prefill,
    .input_tokens_per_second = self->traffic.new_tokens * roofline->data_parallel / prefill,
  };
}

static TdrPrediction
predict_decode (const TdrScenario *self,
                const TdrRoofline *roofline)
{
  double batch = MAX (1, self->clients);
  double step = decode_step (self, roofline, batch).total;

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
      return predict_closed (self, roofline, coefficients);
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
