/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-workload.h"

#include "tdr-engine-error.h"

#include <math.h>

#define SECONDS_PER_MONTH (TDR_HOURS_PER_MONTH * 3600.0)

static gboolean
check_whole (const char  *field,
             gint64       value,
             gint64       least,
             gint64       most,
             GError     **error)
{
  if (value >= least && value <= most)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "%s must be from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT,
               field, least, most, value);
  return FALSE;
}

/* Written so that a value that is not a number fails. */
static gboolean
check_seconds (const char  *field,
               double       value,
               GError     **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value >= 0 && value <= TDR_MAX_LATENCY_SECONDS)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "%s must be from 0 to %d seconds, not %s",
               field, (int) TDR_MAX_LATENCY_SECONDS, g_ascii_formatd (text, sizeof text, "%.6g", value));
  return FALSE;
}

static gint64
sum_of_week (const TdrWorkload *self)
{
  gint64 sum = 0;

  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    sum += self->week[hour];

  return sum;
}

static gboolean
check_hour (guint    hour,
            int      weight,
            GError **error)
{
  char field[sizeof "The weight of hour 4294967295 of the week"];

  if (weight >= 0 && weight <= TDR_MAX_HOUR_WEIGHT)
    return TRUE;

  g_snprintf (field, sizeof field, "The weight of hour %u of the week", hour);
  return check_whole (field, weight, 0, TDR_MAX_HOUR_WEIGHT, error);
}

static gboolean
check_week (const TdrWorkload  *self,
            GError            **error)
{
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    if (!check_hour (hour, self->week[hour], error))
      return FALSE;

  if (sum_of_week (self) == 0)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "The week needs at least one hour with a weight above 0");
      return FALSE;
    }

  return TRUE;
}

/* Compound growth, month by month: the factor of month 13 is that of one year. */
static double
growth_factor (const TdrWorkload *self,
               guint              month)
{
  double years = (MAX (month, 1) - 1) / (double) TDR_MONTHS_PER_YEAR;

  return pow (1.0 + self->growth_ppm / (double) TDR_PPM, years);
}

/**
 * tdr_workload_init:
 *
 * No requests yet, and a flat week.
 */
void
tdr_workload_init (TdrWorkload *self)
{
  *self = (TdrWorkload) { 0 };
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    self->week[hour] = 1;
}

/**
 * tdr_workload_check:
 *
 * Whether every figure can be. If not, fails with %TDR_ENGINE_ERROR_INVALID, naming the field, its limits and the
 * figure.
 */
gboolean
tdr_workload_check (const TdrWorkload  *self,
                    GError            **error)
{
  return check_whole ("Requests per month", self->requests_per_month, 0, TDR_MAX_REQUESTS_PER_MONTH, error)
         && check_whole ("Input tokens per request", self->input_tokens, 0, TDR_MAX_TOKENS_PER_REQUEST, error)
         && check_whole ("Output tokens per request", self->output_tokens, 0, TDR_MAX_TOKENS_PER_REQUEST, error)
         && check_whole ("Requests per prefix", self->requests_per_prefix, 0, TDR_MAX_REQUESTS_PER_MONTH, error)
         && check_whole ("The cached share in millionths", self->cached_ppm, 0, TDR_PPM, error)
         && check_whole ("The batch share in millionths", self->batch_ppm, 0, TDR_PPM, error)
         && check_whole ("Growth per year in millionths", self->growth_ppm, TDR_MIN_GROWTH_PPM, TDR_MAX_GROWTH_PPM,
                         error)
         && check_week (self, error)
         && check_seconds ("The time to first token", self->first_token_seconds, error)
         && check_seconds ("The time per output token", self->token_interval_seconds, error);
}

/**
 * tdr_workload_peak_factor:
 *
 * The busiest hour of the week over the mean hour: 1 for a flat week, 168 if all work falls into one hour.
 */
double
tdr_workload_peak_factor (const TdrWorkload *self)
{
  gint64 sum = sum_of_week (self);
  int peak = 0;

  g_return_val_if_fail (sum > 0, 1.0);

  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    peak = MAX (peak, self->week[hour]);

  return (double) peak * TDR_HOURS_PER_WEEK / sum;
}

/**
 * tdr_workload_requests_in_month:
 * @month: counted from 1
 *
 * Requests per month × (1 + growth) ^ ((month − 1) ÷ 12), rounded. Growth beyond 63 bits stays at the largest number,
 * which no price survives: the cost overflows and says so.
 */
gint64
tdr_workload_requests_in_month (const TdrWorkload *self,
                                guint              month)
{
  double factor = growth_factor (self, month);
  double requests = self->requests_per_month * factor;

  if (factor == 1.0)
    return self->requests_per_month;
  if (requests >= (double) G_MAXINT64)
    return G_MAXINT64;

  return (gint64) rint (requests);
}

/**
 * tdr_workload_requests_in_greatest_month:
 * @term_months: length of the term; 1 or 0 for the first month
 *
 * What grows is greatest in the last month, what shrinks in the first.
 */
gint64
tdr_workload_requests_in_greatest_month (const TdrWorkload *self,
                                         guint              term_months)
{
  return MAX (self->requests_per_month, tdr_workload_requests_in_month (self, term_months));
}

/**
 * tdr_workload_mean_requests_per_second:
 * @term_months: length of the term; 1 or 0 for the first month
 *
 * All requests of the greatest month of the term, those that may wait included, spread over its 730 hours.
 */
double
tdr_workload_mean_requests_per_second (const TdrWorkload *self,
                                       guint              term_months)
{
  return (double) tdr_workload_requests_in_greatest_month (self, term_months) / SECONDS_PER_MONTH;
}

/**
 * tdr_workload_load_factor:
 *
 * Requests that cannot wait for a batch, in the busiest hour of the week, over all requests in the mean hour: 0 if all can
 * wait, up to 168.
 */
double
tdr_workload_load_factor (const TdrWorkload *self)
{
  return tdr_workload_peak_factor (self) * (TDR_PPM - self->batch_ppm) / TDR_PPM;
}

/**
 * tdr_workload_peak_requests_per_second:
 * @term_months: length of the term; 1 or 0 for the first month
 *
 * Requests that cannot wait for a batch, in the busiest hour of the greatest month of the term. 0 if all of them can wait.
 */
double
tdr_workload_peak_requests_per_second (const TdrWorkload *self,
                                       guint              term_months)
{
  return tdr_workload_mean_requests_per_second (self, term_months) * tdr_workload_load_factor (self);
}

/**
 * tdr_workload_make_flat:
 *
 * The same requests, none of which may wait, spread evenly over the week: what a unit of capacity that is busy around
 * the clock carries, and what one more request costs, are worked out for this.
 */
TdrWorkload
tdr_workload_make_flat (const TdrWorkload *self)
{
  TdrWorkload flat = *self;

  flat.batch_ppm = 0;
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    flat.week[hour] = 1;

  return flat;
}
