/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Usage and capacity of a contract's month, at contracted prices. */

#include "tdr-contract-phases.h"
#include "tdr-engine-error.h"
#include "tdr-metering.h"

#include <math.h>

#define MINUTES_PER_HOUR 60.0
#define MOST_MONTH_HOURS 744

/* What the terms of one month ask of the usage. */
typedef struct {
  const TdrContract *contract;
  const TdrContractMonth *month;
  TdrTariff rules;        /* with the meters that have a price in this month */
  TdrMetering metering;   /* of what is billed by usage */
  TdrMetering sized;      /* of capacity that the peak decides */
  guint bought;           /* meters of capacity, a bit each */
} Count;

/* Only that a meter has a price matters to the rules; the price itself stays in its term. */
static void
note_term (Count              *count,
           const TdrPriceTerm *term)
{
  if (term->charge == TDR_CHARGE_USAGE && term->sku == NULL)
    count->rules.rates[term->meter].known = TRUE;
  if (term->charge == TDR_CHARGE_CAPACITY)
    {
      count->rules.rates[term->meter].known = TRUE;
      count->bought |= 1u << term->meter;
    }
}

static void
init_count (Count                  *count,
            const TdrContract      *contract,
            const TdrContractMonth *month)
{
  count->contract = contract;
  count->month = month;
  count->rules = contract->rules;
  count->bought = 0;
  for (guint meter = 0; meter < TDR_N_METERS; meter++)
    count->rules.rates[meter] = (TdrRate) { 0 };
  for (guint i = 0; i < contract->n_terms; i++)
    if (tdr_price_term_holds_in (&contract->terms[i], month->number))
      note_term (count, &contract->terms[i]);
}

static gint64
fixed_units (const Count *count,
             TdrMeter     meter)
{
  gint64 units = 0;

  for (guint i = 0; i < count->contract->n_terms; i++)
    {
      const TdrPriceTerm *term = &count->contract->terms[i];

      if (term->charge == TDR_CHARGE_CAPACITY && term->meter == meter
          && tdr_price_term_holds_in (term, count->month->number))
        units += term->units;
    }

  return units;
}

/* Requests an hour that so many tokens a minute carry; a request without such tokens is no load. */
static double
requests_an_hour (double tokens_per_minute,
                  double tokens_per_request)
{
  return tokens_per_request > 0 ? tokens_per_minute * MINUTES_PER_HOUR / tokens_per_request : INFINITY;
}

/* Requests an hour that the units carry; negative where nobody knows. */
static double
capacity_of_units (const Count *count)
{
  const TdrUsage *usage = &count->month->usage;
  gint64 input = fixed_units (count, TDR_METER_INPUT_TPM_UNIT);
  gint64 output = fixed_units (count, TDR_METER_OUTPUT_TPM_UNIT);
  double load = usage->prompt_tokens + count->rules.output_ratio * usage->answer_tokens;

  if (input > 0 || output > 0)
    return MIN (requests_an_hour ((double) input * TDR_TOKENS_PER_TPM_UNIT, (double) usage->prompt_tokens),
                requests_an_hour ((double) output * TDR_TOKENS_PER_TPM_UNIT, (double) usage->answer_tokens));
  if (!(count->rules.tokens_per_minute_per_unit > 0)
      || (!(count->rules.output_ratio > 0) && usage->answer_tokens > 0))
    return -1;

  return requests_an_hour (fixed_units (count, TDR_METER_CAPACITY_UNIT) * count->rules.tokens_per_minute_per_unit,
                           load);
}

static gint64
part_of (gint64 quantity,
         double share)
{
  return (gint64) rint ((double) quantity * share);
}

/* What the units do not carry is billed by usage; work that may wait is billed as such. */
static TdrUsage
usage_beyond (const TdrUsage *usage,
              double          share)
{
  TdrUsage beyond = *usage;

  beyond.fresh_input_tokens = part_of (usage->fresh_input_tokens, share);
  beyond.cache_write_tokens = part_of (usage->cache_write_tokens, share);
  beyond.cache_read_tokens = part_of (usage->cache_read_tokens, share);
  beyond.output_tokens = part_of (usage->output_tokens, share);
  return beyond;
}

