/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-contract.h"

#include "tdr-contract-phases.h"
#include "tdr-engine-error.h"

#include <string.h>

static gboolean
holds_for (const TdrPriceTerm *a,
           const TdrPriceTerm *b)
{
  guint a_last = a->last_month > 0 ? a->last_month : G_MAXUINT;
  guint b_last = b->last_month > 0 ? b->last_month : G_MAXUINT;

  return a->first_month <= b_last && b->first_month <= a_last;
}

static gboolean
counts_the_same (const TdrPriceTerm *a,
                 const TdrPriceTerm *b)
{
  return a->meter == b->meter && g_strcmp0 (a->sku, b->sku) == 0 && holds_for (a, b);
}

/* Capacity may be bought twice, usage may not be charged twice; nor can two terms both be as many units as are needed,
 * or two plans cover the same hours. */
static gboolean
would_charge_twice (const TdrPriceTerm *a,
                    const TdrPriceTerm *b)
{
  if (a->charge != b->charge || !counts_the_same (a, b))
    return FALSE;

  return a->charge == TDR_CHARGE_USAGE || a->charge == TDR_CHARGE_SAVINGS_PLAN
         || (a->charge == TDR_CHARGE_CAPACITY && (a->units == 0 || b->units == 0));
}

static gboolean
check_units (const TdrContract   *self,
             const TdrPriceTerm  *term,
             GError             **error)
{
  gint64 least = MAX (self->rules.minimum_units, 0);
  gint64 step = MAX (self->rules.unit_increment, 1);

  if (term->charge != TDR_CHARGE_CAPACITY || term->units == 0 || !tdr_meter_is_unit (term->meter)
      || (term->units >= least && (term->units - least) % step == 0))
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "units must be %" G_GINT64_FORMAT " or more in steps of %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT,
               least, step, term->units);
  return FALSE;
}

static gboolean
check_against_earlier (const TdrContract  *self,
                       guint               term,
                       GError            **error)
{
  for (guint i = 0; i < term; i++)
    if (would_charge_twice (&self->terms[i], &self->terms[term]))
      {
        g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                     "terms[%u] and terms[%u] charge %s in the same month: let one end before the other begins",
                     i, term, tdr_meter_to_string (self->terms[term].meter));
        return FALSE;
      }

  return TRUE;
}

static TdrPriceTerm
term_of_rate (TdrCharge      charge,
              TdrMeter       meter,
              const TdrRate *rate)
{
  return (TdrPriceTerm) {
    .charge = charge, .meter = meter, .evidence = rate->evidence, .n_bands = 1, .bands = { { 0, rate->price } },
  };
}

static void
init_empty (TdrContract  *self,
            TdrPriceTerm *terms)
{
  *self = (TdrContract) { .terms = terms };
}

static void
take_term (TdrContract        *self,
           TdrPriceTerm       *terms,
           const TdrPriceTerm *term)
{
  terms[self->n_terms++] = *term;
  memcpy (self->currency, term->bands[0].price.currency, sizeof self->currency);
}

/**
 * tdr_contract_check:
 *
 * Whether the terms can be, each and together. If not, fails with %TDR_ENGINE_ERROR_INVALID or
 * %TDR_ENGINE_ERROR_CURRENCY, naming the term and its field.
 */
gboolean
tdr_contract_check (const TdrContract  *self,
                    GError            **error)
{
  if (self->n_terms == 0 || self->n_terms > TDR_MAX_CONTRACT_TERMS)
    {
      g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "A contract must have from 1 to %u terms, not %u",
                   TDR_MAX_CONTRACT_TERMS, self->n_terms);
      return FALSE;
    }

  for (guint i = 0; i < self->n_terms; i++)
    {
      if (!tdr_price_term_check (&self->terms[i], self->currency, error) || !check_units (self, &self->terms[i], error))
        {
          g_prefix_error (error, "terms[%u]: ", i);
          return FALSE;
        }
      if (!check_against_earlier (self, i, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_contract_price_month:
 * @bill: (out): its lines and sums
 *
 * What one month costs. A price that is needed and missing makes the bill unknown and names its meter; the lines that
 * could be priced stay. @self must pass tdr_contract_check(). Fails with %TDR_ENGINE_ERROR_OVERFLOW, or with
 * %TDR_ENGINE_ERROR_INVALID where a figure of the month cannot be or there are too many lines.
 */
gboolean
tdr_contract_price_month (const TdrContract       *self,
                          const TdrContractMonth  *month,
                          TdrBill                 *bill,
                          GError                 **error)
{
  tdr_bill_init (bill, self->currency);
  if (self->last_month > 0 && month->number > self->last_month)
    {
      tdr_bill_make_unknown (bill, "The prices of this contract end before the term does");
      return TRUE;
    }

  return tdr_contract_check_month (month, error)
         && tdr_contract_charge_usage (self, month, bill, error)
         && tdr_contract_charge_savings_plans (self, month, bill, error)
         && tdr_contract_charge_limits (self, month, bill, error)
         && tdr_contract_charge_fees (self, month, bill, error);
}

/**
 * tdr_contract_init_from_tariff:
 * @tariff: of an offer in the catalogue
 * @by_capacity: whether it sells units by the hour, as many as the peak needs; otherwise by the token
 * @terms: (out): to hold the terms, for as long as @self is used
 *
 * The offer said in terms. Without any price the contract has neither terms nor a currency.
 */
void
tdr_contract_init_from_tariff (TdrContract     *self,
                               const TdrTariff *tariff,
                               gboolean         by_capacity,
                               TdrPriceTerm     terms[TDR_N_METERS])
{
  init_empty (self, terms);
  self->rules = *tariff;

  for (guint meter = 0; meter < TDR_N_METERS; meter++)
    if (tariff->rates[meter].known && tdr_meter_is_unit ((TdrMeter) meter) == by_capacity)
      {
        TdrPriceTerm term = term_of_rate (by_capacity ? TDR_CHARGE_CAPACITY : TDR_CHARGE_USAGE, (TdrMeter) meter,
                                          &tariff->rates[meter]);

        take_term (self, terms, &term);
      }
}

/**
 * tdr_contract_init_from_rate:
 * @hourly: known rate of an instance
 * @term: (out): to hold the term, for as long as @self is used
 *
 * A machine said in terms: as many as the workload needs, around the clock.
 */
void
tdr_contract_init_from_rate (TdrContract   *self,
                             const TdrRate *hourly,
                             TdrPriceTerm  *term)
{
  TdrPriceTerm only = term_of_rate (TDR_CHARGE_CAPACITY, TDR_METER_INSTANCE, hourly);

  init_empty (self, term);
  take_term (self, term, &only);
}
