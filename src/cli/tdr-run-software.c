/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-software.h"

typedef struct {
  const char *part;
  const char *name;
} Naming;

/* The first part that occurs in the software's description, in small letters, decides. optimum-neuron computed with
 * transformers-neuronx, and then with what it had copied of it, until release 0.2 went over to neuronx-distributed (its
 * pull requests 775, 835 and 855). vLLM 0.6.3 for ROCm computed long prompts so slowly, 128,000 tokens in twelve minutes,
 * that it teaches nothing about the vLLM of the next month. */
static const Naming stacks[] = {
  { "sglang-jax", "sglang-jax" },
  { "tpu-inference", "vllm-tpu" },
  { "vllm tpu", "vllm-tpu" },
  { "jetstream", "jetstream" },
  { "optimum-neuron v0.0", "optimum-neuron-hlo" },
  { "optimum-neuron v0.1", "optimum-neuron-hlo" },
  { "optimum-neuron inf2", "optimum-neuron-hlo" },
  { "optimum-neuron", "optimum-neuron" },
  { "nxd inference", "nxd-inference" },
  { "transformers neuron", "transformers-neuronx" },
  { "neuronx", "djl-neuronx" },
  { "tensorrtllm0", "trtllm-djl" },
  { "tensorrt-llm v0", "trtllm-static" },
  { "tensorrt-llm 0", "trtllm-0" },
  { "trtllm 0.17", "trtllm-0.17" },
  { "tensorrt-llm", "trtllm-bench" },
  { "trtllm", "trtllm" },
  { "tgi (oct 2024, rocm)", "tgi-rocm" },
  { "tgi", "tgi" },
  { "sglang 0.4", "sglang-2025" },
  { "sglang", "sglang" },
  { "vllm 0.7", "vllm-2025" },
  { "vllm 0.6.3 dev (rocm", "vllm-2024-rocm" },
  { "vllm 0.6", "vllm-2024" },
  { "nov 2024", "vllm-2024" },
  { "vllm", "vllm" },
  { "gpt-fast", "gpt-fast" },
  { "nemo", "megatron" },
  { "megatron", "megatron" },
  { "hugectr", "megatron" },
  { "pytorch nvidia release", "megatron" },
  { "maxtext", "maxtext" },
  { "torchtitan", "torchtitan" },
  { "composer", "composer" },
  { "neuron 2", "neuronx-training" },
  { "llmboost", "rocm-training" },
  { "rocm", "rocm-training" },
  { "pytorch", "pytorch" },
  { "tensorrt", "mlperf-tensorrt" },
};

static const struct {
  const char *name;
  int bits;
} precisions[] = {
  { "bf16", 16 }, { "fp16", 16 }, { "fp32", 32 }, { "fp8", 8 }, { "mxfp8", 8 }, { "int8", 8 }, { "fp4", 4 },
  { "mxfp4", 4 }, { "nvfp4", 4 }, { "int4", 4 },
};

/**
 * tdr_run_software_get_bits:
 * @precision: as the row names it, for instance “fp8”; empty where it says nothing
 * @otherwise: bits of a name that is none
 *
 * Returns: bits of an element
 */
int
tdr_run_software_get_bits (const char *precision,
                           int         otherwise)
{
  for (guint i = 0; i < G_N_ELEMENTS (precisions); i++)
    {
      if (g_str_equal (precision, precisions[i].name))
        return precisions[i].bits;
    }
  return otherwise;
}

/**
 * tdr_run_software_get_stack:
 *
 * Which software, in our naming, a row ran on: versions that behave alike share a name.
 *
 * Returns: (nullable): the name, or %NULL for software that is not known
 */
const char *
tdr_run_software_get_stack (const TdrMeasuredRun *run)
{
  g_autofree char *software = g_ascii_strdown (run->software, -1);

  for (guint i = 0; i < G_N_ELEMENTS (stacks); i++)
    {
      if (strstr (software, stacks[i].part) != NULL)
        return stacks[i].name;
    }
  return NULL;
}

/**
 * tdr_run_software_is_tgi:
 *
 * Returns: whether requests went through the router of Text Generation Inference, whatever computed them
 */
gboolean
tdr_run_software_is_tgi (const TdrMeasuredRun *run)
{
  g_autofree char *software = g_ascii_strdown (run->software, -1);

  return strstr (software, "tgi") != NULL;
}

/**
 * tdr_run_software_computes_prompts_apart:
 * @stack: as tdr_run_software_get_stack() names it
 *
 * Returns: whether prompts have steps of their own, before all else (Sarathi-Serve, arXiv 2403.02310, says what that does to
 *   answers): so do SGLang unless told to mix (--enable-mixed-chunk), TGI, vLLM before its second engine (the default
 *   since release 0.8), and programs of fixed shapes
 */
gboolean
tdr_run_software_computes_prompts_apart (const char *stack)
{
  static const char *const apart[] = {
    "sglang", "sglang-2025", "sglang-jax", "tgi", "tgi-rocm", "vllm-2024", "vllm-2024-rocm", "vllm-2025", "optimum-neuron",
    "optimum-neuron-hlo", "nxd-inference", "transformers-neuronx", "djl-neuronx", "jetstream", NULL,
  };

  return stack != NULL && g_strv_contains (apart, stack);
}
