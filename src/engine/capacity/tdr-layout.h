/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-accelerator.h"
#include "tdr-model-spec.h"

G_BEGIN_DECLS

/**
 * TdrLayout:
 * @dense_bits: bits a weight of attention, dense blocks and shared experts
 * @expert_bits: bits a weight of routed experts
 * @cache_bits: bits an element of the key-value cache
 * @dense_compute_bits: precision in which dense products are computed; wider than the weights where these are only
 *   stored narrow
 * @expert_compute_bits: likewise for routed experts
 * @tensor_parallel: chips over which each layer is divided
 * @data_parallel: groups of such chips that each hold the whole attention and their own sequences, and share the experts
 * @expert_parallel: whether whole experts are placed on chips, rather than slices of every expert
 * @pipeline_parallel: stages of successive layers
 *
 * How one replica of a model lies on chips.
 */
typedef struct {
  int dense_bits;
  int expert_bits;
  int cache_bits;
  int dense_compute_bits;
  int expert_compute_bits;
  int tensor_parallel;
  int data_parallel;
  gboolean expert_parallel;
  int pipeline_parallel;
} TdrLayout;

TdrLayout tdr_layout_new               (const TdrModelSpec   *model,
                                        const TdrAccelerator *chip,
                                        int                   weight_bits,
                                        int                   tensor_parallel);
int       tdr_layout_get_chips         (const TdrLayout      *self);
double    tdr_bits_to_bytes            (int                   bits);
double    tdr_layout_get_weight_bytes  (const TdrLayout      *self,
                                        const TdrModelSpec   *model);
double    tdr_layout_get_cache_ways    (const TdrLayout      *self,
                                        const TdrModelSpec   *model,
                                        const TdrAccelerator *chip);
double    tdr_layout_get_token_bytes   (const TdrLayout      *self,
                                        const TdrModelSpec   *model,
                                        const TdrAccelerator *chip);
double    tdr_layout_get_cache_tokens  (const TdrLayout      *self,
                                        const TdrModelSpec   *model,
                                        const TdrAccelerator *chip,
                                        double                memory_bytes_per_chip);
double    tdr_model_get_cached_tokens  (const TdrModelSpec   *model,
                                        double                context_tokens);
double    tdr_model_count_pairs        (const TdrModelSpec   *model,
                                        double                new_tokens,
                                        double                context_tokens);

G_END_DECLS
