/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-demand.h"

#include "tdr-engine-error.h"

static gboolean
check_share (const char  *field,
             guint        position,
             int          ppm,
             int          most,
             GError     **error)
{
  if (ppm >= 0 && ppm <= most)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "%s[%u] in millionths must be from 0 to %d, not %d",
               field, position, most, ppm);
  return FALSE;
}

static gboolean
refuse_season (GError **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                       "A season needs the month in which the term starts");
  return FALSE;
}

/* At most 10^11 requests × 1.2 × 10^7: within 63 bits. */
static gint64
take_share (gint64 requests,
            int    ppm)
{
  return (requests * ppm + TDR_PPM / 2) / TDR_PPM;
}

static int
season_in_month (const TdrDemand *self,
                 guint            month)
{
  if (!tdr_month_is_set (self->start) || !tdr_demand_has_season (self))
    return TDR_PPM;

  return self->season_ppm[tdr_month_add (self->start, month - 1).month - 1];
}

static int
ramp_in_month (const TdrDemand *self,
               guint            month)
{
  return month <= self->n_ramp ? self->ramp_ppm[month - 1] : TDR_PPM;
}

static void
take_greater_peak (TdrUsage       *usage,
                   const TdrUsage *other)
{
  usage->peak_input_tokens_per_minute = MAX (usage->peak_input_tokens_per_minute, other->peak_input_tokens_per_minute);
  usage->peak_output_tokens_per_minute = MAX (usage->peak_output_tokens_per_minute,
                                              other->peak_output_tokens_per_minute);
}

/**
 * tdr_demand_init:
 *
 * Nothing but the workload and its growth.
 */
void
tdr_demand_init (TdrDemand         *self,
                 const TdrWorkload *workload)
{
  *self = (TdrDemand) { .workload = *workload };
}

/**
 * tdr_demand_check:
 *
 * Whether every figure can be. If not, fails with %TDR_ENGINE_ERROR_INVALID, naming the field.
 */
gboolean
tdr_demand_check (const TdrDemand  *self,
                  GError          **error)
{
  if (!tdr_workload_check (&self->workload, error))
    return FALSE;
  if (tdr_demand_has_season (self) && !tdr_month_is_set (self->start))
    return refuse_season (error);

  for (guint i = 0; i < TDR_MONTHS_PER_YEAR; i++)
    if (!check_share ("seasonality", i, self->season_ppm[i], TDR_MAX_SEASON_PPM, error))
      return FALSE;
  for (guint i = 0; i < self->n_ramp; i++)
    if (!check_share ("ramp", i, self->ramp_ppm[i], TDR_PPM, error))
      return FALSE;

  return TRUE;
}

/**
 * tdr_demand_hours_in_month:
 * @month: of the term, counted from 1
 *
 * Hours that an invoice counts: those of the calendar month where the start is known, otherwise
 * %TDR_HOURS_PER_MONTH, with which price lists compare.
 */
gint64
tdr_demand_hours_in_month (const TdrDemand *self,
                           guint            month)
{
  g_return_val_if_fail (month >= 1, TDR_HOURS_PER_MONTH);

  if (!tdr_month_is_set (self->start))
    return TDR_HOURS_PER_MONTH;

  return tdr_month_get_hours (tdr_month_add (self->start, month - 1));
}

/**
 * tdr_demand_has_season:
 *
 * Whether anybody stated one; months in which nothing is asked are a part of it.
 */
gboolean
tdr_demand_has_season (const TdrDemand *self)
{
  for (guint i = 0; i < TDR_MONTHS_PER_YEAR; i++)
    if (self->season_ppm[i] != 0)
      return TRUE;

  return FALSE;
}

/**
 * tdr_demand_get_shape:
 * @month: of the term, counted from 1
 *
 * What the season and the ramp make of that month's requests: 1 leaves them.
 */
double
tdr_demand_get_shape (const TdrDemand *self,
                      guint            month)
{
  return (double) season_in_month (self, month) * ramp_in_month (self, month) / TDR_PPM / TDR_PPM;
}

/**
 * tdr_demand_requests_in_month:
 * @month: of the term, counted from 1
 *
 * What tdr_demand_workload() asks for, of a demand that has passed its check.
 */
gint64
tdr_demand_requests_in_month (const TdrDemand *self,
                              guint            month)
{
  gint64 requests = MIN (tdr_workload_requests_in_month (&self->workload, month), TDR_MAX_REQUESTS_PER_MONTH);

  return take_share (take_share (requests, season_in_month (self, month)), ramp_in_month (self, month));
}

/**
 * tdr_demand_workload:
 * @month: of the term, counted from 1
 * @workload: (out): as it is in that month, with no growth left in it
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID where tdr_demand_check() does, or where growth leaves the limits of a workload.
 */
gboolean
tdr_demand_workload (const TdrDemand  *self,
                     guint             month,
                     TdrWorkload      *workload,
                     GError          **error)
{
  if (!tdr_demand_check (self, error))
    return FALSE;

  *workload = self->workload;
  workload->growth_ppm = 0;
  workload->requests_per_month = tdr_workload_requests_in_month (&self->workload, month);
  if (!tdr_workload_check (workload, error))
    return FALSE;

  workload->requests_per_month = tdr_demand_requests_in_month (self, month);
  return tdr_workload_check (workload, error);
}

/**
 * tdr_demand_usage:
 * @month: of the term, counted from 1
 * @usage: (out): what it consumes, with its own peak
 *
 * Fails like tdr_demand_workload().
 */
gboolean
tdr_demand_usage (const TdrDemand  *self,
                  guint             month,
                  TdrUsage         *usage,
                  GError          **error)
{
  TdrWorkload workload;

  return tdr_demand_workload (self, month, &workload, error) && tdr_usage_compute (&workload, usage, error);
}

/**
 * tdr_demand_usage_of_term:
 * @term_months: how many
 * @usages: (out) (array length=term_months): what each month consumes, all with the greatest peak of the term
 *
 * Fails like tdr_demand_workload().
 */
gboolean
tdr_demand_usage_of_term (const TdrDemand  *self,
                          guint             term_months,
                          TdrUsage         *usages,
                          GError          **error)
{
  TdrUsage greatest = { 0 };

  for (guint i = 0; i < term_months; i++)
    {
      if (!tdr_demand_usage (self, i + 1, &usages[i], error))
        return FALSE;
      take_greater_peak (&greatest, &usages[i]);
    }
  for (guint i = 0; i < term_months; i++)
    take_greater_peak (&usages[i], &greatest);

  return TRUE;
}
