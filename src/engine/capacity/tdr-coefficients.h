/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrCoefficient:
 * @TDR_COEFFICIENT_MEMORY: share of the memory bandwidth that reading weights reaches
 * @TDR_COEFFICIENT_COMPUTE: share of the 16-bit arithmetic rate that matrix products reach
 * @TDR_COEFFICIENT_EIGHT_BITS: what 8-bit products reach of their own rate, beside 16-bit ones of theirs
 * @TDR_COEFFICIENT_FOUR_BITS: likewise at 4 bits
 * @TDR_COEFFICIENT_ATTENTION: what attention in prefill reaches, beside products
 * @TDR_COEFFICIENT_CACHE: share of the memory bandwidth that reading keys and values reaches
 * @TDR_COEFFICIENT_LINK: share of the link bandwidth that collectives reach
 * @TDR_COEFFICIENT_BUS: likewise of the host's bus, for chips without a link of their own
 * @TDR_COEFFICIENT_LINK_LATENCY: seconds of a collective before its first byte
 * @TDR_COEFFICIENT_BUS_LATENCY: likewise where they pass the host's bus
 * @TDR_COEFFICIENT_LAYER: fixed seconds of a layer: launches and small operations
 * @TDR_COEFFICIENT_EXPERT_LAYER: more of them in a layer with experts
 * @TDR_COEFFICIENT_LATENT_LAYER: more of them in a layer with latent attention
 * @TDR_COEFFICIENT_NARROWING: more of them in a layer whose products have 4 bits, and half as much at 8: activations are
 *   rounded first
 * @TDR_COEFFICIENT_STEP: fixed seconds of a step: scheduling, sampling
 * @TDR_COEFFICIENT_SEQUENCE: seconds more for each sequence of a step
 * @TDR_COEFFICIENT_EXPERT_MEMORY: what reading routed experts reaches, beside dense weights
 * @TDR_COEFFICIENT_EXPERT_COMPUTE: what products of routed experts reach when decoding, beside dense ones
 * @TDR_COEFFICIENT_EXPERT_PREFILL: likewise in prefill
 * @TDR_COEFFICIENT_EXPERT_SPREAD: shape of how often each expert is chosen: large where all are chosen alike, below 1 where
 *   a few of them serve most tokens
 * @TDR_COEFFICIENT_EXPERT_TILE: tokens by which the work of every touched expert is padded: products come in tiles
 * @TDR_COEFFICIENT_EXPERT: fixed seconds of every expert of a layer in prefill
 * @TDR_COEFFICIENT_INTERFERENCE: share of a prefill that holds up decoding
 * @TDR_COEFFICIENT_REQUEST: fixed seconds of a request's first token, a layer
 * @TDR_COEFFICIENT_WAVE: share of the other prompts of its wave that a request waits for
 * @TDR_COEFFICIENT_WAVE_GROWTH: power with which that wait grows with the requests in progress: 1 where all start in
 *   step and stay so, a half where chance bunches them
 * @TDR_COEFFICIENT_TRAIN: prompts that a request waits for where requests follow each other step by step
 * @TDR_COEFFICIENT_GROUP_WAIT: steps that a request waits until all data-parallel groups have one
 * @TDR_COEFFICIENT_SLOT: intervals between two completions that a request waits until the server takes it in
 * @TDR_COEFFICIENT_GUESS_WAIT: share by which guessing ahead lengthens what a request waits for beside its own prompt
 * @TDR_COEFFICIENT_ACCEPTANCE: share of tokens guessed ahead that are accepted, where a source does not say it
 * @TDR_COEFFICIENT_HOST: seconds in which the host chooses one sequence's next token, where chips do not choose it
 * @TDR_COEFFICIENT_TRAINING: share of the arithmetic rate that training reaches with wide matrices on one chip
 * @TDR_COEFFICIENT_TRAINING_WIDTH: hidden size with which it reaches half of that
 * @TDR_COEFFICIENT_TRAINING_SCALE: power of the number of chips with which it falls
 * @TDR_COEFFICIENT_TRAINING_EXPERTS: what a mixture of experts reaches, beside a dense model
 * @TDR_COEFFICIENT_TRAINING_LINKS: power with which that falls with the linked groups of chips that its state fills
 * @TDR_COEFFICIENT_TRAINING_EIGHT_BITS: what 8-bit products reach of their own rate, beside 16-bit ones of theirs
 * @TDR_COEFFICIENT_TRAINING_FOUR_BITS: what 4-bit products reach of theirs, beside 8-bit ones
 * @TDR_COEFFICIENT_TRAINING_ADAPTERS: what training of adapters reaches, beside that of all weights
 *
 * What separates a data sheet from a machine with its software. Everything else is physics.
 */
