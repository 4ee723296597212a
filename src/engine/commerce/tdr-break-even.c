/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-break-even.h"

#include "tdr-engine-error.h"

#define MILLION 1000000

/* More steps than this between two volumes are a slip of the keyboard, or a unit that carries next to nothing. */
#define MOST_SEGMENTS 1000000

#define MOST_RISE 1000   /* times the price: what would have to rise more is no risk of its price */

/* A million times the difference of two costs in millionths: 10^19 × 10^11 × 10^6 stays below 10^38. */
__extension__ typedef __int128 Wide;

static Wide
cost_times_million (const TdrVolumeCost *cost,
                    gint64               requests)
{
  const TdrVolumeBand band = tdr_volume_cost_get_band (cost, (double) requests);
  Wide sum = (Wide) band.fixed.micros * MILLION + (Wide) band.per_million.micros * requests;

  for (guint i = 0; i < cost->n_units; i++)
    {
      gint64 price = i == 0 ? band.unit_price.micros : cost->units[i].price.micros;

      sum += (Wide) price * tdr_volume_units_count (&cost->units[i], requests) * MILLION;
    }

  return sum;
}

static Wide
difference (const TdrVolumeCost *first,
            const TdrVolumeCost *second,
            gint64               requests)
{
  return cost_times_million (first, requests) - cost_times_million (second, requests);
}

static int
sign_of (Wide value)
{
  return (value > 0) - (value < 0);
}

static Wide
slope_of (const TdrVolumeCost *cost,
          gint64               requests)
{
  return tdr_volume_cost_get_band (cost, (double) requests).per_million.micros;
}

/* The last number of requests before the next step of any stairs and before the next band. */
static gint64
end_of_segment (const TdrVolumeCost *cost,
                gint64               requests,
                gint64               end)
{
  for (guint i = 0; i < cost->n_units; i++)
    {
      const TdrVolumeUnits *units = &cost->units[i];
      Wide carried = (Wide) tdr_volume_units_count (units, requests) * units->requests_per_unit;

      if (carried < end)
        end = MAX ((gint64) carried, requests);
    }
  for (guint i = 0; i < cost->n_bands; i++)
    if (cost->bands[i].above >= requests)
      end = MIN (end, cost->bands[i].above);

  return end;
}

static void
note (GArray *crossings,
      int    *order,
      gint64  requests,
      int     new_order)
{
  TdrCrossing crossing = { requests, new_order };

  if (new_order == *order)
    return;

  g_array_append_val (crossings, crossing);
  *order = new_order;
}

/* Between two steps the difference is a straight line: it meets zero at most once, and one division finds where. */
static void
walk_segment (GArray *crossings,
              int    *order,
              Wide    start_difference,
              Wide    slope,
              gint64  start,
              gint64  end)
{
  Wide distance, meeting;

  note (crossings, order, start, sign_of (start_difference));
  if (slope == 0 || start == end)
    return;

  if (start_difference == 0)
    {
      note (crossings, order, start + 1, sign_of (slope));
      return;
    }
  if (sign_of (slope) == sign_of (start_difference))
    return;

  distance = start_difference < 0 ? -start_difference : start_difference;
  slope = slope < 0 ? -slope : slope;
  meeting = start + (distance + slope - 1) / slope;
  if (meeting > end)
    return;

  if (distance % slope == 0)
    {
      note (crossings, order, (gint64) meeting, 0);
      meeting++;
    }
  if (meeting <= end)
    note (crossings, order, (gint64) meeting, -sign_of (start_difference));
}

static gboolean
check_range (const TdrVolumeCost  *first,
             const TdrVolumeCost  *second,
             gint64                least_requests,
             gint64                most_requests,
             GError              **error)
{
  TdrMoney sum;

  if (!tdr_volume_cost_check (first, error) || !tdr_volume_cost_check (second, error)
      || !tdr_money_add (tdr_money_new (0, first->fixed.currency), tdr_money_new (0, second->fixed.currency), &sum,
                         error))
    return FALSE;
  if (least_requests >= 0 && least_requests <= most_requests && most_requests <= TDR_MAX_REQUESTS_PER_MONTH)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "Break-even is looked for from 0 to %" G_GINT64_FORMAT " requests a month, the smaller number first",
               TDR_MAX_REQUESTS_PER_MONTH);
  return FALSE;
}

/**
 * tdr_break_even_compare:
 *
 * Orders two costs at @requests a month, exactly, like strcmp().
 */
