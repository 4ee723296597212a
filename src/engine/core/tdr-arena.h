/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrArena:
 *
 * Memory for many small things that end together.
 */
typedef struct _TdrArena TdrArena;

TdrArena *tdr_arena_new  (void);
void      tdr_arena_free (TdrArena      *self);
gpointer  tdr_arena_take (TdrArena      *self,
                          gsize          size) G_GNUC_WARN_UNUSED_RESULT;
void      tdr_arena_trim (TdrArena      *self,
                          gpointer       taken,
                          gsize          size);
gpointer  tdr_arena_copy (TdrArena      *self,
                          gconstpointer  data,
                          gsize          size) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrArena, tdr_arena_free)

G_END_DECLS
