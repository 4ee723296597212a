/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-volume-phase.h"

#include "tdr-engine-error.h"

static guint
months_of (const TdrVolumePhase *phases,
           guint                 n_phases,
           guint                 position,
           guint                 term_months)
{
  guint end = position + 1 < n_phases ? phases[position + 1].first_month : term_months + 1;

  return end - phases[position].first_month;
}

/* Every volume at which the line of any phase ends, once, in ascending order. */
static gboolean
collect_edges (const TdrVolumePhase  *phases,
               guint                  n_phases,
               TdrVolumeCost         *average,
               GError               **error)
{
  gint64 last = -1;

  for (average->n_bands = 0;; average->n_bands++)
    {
      gint64 next = G_MAXINT64;

      for (guint i = 0; i < n_phases; i++)
        for (guint j = 0; j < phases[i].cost.n_bands; j++)
          if (phases[i].cost.bands[j].above > last)
            next = MIN (next, phases[i].cost.bands[j].above);
      if (next == G_MAXINT64)
        return TRUE;
      if (average->n_bands == TDR_MAX_VOLUME_BANDS)
        break;
      last = average->bands[average->n_bands].above = next;
    }

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "The cost bends or jumps more than %d times with the volume", TDR_MAX_VOLUME_BANDS);
  return FALSE;
}

static gboolean
add_share (TdrMoney   amount,
           guint      months,
           TdrMoney  *sum,
           GError   **error)
{
  TdrMoney part;

  return tdr_money_extend (amount, months, 1, &part, error) && tdr_money_add (*sum, part, sum, error);
}

/* Divided once, so that three thirds of a price are the price. */
static gboolean
average_lines (const TdrVolumePhase  *phases,
               guint                  n_phases,
               guint                  term_months,
               gint64                 requests,
               TdrVolumeBand         *line,
               GError               **error)
{
  const char *currency = phases[0].cost.fixed.currency;

  line->fixed = line->per_million = line->unit_price = tdr_money_new (0, currency);
  for (guint i = 0; i < n_phases; i++)
    {
      TdrVolumeBand band = tdr_volume_cost_get_band (&phases[i].cost, (double) requests);
      guint months = months_of (phases, n_phases, i, term_months);

      if (!add_share (band.fixed, months, &line->fixed, error)
          || !add_share (band.per_million, months, &line->per_million, error)
          || !add_share (band.unit_price, months, &line->unit_price, error))
        return FALSE;
    }

  return tdr_money_extend (line->fixed, 1, term_months, &line->fixed, error)
         && tdr_money_extend (line->per_million, 1, term_months, &line->per_million, error)
         && tdr_money_extend (line->unit_price, 1, term_months, &line->unit_price, error);
}

/**
 * tdr_volume_phases_average:
 * @phases: (array length=n_phases): from month 1 on, of the same units
 * @average: (out): what a month costs as a function of its requests, on average over the term
 *
 * Every line is the mean of those of the phases, weighted by their months. Fails with %TDR_ENGINE_ERROR_INVALID where
 * there are more bands than a cost can have, or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_volume_phases_average (const TdrVolumePhase  *phases,
                           guint                  n_phases,
                           guint                  term_months,
                           TdrVolumeCost         *average,
                           GError               **error)
{
  TdrVolumeBand first;

  *average = phases[0].cost;
  if (n_phases == 1)
    return TRUE;
  if (!collect_edges (phases, n_phases, average, error)
      || !average_lines (phases, n_phases, term_months, 0, &first, error))
    return FALSE;

  average->fixed = first.fixed;
  average->per_million = first.per_million;
  average->units[0].price = first.unit_price;
  for (guint i = 0; i < average->n_bands; i++)
    if (!average_lines (phases, n_phases, term_months, average->bands[i].above + 1, &average->bands[i], error))
      return FALSE;

  return TRUE;
}
