/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-volume-cost.h"

#include "tdr-engine-error.h"

#include <math.h>

#define MILLION G_GINT64_CONSTANT (1000000)

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
price_on_demand (const TdrTariff    *tariff,
                 const TdrWorkload  *workload,
                 gint64              requests,
                 TdrMoney           *total,
                 GError            **error)
{
  TdrWorkload asked = *workload;
  TdrUsage usage;
  TdrCost cost;

  asked.requests_per_month = requests;
  if (!tdr_usage_compute (&asked, &usage, error) || !tdr_cost_on_demand (tariff, &usage, &cost, error))
    return FALSE;
  if (!cost.known)
    return refuse ("A price that this workload needs is not known", error);

  *total = cost.total;
  return TRUE;
}

/* How many requests a month one more unit carries. The needed units grow with the requests in proportion, so the peak
 * of a million requests tells. */
static gint64
requests_per_unit (double unit_tokens_per_minute,
                   double tokens_per_minute_of_a_million)
{
  double requests = unit_tokens_per_minute / tokens_per_minute_of_a_million * MILLION;

  return (gint64) CLAMP (floor (requests), 1, (double) TDR_MAX_REQUESTS_PER_MONTH);
}

/* The load of a million requests that capacity of this meter carries. */
static double
load_of_million (const TdrTariff *rules,
                 TdrMeter         meter,
                 const TdrUsage  *million)
{
  switch ((int) meter)
    {
    case TDR_METER_INPUT_TPM_UNIT: return million->peak_input_tokens_per_minute;
    case TDR_METER_OUTPUT_TPM_UNIT: return million->peak_output_tokens_per_minute;
    default: return million->peak_input_tokens_per_minute + rules->output_ratio * million->peak_output_tokens_per_minute;
    }
}

/**
 * tdr_volume_units_init:
 * @rules: what a unit carries, and the least and the steps in which units are sold; its rates are not used
 * @meter: of the capacity
 * @workload: whose requests do not matter
 *
 * Units that are bought for the peak of @workload, without their price; they carry nothing where the workload needs none
 * of them. Fails with %TDR_ENGINE_ERROR_INVALID where it is not known what a unit carries.
 */
gboolean
tdr_volume_units_init (TdrVolumeUnits     *self,
                       const TdrTariff    *rules,
                       TdrMeter            meter,
                       const TdrWorkload  *workload,
                       GError            **error)
{
  double carries = meter == TDR_METER_CAPACITY_UNIT ? rules->tokens_per_minute_per_unit : TDR_TOKENS_PER_TPM_UNIT;
  TdrWorkload asked = *workload;
  TdrUsage million;
  double load;

  *self = (TdrVolumeUnits) { .least = MAX (rules->minimum_units, 0), .increment = MAX (rules->unit_increment, 1) };
  asked.requests_per_month = MILLION;
  if (!tdr_usage_compute (&asked, &million, error))
    return FALSE;
  if (!(carries > 0))
    return refuse ("It is not known how many tokens a minute a unit of capacity carries", error);

  load = load_of_million (rules, meter, &million);
  if (load > 0)
    self->requests_per_unit = requests_per_unit (carries, load);
  return TRUE;
}

static gboolean
append_units (TdrVolumeCost      *self,
              const TdrTariff    *tariff,
              TdrMeter            meter,
              const TdrWorkload  *workload,
              GError            **error)
{
  TdrVolumeUnits units;

  if (!tdr_volume_units_init (&units, tariff, meter, workload, error))
    return FALSE;
  if (units.requests_per_unit == 0)
    return TRUE;
  if (!tariff->rates[meter].known)
    return refuse ("The price of a unit of capacity is not known", error);
  if (!tdr_money_extend (tariff->rates[meter].price, TDR_HOURS_PER_MONTH, 1, &units.price, error))
    return FALSE;

  self->units[self->n_units++] = units;
  return TRUE;
}

static gboolean
append_all_units (TdrVolumeCost      *self,
                  const TdrTariff    *tariff,
                  const TdrWorkload  *workload,
                  GError            **error)
{
  gboolean reserved = tariff->rates[TDR_METER_INPUT_TPM_UNIT].known || tariff->rates[TDR_METER_OUTPUT_TPM_UNIT].known;

  if (reserved)
    return append_units (self, tariff, TDR_METER_INPUT_TPM_UNIT, workload, error)
           && append_units (self, tariff, TDR_METER_OUTPUT_TPM_UNIT, workload, error);

  return append_units (self, tariff, TDR_METER_CAPACITY_UNIT, workload, error);
}

/**
 * tdr_volume_cost_init_on_demand:
 * @workload: whose requests do not matter: all else stays as they vary
 *
 * What @workload costs by the token. A line through the costs of one and two million requests; exact, but for the last
 * prefix that not all of its requests share. Fails with %TDR_ENGINE_ERROR_INVALID where a price is not known.
 */
