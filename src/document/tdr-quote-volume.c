/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-quote-volume.h"

#include "tdr-engine-error.h"
#include "tdr-quote-cost.h"

#define MILLION G_GINT64_CONSTANT (1000000)

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

/* The same in every month of the term: prices that hold, and what is paid for many months at once paid for all of them. */
static gboolean
is_steady (const TdrPriceTerm *term,
           guint               term_months)
{
  return term->first_month <= 1 && (term->last_month == 0 || term->last_month >= term_months)
         && term->yearly_change_ppm == 0
         && (term->commitment_months == 0 || term_months % term->commitment_months == 0);
}

/* In proportion to the volume, or the same whatever it is. Machines are priced by their number, and all else by use. */
static gboolean
is_straight (const TdrPriceTerm *term,
             gboolean            of_machines)
{
  if (tdr_money_is_given (term->least) || tdr_money_is_given (term->most))
    return FALSE;

  switch (term->charge)
    {
    case TDR_CHARGE_USAGE:
      return !of_machines && term->n_bands == 1 && term->free_quantity == 0;
    case TDR_CHARGE_CAPACITY:
      return of_machines && term->n_bands == 1 && term->meter == TDR_METER_INSTANCE && term->units == 0;
    case TDR_CHARGE_PERCENTAGE:
      return term->n_bands == 1;
    case TDR_CHARGE_DISCOUNT:
    case TDR_CHARGE_FEE:
      return TRUE;
    case TDR_CHARGE_SAVINGS_PLAN:
    case TDR_CHARGE_MINIMUM:
    case TDR_CHARGE_CAP:
    default:
      return FALSE;
    }
}

static gboolean
check (const TdrContract   *contract,
       const TdrQuoteLoad  *load,
       GError             **error)
{
  if (contract->last_month > 0 && contract->last_month < load->term_months)
    return refuse ("The prices of the quote end within the term", error);

  for (guint i = 0; i < contract->n_terms; i++)
    if (!is_steady (&contract->terms[i], load->term_months)
        || !is_straight (&contract->terms[i], load->requests_per_instance > 0))
      return refuse ("The quote has a term whose cost does not follow from the volume alone", error);

  return TRUE;
}

static gboolean
cost_at (const TdrQuote      *quote,
         const TdrWorkload   *workload,
         gint64               requests,
         gint64               instances,
         const char          *currency,
         TdrMoney            *total,
         GError             **error)
{
  TdrWorkload asked = *workload;
  TdrUsage usage;
  TdrCost cost;

  asked.requests_per_month = requests;
  if (!tdr_usage_compute (&asked, &usage, error)
      || !tdr_quote_cost_month (quote, &asked, &usage, instances, currency, &cost, error))
    return FALSE;
  if (!cost.known)
    return refuse ("A price that this workload needs is not known", error);

  *total = cost.total;
  return TRUE;
}

static TdrMoney
minus (TdrMoney a,
       TdrMoney b)
{
  a.micros -= b.micros;
  return a;
}

static gboolean
draw_line (const TdrQuote      *quote,
           const TdrQuoteLoad  *load,
           const char          *currency,
           TdrVolumeCost       *volume,
           GError             **error)
{
  TdrMoney one, two;

  if (!cost_at (quote, load->workload, MILLION, 0, currency, &one, error)
      || !cost_at (quote, load->workload, 2 * MILLION, 0, currency, &two, error))
    return FALSE;

  volume->per_million = minus (two, one);
  volume->fixed = minus (one, volume->per_million);
  return TRUE;
}

static gboolean
draw_stairs (const TdrQuote      *quote,
             const TdrQuoteLoad  *load,
             const char          *currency,
             TdrVolumeCost       *volume,
             GError             **error)
{
  TdrMoney one, two, unit, spare;

  if (!cost_at (quote, load->workload, MILLION, 1, currency, &one, error)
      || !cost_at (quote, load->workload, MILLION, 2, currency, &two, error))
    return FALSE;

  unit = minus (two, one);
  volume->per_million = tdr_money_new (0, currency);
  volume->units[0] = (TdrVolumeUnits) { unit, load->requests_per_instance, 0, 1 };
  volume->n_units = 1;
  return tdr_money_extend (unit, load->spare_instances, 1, &spare, error)
         && tdr_money_add (minus (one, unit), spare, &volume->fixed, error);
}

/**
 * tdr_quote_volume_cost:
 * @volume: (out): what a month costs as a function of its requests, in @currency, with what is paid at once spread
 *
 * A line through the costs of one and two million requests, or of one and two machines: exact, but not rounded line by
 * line as an invoice may be. Fails with %TDR_ENGINE_ERROR_INVALID where the cost does not follow from the volume alone in
 * every month of the term: prices with tiers, minimums or dates; and like tdr_quote_cost_month().
 */
gboolean
tdr_quote_volume_cost (const TdrQuote      *quote,
                       const TdrQuoteLoad  *load,
                       const char          *currency,
                       TdrVolumeCost       *volume,
                       GError             **error)
{
  TdrQuote unrounded = *quote;
  gboolean drawn;

  *volume = (TdrVolumeCost) { 0 };
  if (!check (&quote->contract, load, error))
    return FALSE;

  unrounded.contract.rounding = TDR_ROUND_MILLIONTHS;
  drawn = load->requests_per_instance > 0 ? draw_stairs (&unrounded, load, currency, volume, error)
                                          : draw_line (&unrounded, load, currency, volume, error);
  return drawn && tdr_volume_cost_check (volume, error);
}
