/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cost.h"

#include "tdr-engine-error.h"
#include "tdr-metering.h"

#include <stddef.h>

#define MOST_INSTANCES G_GINT64_CONSTANT (1000000000000000)

/* Lines are written as they come; those beyond the last are nobody's. */
static void
start (TdrCost *cost,
       gint64   capacity_units)
{
  cost->n_lines = 0;
  cost->known = TRUE;
  cost->missing = 0;
  cost->reason = NULL;
  cost->total = (TdrMoney) { 0 };
  cost->capacity_units = capacity_units;
}

static void
make_unknown (TdrCost    *cost,
              const char *reason)
{
  cost->known = FALSE;
  if (cost->reason == NULL)
    cost->reason = reason;
}

static void
miss_meter (TdrCost  *cost,
            TdrMeter  meter)
{
  cost->known = FALSE;
  cost->missing |= 1u << meter;
}

static gboolean
append_line (TdrCost        *cost,
             TdrMeter        meter,
             const TdrRate  *rate,
             gint64          quantity,
             GError        **error)
{
  TdrCostLine line = {
    .meter = meter,
    .quantity = quantity,
    .per = tdr_meter_get_per (meter),
    .price = rate->price,
    .evidence = rate->evidence,
  };

  g_assert (cost->n_lines < TDR_COST_MAX_LINES);

  if (!tdr_money_extend (line.price, line.quantity, line.per, &line.cost, error))
    return FALSE;
  if (cost->n_lines == 0)
    cost->total = tdr_money_new (0, line.price.currency);
  if (!tdr_money_add (cost->total, line.cost, &cost->total, error))
    return FALSE;

  cost->lines[cost->n_lines++] = line;
  return TRUE;
}

static gboolean
charge (TdrCost          *cost,
        const TdrTariff  *tariff,
        TdrMeter          meter,
        gint64            quantity,
        GError          **error)
{
  if (tariff->rates[meter].known)
    return append_line (cost, meter, &tariff->rates[meter], quantity, error);

  miss_meter (cost, meter);
  return TRUE;
}

/* Nothing used costs nothing, but in the currency of the tariff: a tariff without any rate says not even that. */
static void
finish_without_lines (TdrCost         *cost,
                      const TdrTariff *tariff)
{
  if (cost->n_lines > 0 || !cost->known)
    return;

  for (guint meter = 0; meter < TDR_N_METERS; meter++)
    if (tariff->rates[meter].known)
      {
        cost->total = tdr_money_new (0, tariff->rates[meter].price.currency);
        return;
      }

  make_unknown (cost, "No price of this offer is known");
}

static gboolean
charge_all (TdrCost            *cost,
            const TdrTariff    *tariff,
            const TdrMetering  *metering,
            GError            **error)
{
  for (guint i = 0; i < metering->n_items; i++)
    if (!charge (cost, tariff, metering->items[i].meter, metering->items[i].quantity, error))
      return FALSE;

  for (guint meter = 0; meter < TDR_N_METERS; meter++)
    if (metering->needed & (1u << meter) && !tariff->rates[meter].known)
      miss_meter (cost, (TdrMeter) meter);
  if (metering->reason != NULL)
    make_unknown (cost, metering->reason);

  cost->capacity_units = metering->capacity_units;
  finish_without_lines (cost, tariff);
  return TRUE;
}

/**
 * tdr_cost_set_unknown:
 * @self: (out): without lines
 * @reason: static
 */
void
tdr_cost_set_unknown (TdrCost    *self,
                      const char *reason)
{
  start (self, 0);
  make_unknown (self, reason);
}

/**
 * tdr_cost_get_size:
 *
 * Returns: how many bytes the cost takes with the lines that it has
 */
gsize
tdr_cost_get_size (const TdrCost *self)
{
  return offsetof (TdrCost, lines) + self->n_lines * sizeof (TdrCostLine);
}

/**
 * tdr_cost_on_demand:
 * @usage: of one month
 * @cost: (out): its lines and their sum
 *
 * Prices a month by the token. A rate that is needed and missing makes the cost unknown and names its meter; the lines
 * that could be priced stay. Fails with %TDR_ENGINE_ERROR_OVERFLOW or, where rates differ in it,
 * %TDR_ENGINE_ERROR_CURRENCY.
 */
gboolean
tdr_cost_on_demand (const TdrTariff  *tariff,
                    const TdrUsage   *usage,
                    TdrCost          *cost,
                    GError          **error)
{
  TdrMetering metering;

  start (cost, 0);
  tdr_metering_init_on_demand (&metering, tariff, usage);
  return charge_all (cost, tariff, &metering, error);
}

/**
 * tdr_cost_capacity_units:
 * @usage: with the peak that capacity is bought for
 * @cost: (out): its lines, their sum and the units
 *
 * Prices a month of capacity sold by the unit and hour: reserved tokens per minute where the tariff has rates for them,
 * otherwise units with a stated throughput. Fails like tdr_cost_on_demand().
 */
gboolean
tdr_cost_capacity_units (const TdrTariff  *tariff,
                         const TdrUsage   *usage,
                         TdrCost          *cost,
                         GError          **error)
{
  TdrMetering metering;

  start (cost, 0);
  return tdr_metering_init_capacity_units (&metering, tariff, usage, TDR_HOURS_PER_MONTH, error)
         && charge_all (cost, tariff, &metering, error);
}

/**
 * tdr_cost_instances:
 * @hourly: rate of one instance for an hour
 * @instances: rented around the clock, spares included
 * @cost: (out): one line
 *
 * Prices a month of 730 hours. Fails with %TDR_ENGINE_ERROR_INVALID or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_cost_instances (const TdrRate  *hourly,
                    gint64          instances,
                    TdrCost        *cost,
                    GError        **error)
{
  start (cost, instances);

  if (instances < 0 || instances > MOST_INSTANCES)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "Instances must be from 0 to %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, MOST_INSTANCES, instances);
      return FALSE;
    }
  if (!hourly->known)
    {
      miss_meter (cost, TDR_METER_INSTANCE);
      return TRUE;
    }

  return append_line (cost, TDR_METER_INSTANCE, hourly, instances * TDR_HOURS_PER_MONTH, error);
}

/**
 * tdr_cost_per_million:
 * @cost: known
 * @usage: with at least one token, see tdr_usage_total_tokens()
 * @per_million: (out): cost of a million tokens, prompt and answer together
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID where the cost is not known or nothing is used: there is no such price then.
 */
gboolean
tdr_cost_per_million (const TdrCost   *cost,
                      const TdrUsage  *usage,
                      TdrMoney        *per_million,
                      GError         **error)
{
  gint64 tokens = tdr_usage_total_tokens (usage);

  if (!cost->known || tokens == 0)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           cost->known ? "Without tokens there is no cost per million tokens"
                                       : "The cost is not known, so its part per million tokens is not either");
      return FALSE;
    }

  return tdr_money_extend (cost->total, TDR_TOKENS_PER_RATE, tokens, per_million, error);
}
