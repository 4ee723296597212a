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

static void
add_place (TdrSearchSpace     *self,
           const TdrModelSpec *model,
           const TdrHost      *host,
           const TdrLayout    *layout,
           int                 weight_bits,
           guint               coefficients)
{
  double tokens = tdr_layout_get_cache_tokens (layout, model, host->chip, host->memory_bytes_per_chip);
  TdrSearchPlace *place = &self->places[self->n_places];

  if (!(tokens >= 1) || self->n_places == TDR_MOST_LAYOUTS)
    return;
  *place = (TdrSearchPlace) {
    .layout = *layout,
    .roofline = tdr_roofline_new (model, host->chip, layout, &self->coefficients[coefficients]),
    .cache_tokens = tokens,
    .weight_bits = weight_bits,
    .replicas = host->chips / tdr_layout_get_chips (layout),
    .coefficients = coefficients,
  };
  self->n_places++;
}

/* All pipelines and attention groups beside a number of chips that divide each layer. */
static void
add_ways (TdrSearchSpace     *self,
          const TdrModelSpec *model,
          const TdrHost      *host,
          TdrLayout           layout,
          int                 weight_bits,
          guint               coefficients)
{
  int ways = layout.tensor_parallel;

  for (int stages = 1; ways * stages <= host->chips && stages <= model->layers; stages *= 2)
    {
      layout.pipeline_parallel = stages;
      add_place (self, model, host, &layout, weight_bits, coefficients);
    }
  layout.pipeline_parallel = 1;
  layout.expert_parallel = TRUE;
  for (int groups = 2; ways * groups <= host->chips && gains_from_groups (model, host->chip, ways * groups); groups *= 2)
    {
      layout.data_parallel = groups;
      add_place (self, model, host, &layout, weight_bits, coefficients);
    }
}

static void
add_precision (TdrSearchSpace       *self,
               const TdrModelSpec   *model,
               const TdrHost        *host,
               const TdrCalibration *calibration,
               int                   weight_bits,
               guint                 coefficients)
{
  TdrLayout layout = tdr_layout_new (model, host->chip, weight_bits, 1);
  int most = MIN (host->chips, model->heads);
  TdrSituation situation;

  tdr_situation_init (&situation, model, host->chip, &layout, tdr_accelerator_get_stack (host->chip));
  self->coefficients[coefficients] = tdr_calibration_get_coefficients (calibration, &situation);
  for (int ways = 1; ways <= most; ways *= 2)
    {
      layout.tensor_parallel = ways;
      add_ways (self, model, host, layout, weight_bits, coefficients);
    }
  /* A machine of twelve chips is also used whole. */
  if ((most & (most - 1)) != 0 && most == host->chips)
    {
      layout.tensor_parallel = most;
      add_place (self, model, host, &layout, weight_bits, coefficients);
    }
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
  int released = tdr_model_get_released_bits (model);

  self->model = model;
  self->host = *host;
  self->basis = tdr_calibration_get_basis (calibration, host->chip, &self->runs);
  for (guint i = 0; i < TDR_N_QUANTITIES; i++)
    self->ranges[i] = tdr_calibration_get_range (calibration, host->chip, (TdrQuantity) i);
  self->n_places = 0;
  add_precision (self, model, host, calibration, released, 0);
  if (released > 8 && host->chip->fp8_flops > 0)
    add_precision (self, model, host, calibration, 8, 1);
}
