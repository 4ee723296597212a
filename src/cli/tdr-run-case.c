/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-case.h"

#include "tdr-run-load.h"
#include "tdr-run-settings.h"
#include "tdr-run-software.h"

#include <math.h>

/* InferenceX draws lengths between 0.8 and 1.0 of the nominal ones. */
#define DRAWN_LENGTHS 0.9

static double
unit_of (const char *unit)
{
  return g_str_equal (unit, "ms") ? 1e-3 : g_str_equal (unit, "TFLOP/s") ? 1e12 : g_str_equal (unit, "%") ? 1e-2 : 1;
}

static gboolean
set_metric (TdrRunCase *self)
{
  static const struct {
    const char *name;
    TdrRunMetric metric;
  } metrics[] = {
    { "TTFT", TDR_RUN_FIRST_TOKEN },
    { "TPOT", TDR_RUN_TOKEN_INTERVAL },
    { "ITL median", TDR_RUN_STEP },
    { "latency e2e mean", TDR_RUN_REQUEST },
    { "output tok/s total", TDR_RUN_OUTPUT_RATE },
    { "input tok/s total", TDR_RUN_INPUT_RATE },
    { "train tok/s/chip", TDR_RUN_TRAINING_RATE },
    { "model TFLOP/s/chip", TDR_RUN_TRAINING_FLOPS },
    { "MFU", TDR_RUN_TRAINING_SHARE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      if (!g_str_equal (self->run->metric, metrics[i].name))
        continue;
      self->metric = metrics[i].metric;
      self->value = self->run->value * unit_of (self->run->unit);
      return self->value > 0;
    }
  return FALSE;
}

/* Which parts of the model are narrow: of a mixture of experts in four bits only the experts are; gpt-oss was released
 * so, with everything else at 16. Integers are only stored: products are computed at 16 bits. */
static void
set_precision (TdrRunCase *self)
{
  const char *weights = *self->run->weights != '\0' ? self->run->weights : "bf16";
  gboolean released_four = self->model->released_precision_bits == 4;
  gboolean integers = g_str_has_prefix (weights, "int");
  int bits = released_four ? 4 : tdr_run_software_get_bits (weights, 16);
  const TdrAccelerator *chip = self->chip;

  self->layout.expert_bits = bits;
  self->layout.dense_bits = bits;
  if (bits == 4 && self->model->experts > 0)
    self->layout.dense_bits = released_four || integers ? 16 : 8;
  self->layout.dense_compute_bits = self->layout.dense_bits;
  self->layout.expert_compute_bits = bits;
  if (integers || (bits == 4 && chip->fp4_flops <= 0))
    self->layout.expert_compute_bits = 16;
  if (integers || (self->layout.dense_bits == 4 && chip->fp4_flops <= 0))
    self->layout.dense_compute_bits = 16;
}

/* TensorRT-LLM keeps its cache at 8 bits, and so do DeepSeek's kernels on Blackwell. */
static int
usual_cache_bits (const TdrRunCase *self)
{
  gboolean deepseek = self->model->attention == TDR_ATTENTION_LATENT && self->layout.expert_bits <= 8
                      && self->chip->fp4_flops > 0;

  return deepseek || g_str_equal (self->stack, "trtllm") ? 8 : 16;
}

static void
set_cache_precision (TdrRunCase *self)
{
  int told = tdr_run_settings_get_cache_bits (self->run, self->chip);

  self->layout.cache_bits = tdr_run_software_get_bits (self->run->cache, told > 0 ? told : usual_cache_bits (self));
}

/* A release is the version where one is given, and otherwise the month: nightly builds carry none. */
static void
set_release (TdrRunCase *self)
{
  gboolean numbered = strpbrk (self->run->software, "0123456789") != NULL;
  char release[TDR_KEY_LENGTH];

  g_snprintf (release, TDR_KEY_LENGTH, "%s|%.*s", self->stack, numbered ? TDR_KEY_LENGTH : 7,
              numbered ? self->run->software : self->run->date);
  tdr_situation_set_release (&self->situation, release, self->model, &self->layout);
}

static void
set_situation (TdrRunCase *self)
{
  tdr_situation_init (&self->situation, self->model, self->chip, &self->layout, self->stack);
  set_release (self);
  g_strlcpy (self->situation.keys[TDR_LEVEL_PROTOCOL], self->run->source, TDR_KEY_LENGTH);
}

/* TensorRT-LLM's own tables count the chips of mixtures of experts as tensor-parallel, and say in words that each of them
 * computes the attention of its own sequences. */
static gboolean
divides_sequences (const TdrRunCase *self)
{
  return self->model->experts > 0 && self->layout.data_parallel == 1
         && strstr (self->run->notes, "MoE runs set enable_attention_dp") != NULL;
}

static void
set_parallelism (TdrRunCase *self)
{
  const TdrMeasuredRun *run = self->run;

  self->layout.tensor_parallel = (int) tdr_measured_figure_or (run->tensor_parallel, 1);
  self->layout.data_parallel = (int) tdr_measured_figure_or (run->data_parallel, 1);
  self->layout.pipeline_parallel = (int) tdr_measured_figure_or (run->pipeline_parallel, 1);
  self->layout.expert_parallel = tdr_measured_figure_or (run->expert_parallel, 1) > 1;
  if (!divides_sequences (self))
    return;
  self->layout.data_parallel = self->layout.tensor_parallel;
  self->layout.tensor_parallel = 1;
}

/* What the notes say of precision wins: “MXFP8”, “NVFP4”. Rounds of MLPerf do not say it: their fastest entries compute
 * in 8 bits wherever the chip can. */
static int
training_bits (const TdrRunCase *self)
{
  int unsaid = g_str_has_prefix (self->run->source, "MLPerf") && self->chip->fp8_flops > 0 ? 8 : 16;

  return MIN (16, tdr_run_software_get_bits (self->run->weights, unsaid));
}

static const char *
set_training (TdrRunCase *self)
{
  const TdrMeasuredRun *run = self->run;

  if (!(run->input_tokens > 0) || !(run->chips > 0))
    return "sequence length or number of chips is not given";
  self->stack = tdr_run_software_get_stack (run);
  if (self->stack == NULL)
    return "software that is not known";
  self->training = (TdrTrainingRun) {
    .chips = (int) run->chips, .sequence_tokens = run->input_tokens, .bits = training_bits (self),
    .adapters = g_str_equal (run->phase, "training-lora"),
  };
  self->layout.expert_bits = self->training.bits;
  self->layout.dense_bits = self->training.bits;
  set_situation (self);
  return NULL;
}

static const char *
doubtful (const TdrMeasuredRun *run)
{
  if (strstr (run->notes, "SUSPECT") != NULL)
    return "the source itself doubts it";
  /* Half its answers hit a length limit, and token counts of the payload files do not match. */
  if (strstr (run->source, "FMBench") != NULL
      && (g_str_equal (run->chip, "inferentia2") || !g_str_equal (run->metric, "latency e2e mean")
          || run->output_tokens > 0.9 * run->input_tokens))
    return "token counts of the source contradict each other";
  return NULL;
}

static const char *
serving_stack (const TdrRunCase *self)
{
  const char *kernels = tdr_run_settings_get_kernels (self->run, self->chip);

  return kernels != NULL ? kernels : tdr_run_software_get_stack (self->run);
}

static const char *
find_obstacle (TdrRunCase *self)
{
  const TdrMeasuredRun *run = self->run;
  const char *obstacle;

  if (self->model == NULL)
    return "the catalogue has no shape of the model";
  if (self->chip == NULL)
    return "the catalogue has no data sheet of the chip";
  if (self->mlperf)
    return "MLPerf does not publish the operating point";
  if (!set_metric (self))
    return "a metric that is not predicted";
  if (tdr_run_case_is_training (self))
    return set_training (self);
  if (!(run->input_tokens > 0) || !(run->tensor_parallel > 0))
    return "lengths or parallelism are not given";
  obstacle = doubtful (run);
  if (obstacle != NULL)
    return obstacle;
  self->stack = serving_stack (self);
  if (self->stack == NULL)
    return "software that is not known";
  set_precision (self);
  set_cache_precision (self);
  set_parallelism (self);
  obstacle = tdr_run_load_read (self);
  /* Which side of a disaggregated server was measured, and so how it is divided, is part of the load. */
  set_situation (self);
  return obstacle;
}

/**
 * tdr_run_case_is_training:
 *
 * Returns: whether the row is about training rather than serving
 */
gboolean
tdr_run_case_is_training (const TdrRunCase *self)
{
  return g_str_has_prefix (self->run->phase, "training");
}

/**
 * tdr_run_case_init:
 * @model: (nullable): shape of the run's model, if it is known
 * @chip: (nullable): data sheet of its chip
 *
 * Reads a published row as the engine's terms: precision, parallelism, load. What the row lacks or the engine does not
 * model is said in @self's obstacle.
 */
void
tdr_run_case_init (TdrRunCase           *self,
                   const TdrMeasuredRun *run,
                   const TdrModelSpec   *model,
                   const TdrAccelerator *chip)
{
  double lengths = strstr (run->source, "InferenceX") != NULL || strstr (run->software, "InferenceX") != NULL
                     ? DRAWN_LENGTHS
                     : 1;

  *self = (TdrRunCase) { .run = run, .model = model, .chip = chip, .scale = 1 };
  self->mlperf = g_str_has_prefix (run->phase, "mlperf");
  self->scenario.traffic.input_tokens = tdr_measured_figure_or (run->input_tokens, 0) * lengths;
  self->scenario.traffic.new_tokens = self->scenario.traffic.input_tokens;
  self->scenario.traffic.output_tokens = tdr_measured_figure_or (run->output_tokens, 0) * lengths;
  self->obstacle = find_obstacle (self);
  if (self->obstacle != NULL || tdr_run_case_is_training (self))
    return;
  self->scenario.cache_capacity_tokens = tdr_layout_get_cache_tokens (&self->layout, model, chip, chip->memory_bytes);
}

static double
predict_training (const TdrRunCase      *self,
                  const TdrCoefficients *coefficients)
{
  TdrTrainingRate rate = tdr_training_compute (self->model, self->chip, &self->training, coefficients);
  double per_chip = rate.tokens_per_second / self->training.chips;

  if (self->metric == TDR_RUN_TRAINING_RATE)
    return per_chip;
  if (self->metric == TDR_RUN_TRAINING_FLOPS)
    return per_chip * rate.flops_per_token;
  return rate.utilisation;
}

/**
 * tdr_run_case_predict:
 *
 * Returns: what should have been measured, in the unit of @self's value
 */
double
tdr_run_case_predict (const TdrRunCase      *self,
                      const TdrCoefficients *coefficients)
{
  TdrRoofline roofline;
  TdrPrediction prediction;

  if (tdr_run_case_is_training (self))
    return predict_training (self, coefficients);
  roofline = tdr_roofline_new (self->model, self->chip, &self->layout, coefficients);
  prediction = tdr_scenario_predict (&self->scenario, &roofline, coefficients);
  switch (self->metric)
    {
    case TDR_RUN_FIRST_TOKEN:
      return prediction.first_token_seconds;
    case TDR_RUN_TOKEN_INTERVAL:
      return prediction.token_interval_seconds;
    case TDR_RUN_STEP:
      return prediction.step_seconds;
    case TDR_RUN_REQUEST:
      return prediction.request_seconds;
    case TDR_RUN_OUTPUT_RATE:
      return prediction.output_tokens_per_second * self->scale;
    case TDR_RUN_INPUT_RATE:
      return prediction.input_tokens_per_second * self->scale;
    case TDR_RUN_TRAINING_RATE:
    case TDR_RUN_TRAINING_FLOPS:
    case TDR_RUN_TRAINING_SHARE:
    default:
      g_return_val_if_reached (0);
    }
}
