/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrCoefficients:
 * @memory_efficiency: share of the memory bandwidth that reading weights reaches
 * @compute_efficiency: share of the arithmetic rate that matrix products reach
 * @cache_efficiency: share of the memory bandwidth that reading keys and values reaches
 * @link_efficiency: share of the link bandwidth that collectives reach
 * @link_latency_seconds: of one collective, before its bytes
 * @layer_seconds: fixed time of a layer: kernel launches and small operations
 * @step_seconds: fixed time of a step: scheduling, sampling
 * @expert_efficiency: of routed experts beside dense weights when decoding: imbalance, small products
 * @expert_prefill_efficiency: likewise in prefill
 * @request_seconds: fixed time of a request's first token, a layer: queueing, tokenising, starting
 * @wave_share: share of the other prompts of a wave that a request waits for where all clients are in step
 *
 * What separates a data sheet from a machine with its software. Everything else is physics.
 */
typedef struct {
  double memory_efficiency;
  double compute_efficiency;
  double cache_efficiency;
  double link_efficiency;
  double link_latency_seconds;
  double layer_seconds;
  double step_seconds;
  double expert_efficiency;
  double expert_prefill_efficiency;
  double request_seconds;
  double wave_share;
} TdrCoefficients;

TdrCoefficients tdr_coefficients_get_prior (void);

G_END_DECLS
