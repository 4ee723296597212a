/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-arena.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_BLOCK_BYTES ((gsize) 1 << 16)
#define HUGE_PAGE_BYTES ((gsize) 1 << 21)   /* of x86-64, and of ARM with pages of 4 KiB */
#define ALIGNMENT ((gsize) _Alignof (max_align_t))

struct _TdrArena {
  GPtrArray *blocks;
  gsize block_bytes;      /* of the next */
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

  self->blocks = g_ptr_array_new_with_free_func (free);
  self->block_bytes = FIRST_BLOCK_BYTES;
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

static gsize
round_up (gsize size,
          gsize unit)
{
  return (size + unit - 1) & ~(unit - 1);
}

/* Blocks grow, so that little takes little. Those of many plans ask for huge pages: the kernel then hands out memory in
 * a few large pieces; in small ones that takes longer than all else an evaluation does. */
static void
add_block (TdrArena *self,
           gsize     least)
{
  gsize size = round_up (least, self->block_bytes);

  self->next = aligned_alloc (self->block_bytes, size);
  if (self->next == NULL)
    g_error ("No memory is left for %" G_GSIZE_FORMAT " bytes.", size);
  if (self->block_bytes == HUGE_PAGE_BYTES)
    madvise (self->next, size, MADV_HUGEPAGE);
  self->left = size;
  self->block_bytes = MIN (2 * self->block_bytes, HUGE_PAGE_BYTES);
  g_ptr_array_add (self->blocks, self->next);
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
  gsize rounded = round_up (size, ALIGNMENT);
  char *taken;

  if (rounded > self->left)
    add_block (self, rounded);
  taken = self->next;
  self->next += rounded;
  self->left -= rounded;

  return taken;
}

/**
 * tdr_arena_trim:
 * @taken: what was taken last
 * @size: no more than was taken
 *
 * Gives back what lies beyond the first @size bytes.
 */
void
tdr_arena_trim (TdrArena *self,
                gpointer  taken,
                gsize     size)
{
  char *end = (char *) taken + round_up (size, ALIGNMENT);

  self->left += self->next - end;
  self->next = end;
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
