/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-assumptions.h"

static JsonArray *
shares_to_json (const int *shares_ppm,
                guint      n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_double_element (array, shares_ppm[i] / (double) TDR_PPM);

  return array;
}

static void
write_demand (const TdrAssumptions *self,
              JsonObject           *object)
{
  if (tdr_month_is_set (self->demand.start))
    {
      g_autofree char *start = tdr_month_to_string (self->demand.start);

      json_object_set_string_member (object, "start", start);
    }
  if (tdr_demand_has_season (&self->demand))
    json_object_set_array_member (object, "season", shares_to_json (self->demand.season_ppm, TDR_MONTHS_PER_YEAR));
  if (self->demand.n_ramp > 0)
    json_object_set_array_member (object, "ramp", shares_to_json (self->demand.ramp_ppm, self->demand.n_ramp));
}

static void
write_tax (const TdrAssumptions *self,
           JsonObject           *object)
{
  JsonObject *tax = json_object_new ();

  tdr_json_set_share (tax, "rate", self->tax.rate_ppm);
  tdr_json_set_share (tax, "recoverable_share", self->tax.recoverable_ppm);
  json_object_set_object_member (object, "tax", tax);
}

static void
write_amount (JsonObject *object,
              const char *member,
              TdrMoney    amount)
{
  if (tdr_money_is_given (amount))
    tdr_json_set_money (object, member, amount);
}

static void
write_operations (const TdrAssumptions *self,
                  JsonObject           *object)
{
  g_autoptr (JsonObject) operations = json_object_new ();

  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    {
      const TdrOperationsLine *line = &self->operations.lines[i];
      double scale = tdr_operations_item_get_scale ((TdrOperationsItem) i);
      JsonObject *item;

      if (line->evidence != &tdr_own_operations_evidence)
        continue;
      item = json_object_new ();
      tdr_json_set_number (item, "quantity", (double) line->quantity / scale);
      tdr_json_set_money (item, "price", line->price);
      json_object_set_object_member (operations, tdr_operations_item_to_string ((TdrOperationsItem) i), item);
    }
  if (json_object_get_size (operations) > 0)
    json_object_set_object_member (object, "operations", g_steal_pointer (&operations));
}

static void
write_success (const TdrAssumptions *self,
               JsonObject           *object)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->success->len; i++)
    {
      const TdrSuccessRate *rate = g_ptr_array_index (self->success, i);
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "model", rate->model);
      tdr_json_set_share (entry, "rate", rate->success_ppm);
      json_array_add_object_element (array, entry);
    }
  json_object_set_array_member (object, "success_rates", array);
}

static JsonArray *
samples_to_json (const TdrDistribution *factor)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < factor->n_samples; i++)
    json_array_add_double_element (array, factor->samples[i]);

  return array;
}

static JsonObject *
factor_to_json (const TdrDistribution *factor)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", tdr_distribution_kind_to_string (factor->kind));
  if (factor->kind == TDR_DISTRIBUTION_EMPIRICAL)
    {
      json_object_set_array_member (object, "samples", samples_to_json (factor));
      return object;
    }
  tdr_json_set_number (object, "central", factor->central);
  if (factor->kind == TDR_DISTRIBUTION_TRIANGULAR)
    {
      tdr_json_set_number (object, "low", factor->low);
      tdr_json_set_number (object, "high", factor->high);
    }
  else if (factor->kind != TDR_DISTRIBUTION_FIXED)
    tdr_json_set_number (object, "spread", factor->spread);

  return object;
}

static JsonArray *
correlations_to_json (const TdrAssumptions *self)
{
  JsonArray *array = json_array_new ();

  for (guint a = 0; a < TDR_N_FACTORS; a++)
    for (guint b = a + 1; b < TDR_N_FACTORS; b++)
      {
        double value = self->correlations[a * TDR_N_FACTORS + b];
        JsonObject *entry;

        if (value == 0)
          continue;
        entry = json_object_new ();
        json_object_set_string_member (entry, "of", tdr_uncertain_factor_to_string ((TdrUncertainFactor) a));
        json_object_set_string_member (entry, "with", tdr_uncertain_factor_to_string ((TdrUncertainFactor) b));
        tdr_json_set_number (entry, "value", value);
        json_array_add_object_element (array, entry);
      }

  return array;
}

static void
write_uncertainty (const TdrAssumptions *self,
                   JsonObject           *object)
{
  JsonObject *uncertainty = json_object_new ();
  JsonArray *correlations = correlations_to_json (self);

  json_object_set_int_member (uncertainty, "seed", (gint64) self->seed);
  json_object_set_int_member (uncertainty, "draws", self->n_draws);
  for (guint i = 0; i < TDR_N_FACTORS; i++)
    if (self->own_factors & 1u << i)
      json_object_set_object_member (uncertainty, tdr_uncertain_factor_to_string ((TdrUncertainFactor) i),
                                     factor_to_json (&self->factors[i]));
  if (json_array_get_length (correlations) > 0)
    json_object_set_array_member (uncertainty, "correlations", correlations);
  else
    json_array_unref (correlations);
  json_object_set_object_member (object, "uncertainty", uncertainty);
}

/**
 * tdr_assumptions_to_json:
 *
 * Writes what tdr_assumptions_read() reads.
 *
 * Returns: (transfer full)
 */
JsonObject *
tdr_assumptions_to_json (const TdrAssumptions *self)
{
  JsonObject *object = json_object_new ();

  write_demand (self, object);
  json_object_set_string_member (object, "prices", self->rate.basis == TDR_PRICES_REAL ? TDR_WORD_REAL : TDR_WORD_NOMINAL);
  tdr_json_set_share (object, "discount_rate", self->rate.yearly_ppm);
  tdr_json_set_share (object, "price_change_per_year", self->price_change_ppm);
  write_tax (self, object);
  write_amount (object, "requalification", self->requalification);
  write_amount (object, "budget", self->budget);
  write_operations (self, object);
  if (self->exchange != NULL)
    json_object_set_object_member (object, "exchange", tdr_dated_rate_to_json (self->exchange));
  if (self->success->len > 0)
    write_success (self, object);
  write_uncertainty (self, object);
  tdr_json_add_unknown (object, self->unknown);

  return object;
}