gboolean
tdr_volume_cost_init_on_demand (TdrVolumeCost      *self,
                                const TdrTariff    *tariff,
                                const TdrWorkload  *workload,
                                GError            **error)
{
  TdrMoney one, two;

  *self = (TdrVolumeCost) { 0 };
  if (!price_on_demand (tariff, workload, MILLION, &one, error)
      || !price_on_demand (tariff, workload, 2 * MILLION, &two, error))
    return FALSE;

  self->per_million = tdr_money_new (two.micros - one.micros, one.currency);
  self->fixed = tdr_money_new (one.micros - self->per_million.micros, one.currency);
  return TRUE;
}

/**
 * tdr_volume_cost_init_capacity_units:
 * @workload: whose requests do not matter
 *
 * What @workload costs on capacity bought for its peak, as tdr_cost_capacity_units() counts it. Fails with
 * %TDR_ENGINE_ERROR_INVALID where a price or the throughput of a unit is not known.
 */
gboolean
tdr_volume_cost_init_capacity_units (TdrVolumeCost      *self,
                                     const TdrTariff    *tariff,
                                     const TdrWorkload  *workload,
                                     GError            **error)
{
  TdrWorkload asked = *workload;
  TdrUsage million;
  TdrCost cost;

  *self = (TdrVolumeCost) { 0 };
  asked.requests_per_month = MILLION;
  if (!tdr_usage_compute (&asked, &million, error) || !tdr_cost_capacity_units (tariff, &million, &cost, error))
    return FALSE;
  if (!cost.known)
    return refuse (cost.reason != NULL ? cost.reason : "The price of a unit of capacity is not known", error);

  self->fixed = tdr_money_new (0, cost.total.currency);
  self->per_million = self->fixed;
  return append_all_units (self, tariff, workload, error);
}

/**
 * tdr_volume_cost_init_instances:
 * @requests_per_instance: requests a month that one instance carries at this load's peak, headroom kept
 * @spare_instances: paid beside those that carry the load
 *
 * What a load costs on rented machines. Fails with %TDR_ENGINE_ERROR_INVALID where the rate is not known.
 */
gboolean
tdr_volume_cost_init_instances (TdrVolumeCost  *self,
                                const TdrRate  *hourly,
                                gint64          requests_per_instance,
                                gint64          spare_instances,
                                GError        **error)
{
  TdrCost one, spare;

  *self = (TdrVolumeCost) { 0 };
  if (!hourly->known)
    return refuse ("The hourly rate of the instance is not known", error);
  if (!tdr_cost_instances (hourly, 1, &one, error) || !tdr_cost_instances (hourly, spare_instances, &spare, error))
    return FALSE;

  self->fixed = spare.total;
  self->per_million = tdr_money_new (0, hourly->price.currency);
  self->units[0] = (TdrVolumeUnits) { one.total, requests_per_instance, 0, 1 };
  self->n_units = 1;
  return tdr_volume_cost_check (self, error);
}

/* What a bid makes of a volume may fall with it, so that a line may begin below 0, but no cost may. */
static gboolean
check_band (const TdrVolumeCost  *self,
            guint                 position,
            GError              **error)
{
  const TdrVolumeBand *band = &self->bands[position];
  TdrMoney cost;

  if (band->above < 0 || band->above > TDR_MAX_REQUESTS_PER_MONTH
      || (position > 0 && band->above <= self->bands[position - 1].above))
    return refuse ("Bands of a cost must begin at growing volumes", error);
  if (!tdr_volume_cost_at (self, band->above + 1, &cost, error))
    return FALSE;

  return cost.micros >= 0 || refuse ("A cost cannot be negative", error);
}

static gboolean
check_bands (const TdrVolumeCost  *self,
             GError              **error)
{
  if (self->n_bands > 0 && self->n_units > 1)
    return refuse ("Bands of a cost are for one kind of units", error);

  for (guint i = 0; i < self->n_bands; i++)
    if (!check_band (self, i, error))
      return FALSE;

  return TRUE;
}

/**
 * tdr_volume_cost_check:
 *
 * Whether every figure can be. If not, fails with %TDR_ENGINE_ERROR_INVALID or %TDR_ENGINE_ERROR_CURRENCY.
 */
