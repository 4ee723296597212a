/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-assumptions.h"

#define DEFAULT_DRAWS 10000
#define DEFAULT_SEED 1

const TdrEvidence tdr_own_operations_evidence = {
  .id = "own", .publisher = "Buyer", .address = "tender:assumptions/operations", .as_of = "",
  .kind = TDR_EVIDENCE_ASSUMPTION,
};

static const char *const factor_names[] = {
  [TDR_FACTOR_DEMAND] = "demand",
  [TDR_FACTOR_GROWTH] = "growth",
  [TDR_FACTOR_TOKENS] = "tokens",
  [TDR_FACTOR_PRICE] = "price",
  [TDR_FACTOR_THROUGHPUT] = "throughput",
  [TDR_FACTOR_EXCHANGE] = "exchange",
};

G_STATIC_ASSERT (G_N_ELEMENTS (factor_names) == TDR_N_FACTORS);

/* Round figures that no source gives: wide where forecasts of new services usually fail, and said to be assumptions.
 * What is fixed here has no spread until somebody gives one. */
static const TdrDistribution default_factors[TDR_N_FACTORS] = {
  [TDR_FACTOR_DEMAND] = { .kind = TDR_DISTRIBUTION_TRIANGULAR, .low = 0.5, .central = 1, .high = 1.5 },
  [TDR_FACTOR_GROWTH] = { .kind = TDR_DISTRIBUTION_TRIANGULAR, .low = 0.8, .central = 1, .high = 1.2 },
  [TDR_FACTOR_TOKENS] = { .kind = TDR_DISTRIBUTION_TRIANGULAR, .low = 0.8, .central = 1, .high = 1.3 },
  [TDR_FACTOR_PRICE] = { .kind = TDR_DISTRIBUTION_TRIANGULAR, .low = 0.8, .central = 1, .high = 1.1 },
  [TDR_FACTOR_THROUGHPUT] = { .kind = TDR_DISTRIBUTION_FIXED, .central = 1 },
  [TDR_FACTOR_EXCHANGE] = { .kind = TDR_DISTRIBUTION_FIXED, .central = 1 },
};

static TdrSuccessRate *
success_rate_new (const char *model,
                  int         success_ppm)
{
  TdrSuccessRate *self = g_new0 (TdrSuccessRate, 1);

  self->model = g_strdup (model);
  self->success_ppm = success_ppm;
  return self;
}

static void
success_rate_free (gpointer data)
{
  TdrSuccessRate *self = data;

  g_free (self->model);
  g_free (self);
}

static TdrSuccessRate *
find_success (const TdrAssumptions *self,
              const char           *model)
{
  for (guint i = 0; i < self->success->len; i++)
    {
      TdrSuccessRate *rate = g_ptr_array_index (self->success, i);

      if (g_str_equal (rate->model, model))
        return rate;
    }

  return NULL;
}

/**
 * tdr_assumptions_new:
 *
 * The defaults: no season, ramp, tax, change of prices or budget; nothing is discounted; operations and uncertainty as
 * assumed above and in tdr_operations_init_assumptions().
 */
TdrAssumptions *
tdr_assumptions_new (void)
{
  TdrAssumptions *self = g_new0 (TdrAssumptions, 1);

  tdr_operations_init_assumptions (&self->operations);
  self->tax.recoverable_ppm = TDR_PPM;
  for (guint i = 0; i < TDR_N_FACTORS; i++)
    {
      self->factors[i] = default_factors[i];
      self->correlations[i * TDR_N_FACTORS + i] = 1;
    }
  self->seed = DEFAULT_SEED;
  self->n_draws = DEFAULT_DRAWS;
  self->success = g_ptr_array_new_with_free_func (success_rate_free);

  return self;
}

/**
 * tdr_assumptions_copy:
 * @self: (nullable): %NULL makes %NULL
 */
TdrAssumptions *
tdr_assumptions_copy (const TdrAssumptions *self)
{
  TdrAssumptions *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->success = g_ptr_array_new_with_free_func (success_rate_free);
  for (guint i = 0; i < self->success->len; i++)
    {
      const TdrSuccessRate *rate = g_ptr_array_index (self->success, i);

      g_ptr_array_add (copy->success, success_rate_new (rate->model, rate->success_ppm));
    }
  for (guint i = 0; i < TDR_N_FACTORS; i++)
    if (copy->samples[i] != NULL)
      g_array_ref (copy->samples[i]);
  tdr_dated_rate_ref (copy->exchange);
  if (copy->unknown != NULL)
    json_object_ref (copy->unknown);

  return copy;
}

/**
 * tdr_assumptions_free:
 *
 * Frees @self.
 */
void
tdr_assumptions_free (TdrAssumptions *self)
{
  g_ptr_array_unref (self->success);
  for (guint i = 0; i < TDR_N_FACTORS; i++)
    g_clear_pointer (&self->samples[i], g_array_unref);
  g_clear_pointer (&self->exchange, tdr_dated_rate_unref);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

/**
 * tdr_assumptions_get_exchange:
 * @self: (nullable)
 *
 * Returns: the rate between the tender's currency and the catalogue's; one that exchanges nothing where none is given
 */
const TdrExchangeRate *
tdr_assumptions_get_exchange (const TdrAssumptions *self)
{
  return self != NULL && self->exchange != NULL ? &self->exchange->rate : &tdr_no_exchange_rate;
}

/**
 * tdr_assumptions_get_success:
 * @model: canonical name
 *
 * Returns: the share of requests that @model answers well, in millionths; 0 if nobody said it
 */
int
tdr_assumptions_get_success (const TdrAssumptions *self,
                             const char           *model)
{
  const TdrSuccessRate *rate = find_success (self, model);

  return rate != NULL ? rate->success_ppm : 0;
}

/**
 * tdr_assumptions_set_success:
 * @success_ppm: 1 to 1,000,000; 0 forgets it
 */
void
tdr_assumptions_set_success (TdrAssumptions *self,
                             const char     *model,
                             int             success_ppm)
{
  TdrSuccessRate *rate = find_success (self, model);

  if (rate != NULL && success_ppm == 0)
    g_ptr_array_remove (self->success, rate);
  else if (rate != NULL)
    rate->success_ppm = success_ppm;
  else if (success_ppm != 0)
    g_ptr_array_add (self->success, success_rate_new (model, success_ppm));
}

/**
 * tdr_operations_item_get_scale:
 *
 * How many of the engine's units make one of those that people and files count in.
 */
double
tdr_operations_item_get_scale (TdrOperationsItem item)
{
  return item == TDR_OPERATIONS_PEOPLE ? TDR_THOUSANDTHS_PER_POST : 1;
}

/**
 * tdr_uncertain_factor_to_string:
 *
 * The word that files use for @factor.
 */
const char *
tdr_uncertain_factor_to_string (TdrUncertainFactor factor)
{
  g_return_val_if_fail ((guint) factor < TDR_N_FACTORS, NULL);

  return factor_names[factor];
}

/**
 * tdr_uncertain_factor_from_string:
 *
 * Returns: whether @text is a word of tdr_uncertain_factor_to_string(); @factor is untouched if not
 */
gboolean
tdr_uncertain_factor_from_string (const char         *text,
                                  TdrUncertainFactor *factor)
{
  for (guint i = 0; i < TDR_N_FACTORS; i++)
    if (g_strcmp0 (text, factor_names[i]) == 0)
      {
        *factor = (TdrUncertainFactor) i;
        return TRUE;
      }

  return FALSE;
}
