/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-evidence.h"

G_BEGIN_DECLS

/**
 * TdrAccelerator:
 * @id: "trainium2", "h200-sxm": as in the catalogue's chips
 * @vendor: who makes it
 * @cores_per_chip: cores over which attention heads are divided (Neuron: 2 on Trainium 1 and Inferentia 2, 4 logical on
 *   Trainium 2); 1 elsewhere
 * @bf16_flops: dense operations per second at 16 bits
 * @fp8_flops: dense operations per second at 8 bits, 0 where there is no such arithmetic
 * @fp4_flops: likewise at 4 bits
 * @memory_bytes: memory of one chip
 * @memory_bytes_per_second: its bandwidth
 * @link_bytes_per_second: what one chip sends to its neighbours in one direction
 * @domain_chips: chips that reach each other over that link
 */
typedef struct {
  const char *id;
  const char *name;
  const char *vendor;
  int launch_year;
  int cores_per_chip;
  double bf16_flops;
  double fp8_flops;
  double fp4_flops;
  double memory_bytes;
  double memory_bytes_per_second;
  double link_bytes_per_second;
  double scale_out_bytes_per_second;
  int domain_chips;
  const TdrEvidence *evidence;
} TdrAccelerator;

/**
 * TdrHost:
 * @instance_type: what is rented, for instance "trn2.48xlarge"
 * @chips: accelerators in it
 * @memory_bytes_per_chip: as the instance has it, which may differ from the chip's usual size
 *
 * One machine of accelerators.
 */
typedef struct {
  const char *instance_type;
  const TdrAccelerator *chip;
  int chips;
  double memory_bytes_per_chip;
} TdrHost;

double   tdr_accelerator_get_flops        (const TdrAccelerator  *self,
                                           int                    bits);
gboolean tdr_accelerator_has_fixed_shapes (const TdrAccelerator  *self);
gboolean tdr_host_check                   (const TdrHost         *self,
                                           GError               **error);

G_END_DECLS