int
tdr_break_even_compare (const TdrVolumeCost *first,
                        const TdrVolumeCost *second,
                        gint64               requests)
{
  return sign_of (difference (first, second, requests));
}

/**
 * tdr_break_even_find:
 * @least_requests: where to begin
 * @most_requests: where to end, itself included
 *
 * Finds every number of requests in the range at which the order of the two costs changes, steps of capacity included.
 * Fails with %TDR_ENGINE_ERROR_INVALID or %TDR_ENGINE_ERROR_CURRENCY.
 *
 * Returns: (transfer full) (element-type TdrCrossing): in ascending order; the first says what holds at @least_requests
 */
GArray *
tdr_break_even_find (const TdrVolumeCost  *first,
                     const TdrVolumeCost  *second,
                     gint64                least_requests,
                     gint64                most_requests,
                     GError              **error)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (TdrCrossing));
  int order = G_MININT;
  gint64 start = least_requests;

  if (!check_range (first, second, least_requests, most_requests, error))
    return NULL;

  for (guint segment = 0; start <= most_requests; segment++)
    {
      gint64 end = end_of_segment (second, start, end_of_segment (first, start, most_requests));

      if (segment == MOST_SEGMENTS)
        {
          g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                       "There are more than %d steps of capacity between the two volumes: narrow the range",
                       MOST_SEGMENTS);
          return NULL;
        }
      walk_segment (crossings, &order, difference (first, second, start),
                    slope_of (first, start) - slope_of (second, start), start, end);
      start = end + 1;
    }

  return g_steal_pointer (&crossings);
}

/* Whether all three can be compared. */
static gboolean
check_currency (TdrMoney   winner,
                TdrMoney   runner_up,
                TdrMoney   part,
                GError   **error)
{
  const TdrMoney nothing = tdr_money_new (0, winner.currency);
  TdrMoney unused;

  return tdr_money_add (nothing, tdr_money_new (0, runner_up.currency), &unused, error)
         && tdr_money_add (nothing, tdr_money_new (0, part.currency), &unused, error);
}

/**
 * tdr_break_even_find_discount:
 * @discountable: the part of @runner_up that a discount would apply to
 * @discount_ppm: (out): in millionths of @discountable
 *
 * The smallest discount, to a millionth, at which @runner_up costs no more than @winner; 0 where it already does not.
 * Fails with %TDR_ENGINE_ERROR_INVALID where even a discount of 100 % is not enough, or with
 * %TDR_ENGINE_ERROR_CURRENCY.
 */
gboolean
tdr_break_even_find_discount (TdrMoney   winner,
                              TdrMoney   runner_up,
                              TdrMoney   discountable,
                              int       *discount_ppm,
                              GError   **error)
{
  Wide gap = (Wide) runner_up.micros - winner.micros;

  if (!check_currency (winner, runner_up, discountable, error))
    return FALSE;
  if (gap > discountable.micros)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "Even for nothing the discounted part would leave the runner-up dearer than the winner");
      return FALSE;
    }

  *discount_ppm = gap <= 0 ? 0 : (int) ((gap * MILLION + discountable.micros - 1) / discountable.micros);
  return TRUE;
}

/**
 * tdr_break_even_find_rise:
 * @priced: the part of @winner that a rise of its price would apply to
 * @rise_ppm: (out): in millionths of @priced
 *
 * The smallest rise of the winner's price, to a millionth, at which @runner_up costs no more than @winner; 0 where it
 * already does not. Fails with %TDR_ENGINE_ERROR_INVALID where no rise is enough, because nothing is paid for it or
 * almost nothing, or with %TDR_ENGINE_ERROR_CURRENCY.
 */
gboolean
tdr_break_even_find_rise (TdrMoney   winner,
                          TdrMoney   runner_up,
                          TdrMoney   priced,
                          gint64    *rise_ppm,
                          GError   **error)
{
  Wide gap = (Wide) runner_up.micros - winner.micros;

  if (!check_currency (winner, runner_up, priced, error))
    return FALSE;
  if (gap > 0 && (priced.micros <= 0 || gap / priced.micros >= MOST_RISE))
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "No rise of its price makes the winner as dear as the runner-up");
      return FALSE;
    }

  *rise_ppm = gap <= 0 ? 0 : (gint64) ((gap * MILLION + priced.micros - 1) / priced.micros);
  return TRUE;
}
