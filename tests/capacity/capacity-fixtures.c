/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "capacity-fixtures.h"

const TdrModelSpec llama_70b = {
  .id = "llama-3.1-70b", .layers = 80, .hidden = 8192, .heads = 64, .kv_heads = 8, .head_dim = 128,
  .intermediate = 28672, .ffn_matrices = 3, .vocabulary = 128256, .full_attention_share = 1,
  .context_tokens = 131072, .released_precision_bits = 16,
};

const TdrModelSpec deepseek_v3 = {
  .id = "deepseek-v3", .layers = 61, .hidden = 7168, .heads = 128, .kv_heads = 128, .head_dim = 128,
  .intermediate = 18432, .ffn_matrices = 3, .experts = 256, .experts_per_token = 8, .expert_intermediate = 2048,
  .shared_intermediate = 2048, .expert_layers = 58, .vocabulary = 129280, .attention = TDR_ATTENTION_LATENT,
  .latent_rank = 576, .query_rank = 1536, .latent_nope_dim = 128, .latent_rope_dim = 64, .latent_value_dim = 128,
  .full_attention_share = 1, .context_tokens = 163840, .released_precision_bits = 8,
};

const TdrModelSpec mixtral_8x7b = {
  .id = "mixtral-8x7b", .layers = 32, .hidden = 4096, .heads = 32, .kv_heads = 8, .head_dim = 128, .ffn_matrices = 3,
  .experts = 8, .experts_per_token = 2, .expert_intermediate = 14336, .expert_layers = 32, .vocabulary = 32000,
  .full_attention_share = 1, .context_tokens = 32768, .released_precision_bits = 16,
};

const TdrModelSpec gpt_oss_120b = {
  .id = "gpt-oss-120b", .layers = 36, .hidden = 2880, .heads = 64, .kv_heads = 8, .head_dim = 64, .ffn_matrices = 3,
  .experts = 128, .experts_per_token = 4, .expert_intermediate = 2880, .expert_layers = 36, .vocabulary = 201088,
  .window_tokens = 128, .full_attention_share = 0.5, .context_tokens = 131072, .released_precision_bits = 4,
};

const TdrAccelerator h200 = {
  .id = "h200-sxm", .launch_year = 2024, .cores_per_chip = 1, .bf16_flops = 989e12, .fp8_flops = 1979e12,
  .memory_bytes = 141e9, .memory_bytes_per_second = 4.8e12, .link_bytes_per_second = 450e9,
  .scale_out_bytes_per_second = 50e9, .domain_chips = 8,
};

const TdrAccelerator trainium2 = {
  .id = "trainium2", .launch_year = 2024, .cores_per_chip = 4, .bf16_flops = 667e12, .fp8_flops = 1299e12,
  .memory_bytes = 96.0 * 1073741824, .memory_bytes_per_second = 2.9e12, .link_bytes_per_second = 1024e9,
  .scale_out_bytes_per_second = 25e9, .domain_chips = 16,
};

const TdrAccelerator a10g = {
  .id = "a10g", .launch_year = 2021, .cores_per_chip = 1, .bf16_flops = 70e12, .memory_bytes = 24e9,
  .memory_bytes_per_second = 600e9, .link_bytes_per_second = 32e9, .domain_chips = 1,
};

const TdrCoefficients ideal = {
  .values = {
    [TDR_COEFFICIENT_MEMORY] = 1, [TDR_COEFFICIENT_COMPUTE] = 1, [TDR_COEFFICIENT_EIGHT_BITS] = 1,
    [TDR_COEFFICIENT_FOUR_BITS] = 1, [TDR_COEFFICIENT_ATTENTION] = 1, [TDR_COEFFICIENT_CACHE] = 1,
    [TDR_COEFFICIENT_LINK] = 1, [TDR_COEFFICIENT_BUS] = 1, [TDR_COEFFICIENT_EXPERT_MEMORY] = 1,
    [TDR_COEFFICIENT_EXPERT_COMPUTE] = 1, [TDR_COEFFICIENT_EXPERT_PREFILL] = 1, [TDR_COEFFICIENT_EXPERT_SPREAD] = 1e6,
    [TDR_COEFFICIENT_INTERFERENCE] = 1, [TDR_COEFFICIENT_TRAINING] = 1, [TDR_COEFFICIENT_TRAINING_EXPERTS] = 1,
    [TDR_COEFFICIENT_TRAINING_EIGHT_BITS] = 1, [TDR_COEFFICIENT_TRAINING_FOUR_BITS] = 1,
    [TDR_COEFFICIENT_TRAINING_ADAPTERS] = 1,
  },
};
