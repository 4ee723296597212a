/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-commitment.h"

#include "tdr-engine-error.h"

#include <math.h>

#define MILLION G_GINT64_CONSTANT (1000000)

/* More capacities than this up to the peak mean a unit that carries next to nothing. */
#define MOST_CAPACITIES 1000000

/* A sum of doubles that should equal a whole capacity may lie a hair above it. */
#define WHOLE_TOLERANCE 1e-9

/* What the hours of a curve hold that are heavier than the step at each position: so that a capacity is priced by one
 * look and not by a walk over all hours. */
typedef struct {
  const TdrLoadCurve *curve;
  double *hours;
  double *requests;
} HeavierHours;

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check (const TdrVolumeCost  *base,
       const TdrVolumeCost  *overflow,
       guint                 paid_months,
       GError              **error)
{
  if (!tdr_term_check (paid_months, error) || !tdr_volume_cost_check (base, error))
    return FALSE;
  if (base->n_units == 0)
    return refuse ("A commitment needs units of capacity: this offer is billed by use", error);
  if (overflow != NULL && overflow->n_units > 0)
    return refuse ("Requests beyond a commitment must be billed by use", error);
  if (base->n_bands > 0 || (overflow != NULL && overflow->n_bands > 0))
    return refuse ("A commitment cannot be sized by prices that change with the volume", error);

  return overflow == NULL || tdr_volume_cost_check (overflow, error);
}

static void
heavier_hours_init (HeavierHours       *self,
                    const TdrLoadCurve *curve)
{
  self->curve = curve;
  self->hours = g_new0 (double, curve->n_steps + 1);
  self->requests = g_new0 (double, curve->n_steps + 1);

  for (guint i = 0; i < curve->n_steps; i++)
    {
      self->hours[i + 1] = self->hours[i] + curve->steps[i].hours;
      self->requests[i + 1] = self->requests[i] + curve->steps[i].load * curve->steps[i].hours;
    }
}

static void
heavier_hours_clear (HeavierHours *self)
{
  g_clear_pointer (&self->hours, g_free);
  g_clear_pointer (&self->requests, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeavierHours, heavier_hours_clear)

/* Requests beyond @load an hour; @heavier is where the search of a smaller load ended, and moves down. */
static double
requests_beyond (const HeavierHours *self,
                 double              load,
                 guint              *heavier)
{
  while (*heavier > 0 && self->curve->steps[*heavier - 1].load <= load)
    (*heavier)--;

  return MAX (self->requests[*heavier] - load * self->hours[*heavier], 0);
}

static double
load_of (gint64 capacity)
{
  return capacity / (double) TDR_HOURS_PER_MONTH;
}

/* Units are paid for every hour, whether used or not; what they serve may cost something too. */
static gboolean
price_base (const TdrVolumeCost  *base,
            guint                 paid_months,
            gint64                capacity,
            double                served,
            TdrMoney             *cost,
            GError              **error)
{
  TdrMoney part;

  *cost = tdr_money_new (0, base->fixed.currency);
  if (capacity == 0)
    return TRUE;

  if (!tdr_money_extend (base->fixed, paid_months, 1, cost, error)
      || !tdr_money_extend (base->per_million, (gint64) rint (served), MILLION, &part, error)
      || !tdr_money_add (*cost, part, cost, error))
    return FALSE;

  for (guint i = 0; i < base->n_units; i++)
    if (!tdr_money_extend (base->units[i].price, tdr_volume_units_count (&base->units[i], capacity), 1, &part, error)
        || !tdr_money_extend (part, paid_months, 1, &part, error)
        || !tdr_money_add (*cost, part, cost, error))
      return FALSE;

  return TRUE;
}

static gboolean
price_capacity (const TdrLoadCurve   *curve,
                const TdrVolumeCost  *base,
                const TdrVolumeCost  *overflow,
                guint                 paid_months,
                gint64                capacity,
                double                beyond,
                TdrCommitment        *commitment,
                GError              **error)
{
  commitment->capacity = capacity;
  if (!price_base (base, paid_months, capacity, curve->requests - beyond, &commitment->base, error))
    return FALSE;

  commitment->overflow = tdr_money_new (0, base->fixed.currency);
  if (overflow != NULL
      && !tdr_money_extend (overflow->per_million, (gint64) rint (beyond), MILLION, &commitment->overflow, error))
    return FALSE;

  return tdr_money_add (commitment->base, commitment->overflow, &commitment->total, error);
}

static void
fill_details (const TdrLoadCurve  *curve,
              const TdrVolumeCost *base,
              TdrCommitment       *commitment)
{
  commitment->coverage = tdr_load_curve_cover (curve, load_of (commitment->capacity));
  for (guint i = 0; i < TDR_MAX_VOLUME_UNITS; i++)
    commitment->units[i] = i < base->n_units && commitment->capacity > 0
                             ? tdr_volume_units_count (&base->units[i], commitment->capacity)
                             : 0;
}

/* The next larger capacity at which some kind of unit is full: between two of them more is carried for the same
 * price. */
static gint64
next_full_capacity (const TdrVolumeCost *base,
                    gint64               capacity)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < base->n_units; i++)
    {
      gint64 units = tdr_volume_units_count (&base->units[i], capacity + 1);

      if (units <= G_MAXINT64 / base->units[i].requests_per_unit)
        next = MIN (next, units * base->units[i].requests_per_unit);
    }

  return next;
}

