/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrVolumePiece:
 * @from: first quantity of the piece
 * @to: last one, included
 * @at_from: millionths that @from comes to
 * @at_to: likewise; between the two it is a straight line
 */
typedef struct {
  gint64 from;
  gint64 to;
  gint64 at_from;
  gint64 at_to;
} TdrVolumePiece;

/**
 * TdrVolumeFunction:
 * @quantity: 1 or more
 * @micros: (out): millionths that it comes to
 */
typedef gboolean (*TdrVolumeFunction) (gint64         quantity,
                                       gint64        *micros,
                                       gconstpointer  data,
                                       GError       **error);

GArray *tdr_volume_trace           (TdrVolumeFunction      function,
                                    gconstpointer          data,
                                    gint64                 most,
                                    guint                  most_pieces,
                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;
double  tdr_volume_piece_get_slope (const TdrVolumePiece  *self);

G_END_DECLS
