/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-arena.h"

#include <stddef.h>
#include <string.h>

#define BLOCK_BYTES ((gsize) 1 << 20)
#define ALIGNMENT ((gsize) _Alignof (max_align_t))

struct _TdrArena {
  GPtrArray *blocks;
  char *next;
  gsize left;
};

/**
 * tdr_arena_new:
 */
TdrArena *
tdr_arena_new (void)
{
  TdrArena *self = g_new0 (TdrArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * tdr_arena_free:
 *
 * Frees everything that was taken.
 */
void
tdr_arena_free (TdrArena *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * tdr_arena_take:
 * @size: in bytes
 *
 * Returns: (transfer none): memory for anything, which is not cleared
 */
gpointer
tdr_arena_take (TdrArena *self,
                gsize     size)
{
  gsize rounded = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  char *taken;

  if (rounded > self->left)
    {
      self->left = MAX (BLOCK_BYTES, rounded);
      self->next = g_malloc (self->left);
      g_ptr_array_add (self->blocks, self->next);
    }
  taken = self->next;
  self->next += rounded;
  self->left -= rounded;

  return taken;
}

/**
 * tdr_arena_copy:
 *
 * Returns: (transfer none): a copy of @data
 */
gpointer
tdr_arena_copy (TdrArena      *self,
                gconstpointer  data,
                gsize          size)
{
  return memcpy (tdr_arena_take (self, size), data, size);
}