/**
 * tdr_commitment_price:
 * @base: what the committed capacity costs a month, worked out for tdr_workload_make_flat()
 * @overflow: (nullable): what requests beyond it cost, likewise; %NULL: they are not served
 * @paid_months: for which the commitment is paid, which may be more than the curve has
 * @capacity: requests a month that the commitment carries when busy around the clock
 * @commitment: (out): what that leads to
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID, %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_commitment_price (const TdrLoadCurve   *curve,
                      const TdrVolumeCost  *base,
                      const TdrVolumeCost  *overflow,
                      guint                 paid_months,
                      gint64                capacity,
                      TdrCommitment        *commitment,
                      GError              **error)
{
  g_return_val_if_fail (capacity >= 0, FALSE);

  if (!check (base, overflow, paid_months, error)
      || !price_capacity (curve, base, overflow, paid_months, capacity,
                          tdr_load_curve_cover (curve, load_of (capacity)).overflow, commitment, error))
    return FALSE;

  fill_details (curve, base, commitment);
  return TRUE;
}

/**
 * tdr_commitment_find:
 * @base: as for tdr_commitment_price()
 * @overflow: (nullable): likewise; %NULL: the commitment must carry the peak
 * @commitment: (out): the one that costs least; of equals the smallest
 *
 * How much to commit. Prices every capacity at which a unit is full, from none to the first that carries the peak, over
 * the sorted hours: a capacity between two of them costs as much as the larger and carries less, so none is missed.
 * Fails like tdr_commitment_price().
 */
gboolean
tdr_commitment_find (const TdrLoadCurve   *curve,
                     const TdrVolumeCost  *base,
                     const TdrVolumeCost  *overflow,
                     guint                 paid_months,
                     TdrCommitment        *commitment,
                     GError              **error)
{
  g_auto (HeavierHours) heavier_hours = { 0 };
  double peak = tdr_load_curve_get_peak (curve) * (1 - WHOLE_TOLERANCE);
  guint heavier = curve->n_steps;
  gboolean found = FALSE;
  gint64 capacity = 0;

  if (!check (base, overflow, paid_months, error))
    return FALSE;

  heavier_hours_init (&heavier_hours, curve);
  for (guint i = 0; i <= MOST_CAPACITIES && capacity < G_MAXINT64; i++, capacity = next_full_capacity (base, capacity))
    {
      gboolean carries_peak = load_of (capacity) >= peak;
      TdrCommitment candidate = { 0 };

      if (overflow == NULL && !carries_peak)
        continue;
      if (!price_capacity (curve, base, overflow, paid_months, capacity,
                           requests_beyond (&heavier_hours, load_of (capacity), &heavier), &candidate, error))
        return FALSE;

      if (!found || tdr_money_compare (candidate.total, commitment->total) < 0)
        *commitment = candidate;
      found = TRUE;
      if (carries_peak)
        {
          fill_details (curve, base, commitment);
          return TRUE;
        }
    }

  return refuse ("The peak needs more than a million units of capacity", error);
}

/**
 * tdr_commitment_break_even_utilisation:
 *
 * The share of its hours that a unit of @base must be busy to cost no more than @overflow for the same requests: the
 * price of a request on full units over that of a request billed by use. Above 1 no unit ever pays.
 */
double
tdr_commitment_break_even_utilisation (const TdrVolumeCost *base,
                                       const TdrVolumeCost *overflow)
{
  double per_request = 0;

  g_return_val_if_fail (overflow->per_million.micros > base->per_million.micros, INFINITY);

  for (guint i = 0; i < base->n_units; i++)
    per_request += base->units[i].price.micros / (double) base->units[i].requests_per_unit;

  return per_request * MILLION / (overflow->per_million.micros - base->per_million.micros);
}
