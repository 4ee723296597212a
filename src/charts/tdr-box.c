/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-box.h"

/* Touching edges and what rounding leaves of them do not count as an overlap. */
#define SLACK 1e-6

/**
 * tdr_box_contains:
 *
 * Whether the point lies in the box, its edges included.
 */
gboolean
tdr_box_contains (const TdrBox *self,
                  double        x,
                  double        y)
{
  return x >= self->x && x <= self->x + self->width && y >= self->y && y <= self->y + self->height;
}

/**
 * tdr_box_overlaps:
 *
 * Whether two boxes share more than an edge.
 */
gboolean
tdr_box_overlaps (const TdrBox *a,
                  const TdrBox *b)
{
  return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK
         && a->y + a->height > b->y + SLACK && b->y + b->height > a->y + SLACK;
}

/**
 * tdr_box_is_inside:
 *
 * Whether the whole of @self lies in @outer.
 */
gboolean
tdr_box_is_inside (const TdrBox *self,
                   const TdrBox *outer)
{
  return self->x >= outer->x - SLACK && self->y >= outer->y - SLACK
         && self->x + self->width <= outer->x + outer->width + SLACK
         && self->y + self->height <= outer->y + outer->height + SLACK;
}