gboolean
tdr_volume_cost_check (const TdrVolumeCost  *self,
                       GError              **error)
{
  TdrMoney sum;

  if (self->fixed.micros < 0 || self->per_million.micros < 0)
    return refuse ("A cost cannot be negative", error);
  if (!tdr_money_add (self->fixed, self->per_million, &sum, error))
    return FALSE;

  for (guint i = 0; i < self->n_units; i++)
    {
      const TdrVolumeUnits *units = &self->units[i];

      if (units->requests_per_unit < 1 || units->increment < 1 || units->least < 0 || units->price.micros < 0)
        return refuse ("A unit of capacity must carry a request a month or more, in steps of one or more", error);
      if (units->requests_per_unit > TDR_MAX_REQUESTS_PER_MONTH || units->increment > TDR_MAX_REQUESTS_PER_MONTH
          || units->least > TDR_MAX_REQUESTS_PER_MONTH)
        return refuse ("A figure of the capacity is too large", error);
      if (!tdr_money_add (self->fixed, units->price, &sum, error))
        return FALSE;
    }

  return check_bands (self, error);
}

/**
 * tdr_volume_cost_get_band:
 * @requests: a month, 0 or more; not whole where chance moves them
 *
 * The line that holds at @requests.
 */
TdrVolumeBand
tdr_volume_cost_get_band (const TdrVolumeCost *self,
                          double               requests)
{
  for (guint i = self->n_bands; i > 0; i--)
    if (requests > (double) self->bands[i - 1].above)
      return self->bands[i - 1];

  return (TdrVolumeBand) {
    0, self->fixed, self->per_million, self->n_units > 0 ? self->units[0].price : tdr_money_new (0, self->fixed.currency),
  };
}

/**
 * tdr_volume_units_count:
 * @requests: a month, 0 or more
 *
 * Units that carry @requests: at least the least, then in whole steps.
 */
gint64
tdr_volume_units_count (const TdrVolumeUnits *self,
                        gint64                requests)
{
  gint64 needed = requests / self->requests_per_unit + (requests % self->requests_per_unit > 0);
  gint64 above = MAX (needed - self->least, 0);

  return self->least + (above / self->increment + (above % self->increment > 0)) * self->increment;
}

/**
 * tdr_volume_cost_add_fixed:
 * @monthly: paid whatever the volume
 *
 * Fails with %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_volume_cost_add_fixed (TdrVolumeCost  *self,
                           TdrMoney        monthly,
                           GError        **error)
{
  for (guint i = 0; i < self->n_bands; i++)
    if (!tdr_money_add (self->bands[i].fixed, monthly, &self->bands[i].fixed, error))
      return FALSE;

  return tdr_money_add (self->fixed, monthly, &self->fixed, error);
}

/**
 * tdr_volume_cost_scale:
 *
 * Multiplies every amount by @times ÷ @per. Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_volume_cost_scale (TdrVolumeCost  *self,
                       gint64          times,
                       gint64          per,
                       GError        **error)
{
  for (guint i = 0; i < self->n_units; i++)
    if (!tdr_money_extend (self->units[i].price, times, per, &self->units[i].price, error))
      return FALSE;
  for (guint i = 0; i < self->n_bands; i++)
    {
      TdrVolumeBand *band = &self->bands[i];

      if (!tdr_money_extend (band->fixed, times, per, &band->fixed, error)
          || !tdr_money_extend (band->per_million, times, per, &band->per_million, error)
          || !tdr_money_extend (band->unit_price, times, per, &band->unit_price, error))
        return FALSE;
    }

  return tdr_money_extend (self->fixed, times, per, &self->fixed, error)
         && tdr_money_extend (self->per_million, times, per, &self->per_million, error);
}

/**
 * tdr_volume_cost_add_tax:
 *
 * Adds the tax that is not recovered to every amount, without the rounding of an invoice. Fails with
 * %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_volume_cost_add_tax (TdrVolumeCost  *self,
                         const TdrTax   *tax,
                         GError        **error)
{
  gint64 kept = (gint64) tax->rate_ppm * (TDR_PPM - tax->recoverable_ppm);
  gint64 whole = (gint64) TDR_PPM * TDR_PPM;

  return tdr_volume_cost_scale (self, whole + kept, whole, error);
}

/**
 * tdr_volume_cost_at:
 * @requests: a month, from 0 to %TDR_MAX_REQUESTS_PER_MONTH
 * @cost: (out): of that month
 *
 * Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_volume_cost_at (const TdrVolumeCost  *self,
                    gint64                requests,
                    TdrMoney             *cost,
                    GError              **error)
{
  const TdrVolumeBand band = tdr_volume_cost_get_band (self, (double) requests);
  TdrMoney sum;

  if (!tdr_money_extend (band.per_million, requests, MILLION, &sum, error)
      || !tdr_money_add (sum, band.fixed, &sum, error))
    return FALSE;

  for (guint i = 0; i < self->n_units; i++)
    {
      TdrMoney price = i == 0 ? band.unit_price : self->units[i].price;
      TdrMoney capacity;

      if (!tdr_money_extend (price, tdr_volume_units_count (&self->units[i], requests), 1, &capacity, error)
          || !tdr_money_add (sum, capacity, &sum, error))
        return FALSE;
    }

  *cost = sum;
  return TRUE;
}
