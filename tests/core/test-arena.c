/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-arena.h"

#include <stddef.h>
#include <string.h>

#define LARGE_BYTES ((gsize) 3 << 20)
#define N_PIECES 5000u

/* Whatever sizes are asked for, of a byte to more than a block: each piece is aligned for anything, and keeps what was
 * written to it while all the others are written. */
static void
test_pieces_are_apart (void)
{
  static const gsize sizes[] = { 1, 7, 16, 33, 1000 };
  g_autoptr (TdrArena) arena = tdr_arena_new ();
  guint8 *large = tdr_arena_take (arena, LARGE_BYTES);
  guint8 *pieces[N_PIECES];

  memset (large, 0xee, LARGE_BYTES);
  for (guint i = 0; i < N_PIECES; i++)
    {
      pieces[i] = tdr_arena_take (arena, sizes[i % G_N_ELEMENTS (sizes)]);
      memset (pieces[i], (int) (i % 251), sizes[i % G_N_ELEMENTS (sizes)]);
    }

  for (guint i = 0; i < N_PIECES; i++)
    {
      g_assert_cmpuint ((guintptr) pieces[i] % _Alignof (max_align_t), ==, 0);
      for (gsize byte = 0; byte < sizes[i % G_N_ELEMENTS (sizes)]; byte++)
        g_assert_cmpuint (pieces[i][byte], ==, i % 251);
    }
  for (gsize byte = 0; byte < LARGE_BYTES; byte++)
    g_assert_cmpuint (large[byte], ==, 0xee);
}

static void
test_copy (void)
{
  g_autoptr (TdrArena) arena = tdr_arena_new ();
  char given[] = "trn2.48xlarge";
  const char *kept = tdr_arena_copy (arena, given, sizeof given);

  given[0] = '?';

  g_assert_cmpstr (kept, ==, "trn2.48xlarge");
}

/* What is given back is what is taken next; what was kept stays. */
static void
test_trim (void)
{
  g_autoptr (TdrArena) arena = tdr_arena_new ();
  char *kept = tdr_arena_take (arena, 1000);
  char *next;

  memcpy (kept, "three lines", 12);
  tdr_arena_trim (arena, kept, 12);
  next = tdr_arena_take (arena, 1000);
  memset (next, 0xee, 1000);

  g_assert_cmpint (next - kept, ==, _Alignof (max_align_t));
  g_assert_cmpstr (kept, ==, "three lines");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arena/pieces-are-apart", test_pieces_are_apart);
  g_test_add_func ("/arena/copy", test_copy);
  g_test_add_func ("/arena/trim", test_trim);

  return g_test_run ();
}
