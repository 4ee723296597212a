/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-coefficients.h"
#include "tdr-layout.h"

G_BEGIN_DECLS

/**
 * TdrRoofline:
 *
 * What one replica's steps cost, as a few figures worked out once for a model, chip, layout and coefficients; every
 * batch and context then costs a handful of operations. All in seconds, of one chip, which works beside the others.
 */
typedef struct {
  double layers;
  double data_parallel;
  double pipeline_parallel;

  double dense_weight_seconds;
  double expert_weight_seconds;
  double choice_shape;
  double choice_rate;
  double sequence_compute_seconds;
  double cache_token_seconds;
  double step_network_seconds;
  double sequence_network_seconds;
  double overhead_seconds;
  double sequence_overhead_seconds;
  double experts_overhead_seconds;
  double interference;

  double token_prefill_seconds;
  double padding_seconds;
  double pair_seconds;
  double token_network_seconds;

  const TdrModelSpec *model;
} TdrRoofline;

/**
 * TdrStepTime:
 * @weights: reading weights
 * @cache: reading keys and values
 * @compute: products
 * @attention: what of @compute is attention over a prompt, which reads no weights
 * @network: exchanges among chips
 * @overhead: launches and scheduling
 * @total: all together: weights are read while products are computed, so the longer of these two counts
 *
 * Where the time of one step goes, in seconds.
 */
typedef struct {
  double weights;
  double cache;
  double compute;
  double attention;
  double network;
  double overhead;
  double total;
} TdrStepTime;

TdrRoofline tdr_roofline_new             (const TdrModelSpec    *model,
                                          const TdrAccelerator  *chip,
                                          const TdrLayout       *layout,
                                          const TdrCoefficients *coefficients);
TdrStepTime tdr_roofline_get_decode      (const TdrRoofline     *self,
                                          double                 batch,
                                          double                 context_tokens);
TdrStepTime tdr_roofline_get_prefill     (const TdrRoofline     *self,
                                          double                 sequences,
                                          double                 new_tokens,
                                          double                 context_tokens);
double      tdr_roofline_get_interference (const TdrRoofline    *self,
                                           const TdrStepTime    *prefill,
                                           const TdrStepTime    *decode);
double      tdr_roofline_get_least_decode  (const TdrRoofline    *self,
                                            double                batch,
                                            double                context_tokens);
double      tdr_roofline_get_least_interference (const TdrRoofline *self,
                                            double                new_tokens,
                                            double                context_tokens);
double      tdr_roofline_get_request_seconds (const TdrRoofline     *self,
                                              const TdrCoefficients *coefficients);

G_END_DECLS
