/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-run-case.h"

#include "capacity-fixtures.h"
#include "tdr-catalog.h"
#include "tdr-run-guesses.h"
#include "tdr-run-model.h"
#include "tdr-run-settings.h"

#include <math.h>

static TdrMeasuredRun
run_of (const char *phase,
        const char *metric,
        const char *software,
        const char *notes)
{
  return (TdrMeasuredRun) {
    .id = "t", .source = "test", .source_path = "", .date = "2026-01-01", .chip = "h200-sxm", .model = "m", .model_raw = "",
    .weights = "fp8", .cache = "", .phase = phase, .software = software, .metric = metric, .unit = "ms", .notes = notes,
    .group = "g", .chips = 8, .input_tokens = 1000, .output_tokens = 500, .batch = 4, .concurrency = 16,
    .tensor_parallel = 8, .pipeline_parallel = 1, .expert_parallel = 1, .data_parallel = 1, .value = 20,
  };
}

static void
test_cases (void)
{
  static const struct {
    const char *phase;
    const char *metric;
    const char *software;
    const char *notes;
    TdrScenarioKind kind;
    double clients;
    const char *stack;
  } cases[] = {
    { "serving-agg", "TPOT", "vllm 0.15.1", "", TDR_SCENARIO_CLOSED, 16, "vllm" },
    { "serving-agg", "TTFT", "sglang-jax", "", TDR_SCENARIO_CLOSED, 16, "sglang-jax" },
    { "serving-open", "TTFT", "vllm", "request rate 2.5", TDR_SCENARIO_OPEN, 0, "vllm" },
    { "static-batch", "TPOT", "TensorRT-LLM v0.9", "", TDR_SCENARIO_STATIC, 4, "trtllm-static" },
    { "offline-batch", "output tok/s total", "sglang 0.4.2", "", TDR_SCENARIO_OFFLINE, 4, "sglang-2025" },
    { "prefill", "TTFT", "TensorRT-LLM v0.5", "", TDR_SCENARIO_PROMPTS, 0, "trtllm-static" },
    { "offline-batch", "output tok/s total", "vLLM (Nov 2024)", "", TDR_SCENARIO_OFFLINE, 4, "vllm-2024" },
    { "offline-batch", "output tok/s total", "vllm 0.6.3 dev (ROCm 6.1)", "", TDR_SCENARIO_OFFLINE, 4, "vllm-2024-rocm" },
    { "serving-disagg", "TPOT", "trtllm 1.1", "prefill 1x(tp8 dp1 moe_tp8 ep1 bs1), decode 2x(tp4 dp1 moe_tp4 ep1 bs8)",
      TDR_SCENARIO_DECODE, 8, "trtllm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of (cases[i].phase, cases[i].metric, cases[i].software, cases[i].notes);
      TdrCoefficients prior = tdr_coefficients_get_prior ();
      TdrRunCase item;

      g_test_message ("%s", cases[i].phase);
      tdr_run_case_init (&item, &run, &llama_70b, &h200);
      g_assert_cmpstr (item.obstacle, ==, NULL);
      g_assert_cmpint (item.scenario.kind, ==, cases[i].kind);
      g_assert_cmpfloat (item.scenario.clients, ==, cases[i].clients);
      g_assert_cmpstr (item.stack, ==, cases[i].stack);
      g_assert_cmpfloat (tdr_run_case_predict (&item, &prior), >, 0);
    }
}

/* 100 answered tokens a second are 300 with the prompts. A source that counts 600 on two replicas gives the figure of one,
 * and one that counts 300 that of both. */
static void
test_replicas (void)
{
  static const struct {
    const char *notes;
    int data_parallel;
  } cases[] = {
    { "source reports total tok/s 600", 1 },
    { "source reports total tok/s 300", 2 },
    { "", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of ("offline-batch", "output tok/s total", "vllm", cases[i].notes);
      TdrRunCase item;

      run.unit = "tok/s";
      run.value = 100;
      run.data_parallel = 2;
      tdr_run_case_init (&item, &run, &llama_70b, &h200);
      g_assert_cmpint (item.layout.data_parallel, ==, cases[i].data_parallel);
    }
}

/* What the words say of a mixture's attention wins over the column; a dense model has none of it. */
static void
test_divided_sequences (void)
{
  TdrMeasuredRun run = run_of ("offline-max", "output tok/s total", "TensorRT-LLM v1.0 PyTorch",
                               "mode TP; MoE runs set enable_attention_dp");
  TdrRunCase item;

  tdr_run_case_init (&item, &run, &deepseek_v3, &h200);
  g_assert_cmpint (item.layout.data_parallel, ==, 8);
  g_assert_cmpint (item.layout.tensor_parallel, ==, 1);
  tdr_run_case_init (&item, &run, &llama_70b, &h200);
  g_assert_cmpint (item.layout.data_parallel, ==, 1);
  g_assert_cmpint (item.layout.tensor_parallel, ==, 8);
}

static void
test_obstacles (void)
{
  TdrMeasuredRun known = run_of ("serving-agg", "TPOT", "vllm", "");
  TdrMeasuredRun odd_metric = run_of ("serving-agg", "happiness", "vllm", "");
  TdrMeasuredRun odd_software = run_of ("serving-agg", "TPOT", "abacus", "");
  TdrMeasuredRun lonely = run_of ("serving-agg", "TPOT", "vllm", "");
  TdrMeasuredRun spread = run_of ("serving-agg", "TPOT", "vllm", "moe_tp=4; gemm_quant=fp8");
  TdrRunCase item;

  lonely.concurrency = NAN;
  spread.tensor_parallel = 2;
  tdr_run_case_init (&item, &known, NULL, &h200);
  g_assert_cmpstr (item.obstacle, ==, "the catalogue has no shape of the model");
  tdr_run_case_init (&item, &known, &llama_70b, NULL);
  g_assert_cmpstr (item.obstacle, ==, "the catalogue has no data sheet of the chip");
  tdr_run_case_init (&item, &odd_metric, &llama_70b, &h200);
  g_assert_cmpstr (item.obstacle, ==, "a metric that is not predicted");
  tdr_run_case_init (&item, &odd_software, &llama_70b, &h200);
  g_assert_cmpstr (item.obstacle, ==, "software that is not known");
  tdr_run_case_init (&item, &lonely, &llama_70b, &h200);
  g_assert_cmpstr (item.obstacle, ==, "no concurrency is given");
  tdr_run_case_init (&item, &spread, &deepseek_v3, &h200);
  g_assert_cmpstr (item.obstacle, ==, "experts are spread over more chips than the source counts");
  spread.tensor_parallel = 4;
  tdr_run_case_init (&item, &spread, &deepseek_v3, &h200);
  g_assert_null (item.obstacle);
}

static void
test_precision (void)
{
  TdrMeasuredRun run = run_of ("serving-agg", "TPOT", "vllm", "");
  TdrRunCase item;

  /* Of a mixture of experts in four bits only the experts are; integers are only stored. */
  run.weights = "fp4";
  tdr_run_case_init (&item, &run, &deepseek_v3, &h200);
  g_assert_cmpint (item.layout.expert_bits, ==, 4);
  g_assert_cmpint (item.layout.dense_bits, ==, 8);
  g_assert_cmpint (item.layout.expert_compute_bits, ==, 16);
  tdr_run_case_init (&item, &run, &gpt_oss_120b, &h200);
  g_assert_cmpint (item.layout.dense_bits, ==, 16);
  run.weights = "int8";
  tdr_run_case_init (&item, &run, &llama_70b, &h200);
  g_assert_cmpint (item.layout.dense_bits, ==, 8);
  g_assert_cmpint (item.layout.dense_compute_bits, ==, 16);
}

/* Only AMD's chips lack the kernels of Meta's checkpoint, and only that one's. */
static void
test_unfused_scales (void)
{
  static const struct {
    const char *chip;
    const char *checkpoint;
    const char *kernels;
  } cases[] = {
    { "mi300x", "Llama-3.1-405B FP8 (meta FP8)", "vllm-unfused" },
    { "mi300x", "Llama-3.1-405B FP8 (amd FP8-KV)", NULL },
    { "h100-sxm", "Llama-3.1-405B FP8 (meta FP8)", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of ("offline-batch", "output tok/s total", "vLLM (Nov 2024)", "");
      TdrAccelerator chip = { .id = cases[i].chip };

      run.model_raw = cases[i].checkpoint;
      g_assert_cmpstr (tdr_run_settings_get_kernels (&run, &chip), ==, cases[i].kernels);
    }
}

/* One release runs every class of models and every precision with kernels of its own; nightly builds are named by their
 * month. */
static void
test_release (void)
{
  TdrMeasuredRun run = run_of ("serving-agg", "TPOT", "vllm 0.15.1", "");
  TdrRunCase item;

  tdr_run_case_init (&item, &run, &llama_70b, &h200);
  g_assert_cmpstr (item.situation.keys[TDR_LEVEL_RELEASE], ==, "vllm|vllm 0.15.1|dense");
  g_assert_cmpstr (item.situation.keys[TDR_LEVEL_RELEASE_BITS], ==, "vllm|vllm 0.15.1|dense|8");
  g_assert_cmpstr (item.situation.keys[TDR_LEVEL_STACK_MODEL], ==, "vllm|llama-3.1-70b");
  run.software = "vllm";
  run.weights = "bf16";
  tdr_run_case_init (&item, &run, &llama_70b, &h200);
  g_assert_cmpstr (item.situation.keys[TDR_LEVEL_RELEASE_BITS], ==, "vllm|2026-01|dense|16");
}

/* How many chips share a layer is known of the side that was measured. */
static void
test_ways (void)
{
  TdrMeasuredRun run = run_of ("serving-disagg", "TPOT", "trtllm 1.1",
                               "prefill 1x(tp8 dp1 moe_tp8 ep1 bs1), decode 2x(tp4 dp1 moe_tp4 ep1 bs8)");
  TdrRunCase item;

  tdr_run_case_init (&item, &run, &llama_70b, &h200);
  g_assert_cmpstr (item.situation.keys[TDR_LEVEL_STACK_WAYS], ==, "trtllm|4");
  g_assert_cmpstr (item.situation.keys[TDR_LEVEL_STACK_CHIP], ==, "trtllm|h200-sxm");
  g_assert_cmpstr (item.situation.keys[TDR_LEVEL_CLASS], ==, "dense");
}

static void
test_arrivals (void)
{
  static const struct {
    const char *source;
    const char *path;
    const char *software;
    const char *notes;
    TdrArrivals arrivals;
  } cases[] = {
    { "HF optimum-neuron benchmark", "", "vllm 0.15.1", "guidellm asynchronous@0.49 req/sec", TDR_ARRIVALS_PACED },
    { "HF optimum-neuron benchmark", "", "vllm 0.15.1", "guidellm throughput", TDR_ARRIVALS_TOGETHER },
    { "HF optimum-neuron benchmark", "", "vllm 0.15.1", "LLMPerf input 1500", TDR_ARRIVALS_TOGETHER },
    { "someone else", "", "vllm 0.15.1", "LLMPerf input 1500", TDR_ARRIVALS_MIXED },
    { "someone else", "", "vllm 0.15.1", "", TDR_ARRIVALS_MIXED },
    { "AIConfigurator gap-analysis runs", "file#qwen_agg", "sglang 0.5.1", "", TDR_ARRIVALS_WAVES },
    { "AIConfigurator gap-analysis runs", "file#qwen_agg", "vllm 0.12.0", "", TDR_ARRIVALS_TRAINS },
    { "AIConfigurator gap-analysis runs", "file#qwen_gap_analysis_agg", "sglang 0.5.9", "", TDR_ARRIVALS_MIXED },
    { "dstack DeepSeek-R1 benchmark", "", "vllm 0.7.3-0.7.4 dev", "", TDR_ARRIVALS_WAVES },
    { "InferenceX", "", "sglang 0.5.9", "", TDR_ARRIVALS_MIXED },
    { "sglang-jax nightly CI", "", "sglang-jax", "", TDR_ARRIVALS_WAVES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of ("serving-agg", "TTFT", cases[i].software, cases[i].notes);
      TdrRunCase item;

      run.source = cases[i].source;
      run.source_path = cases[i].path;
      g_test_message ("%s %s %s", run.source, run.software, run.notes);
      tdr_run_case_init (&item, &run, &llama_70b, &h200);
      g_assert_cmpint (item.scenario.arrivals, ==, cases[i].arrivals);
    }
}

/* Who computes prompts in steps of their own, and who beside the answers. */
static void
test_prompts_apart (void)
{
  static const struct {
    const char *phase;
    const char *software;
    gboolean apart;
  } cases[] = {
    { "serving-agg", "sglang 0.5.9", TRUE },
    { "serving-agg", "vllm 0.15.1", FALSE },
    { "serving-agg", "vllm 0.7.3-0.7.4 dev", TRUE },
    { "serving-agg", "trtllm 1.1.0rc2", FALSE },
    { "serving-agg", "TGI optimum-neuron v0.2.0", TRUE },
    { "offline-batch", "sglang 0.4.2", TRUE },
    { "offline-batch", "TensorRT-LLM v1.0 PyTorch backend", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of (cases[i].phase, "output tok/s total", cases[i].software, "");
      TdrRunCase item;

      g_test_message ("%s", cases[i].software);
      tdr_run_case_init (&item, &run, &llama_70b, &h200);
      g_assert_cmpstr (item.obstacle, ==, NULL);
      g_assert_cmpint (item.scenario.prompts_apart, ==, cases[i].apart);
    }
}

/* TGI's router puts a lone prompt off, whatever computes it. Only its server for Neuron chose tokens on the host, and only
 * with the programs that optimum-neuron ran before release 0.2. */
static void
test_tgi (void)
{
  static const struct {
    const char *software;
    const char *stack;
    double patience;
    gboolean host_samples;
  } cases[] = {
    { "TGI optimum-neuron v0.0.25", "optimum-neuron-hlo", 20, TRUE },
    { "TGI optimum-neuron v0.1.0", "optimum-neuron-hlo", 20, TRUE },
    { "TGI optimum-neuron v0.2.0", "optimum-neuron", 20, FALSE },
    { "optimum-neuron vLLM", "optimum-neuron", 0, FALSE },
    { "huggingface-pytorch-tgi-inference-2.0.1-tgi1.1.0", "tgi", 20, FALSE },
    { "vllm 0.15.1", "vllm", 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of ("serving-agg", "TTFT", cases[i].software, "");
      TdrRunCase item;

      g_test_message ("%s", cases[i].software);
      tdr_run_case_init (&item, &run, &llama_70b, &h200);
      g_assert_cmpstr (item.stack, ==, cases[i].stack);
      g_assert_cmpfloat (item.scenario.patience, ==, cases[i].patience);
      g_assert_cmpint (item.scenario.host_samples, ==, cases[i].host_samples);
    }
}

/* The dump lost which runs guess tokens ahead: the release, the day or the layout tells, and nobody else's rows are
 * touched. */
static void
test_guesses (void)
{
  static const struct {
    const char *source;
    const char *path;
    const char *date;
    const char *model;
    const char *software;
    double chips;
    double groups;
    double experts;
    int guesses;
  } cases[] = {
    { "InferenceX", "dump#2026_03_25_a", "2026-01-14", "deepseek-v3", "trtllm 1.1.0rc2.post2", 8, 1, 1, 3 },
    { "InferenceX", "dump#2026_03_25_a", "2026-01-14", "deepseek-v3", "trtllm 1.1.0rc2.post2", 1, 8, 1, 1 },
    { "InferenceX", "dump#2026_04_06_a", "2025-12-15", "deepseek-v3", "trtllm 1.1.0rc2.post2", 8, 1, 1, 0 },
    { "InferenceX", "dump#a", "2026-02-05", "deepseek-v3", "trtllm 1.2.0rc6.post3", 4, 1, 1, 3 },
    { "InferenceX", "dump#a", "2026-02-05", "deepseek-v3", "trtllm 1.2.0rc6.post2", 4, 1, 1, 0 },
    { "InferenceX", "dump#2026_03_25_a", "2026-03-25", "deepseek-v3", "sglang 0.5.9", 8, 1, 1, 2 },
    { "InferenceX", "dump#2026_03_25_a", "2026-03-25", "deepseek-v3", "sglang 0.5.9", 4, 1, 1, 0 },
    { "InferenceX", "dump#a", "2026-03-25", "deepseek-v3", "sglang 0.5.9", 8, 1, 1, 0 },
    { "InferenceX", "dump#2026_03_25_a", "2026-04-03", "qwen3.5-397b-a17b", "sglang 0.5.9", 4, 1, 1, 3 },
    { "InferenceX", "dump#2026_03_25_a", "2026-04-03", "qwen3.5-397b-a17b", "sglang 0.5.9", 4, 1, 4, 0 },
    { "somebody", "dump#2026_03_25_a", "2026-01-14", "deepseek-v3", "trtllm 1.1.0rc2.post2", 8, 1, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of ("serving-agg", "TPOT", cases[i].software, "");

      run.source = cases[i].source;
      run.source_path = cases[i].path;
      run.date = cases[i].date;
      run.model = cases[i].model;
      run.tensor_parallel = cases[i].chips;
      run.data_parallel = cases[i].groups;
      run.expert_parallel = cases[i].experts;
      g_test_message ("%s %s %s", cases[i].source, cases[i].software, cases[i].date);
      g_assert_cmpint (tdr_run_guesses_find (&run), ==, cases[i].guesses);
    }
}

/* What InferenceX tells its servers; of nobody else's is it known. */
static void
test_settings (void)
{
  static const struct {
    const char *source;
    const char *model;
    const char *software;
    const char *weights;
    const char *chip;
    double chips;
    double clients;
    double output_tokens;
    int cache_bits;
    double gathering;
    double polling;
    const char *kernels;
  } cases[] = {
    { "InferenceX", "llama-3.1-70b", "trtllm", "fp8", "h200-sxm", 4, 8, 1024, 8, 20, 0, NULL },
    { "InferenceX", "llama-3.1-70b", "trtllm", "fp8", "h200-sxm", 8, 8, 1024, 8, 0, 0, NULL },
    { "InferenceX", "llama-3.1-70b", "trtllm", "fp4", "b200", 2, 8, 8192, 8, 0, 0, NULL },
    { "InferenceX", "llama-3.1-70b", "vllm", "fp8", "b200", 2, 8, 1024, 8, 0, 0, NULL },
    { "InferenceX", "deepseek-v3", "trtllm 1.2.0rc6.post2", "fp8", "b200", 8, 64, 1024, 8, 40, 0, NULL },
    { "InferenceX", "deepseek-v3", "trtllm 1.2.0rc6.post2", "fp8", "b200", 8, 32, 1024, 8, 0, 0, NULL },
    { "InferenceX", "deepseek-v3", "trtllm 1.2.0rc6.post2", "fp4", "b200", 8, 64, 1024, 8, 0, 0, NULL },
    { "InferenceX", "deepseek-v3", "sglang 0.5.9", "fp4", "b200", 4, 8, 1024, 8, 0, 10, NULL },
    { "InferenceX", "deepseek-v3", "sglang 0.5.9", "fp4", "b200", 4, 16, 1024, 8, 0, 30, NULL },
    { "InferenceX", "deepseek-v3", "sglang 0.5.9", "fp8", "b200", 4, 16, 1024, 8, 0, 10, NULL },
    { "InferenceX", "deepseek-v3", "sglang 0.5.9", "fp8", "h200-sxm", 8, 16, 1024, 16, 0, 0, NULL },
    { "InferenceX", "glm-5", "sglang", "fp8", "b300", 8, 16, 1024, 8, 0, 0, NULL },
    { "InferenceX", "qwen3.5-397b-a17b", "sglang 0.5.9", "bf16", "b300", 8, 16, 1024, 16, 0, 30, NULL },
    { "InferenceX", "gpt-oss-120b", "trtllm", "fp4", "h200-sxm", 8, 16, 1024, 16, 0, 0, "trtllm-triton" },
    { "InferenceX", "gpt-oss-120b", "trtllm", "fp4", "b200", 8, 16, 1024, 8, 0, 0, NULL },
    { "InferenceX", "gpt-oss-120b", "vllm 0.18.0", "fp4", "h200-sxm", 8, 16, 1024, 16, 0, 0, NULL },
    { "somebody", "llama-3.1-70b", "trtllm", "fp8", "h200-sxm", 4, 8, 1024, 0, 0, 0, NULL },
    { "somebody", "deepseek-v3", "sglang 0.5.9", "fp4", "b200", 4, 16, 1024, 0, 0, 0, NULL },
    { "somebody", "gpt-oss-120b", "trtllm", "fp4", "h200-sxm", 8, 16, 1024, 0, 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = run_of ("serving-agg", "TTFT", cases[i].software, "");
      TdrAccelerator chip = { .id = cases[i].chip };

      run.source = cases[i].source;
      run.model = cases[i].model;
      run.weights = cases[i].weights;
      run.tensor_parallel = cases[i].chips;
      run.concurrency = cases[i].clients;
      run.input_tokens = 1024;
      run.output_tokens = cases[i].output_tokens;
      g_test_message ("%u: %s %s %s", i, run.source, run.model, run.software);
      g_assert_cmpint (tdr_run_settings_get_cache_bits (&run, &chip), ==, cases[i].cache_bits);
      g_assert_cmpfloat (tdr_run_settings_get_gathering_steps (&run), ==, cases[i].gathering);
      g_assert_cmpfloat (tdr_run_settings_get_polling_steps (&run, &chip), ==, cases[i].polling);
      g_assert_cmpstr (tdr_run_settings_get_kernels (&run, &chip), ==, cases[i].kernels);
    }
}

static void
test_model (void)
{
  static const struct {
    const char *filed;
    const char *named;
    const char *id;
  } cases[] = {
    { "llama-2-70b", "llama2-13b-g5.12xlarge-tgi1.1.0", "llama-2-13b" },
    { "llama-2-70b", "llama2-70b-g5.48xlarge-tgi1.1.0", "llama-2-70b" },
    { "llama-3.2-3b", "Llama-3.2-1B-Instruct", "llama-3.2-1b" },   /* the 3 of 3.2 is no size */
    { "llama-2-70b", "Llama-2-16bit", "llama-2-70b" },
    { "llama-2-70b", "", "llama-2-70b" },
    { "mixtral-8x7b", "Mixtral-8x7B-Instruct", "mixtral-8x7b" },
    { "qwen3-30b-a3b", "Qwen/Qwen3-3B-of-thirty", "qwen3-30b-a3b" },
    { "nobody-7b", "nobody-7b", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrCatalog) catalog = tdr_catalog_open (g_getenv ("TDR_TEST_CATALOG"), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrMeasuredRun run = { .model = cases[i].filed, .model_raw = cases[i].named };
      const TdrModelSpec *model = tdr_run_model_find (&run, catalog);

      g_assert_cmpstr (model != NULL ? model->id : NULL, ==, cases[i].id);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-case/cases", test_cases);
  g_test_add_func ("/run-case/replicas", test_replicas);
  g_test_add_func ("/run-case/divided-sequences", test_divided_sequences);
  g_test_add_func ("/run-case/obstacles", test_obstacles);
  g_test_add_func ("/run-case/precision", test_precision);
  g_test_add_func ("/run-case/unfused-scales", test_unfused_scales);
  g_test_add_func ("/run-case/release", test_release);
  g_test_add_func ("/run-case/ways", test_ways);
  g_test_add_func ("/run-case/arrivals", test_arrivals);
  g_test_add_func ("/run-case/prompts-apart", test_prompts_apart);
  g_test_add_func ("/run-tgi/find", test_tgi);
  g_test_add_func ("/run-guesses/find", test_guesses);
  g_test_add_func ("/run-settings/find", test_settings);
  g_test_add_func ("/run-model/find", test_model);

  return g_test_run ();
}
