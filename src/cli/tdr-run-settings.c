/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-settings.h"

#include "tdr-calibration.h"

/* InferenceX publishes the scripts that start its servers (github.com/SemiAnalysisAI/InferenceX, benchmarks, one for each
 * model, precision, chip and software; pull request 594 for the runs that gather for 40 steps). What they set and its
 * results do not say is kept here. */

/* A scheduler that is told to looks at its queue only so often (SGLang's --scheduler-recv-interval). */
#define FEW_CLIENTS 16
#define STEPS_FOR_FEW 10.0
#define STEPS_FOR_MANY 30.0

/**
 * Wide:
 * @model: the catalogue's name of it
 * @software: a part of the name, "" for any
 * @weights: "" for any
 * @hopper: whether it is only on Hopper
 *
 * Servers that are not told to keep their cache at 8 bits.
 */
typedef struct {
  const char *model;
  const char *software;
  const char *weights;
  gboolean hopper;
} Wide;

static const Wide wide[] = {
  { "gpt-oss-120b", "", "", TRUE },
  { "deepseek-v3", "sglang", "", TRUE },
  { "glm-5", "", "", TRUE },
  { "qwen3.5-397b-a17b", "", "bf16", FALSE },
};

/**
 * Gathering:
 * @model: the catalogue's name of it
 * @software: how its name begins
 * @weights: "" for any
 * @most_chips: with this many chips at most
 * @least_clients: from so many clients on
 * @most_clients: up to so many
 * @steps: that the first prompt waits for others (TensorRT-LLM's batch_wait_timeout_iters)
 *
 * Servers that gather prompts of 1024 tokens with answers of 1024.
 */
typedef struct {
  const char *model;
  const char *software;
  const char *weights;
  double most_chips;
  double least_clients;
  double most_clients;
  double steps;
} Gathering;

static const Gathering gatherings[] = {
  { "llama-3.1-70b", "trtllm", "", 4, 0, G_MAXDOUBLE, 20 },
  { "deepseek-v3", "trtllm 1.2.0rc6.post2", "fp8", 8, 64, 128, 40 },
};

static gboolean
is_published (const TdrMeasuredRun *run)
{
  return g_str_has_prefix (run->source, "InferenceX");
}

static gboolean
fits (const char *wanted,
      const char *found)
{
  return *wanted == '\0' || g_str_equal (wanted, found);
}

static gboolean
is_hopper (const TdrAccelerator *chip)
{
  return g_strcmp0 (tdr_accelerator_get_family (chip), "hopper") == 0;
}

static gboolean
is_wide (const Wide           *self,
         const TdrMeasuredRun *run,
         const TdrAccelerator *chip)
{
  return g_str_equal (self->model, run->model) && strstr (run->software, self->software) != NULL
         && fits (self->weights, run->weights) && (!self->hopper || is_hopper (chip));
}

static gboolean
gathers (const Gathering      *self,
         const TdrMeasuredRun *run)
{
  return g_str_equal (self->model, run->model) && g_str_has_prefix (run->software, self->software)
         && fits (self->weights, run->weights) && run->tensor_parallel <= self->most_chips
         && run->concurrency >= self->least_clients && run->concurrency <= self->most_clients
         && run->input_tokens == 1024 && run->output_tokens == 1024;
}

/**
 * tdr_run_settings_get_cache_bits:
 *
 * Returns: bits of an element of the cache, 0 where that is not known
 */
int
tdr_run_settings_get_cache_bits (const TdrMeasuredRun *run,
                                 const TdrAccelerator *chip)
{
  if (!is_published (run))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      if (is_wide (&wide[i], run, chip))
        return 16;
    }
  return 8;
}

/**
 * tdr_run_settings_get_gathering_steps:
 *
 * Returns: decode steps for which the first prompt waits for others, 0 for none
 */
double
tdr_run_settings_get_gathering_steps (const TdrMeasuredRun *run)
{
  for (guint i = 0; is_published (run) && i < G_N_ELEMENTS (gatherings); i++)
    {
      if (gathers (&gatherings[i], run))
        return gatherings[i].steps;
    }
  return 0;
}

/**
 * tdr_run_settings_get_polling_steps:
 *
 * Returns: decode steps from one look at the queue to the next, 0 for every one
 */
double
tdr_run_settings_get_polling_steps (const TdrMeasuredRun *run,
                                    const TdrAccelerator *chip)
{
  gboolean deepseek = g_str_equal (run->model, "deepseek-v3");
  gboolean cramped = deepseek && g_str_equal (run->weights, "fp8") && run->tensor_parallel == 4;

  if (!is_published (run) || is_hopper (chip) || !g_str_has_prefix (run->software, "sglang")
      || !(deepseek || g_str_equal (run->model, "qwen3.5-397b-a17b")))
    return 0;
  return run->concurrency < FEW_CLIENTS || cramped ? STEPS_FOR_FEW : STEPS_FOR_MANY;
}

/* Meta's checkpoint has a scale for every row of a matrix. vLLM's kernels for that (fbgemm_fp8) are NVIDIA's: on AMD it
 * said at first that it cannot (github.com/vllm-project/vllm/issues/7031), and then scaled in steps of their own what
 * AMD's checkpoint scales in the product (apply_fp8_linear, “unfused DQ”). */
static gboolean
scales_apart (const TdrMeasuredRun *run,
              const TdrAccelerator *chip)
{
  return g_strcmp0 (tdr_accelerator_get_family (chip), "cdna3") == 0 && strstr (run->model_raw, "(meta FP8)") != NULL;
}

/**
 * tdr_run_settings_get_kernels:
 *
 * Returns: (nullable): the stack that a run belongs to although its software is called otherwise. TensorRT-LLM is told to
 *   compute gpt-oss on Hopper with kernels of Triton, which share little with its own; vLLM lacks some on AMD.
 */
const char *
tdr_run_settings_get_kernels (const TdrMeasuredRun *run,
                              const TdrAccelerator *chip)
{
  gboolean triton = is_published (run) && is_hopper (chip) && g_str_equal (run->model, "gpt-oss-120b")
                    && g_str_has_prefix (run->software, "trtllm");

  if (scales_apart (run, chip))
    return "vllm-unfused";
  return triton ? "trtllm-triton" : NULL;
}
