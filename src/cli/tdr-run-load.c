/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-load.h"

#include "tdr-run-guesses.h"
#include "tdr-run-settings.h"
#include "tdr-run-software.h"

#include <math.h>
#include <stdio.h>

/* An offline run of unknown size: perf-overview pages use 30 000 short, 3000 middling or 1500 long requests. */
#define SHORT_REQUESTS 30000.0
#define MIDDLING_REQUESTS 3000.0
#define LONG_REQUESTS 1500.0

/* vLLM and TensorRT-LLM run at most this many sequences together unless told otherwise. */
#define DEFAULT_SEQUENCES 4096.0

/* Prompt blocks of 16 tokens: what is computed of a prompt that was seen before. */
#define CACHED_PROMPT_TOKENS 16.0

/* TGI computes a lone prompt after this many tokens of the others, unless told otherwise (max-waiting-tokens,
 * https://huggingface.co/docs/text-generation-inference/reference/launcher). */
#define TGI_PATIENCE 20.0

/* optimum-neuron compiles for this length. */
#define NEURON_COMPILED_TOKENS 4096.0

/* The figure behind a word in the notes, for instance “request rate 10”. */
static double
figure_after (const char *notes,
              const char *words)
{
  const char *place = strstr (notes, words);

  return place != NULL ? g_ascii_strtod (place + strlen (words), NULL) : 0;
}

/* Sources whose answers are all as long. Those of the gap analyses that carry the name in their rows use the lengths of
 * InferenceX, and draw them: their first token hardly grows with the clients. */
static gboolean
answers_equally_long (const TdrMeasuredRun *run)
{
  return g_str_has_prefix (run->source, "sglang-jax") || g_str_has_prefix (run->source, "dstack DeepSeek-R1")
         || (strstr (run->source, "gap-analysis") != NULL && strstr (run->source_path, "_gap_analysis_") == NULL);
}

/* guidellm sends requests at a constant rate where its notes say “asynchronous” and all of them at once for its
 * “throughput”. optimum-neuron's runs of LLMPerf end after one request a client: of 16 clients on 4 places the median waits
 * for 1.5 requests, of 64 on 8 for 3.5. */
static TdrArrivals
read_arrivals (const TdrRunCase *self)
{
  const TdrMeasuredRun *run = self->run;

  if (strstr (run->notes, "guidellm asynchronous") != NULL)
    return TDR_ARRIVALS_PACED;
  if (strstr (run->notes, "guidellm throughput") != NULL)
    return TDR_ARRIVALS_TOGETHER;
  if (strstr (run->notes, "LLMPerf") != NULL && strstr (run->source, "optimum-neuron") != NULL)
    return TDR_ARRIVALS_TOGETHER;
  if (answers_equally_long (run))
    return self->scenario.prompts_apart ? TDR_ARRIVALS_WAVES : TDR_ARRIVALS_TRAINS;
  return TDR_ARRIVALS_MIXED;
}

/* Experts cannot be spread over more chips than there are: the dump left out the data-parallel groups of attention, and with
 * them how many chips there were. */
static gboolean
contradicts_layout (const TdrRunCase *self)
{
  int chips = self->layout.tensor_parallel * self->layout.data_parallel;

  return !self->layout.expert_parallel && (int) figure_after (self->run->notes, "moe_tp=") > chips;
}

static const char *
set_closed (TdrRunCase *self)
{
  const TdrMeasuredRun *run = self->run;
  gboolean neuron = strstr (run->software, "optimum-neuron") != NULL;
  gboolean tgi = tdr_run_software_is_tgi (run);
  double by_little = figure_after (run->notes, "mean concurrency by Little = ");
  double clients = tdr_measured_figure_or (run->concurrency, by_little);

  if (clients <= 0)
    return "no concurrency is given";
  if (contradicts_layout (self))
    return "experts are spread over more chips than the source counts";
  if (strstr (run->software, "cpu-sampling") != NULL)
    return "samples on the host processor";
  self->scenario.kind = TDR_SCENARIO_CLOSED;
  self->scenario.clients = clients;
  self->scenario.most_sequences = figure_after (run->notes, "max batch ");
  self->scenario.arrivals = read_arrivals (self);
  self->scenario.guesses = tdr_run_guesses_find (run);
  self->scenario.patience = tgi ? TGI_PATIENCE : 0;
  self->scenario.gathering_steps = tdr_run_settings_get_gathering_steps (run);
  self->scenario.polling_steps = tdr_run_settings_get_polling_steps (run, self->chip);
  if (!neuron)
    return NULL;
  /* Here “data parallel” are replicas that share nothing, each with its part of the clients. */
  self->scale = self->layout.data_parallel;
  self->scenario.clients /= self->layout.data_parallel;
  self->layout.data_parallel = 1;
  self->scenario.compiled_tokens = NEURON_COMPILED_TOKENS;
  /* TGI's server for Neuron took the logits to the host and chose there, in a loop over the sequences, until programs
   * came that choose on the chip (generator.py of TGI's Neuron back end). */
  self->scenario.host_samples = g_str_equal (self->stack, "optimum-neuron-hlo");
  if (self->scenario.most_sequences <= 0)
    self->scenario.most_sequences = 4;
  return NULL;
}

