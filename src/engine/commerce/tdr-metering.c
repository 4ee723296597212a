/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-metering.h"

#include "tdr-engine-error.h"

#include <math.h>

#define MOST_UNITS 1e15   /* beyond it a double no longer holds whole units reliably */

/* Doubles that should make a whole number may lie a hair above it; a billionth of a unit is not bought. */
#define WHOLE_TOLERANCE 1e-9

static void
count (TdrMetering *self,
       TdrMeter     meter,
       gint64       quantity)
{
  if (quantity == 0)
    return;

  g_assert (self->n_items < TDR_METERING_MAX_ITEMS);
  self->items[self->n_items++] = (TdrMeteredQuantity) { meter, quantity };
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

static void
count_interactive (TdrMetering     *self,
                   const TdrTariff *tariff,
                   const TdrUsage  *usage)
{
  gboolean is_long = is_long_context (tariff, usage);
  TdrMeter input = is_long ? TDR_METER_LONG_INPUT : TDR_METER_INPUT;
  TdrMeter output = is_long ? TDR_METER_LONG_OUTPUT : TDR_METER_OUTPUT;
  TdrMeter reading = is_long ? TDR_METER_LONG_CACHE_READ : TDR_METER_CACHE_READ;
  TdrMeter writing = meter_of_writing (tariff, is_long ? TDR_METER_LONG_CACHE_WRITE : TDR_METER_CACHE_WRITE_5M, input);
  gint64 written_as_input = writing == input ? usage->cache_write_tokens : 0;

  count (self, input, usage->fresh_input_tokens + written_as_input);
  count (self, writing, usage->cache_write_tokens - written_as_input);
  count (self, reading, usage->cache_read_tokens);
  count (self, output, usage->output_tokens);
}

static void
count_batch (TdrMetering     *self,
             const TdrTariff *tariff,
             const TdrUsage  *usage)
{
  if (usage->batch_requests > 0 && is_long_context (tariff, usage))
    {
      self->reason = "No batch price for prompts above the long-context threshold is known";
      return;
    }

  count (self, TDR_METER_BATCH_INPUT, usage->batch_input_tokens);
  count (self, TDR_METER_BATCH_OUTPUT, usage->batch_output_tokens);
}

static gboolean
round_units_up (double            needed,
                const TdrTariff  *tariff,
                gint64           *units,
                GError          **error)
{
  double step = MAX (tariff->unit_increment, 1);
  double least = MAX (tariff->minimum_units, 0);
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
count_units (TdrMetering      *self,
             const TdrTariff  *tariff,
             TdrMeter          meter,
             double            needed,
             gint64            hours,
             GError          **error)
{
  gint64 units;

  if (!round_units_up (needed, tariff, &units, error))
    return FALSE;

  self->capacity_units += units;
  count (self, meter, units * hours);
  return TRUE;
}

/* Bedrock's Reserved tier: input and output capacity are bought apart. */
static gboolean
count_reserved (TdrMetering      *self,
                const TdrTariff  *tariff,
                const TdrUsage   *usage,
                gint64            hours,
                GError          **error)
{
  return count_units (self, tariff, TDR_METER_INPUT_TPM_UNIT,
                      usage->peak_input_tokens_per_minute / TDR_TOKENS_PER_TPM_UNIT, hours, error)
         && count_units (self, tariff, TDR_METER_OUTPUT_TPM_UNIT,
                         usage->peak_output_tokens_per_minute / TDR_TOKENS_PER_TPM_UNIT, hours, error);
}

/* Azure's PTU and Google's GSU tables: one unit carries so many prompt tokens a minute, and an answer token counts as
 * several of them. */
static gboolean
count_provisioned (TdrMetering      *self,
                   const TdrTariff  *tariff,
                   const TdrUsage   *usage,
                   gint64            hours,
                   GError          **error)
{
  double load = usage->peak_input_tokens_per_minute + tariff->output_ratio * usage->peak_output_tokens_per_minute;

  if (!(tariff->tokens_per_minute_per_unit > 0))
    self->reason = "How many tokens a minute one capacity unit carries is not known";
  else if (!(tariff->output_ratio > 0) && usage->peak_output_tokens_per_minute > 0)
    self->reason = "How much an answer token counts against a capacity unit is not known";
  else
    return count_units (self, tariff, TDR_METER_CAPACITY_UNIT, load / tariff->tokens_per_minute_per_unit, hours, error);

  self->needed |= 1u << TDR_METER_CAPACITY_UNIT;
  return TRUE;
}

/**
 * tdr_metering_init_on_demand:
 * @tariff: its rules, and which of its meters have a rate at all
 * @usage: of one month
 *
 * Counts what is billed by the token.
 */
void
tdr_metering_init_on_demand (TdrMetering     *self,
                             const TdrTariff *tariff,
                             const TdrUsage  *usage)
{
  *self = (TdrMetering) { 0 };
  count_interactive (self, tariff, usage);
  count_batch (self, tariff, usage);
}

/**
 * tdr_metering_init_capacity_units:
 * @tariff: its rules, and which of its meters have a rate at all
 * @usage: with the peak that capacity is bought for
 * @hours: of the month
 *
 * Counts what is sold by the unit and hour: reserved tokens per minute where the tariff has rates for them, otherwise
 * units with a stated throughput. Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_metering_init_capacity_units (TdrMetering      *self,
                                  const TdrTariff  *tariff,
                                  const TdrUsage   *usage,
                                  gint64            hours,
                                  GError          **error)
{
  gboolean reserved = tariff->rates[TDR_METER_INPUT_TPM_UNIT].known || tariff->rates[TDR_METER_OUTPUT_TPM_UNIT].known;

  *self = (TdrMetering) { 0 };
  if (is_long_context (tariff, usage))
    {
      self->reason = "How prompts above the long-context threshold count against capacity is not known";
      return TRUE;
    }

  return (reserved ? count_reserved : count_provisioned) (self, tariff, usage, hours, error);
}

/**
 * tdr_metering_get_quantity:
 *
 * How much @meter counts, 0 where nothing.
 */
gint64
tdr_metering_get_quantity (const TdrMetering *self,
                           TdrMeter           meter)
{
  for (guint i = 0; i < self->n_items; i++)
    if (self->items[i].meter == meter)
      return self->items[i].quantity;

  return 0;
}
