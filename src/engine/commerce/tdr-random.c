/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-random.h"

static guint64
rotate_left (guint64 value,
             guint   bits)
{
  return (value << bits) | (value >> (64 - bits));
}

/* SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): turns any seed, 0 too,
 * into a state with bits in all places. */
static guint64
mix_seed (guint64 *seed)
{
  guint64 value = *seed += 0x9e3779b97f4a7c15;

  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

/**
 * tdr_random_init:
 *
 * Begins the sequence that @seed determines.
 */
void
tdr_random_init (TdrRandom *self,
                 guint64    seed)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
    self->state[i] = mix_seed (&seed);
}

/**
 * tdr_random_next:
 *
 * The next 64 bits: xoshiro256++ (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2019).
 */
guint64
tdr_random_next (TdrRandom *self)
{
  guint64 *state = self->state;
  guint64 result = rotate_left (state[0] + state[3], 23) + state[0];
  guint64 shifted = state[1] << 17;

  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotate_left (state[3], 45);

  return result;
}

/**
 * tdr_random_next_share:
 *
 * The next number between 0 and 1, never either of them: the middle of one of 2^53 equal parts.
 */
double
tdr_random_next_share (TdrRandom *self)
{
  return ((tdr_random_next (self) >> 11) + 0.5) * 0x1p-53;
}
