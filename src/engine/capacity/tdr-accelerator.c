/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-accelerator.h"

#include "tdr-engine-error.h"

static gboolean
check_rate (const TdrAccelerator  *self,
            const char            *name,
            double                 value,
            double                 least,
            GError               **error)
{
  if (value >= least && value <= 1e24)
    return TRUE;
  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "The accelerator “%s” has a wrong %s: %.15g; it must be between %.15g and 1e24", self->id, name, value,
               least);
  return FALSE;
}

/**
 * tdr_accelerator_get_flops:
 *
 * Dense operations per second at a precision, or at the next wider one that the chip computes with: four-bit weights on
 * a chip without four-bit arithmetic are widened before they are multiplied, which saves memory but no time.
 */
double
tdr_accelerator_get_flops (const TdrAccelerator *self,
                           int                   bits)
{
  if (bits <= 4 && self->fp4_flops > 0)
    return self->fp4_flops;
  if (bits <= 8 && bits > 4 && self->fp8_flops > 0)
    return self->fp8_flops;
  return self->bf16_flops;
}

/**
 * tdr_accelerator_has_fixed_shapes:
 *
 * Returns: whether its software compiles programs for one batch and one length, as Neuron's does
 */
gboolean
tdr_accelerator_has_fixed_shapes (const TdrAccelerator *self)
{
  return self->cores_per_chip > 1;
}

/**
 * tdr_host_check:
 *
 * Whether a machine's figures can be computed with.
 *
 * Returns: %FALSE with TDR_ENGINE_ERROR_INVALID naming the figure if not; a host without a chip passes
 */
gboolean
tdr_host_check (const TdrHost  *self,
                GError        **error)
{
  const TdrAccelerator *chip = self->chip;

  if (self->chips < 1 || self->chips > 100000)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "The instance “%s” has a wrong number of chips: %d; it must be between 1 and 100000",
                   self->instance_type, self->chips);
      return FALSE;
    }
  if (chip == NULL)
    return TRUE;
  return check_rate (chip, "16-bit arithmetic rate", chip->bf16_flops, 1, error)
         && check_rate (chip, "8-bit arithmetic rate", chip->fp8_flops, 0, error)
         && check_rate (chip, "4-bit arithmetic rate", chip->fp4_flops, 0, error)
         && check_rate (chip, "memory bandwidth", chip->memory_bytes_per_second, 1, error)
         && check_rate (chip, "link bandwidth", chip->link_bytes_per_second, 0, error)
         && check_rate (chip, "memory size", self->memory_bytes_per_chip, 0, error);
}