static void
count_overflow (Count   *count,
                TdrBill *bill)
{
  double capacity = capacity_of_units (count);
  TdrLoadCoverage coverage;
  TdrUsage beyond;

  if (capacity < 0 || count->month->curve == NULL)
    {
      tdr_bill_make_unknown (bill, capacity < 0 ? "How many tokens a minute one capacity unit carries is not known"
                                                : "How much exceeds the capacity is not known without the hours");
      return;
    }

  /* More than the peak carries nothing more. */
  coverage = tdr_load_curve_cover (count->month->curve, MIN (capacity, tdr_load_curve_get_peak (count->month->curve)));
  beyond = usage_beyond (&count->month->usage, 1 - coverage.coverage);
  tdr_metering_init_on_demand (&count->metering, &count->rules, &beyond);
}

/* Units that the peak decides carry everything; machines do too; fixed units carry what they can. */
static gboolean
count_usage (Count    *count,
             TdrBill  *bill,
             GError  **error)
{
  gint64 fixed = fixed_units (count, TDR_METER_CAPACITY_UNIT) + fixed_units (count, TDR_METER_INPUT_TPM_UNIT)
                 + fixed_units (count, TDR_METER_OUTPUT_TPM_UNIT);

  count->metering = count->sized = (TdrMetering) { 0 };
  if (fixed > 0)
    count_overflow (count, bill);
  else if ((count->bought & ~(1u << TDR_METER_INSTANCE)) != 0)
    return tdr_metering_init_capacity_units (&count->sized, &count->rules, &count->month->usage, count->month->hours,
                                             error);
  else
    tdr_metering_init_on_demand (&count->metering, &count->rules, &count->month->usage);

  return TRUE;
}

static gint64
find_other (const TdrContractMonth *month,
            TdrMeter                meter,
            const char             *sku)
{
  gint64 quantity = 0;

  for (guint i = 0; i < month->n_others; i++)
    if (month->others[i].meter == meter && g_strcmp0 (month->others[i].sku, sku) == 0)
      quantity += month->others[i].quantity;

  return quantity;
}

static gint64
quantity_of_usage (const Count        *count,
                   const TdrPriceTerm *term)
{
  gint64 quantity = find_other (count->month, term->meter, term->sku);

  if (term->sku == NULL)
    quantity += tdr_metering_get_quantity (&count->metering, term->meter);
  if (term->sku == NULL && term->meter == TDR_METER_REQUEST)
    quantity += count->month->usage.requests;
  return quantity;
}

static gint64
units_of (const Count        *count,
          const TdrPriceTerm *term)
{
  if (term->units > 0)
    return term->units;
  if (tdr_meter_is_unit (term->meter))
    return tdr_metering_get_quantity (&count->sized, term->meter) / count->month->hours;

  return count->month->instances;
}

static gboolean
charge_term_usage (const Count         *count,
                   const TdrPriceTerm  *term,
                   TdrBill             *bill,
                   GError             **error)
{
  gint64 quantity = quantity_of_usage (count, term);
  guint first_line = bill->n_lines;

  return tdr_contract_charge_bands (count->contract, term, count->month->number, MAX (quantity - term->free_quantity, 0),
                                    bill, error)
         && tdr_contract_limit_term (count->contract, term, first_line, bill, error);
}

static gboolean
charge_term_capacity (const Count         *count,
                      const TdrPriceTerm  *term,
                      TdrBill             *bill,
                      GError             **error)
{
  gint64 hours = term->hours > 0 ? term->hours : count->month->hours;
  gint64 units = units_of (count, term);
  guint first_line = bill->n_lines;

  bill->capacity_units += units;
  return tdr_contract_charge_bands (count->contract, term, count->month->number, units * hours, bill, error)
         && (units == 0 || !tdr_money_is_given (term->upfront)
             || tdr_contract_charge_upfront (count->contract, term, count->month->number, term->upfront, units, bill,
                                             error))
         && tdr_contract_limit_term (count->contract, term, first_line, bill, error);
}

