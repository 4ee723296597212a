/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrBox:
 *
 * A rectangle in the chart's own units: pixels on a screen, points on paper.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} TdrBox;

gboolean tdr_box_contains (const TdrBox *self,
                           double        x,
                           double        y);
gboolean tdr_box_overlaps (const TdrBox *a,
                           const TdrBox *b);
gboolean tdr_box_is_inside (const TdrBox *self,
                            const TdrBox *outer);

G_END_DECLS