static const char *
set_open (TdrRunCase *self)
{
  double rate = figure_after (self->run->notes, "request rate ");

  if (rate <= 0)
    return "no request rate is given";
  self->scenario.kind = TDR_SCENARIO_OPEN;
  self->scenario.requests_per_second = rate;
  self->scenario.most_sequences = 128;
  /* BLIS repeats a few prompts with a prefix cache: only the last block of each is computed. */
  if (g_str_has_prefix (self->run->source, "BLIS"))
    self->scenario.traffic.new_tokens = CACHED_PROMPT_TOKENS;
  return NULL;
}

/* Where a source's own total of input and output is that of several replicas although the figure is that of one, the
 * requests are those of one too. */
static gboolean
counts_one_replica (const TdrRunCase *self)
{
  const TdrTraffic *traffic = &self->scenario.traffic;
  double total = figure_after (self->run->notes, "source reports total tok/s ");
  double one = self->value * (traffic->input_tokens + traffic->output_tokens) / traffic->output_tokens;

  return fabs (total / one - self->layout.data_parallel) < 0.01;
}

static const char *
set_offline (TdrRunCase *self)
{
  double length = self->scenario.traffic.input_tokens + self->scenario.traffic.output_tokens;
  double unknown = length <= 300 ? SHORT_REQUESTS : length <= 2600 ? MIDDLING_REQUESTS : LONG_REQUESTS;
  gboolean sized = g_str_equal (self->run->phase, "offline-batch");

  if (sized && self->metric != TDR_RUN_OUTPUT_RATE)
    return "times of a burst, whose order is not given";
  if (counts_one_replica (self))
    self->layout.data_parallel = 1;
  self->scenario.kind = TDR_SCENARIO_OFFLINE;
  self->scenario.requests = sized ? tdr_measured_figure_or (self->run->concurrency, unknown) : unknown;
  self->scenario.clients = sized ? tdr_measured_figure_or (self->run->batch, DEFAULT_SEQUENCES) : DEFAULT_SEQUENCES;
  return NULL;
}

static const char *
set_static (TdrRunCase *self)
{
  if (strstr (self->run->source, "Neuron SDK") != NULL && self->metric == TDR_RUN_OUTPUT_RATE)
    return "derived from the times of the same run";
  self->scenario.kind = TDR_SCENARIO_STATIC;
  self->scenario.clients = tdr_measured_figure_or (self->run->batch, 1);
  return NULL;
}

/* “… decode 2x(tp8 dp1 moe_tp8 ep1 bs64)”. Some dumps wrote tp multiplied by ep, which the product betrays. */
static const char *
set_decode_side (TdrRunCase *self)
{
  const char *decode = strstr (self->run->notes, "decode ");
  int instances;
  int moe_ways;
  int expert_ways;

  if (self->metric != TDR_RUN_TOKEN_INTERVAL)
    return "the prefill queue of a disaggregated server";
  if (decode == NULL || isnan (self->run->concurrency)
      || sscanf (decode, "decode %dx(tp%d dp%d moe_tp%d ep%d", &instances, &self->layout.tensor_parallel,
                 &self->layout.data_parallel, &moe_ways, &expert_ways) != 5
      || instances < 1 || self->layout.tensor_parallel < 1 || self->layout.data_parallel < 1)
    return "the decode side of a disaggregated server is not described";
  if (moe_ways > 1 && expert_ways > 1
      && self->layout.tensor_parallel * self->layout.data_parallel == moe_ways * expert_ways)
    {
      if (self->layout.data_parallel == 1)
        self->layout.tensor_parallel = moe_ways;
      else
        self->layout.data_parallel = moe_ways;
    }
  self->scenario.kind = TDR_SCENARIO_DECODE;
  self->scenario.clients = self->run->concurrency / instances;
  return NULL;
}

static const char *
set_prompts (TdrRunCase *self)
{
  self->scenario.kind = TDR_SCENARIO_PROMPTS;
  return NULL;
}

static const char *
set_single (TdrRunCase *self)
{
  self->scenario.kind = TDR_SCENARIO_DECODE;
  self->scenario.clients = 1;
  return NULL;
}

/**
 * tdr_run_load_read:
 *
 * Reads the load that a serving row was measured under, by its phase, into @self's scenario, and with it the
 * parallelism of the side that was measured. Needs the lengths, the stack and the parallelism to be set.
 *
 * Returns: (nullable): why the load cannot be predicted, or %NULL
 */
const char *
tdr_run_load_read (TdrRunCase *self)
{
  static const struct {
    const char *phase;
    const char *(*set) (TdrRunCase *self);
  } phases[] = {
    { "serving-agg", set_closed },
    { "serving-open", set_open },
    { "serving-disagg", set_decode_side },
    { "offline-max", set_offline },
    { "offline-batch", set_offline },
    { "static-batch", set_static },
    { "prefill", set_prompts },
    { "prefill-burst", set_prompts },
    { "decode", set_single },
  };

  self->scenario.prompts_apart = tdr_run_software_computes_prompts_apart (self->stack);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      if (g_str_equal (self->run->phase, phases[i].phase))
        return phases[i].set (self);
    }
  if (g_str_equal (self->run->phase, "serving-specdec"))
    return "speculative decoding with an acceptance rate that is not given";
  return "the operating point is not published";
}
