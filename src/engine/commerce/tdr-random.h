/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrRandom:
 *
 * A sequence of numbers that look random and that a seed determines: the same on every machine and in every version of
 * GLib.
 */
typedef struct {
  guint64 state[4];
} TdrRandom;

void    tdr_random_init       (TdrRandom *self,
                               guint64    seed);
guint64 tdr_random_next       (TdrRandom *self);
double  tdr_random_next_share (TdrRandom *self);

G_END_DECLS
