/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-volume-trace.h"

#include "tdr-engine-error.h"

#include <math.h>

/* Lines of a bill are rounded each, and counts of tokens before: what differs by less is the same. */
#define ROUNDING 100.0           /* millionths: a hundredth of a cent */
#define ROUNDING_SHARE 1e-7      /* of a large amount, for rules that count whole tokens hour by hour */

#define PROBES 7   /* between the ends of what may be a straight line */

typedef struct {
  TdrVolumeFunction function;
  gconstpointer data;
  GArray *pieces;
  guint most_pieces;
} Trace;

static double
value_on (const TdrVolumePiece *line,
          gint64                quantity)
{
  return (double) line->at_from + tdr_volume_piece_get_slope (line) * (double) (quantity - line->from);
}

static gboolean
is_on (const TdrVolumePiece *line,
       gint64                quantity,
       gint64                micros)
{
  return fabs (value_on (line, quantity) - (double) micros) <= ROUNDING + ROUNDING_SHARE * fabs ((double) micros);
}

/* A line that bends or jumps once leaves its chord everywhere but at the ends: a probe beside the middle would do, and
 * some more tell where it does so twice. */
static gboolean
is_straight (const Trace           *self,
             const TdrVolumePiece  *piece,
             gboolean              *straight,
             GError               **error)
{
  gint64 length = piece->to - piece->from;

  *straight = TRUE;
  for (guint i = 1; i <= PROBES && *straight; i++)
    {
      gint64 quantity = piece->from + (gint64) ((double) length * i / (PROBES + 1));
      gint64 micros;

      if (quantity == piece->from || quantity == piece->to)
        continue;
      if (!self->function (quantity, &micros, self->data, error))
        return FALSE;
      *straight = is_on (piece, quantity, micros);
    }

  return TRUE;
}

/* Halves of a straight line that were found apart become one again. */
static gboolean
joins (const TdrVolumePiece *first,
       const TdrVolumePiece *second)
{
  const TdrVolumePiece both = { first->from, second->to, first->at_from, second->at_to };

  return is_on (&both, first->to, first->at_to) && is_on (&both, second->from, second->at_from);
}

static gboolean
append (Trace                 *self,
        const TdrVolumePiece  *piece,
        GError               **error)
{
  TdrVolumePiece *last = self->pieces->len > 0
                           ? &g_array_index (self->pieces, TdrVolumePiece, self->pieces->len - 1) : NULL;

  if (last != NULL && joins (last, piece))
    {
      last->to = piece->to;
      last->at_to = piece->at_to;
      return TRUE;
    }
  if (self->pieces->len == self->most_pieces)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "The cost bends or jumps more than %u times with the volume", self->most_pieces);
      return FALSE;
    }

  g_array_append_val (self->pieces, *piece);
  return TRUE;
}

static gboolean
trace (Trace                 *self,
       const TdrVolumePiece  *piece,
       GError               **error)
{
  TdrVolumePiece lower = *piece, upper = *piece;
  gboolean straight;

  if (!is_straight (self, piece, &straight, error))
    return FALSE;
  if (straight && piece->to - piece->from != 1)
    return append (self, piece, error);

  lower.to = piece->from + (piece->to - piece->from) / 2;
  upper.from = lower.to + 1;
  return self->function (lower.to, &lower.at_to, self->data, error)
         && self->function (upper.from, &upper.at_from, self->data, error)
         && trace (self, &lower, error) && trace (self, &upper, error);
}

/* From one quantity to its double, so that what happens at a hundredth of the range is looked at as closely as what
 * happens at its end. */
static gboolean
trace_octaves (Trace   *self,
               gint64   most,
               GError **error)
{
  TdrVolumePiece piece;

  for (piece.from = 1; piece.from <= most; piece.from = piece.to + 1)
    {
      piece.to = piece.from <= most / 2 ? 2 * piece.from - 1 : most;
      if (!self->function (piece.from, &piece.at_from, self->data, error)
          || !self->function (piece.to, &piece.at_to, self->data, error) || !trace (self, &piece, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_volume_piece_get_slope:
 *
 * Millionths by which a unit more comes to more.
 */
double
tdr_volume_piece_get_slope (const TdrVolumePiece *self)
{
  return self->to == self->from ? 0 : (double) (self->at_to - self->at_from) / (double) (self->to - self->from);
}

/**
 * tdr_volume_trace:
 * @function: straight lines that may bend and jump
 * @most: quantity to end at; 1 or more
 * @most_pieces: more are an error
 *
 * Takes a function apart into its straight lines, by halving: each is followed to within a hundredth of a cent and a
 * ten-millionth of the amount, so that a jump is found to the unit, and a bend as soon as it makes such a difference. Two
 * bends that undo each other between two of nine probes from a quantity to its double are not seen. Fails with
 * %TDR_ENGINE_ERROR_INVALID where there are more pieces, or like @function.
 *
 * Returns: (transfer full) (element-type TdrVolumePiece): from 1 to @most without a gap
 */
GArray *
tdr_volume_trace (TdrVolumeFunction   function,
                  gconstpointer       data,
                  gint64              most,
                  guint               most_pieces,
                  GError            **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (TdrVolumePiece));
  Trace self = { function, data, pieces, most_pieces };

  g_return_val_if_fail (most >= 1, NULL);

  return trace_octaves (&self, most, error) ? g_steal_pointer (&pieces) : NULL;
}
