/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-search-space.h"

/* Where the cache is divided in as many parts as there are chips, more attention groups only cost weights. */
static gboolean
gains_from_groups (const TdrModelSpec   *model,
                   const TdrAccelerator *chip,
                   int                   chips)
{
  return model->experts > 0
         && (model->attention == TDR_ATTENTION_LATENT || model->kv_heads < chips * MAX (1, chip->cores_per_chip));
}

/* A space as it is filled, precision by precision.
 * @factors: of the precision, but for how many chips share each layer
 * @ways: chips that share a layer with the last of the space's coefficients, 0 where it has none of this precision */
typedef struct {
  TdrSearchSpace *space;
  const TdrModelSpec *model;
  const TdrHost *host;
  const TdrCalibration *calibration;
  int weight_bits;
  TdrFactors factors;
  int ways;
} Filling;

/* Kernels and collectives are chosen by how many chips share a layer: each number has coefficients of its own, which are
 * worked out once there is a place for them. */
static void
set_ways (Filling *self,
          int      ways)
{
  TdrSituation situation = { 0 };
  TdrFactors factors = self->factors;

  tdr_situation_set_ways (&situation, tdr_accelerator_get_stack (self->host->chip), ways);
  tdr_calibration_add_effect (self->calibration, TDR_LEVEL_STACK_WAYS, situation.keys[TDR_LEVEL_STACK_WAYS], &factors);
  self->space->own[self->space->n_coefficients++] = tdr_factors_apply (&factors);
  self->ways = ways;
}

static void
add_place (Filling         *self,
           const TdrLayout *layout)
{
  TdrSearchSpace *space = self->space;
  double tokens = tdr_layout_get_cache_tokens (layout, self->model, self->host->chip, self->host->memory_bytes_per_chip);
  gboolean known = self->ways == layout->tensor_parallel;
  TdrSearchPlace *place = &space->places[space->n_places];

  if (!(tokens >= 1) || space->n_places == TDR_MOST_LAYOUTS || (!known && space->n_coefficients == TDR_MOST_WAYS))
    return;
  if (!known)
    set_ways (self, layout->tensor_parallel);
  *place = (TdrSearchPlace) {
    .layout = *layout,
    .roofline = tdr_roofline_new (self->model, self->host->chip, layout, &space->own[space->n_coefficients - 1]),
    .cache_tokens = tokens,
    .weight_bits = self->weight_bits,
    .replicas = self->host->chips / tdr_layout_get_chips (layout),
    .coefficients = space->n_coefficients - 1,
  };
  space->n_places++;
}

/* All pipelines and attention groups beside a number of chips that divide each layer. */
static void
add_ways (Filling   *self,
          TdrLayout  layout)
{
  int chips = self->host->chips;
  int ways = layout.tensor_parallel;

  for (int stages = 1; ways * stages <= chips && stages <= self->model->layers; stages *= 2)
    {
      layout.pipeline_parallel = stages;
      add_place (self, &layout);
    }
  layout.pipeline_parallel = 1;
  layout.expert_parallel = TRUE;
  for (int groups = 2; ways * groups <= chips && gains_from_groups (self->model, self->host->chip, ways * groups);
       groups *= 2)
    {
      layout.data_parallel = groups;
      add_place (self, &layout);
    }
}

static void
add_precision (Filling *self,
               int      weight_bits)
{
  const TdrAccelerator *chip = self->host->chip;
  TdrLayout layout = tdr_layout_new (self->model, chip, weight_bits, 0);
  int most = MIN (self->host->chips, self->model->heads);
  TdrSituation situation;

  tdr_situation_init (&situation, self->model, chip, &layout, tdr_accelerator_get_stack (chip));
  self->factors = tdr_calibration_get_factors (self->calibration, &situation);
  self->weight_bits = weight_bits;
  self->ways = 0;
  for (layout.tensor_parallel = 1; layout.tensor_parallel <= most; layout.tensor_parallel *= 2)
    add_ways (self, layout);
  /* A machine of twelve chips is also used whole. */
  layout.tensor_parallel = most;
  if ((most & (most - 1)) != 0 && most == self->host->chips)
    add_place (self, &layout);
}

/**
 * tdr_model_get_released_bits:
 *
 * Returns: the precision of a model's weights as released: 16, 8 or 4
 */
int
tdr_model_get_released_bits (const TdrModelSpec *model)
{
  return model->released_precision_bits >= 16 ? 16 : model->released_precision_bits >= 8 ? 8 : 4;
}

/**
 * tdr_search_space_init:
 *
 * Lays a model on the chips of a host in every way: tensor and pipeline parallel, attention groups that share experts,
 * in the precision it was released in and in 8 bits where the chip computes with them. Weights are never made narrower
 * than 8 bits unless they were released so: that would be another model's answers. Model and host must have passed their
 * checks, the model and the chip outlive the space, and the host have a chip.
 */
void
tdr_search_space_init (TdrSearchSpace       *self,
                       const TdrModelSpec   *model,
                       const TdrHost        *host,
                       const TdrCalibration *calibration)
{
  Filling filling = { .space = self, .model = model, .host = host, .calibration = calibration };
  int released = tdr_model_get_released_bits (model);

  self->model = model;
  self->host = *host;
  self->basis = tdr_calibration_get_basis (calibration, host->chip, &self->runs);
  for (guint i = 0; i < TDR_N_QUANTITIES; i++)
    self->ranges[i] = tdr_calibration_get_range (calibration, host->chip, (TdrQuantity) i);
  self->coefficients = self->own;
  self->n_coefficients = 0;
  self->n_places = 0;
  add_precision (&filling, released);
  if (released > 8 && host->chip->fp8_flops > 0)
    add_precision (&filling, 8);
}