typedef enum {
  TDR_COEFFICIENT_MEMORY,
  TDR_COEFFICIENT_COMPUTE,
  TDR_COEFFICIENT_EIGHT_BITS,
  TDR_COEFFICIENT_FOUR_BITS,
  TDR_COEFFICIENT_ATTENTION,
  TDR_COEFFICIENT_CACHE,
  TDR_COEFFICIENT_LINK,
  TDR_COEFFICIENT_BUS,
  TDR_COEFFICIENT_LINK_LATENCY,
  TDR_COEFFICIENT_BUS_LATENCY,
  TDR_COEFFICIENT_LAYER,
  TDR_COEFFICIENT_EXPERT_LAYER,
  TDR_COEFFICIENT_LATENT_LAYER,
  TDR_COEFFICIENT_NARROWING,
  TDR_COEFFICIENT_STEP,
  TDR_COEFFICIENT_SEQUENCE,
  TDR_COEFFICIENT_EXPERT_MEMORY,
  TDR_COEFFICIENT_EXPERT_COMPUTE,
  TDR_COEFFICIENT_EXPERT_PREFILL,
  TDR_COEFFICIENT_EXPERT_SPREAD,
  TDR_COEFFICIENT_EXPERT_TILE,
  TDR_COEFFICIENT_EXPERT,
  TDR_COEFFICIENT_INTERFERENCE,
  TDR_COEFFICIENT_REQUEST,
  TDR_COEFFICIENT_WAVE,
  TDR_COEFFICIENT_WAVE_GROWTH,
  TDR_COEFFICIENT_TRAIN,
  TDR_COEFFICIENT_GROUP_WAIT,
  TDR_COEFFICIENT_SLOT,
  TDR_COEFFICIENT_GUESS_WAIT,
  TDR_COEFFICIENT_ACCEPTANCE,
  TDR_COEFFICIENT_HOST,
  TDR_COEFFICIENT_TRAINING,
  TDR_COEFFICIENT_TRAINING_WIDTH,
  TDR_COEFFICIENT_TRAINING_SCALE,
  TDR_COEFFICIENT_TRAINING_EXPERTS,
  TDR_COEFFICIENT_TRAINING_LINKS,
  TDR_COEFFICIENT_TRAINING_EIGHT_BITS,
  TDR_COEFFICIENT_TRAINING_FOUR_BITS,
  TDR_COEFFICIENT_TRAINING_ADAPTERS,
  TDR_N_COEFFICIENTS,
} TdrCoefficient;

/**
 * TdrCoefficients:
 *
 * One value of each.
 */
typedef struct {
  double values[TDR_N_COEFFICIENTS];
} TdrCoefficients;

TdrCoefficients tdr_coefficients_get_prior  (void);
double          tdr_coefficients_get        (const TdrCoefficients *self,
                                             TdrCoefficient         which);
void            tdr_coefficients_scale      (TdrCoefficients       *self,
                                             TdrCoefficient         which,
                                             double                 factor);
gboolean        tdr_coefficient_is_wait     (TdrCoefficient         which);
gboolean        tdr_coefficient_is_training (TdrCoefficient         which);
const char     *tdr_coefficient_to_string   (TdrCoefficient         which);
gboolean        tdr_coefficient_from_string (const char            *text,
                                             TdrCoefficient        *which);

G_END_DECLS