static gboolean
charge_term (const Count         *count,
             const TdrPriceTerm  *term,
             TdrBill             *bill,
             GError             **error)
{
  if (!tdr_price_term_holds_in (term, count->month->number))
    return TRUE;
  if (term->charge == TDR_CHARGE_USAGE)
    return charge_term_usage (count, term, bill, error);
  if (term->charge == TDR_CHARGE_CAPACITY)
    return charge_term_capacity (count, term, bill, error);

  return TRUE;
}

static gboolean
has_price (const Count *count,
           TdrMeter     meter,
           const char  *sku)
{
  for (guint i = 0; i < count->contract->n_terms; i++)
    {
      const TdrPriceTerm *term = &count->contract->terms[i];

      if (term->charge == TDR_CHARGE_USAGE && term->meter == meter && g_strcmp0 (term->sku, sku) == 0
          && tdr_price_term_holds_in (term, count->month->number))
        return TRUE;
    }

  return FALSE;
}

/* Machines answer the tokens that have no price. */
static void
miss_prices (const Count *count,
             TdrBill     *bill)
{
  gboolean has_machines = count->bought & (1u << TDR_METER_INSTANCE);

  for (guint i = 0; i < count->metering.n_items && !has_machines; i++)
    if (!has_price (count, count->metering.items[i].meter, NULL))
      tdr_bill_miss_meter (bill, count->metering.items[i].meter);
  for (guint i = 0; i < count->sized.n_items; i++)
    if (!count->rules.rates[count->sized.items[i].meter].known)
      tdr_bill_miss_meter (bill, count->sized.items[i].meter);
  for (guint i = 0; i < count->month->n_others; i++)
    if (count->month->others[i].quantity > 0
        && !has_price (count, count->month->others[i].meter, count->month->others[i].sku))
      tdr_bill_miss_meter (bill, count->month->others[i].meter);

  if (count->metering.reason != NULL && !has_machines)
    tdr_bill_make_unknown (bill, count->metering.reason);
  if (count->sized.reason != NULL)
    tdr_bill_make_unknown (bill, count->sized.reason);
}

static gboolean
refuse_month (const char  *field,
              gint64       value,
              GError     **error)
{
  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "%s cannot be %" G_GINT64_FORMAT, field, value);
  return FALSE;
}

/**
 * tdr_contract_check_month:
 *
 * Whether its figures can be. Fails with %TDR_ENGINE_ERROR_INVALID, naming the field.
 */
gboolean
tdr_contract_check_month (const TdrContractMonth  *month,
                          GError                 **error)
{
  if (month->number < 1 || month->number > TDR_MAX_TERM_MONTHS)
    return refuse_month ("The number of the month", month->number, error);
  if (month->hours < 1 || month->hours > MOST_MONTH_HOURS)
    return refuse_month ("The hours of the month", month->hours, error);
  if (month->instances < 0 || month->instances > G_MAXINT32)
    return refuse_month ("The number of instances", month->instances, error);
  for (guint i = 0; i < month->n_others; i++)
    if (month->others[i].quantity < 0)
      return refuse_month (tdr_meter_to_string (month->others[i].meter), month->others[i].quantity, error);

  return TRUE;
}

/**
 * tdr_contract_charge_usage:
 *
 * The lines of usage and capacity at contracted prices.
 */
gboolean
tdr_contract_charge_usage (const TdrContract       *self,
                           const TdrContractMonth  *month,
                           TdrBill                 *bill,
                           GError                 **error)
{
  Count count;

  init_count (&count, self, month);
  if (!count_usage (&count, bill, error))
    return FALSE;

  for (guint i = 0; i < self->n_terms; i++)
    if (!charge_term (&count, &self->terms[i], bill, error))
      {
        g_prefix_error (error, "terms[%u]: ", i);
        return FALSE;
      }

  miss_prices (&count, bill);
  return TRUE;
}
