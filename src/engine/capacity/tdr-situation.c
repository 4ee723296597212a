/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-calibration.h"

/* Chips whose arithmetic and memory are built alike, from the vendors' architecture papers, and the software that most
 * published runs on them use today. L4 and Trainium 3 stand alone: no run says that another chip's habits carry over. */
static const struct {
  const char *chip;
  const char *family;
  const char *stack;
} facts[] = {
  { "a100-40g", "ampere", "vllm" },
  { "a100-80g", "ampere", "vllm" },
  { "a100-80g-pcie", "ampere", "vllm" },
  { "a10g", "ampere-small", "vllm" },
  { "b200", "blackwell", "vllm" },
  { "b300", "blackwell", "vllm" },
  { "gb200", "blackwell", "vllm" },
  { "gb300", "blackwell", "vllm" },
  { "gh200", "hopper", "vllm" },
  { "h100-nvl", "hopper", "vllm" },
  { "h100-pcie", "hopper", "vllm" },
  { "h100-sxm", "hopper", "vllm" },
  { "h200-nvl", "hopper", "vllm" },
  { "h200-sxm", "hopper", "vllm" },
  { "inferentia2", "neuroncore-v2", "optimum-neuron" },
  { "l4", NULL, "vllm" },
  { "l40s", "ada", "vllm" },
  { "mi300x", "cdna3", "vllm" },
  { "mi325x", "cdna3", "vllm" },
  { "mi350x", "cdna4", "vllm" },
  { "mi355x", "cdna4", "vllm" },
  { "rtx-pro-6000", "blackwell-small", "vllm" },
  { "tpu-v4", "tpu", "vllm-tpu" },
  { "tpu-v5e", "tpu", "vllm-tpu" },
  { "tpu-v5p", "tpu", "vllm-tpu" },
  { "tpu-v6e", "tpu", "vllm-tpu" },
  { "tpu-v7", "tpu", "vllm-tpu" },
  { "trainium1", "neuroncore-v2", "optimum-neuron" },
  { "trainium2", "neuroncore-v3", "optimum-neuron" },
  { "trainium3", NULL, "optimum-neuron" },
};

static guint
find_chip (const TdrAccelerator *chip)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (facts) && !g_str_equal (chip->id, facts[i].chip))
    i++;
  return i;
}

/**
 * tdr_accelerator_get_family:
 *
 * Returns: (nullable): the architecture that a chip shares with others
 */
const char *
tdr_accelerator_get_family (const TdrAccelerator *self)
{
  guint i = find_chip (self);

  return i < G_N_ELEMENTS (facts) ? facts[i].family : NULL;
}

/**
 * tdr_accelerator_get_stack:
 *
 * Returns: (nullable): the serving software that a buyer of the chip would run
 */
const char *
tdr_accelerator_get_stack (const TdrAccelerator *self)
{
  guint i = find_chip (self);

  return i < G_N_ELEMENTS (facts) ? facts[i].stack : NULL;
}

/**
 * tdr_model_get_class:
 *
 * Returns: models that software treats alike: dense ones, mixtures of experts, and these with latent or linear attention
 */
const char *
tdr_model_get_class (const TdrModelSpec *model)
{
  if (model->experts == 0)
    return "dense";
  if (model->attention == TDR_ATTENTION_LATENT)
    return "latent";
  return model->window_tokens < 0 ? "linear" : "experts";
}

static void
set_key (TdrSituation        *self,
         TdrCalibrationLevel  level,
         const char          *first,
         const char          *second)
{
  char *key = self->keys[level];

  if (first == NULL || second == NULL)
    return;
  g_strlcpy (key, first, TDR_KEY_LENGTH);
  if (*second == '\0')
    return;
  g_strlcat (key, "|", TDR_KEY_LENGTH);
  g_strlcat (key, second, TDR_KEY_LENGTH);
}

static const char *
bits_of (const TdrLayout *layout)
{
  return layout->expert_bits <= 4 ? "4" : layout->expert_bits <= 8 ? "8" : "16";
}

/**
 * tdr_situation_set_ways:
 * @stack: (nullable): the serving software, %NULL if it is not known
 * @ways: chips that share each layer, 0 for training, which chooses other ways
 *
 * Names how layers are divided.
 */
void
tdr_situation_set_ways (TdrSituation *self,
                        const char   *stack,
                        int           ways)
{
  char text[16];

  if (ways < 1)
    return;
  g_snprintf (text, sizeof text, "%d", ways);
  set_key (self, TDR_LEVEL_STACK_WAYS, stack, text);
}

/**
 * tdr_situation_init:
 * @stack: (nullable): the serving software, %NULL if it is not known
 *
 * Names the surroundings of a prediction, but for the software's release and the way a source measures, which a forecast
 * does not know.
 */
void
tdr_situation_init (TdrSituation         *self,
                    const TdrModelSpec   *model,
                    const TdrAccelerator *chip,
                    const TdrLayout      *layout,
                    const char           *stack)
{
  const char *family = tdr_accelerator_get_family (chip);
  const char *class_name = tdr_model_get_class (model);

  *self = (TdrSituation) { 0 };
  set_key (self, TDR_LEVEL_ALL, "all", "");
  set_key (self, TDR_LEVEL_FAMILY, family, "");
  set_key (self, TDR_LEVEL_CHIP, chip->id, "");
  set_key (self, TDR_LEVEL_CLASS, class_name, "");
  set_key (self, TDR_LEVEL_STACK, stack, "");
  set_key (self, TDR_LEVEL_STACK_FAMILY, stack, family);
  set_key (self, TDR_LEVEL_STACK_CHIP, stack, chip->id);
  tdr_situation_set_ways (self, stack, layout->tensor_parallel);
  set_key (self, TDR_LEVEL_STACK_CLASS, stack, class_name);
  set_key (self, TDR_LEVEL_FAMILY_CLASS, family, class_name);
  set_key (self, TDR_LEVEL_FAMILY_BITS, family, bits_of (layout));
  set_key (self, TDR_LEVEL_MODEL, model->id, "");
  set_key (self, TDR_LEVEL_STACK_MODEL, stack, model->id);
}

/**
 * tdr_situation_set_release:
 * @release: the serving software with its version, and with the platform if that matters
 *
 * Names the release, which only runs that were measured know. What a release brings are kernels, and those are of models
 * that software treats alike.
 */
void
tdr_situation_set_release (TdrSituation       *self,
                           const char         *release,
                           const TdrModelSpec *model,
                           const TdrLayout    *layout)
{
  set_key (self, TDR_LEVEL_RELEASE, release, tdr_model_get_class (model));
  set_key (self, TDR_LEVEL_RELEASE_BITS, self->keys[TDR_LEVEL_RELEASE], bits_of (layout));
}
