/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cost.h"

#include "tdr-engine-error.h"

#include <math.h>

#define MOST_UNITS 1e15   /* beyond it a double no longer holds whole units reliably */

/* Doubles that should make a whole number may lie a hair above it; a billionth of a unit is not bought. */
#define WHOLE_TOLERANCE 1e-9

static gint64
units_per_price (TdrMeter meter)
{
  return meter < TDR_METER_CAPACITY_UNIT ? TDR_TOKENS_PER_RATE : 1;
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
    .per = units_per_price (meter),
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

/* What is not used needs no rate. */
static gboolean
charge (TdrCost          *cost,
        const TdrTariff  *tariff,
        TdrMeter          meter,
        gint64            quantity,
        GError          **error)
{
  if (quantity == 0)
    return TRUE;
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

/* A prompt above the threshold pays the long rates for the whole request, its answer included (Anthropic and Google
 * pricing pages). */
static gboolean
is_long_context (const TdrTariff *tariff,
                 const TdrUsage  *usage)
{
  return tariff->long_context_above > 0 && usage->prompt_tokens > tariff->long_context_above;
}

/* Where the provider caches by itself and names no price for writing, the first pass is ordinary input. */
static TdrMeter
meter_of_writing (const TdrTariff *tariff,
                  TdrMeter         writing,
                  TdrMeter         input)
{
  if (!tariff->rates[writing].known && tariff->cache_rule == TDR_CACHE_AUTOMATIC)
    return input;

  return writing;
}

static gboolean
charge_interactive (TdrCost          *cost,
                    const TdrTariff  *tariff,
                    const TdrUsage   *usage,
                    GError          **error)
{
  gboolean is_long = is_long_context (tariff, usage);
  TdrMeter input = is_long ? TDR_METER_LONG_INPUT : TDR_METER_INPUT;
  TdrMeter output = is_long ? TDR_METER_LONG_OUTPUT : TDR_METER_OUTPUT;
  TdrMeter reading = is_long ? TDR_METER_LONG_CACHE_READ : TDR_METER_CACHE_READ;
  TdrMeter writing = meter_of_writing (tariff, is_long ? TDR_METER_LONG_CACHE_WRITE : TDR_METER_CACHE_WRITE_5M, input);
  gint64 written_as_input = writing == input ? usage->cache_write_tokens : 0;

  return charge (cost, tariff, input, usage->fresh_input_tokens + written_as_input, error)
         && charge (cost, tariff, writing, usage->cache_write_tokens - written_as_input, error)
         && charge (cost, tariff, reading, usage->cache_read_tokens, error)
         && charge (cost, tariff, output, usage->output_tokens, error);
}

static gboolean
charge_batch (TdrCost          *cost,
              const TdrTariff  *tariff,
              const TdrUsage   *usage,
              GError          **error)
{
  if (usage->batch_requests > 0 && is_long_context (tariff, usage))
    {
      make_unknown (cost, "No batch price for prompts above the long-context threshold is known");
      return TRUE;
    }

  return charge (cost, tariff, TDR_METER_BATCH_INPUT, usage->batch_input_tokens, error)
         && charge (cost, tariff, TDR_METER_BATCH_OUTPUT, usage->batch_output_tokens, error);
}

static gboolean
round_units_up (double    needed,
                gint64    minimum,
                gint64    increment,
                gint64   *units,
                GError  **error)
{
  double step = MAX (increment, 1);
  double least = MAX (minimum, 0);
  double steps;

  if (!(needed >= 0 && needed < MOST_UNITS))
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW,
                           "The peak needs more capacity units than can be counted: lower the requests or growth");
      return FALSE;
    }

  steps = ceil ((needed - least) / step * (1 - WHOLE_TOLERANCE));
  *units = needed > 0 ? (gint64) (least + MAX (steps, 0) * step) : 0;
  return TRUE;
}

static gboolean
charge_units (TdrCost          *cost,
              const TdrTariff  *tariff,
              TdrMeter          meter,
              double            needed,
              GError          **error)
{
  gint64 units;

  if (!round_units_up (needed, tariff->minimum_units, tariff->unit_increment, &units, error))
    return FALSE;

  cost->capacity_units += units;
  return charge (cost, tariff, meter, units * TDR_HOURS_PER_MONTH, error);
}

/* Bedrock's Reserved tier: input and output capacity are bought apart. */
static gboolean
charge_reserved (TdrCost          *cost,
                 const TdrTariff  *tariff,
                 const TdrUsage   *usage,
                 GError          **error)
{
  return charge_units (cost, tariff, TDR_METER_INPUT_TPM_UNIT,
                       usage->peak_input_tokens_per_minute / TDR_TOKENS_PER_TPM_UNIT, error)
         && charge_units (cost, tariff, TDR_METER_OUTPUT_TPM_UNIT,
                          usage->peak_output_tokens_per_minute / TDR_TOKENS_PER_TPM_UNIT, error);
}

/* Azure's PTU and Google's GSU tables: one unit carries so many prompt tokens a minute, and an answer token counts as
 * several of them. */
static gboolean
charge_provisioned (TdrCost          *cost,
                    const TdrTariff  *tariff,
                    const TdrUsage   *usage,
                    GError          **error)
{
  double load = usage->peak_input_tokens_per_minute + tariff->output_ratio * usage->peak_output_tokens_per_minute;

  if (!(tariff->tokens_per_minute_per_unit > 0))
    make_unknown (cost, "How many tokens a minute one capacity unit carries is not known");
  else if (!(tariff->output_ratio > 0) && usage->peak_output_tokens_per_minute > 0)
    make_unknown (cost, "How much an answer token counts against a capacity unit is not known");
  else
    return charge_units (cost, tariff, TDR_METER_CAPACITY_UNIT, load / tariff->tokens_per_minute_per_unit, error);

  if (!tariff->rates[TDR_METER_CAPACITY_UNIT].known)
    miss_meter (cost, TDR_METER_CAPACITY_UNIT);
  return TRUE;
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
  *cost = (TdrCost) { .known = TRUE };

  if (!charge_interactive (cost, tariff, usage, error) || !charge_batch (cost, tariff, usage, error))
    return FALSE;

  finish_without_lines (cost, tariff);
  return TRUE;
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
  gboolean reserved = tariff->rates[TDR_METER_INPUT_TPM_UNIT].known || tariff->rates[TDR_METER_OUTPUT_TPM_UNIT].known;

  *cost = (TdrCost) { .known = TRUE };

  if (is_long_context (tariff, usage))
    make_unknown (cost, "How prompts above the long-context threshold count against capacity is not known");
  else if (!(reserved ? charge_reserved : charge_provisioned) (cost, tariff, usage, error))
    return FALSE;

  finish_without_lines (cost, tariff);
  return TRUE;
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
  *cost = (TdrCost) { .known = TRUE, .capacity_units = instances };

  if (instances < 0 || instances > MOST_UNITS)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                   "Instances must be from 0 to %.0f, not %" G_GINT64_FORMAT, MOST_UNITS, instances);
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
